import Testing
import Text

@Suite struct CalendarDateTests {
    @Test func everyDayOfFourCenturiesGoesThereAndBack() throws {
        var previous = CalendarDate(daysSinceEpoch: -100_001)
        for day in -100_000...100_000 {
            let date = CalendarDate(daysSinceEpoch: day)
            #expect(date.daysSinceEpoch == day)
            #expect(previous < date)
            previous = date
        }
        #expect(CalendarDate(daysSinceEpoch: 0).description == "1970-01-01")
        #expect(CalendarDate(daysSinceEpoch: 19_081).description == "2022-03-30")
    }

    @Test func daysThatDoNotExist() {
        #expect(CalendarDate(year: 2023, month: 2, day: 29) == nil)
        #expect(CalendarDate(year: 2024, month: 2, day: 29) != nil)
        #expect(CalendarDate(year: 1900, month: 2, day: 29) == nil)
        #expect(CalendarDate(year: 2024, month: 13, day: 1) == nil)
        #expect(CalendarDate(year: 2024, month: 4, day: 31) == nil)
    }
}

@Suite struct TimestampTests {
    @Test(arguments: [
        ("2022-03-30T18:05:00+02:00", "2022-03-30T16:05:00Z", "2022-03-30"),
        ("2022-03-30T00:30:00+02:00", "2022-03-29T22:30:00Z", "2022-03-30"),
        ("2022-03-30 18:05:00.25 -0530", "2022-03-30T23:35:00.250000Z", "2022-03-30"),
        ("2022-03-30T18:05Z", "2022-03-30T18:05:00Z", "2022-03-30"),
        ("20220330", "2022-03-30T00:00:00", "2022-03-30"),
        ("1969-12-31T23:59:59Z", "1969-12-31T23:59:59Z", "1969-12-31"),
    ])
    func iso8601(text: String, moment: String, day: String) throws {
        let timestamp = try #require(Timestamp(iso8601: text.utf8))
        #expect(timestamp.description == moment)
        #expect(timestamp.localDate.description == day)
    }

    @Test(arguments: ["", "yesterday", "2022-13-01", "2022-02-30", "30.03.2022", "202203301"])
    func whatIsNoDate(text: String) {
        #expect(Timestamp(iso8601: text.utf8) == nil)
    }
}

@Suite struct LexiconFileTests {
    @Test func commentsAndBlankLinesAreSkipped() {
        let file = LexiconFile(text: Array("# source\n\na\tb\n\tc\nlast".utf8))
        #expect(Array(file) == [["a", "b"], ["", "c"], ["last"]])
    }
}
