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

@Suite struct LexiconFileTests {
    @Test func commentsAndBlankLinesAreSkipped() {
        let file = LexiconFile(text: Array("# source\n\na\tb\n\tc\nlast".utf8))
        #expect(Array(file) == [["a", "b"], ["", "c"], ["last"]])
    }
}
