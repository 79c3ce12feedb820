import Figures
import Testing

@Suite struct TrapTests {
    @Test(arguments: [
        "The treaty entered into force in 1999.", "In the 1990s, the battalion was based at Camp 7.",
        "He was born on 3 June 1961 and lives at 14 Elm Street.", "The talks began at 5:30 a.m. on March 14, 2022.",
        "The vote was 52-48, and the bill, H.R. 815, now goes on.", "Chelsea won 3-1 at home.",
        "Police in Unit 731 were asked to call 555-0142.", "Call +1 212 555 0187 before noon.",
        "F-16 jets and T-72 tanks took part.", "The iPhone 14 and Windows 11 were affected by version 2.3.",
        "Resolution 2202 of 2015 does not mention it.", "Room 101 is on Floor 3 of Building 9.",
        "The second explosion came minutes after the first.", "The S&P 500 fell.", "COVID-19 and G7 are names.",
        "See https://example.org/2019/12/31/a?b=5000 for more.", "The dates are 2019-09-01 and 5/17/2018.",
        "From 2014–2018 he was away.", "The server is 192.168.1.2 now.",
    ])
    func namesAreNoFigures(_ text: String) {
        #expect(Figure.all(in: text).map(\.surface) == [])
    }

    @Test func figuresBesideTrapsRemain() {
        #expect(values("Flight 17 was carrying 298 people on 17 July 2014.") == [298])
        #expect(values("The 2015 attacks killed 130 people.") == [130])
    }

    @Test func aRoundYearBeforeAPluralCounts() throws {
        #expect(try only("Some 2000 people fled.").value == 2000)
    }

    @Test func kindsOnRequest() {
        func kinds(_ text: String) -> [Figure.Kind] {
            var extractor = FigureExtractor(options: .nonFigures)
            return extractor.figures(in: Array(text.utf8)).map(\.kind)
        }
        #expect(kinds("They won 3-1 on the 21st.") == [.score, .score, .ordinal])
        #expect(kinds("Version 2.3 came in 2019.") == [.version, .year])
        #expect(kinds("He lives at 14 Elm Street.") == [.address])
        #expect(kinds("Highway 20 opened at 5:30.") == [.identifier, .time, .time])
    }
}
