import Testing

@testable import Text

@Suite struct TimestampTests {
    @Test(arguments: [
        ("2019-10-19", "2019-10-19T00:00:00"), ("20191019", "2019-10-19T00:00:00"),
        ("2019-10-19T12:30:05Z", "2019-10-19T12:30:05Z"),
        ("2019-10-19T12:30:05.25+02:00", "2019-10-19T10:30:05.250000Z"),
        ("2019/10/19 12:30 -0500", "2019-10-19T17:30:00Z"), ("1969-12-31T23:59:59Z", "1969-12-31T23:59:59Z"),
        ("2019-10-19T12:30", "2019-10-19T12:30:00"), ("2019-10-19 9:05 GMT", "2019-10-19T09:05:00Z"),
    ])
    func reads(text: String, expected: String) {
        #expect(Timestamp(iso8601: text.utf8)?.description == expected)
    }

    @Test(arguments: ["", "2019", "2019-13-01", "2019-02-30", "19-10-2019", "201910191", "today"])
    func refuses(text: String) {
        #expect(Timestamp(iso8601: text.utf8) == nil)
    }

    @Test func theDayIsLocal() throws {
        let timestamp = try #require(Timestamp(iso8601: "2019-10-19T23:30:00-05:00".utf8))
        #expect(timestamp.localDate.description == "2019-10-19")
        #expect(timestamp.offsetMinutes == -300)
        #expect(timestamp.description == "2019-10-20T04:30:00Z")
        #expect(timestamp.hasTime)
    }

    @Test func descriptionsReadBack() throws {
        for microseconds in [Int64(0), -1, 1_571_443_200_000_001, 253_402_300_799_000_000] {
            let timestamp = Timestamp(microseconds: microseconds, offsetMinutes: 0)
            #expect(Timestamp(iso8601: timestamp.description.utf8)?.microseconds == microseconds)
        }
    }

    @Test func theFirstAndLastMicrosecondHaveATime() {
        let (first, last) = (
            Timestamp(microseconds: .min, offsetMinutes: nil), Timestamp(microseconds: .max, offsetMinutes: nil)
        )
        #expect(first.description.hasSuffix("T19:59:05.224192"))
        #expect(last.description.hasSuffix("T04:00:54.775807"))
    }
}
