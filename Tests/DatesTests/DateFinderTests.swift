import Dates
import Testing
import Text

@Suite struct DateFinderTests {
    /// A Wednesday.
    private let published = Timestamp(iso8601: "2022-03-30".utf8)

    private func dates(_ text: String) -> [(text: String, value: String, days: String)] {
        let bytes = Array(text.utf8)
        return DateFinder().dates(in: bytes, reference: published).map { date in
            let days = [date.from, date.to].compactMap { $0?.description }.joined(separator: "/")
            return (String(decoding: bytes[date.range], as: UTF8.self), date.value, days)
        }
    }

    @Test(arguments: [
        ("It began on Tuesday.", "Tuesday", "XXXX-WXX-2", "2022-03-29/2022-03-29"),
        ("He spoke on Friday evening.", "Friday", "XXXX-WXX-5", "2022-03-25/2022-03-25"),
        ("It ended yesterday.", "yesterday", "2022-03-29", "2022-03-29/2022-03-29"),
        ("He left last week.", "last week", "2022-W12", "2022-03-21/2022-03-27"),
        ("Sales fell last month.", "last month", "2022-02", "2022-02-01/2022-02-28"),
        ("They fled two weeks ago.", "two weeks ago", "2022-03-16", "2022-03-16/2022-03-16"),
        ("Talks open in 3 days.", "in 3 days", "2022-04-02", "2022-04-02/2022-04-02"),
        ("The law passed early this year.", "early this year", "2022", "2022-01-01/2022-12-31"),
        ("They meet the day after tomorrow.", "the day after tomorrow", "2022-04-01", "2022-04-01/2022-04-01"),
        ("They meet next Sunday.", "next Sunday", "2022-04-10", "2022-04-10/2022-04-10"),
    ])
    func relative(_ text: String, _ words: String, _ value: String, _ days: String) throws {
        let date = try #require(dates(text).first)
        #expect(date == (words, value, days))
    }

    @Test(arguments: [
        ("He died on 24 February 2022.", "24 February 2022", "2022-02-24"),
        ("He died on February 24, 2022.", "February 24, 2022", "2022-02-24"),
        ("He was born Feb. 3rd, 1999.", "Feb. 3rd, 1999", "1999-02-03"),
        ("Signed 2019-10-05 in Minsk.", "2019-10-05", "2019-10-05"),
        ("Signed 25/11/2019 in Minsk.", "25/11/2019", "2019-11-25"),
        ("It was in March 2014.", "March 2014", "2014-03"), ("Rents rose in 2019.", "2019", "2019"),
        ("It opens October 2.", "October 2", "XXXX-10-02"),
        ("In the 1990s they grew.", "the 1990s", "(1990-01-01,2000-01-01,P10Y)"),
        ("Profit in Q3 2021 fell.", "Q3 2021", "(2021-07-01,2021-10-01,P3M)"),
        ("It closed on Christmas Eve.", "Christmas Eve", "XXXX-12-24"),
        ("Easter Sunday 2024 was cold.", "Easter Sunday 2024", "2024-03-31"),
        ("the twenty-first of May", "the twenty-first of May", "XXXX-05-21"),
    ])
    func absolute(_ text: String, _ words: String, _ value: String) throws {
        let date = try #require(dates(text).first)
        #expect((date.text, date.value) == (words, value))
    }

    @Test(arguments: [
        ("He ruled from 2014 to 2018.", "from 2014 to 2018", "(2014-01-01,2018-01-01,P4Y)"),
        ("Open between March 3 and March 9, 2021.", "between March 3 and March 9, 2021", "(2021-03-03,2021-03-09,P6D)"),
        ("Held May 4-9, 2021.", "May 4-9, 2021", "(2021-05-04,2021-05-09,P5D)"),
        ("It takes three weeks.", "three weeks", "P3W"),
    ])
    func rangesAndDurations(_ text: String, _ words: String, _ value: String) throws {
        let date = try #require(dates(text).first)
        #expect((date.text, date.value) == (words, value))
    }

    @Test(arguments: [
        "It may rain.", "They march on.", "He sat down in the sun.", "A second round follows.",
        "It costs 1,999 dollars.",
        "They won 4-2.", "He is 20 years old.", "Room 1812, please", "version 2.4.1 of it",
    ])
    func finds(no text: String) {
        #expect(dates(text).isEmpty)
    }

    @Test func leapDaysThatAreNoneHaveNoDay() throws {
        let date = try #require(dates("It was February 30.").first)
        #expect(date.value == "XXXX-02-30")
        #expect(date.days.isEmpty)
    }

    @Test func expressionsDoNotOverlap() {
        let text =
            "From Monday to Friday, in 2014-2018 and since last May, for 3 days from 4 June 2020 until yesterday, Q1 12/12/12."
        let found = DateFinder().dates(in: Array(text.utf8), reference: published)
        #expect(found.count > 3)
        #expect(zip(found, found.dropFirst()).allSatisfy { $0.range.upperBound <= $1.range.lowerBound })
    }

    @Test func survivesAnything() {
        let pieces = [
            "the", "last", "first", "week", "of", "0", "31", "9999", "-", "/", ".", "to", "between", "and", "May",
            "year", "q", "century", "99999999", "1000000", "ago", "in", "Easter", "’", "é", "\u{FF}", "thousand",
            "hundred", "nineteen", "next", "decade",
        ]
        var random: UInt64 = 5
        for _ in 0..<3000 {
            var text = ""
            for _ in 0..<8 {
                random = random &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                text += pieces[Int((random >> 33) % UInt64(pieces.count))] + (random >> 60 > 4 ? " " : "")
            }
            for date in DateFinder().dates(in: Array(text.utf8), reference: published) {
                #expect(date.range.upperBound <= text.utf8.count)
                #expect(!date.value.isEmpty)
            }
        }
    }
}
