import Figures
import Testing

/// Lines that are no prose: rows of tables and items of lists.
@Suite struct LayoutTests {
    @Test func cellsHaveTheirRowAndColumn() {
        let figures = Figure.all(in: "Region | Killed | Injured\nKharkiv | 12 | 30\nLviv | 1 | 2\nTotal | 13 | 32")
        #expect(figures.map(\.value) == [12, 30, 1, 2, 13, 32])
        #expect(figures.map(\.event) == ["kill", "injure", "kill", "injure", "kill", "injure"])
        #expect(figures.map(\.place) == ["Kharkiv", "Kharkiv", "Lviv", "Lviv", nil, nil])
        #expect(figures.map(\.surface) == ["12", "30", "1", "2", "13", "32"])
    }

    @Test func captionsAndHeadersGiveUnits() {
        let thousands = Figure.all(in: "Losses by region (thousands)\nRegion | Killed\nKyiv | 1.5\nLviv | 12")
        #expect(thousands.map(\.value) == [1500, 12_000])
        let money = Figure.all(
            in: "Country | Exports (USD million) | Share (%)\nFrance | 12.5 | 30\nSpain | 1,300 | 7.5")
        #expect(money.map(\.value) == [12_500_000, 30, 1.3e9, 7.5])
        #expect(money.map(\.currency) == ["USD", nil, "USD", nil])
        #expect(money.map(\.kind) == [.money, .percent, .money, .percent])
        let percent = Figure.all(in: "Unemployment, in %\nCountry | Men\nFrance | 7.1\nSpain | 11")
        #expect(percent.map(\.unit) == ["percentage", "percentage"])
    }

    @Test func periodsAreTimesAndYearsInCellsCount() {
        let rows = Figure.all(in: "Year | Houses destroyed\n2019 | 30\n2020 | 1995")
        #expect(rows.map(\.value) == [30, 1995])
        #expect(rows.map(\.timeExpression) == ["2019", "2020"])
        #expect(rows.map(\.noun) == ["house", "house"])
        #expect(rows.map(\.event) == ["destroy", "destroy"])
        let columns = Figure.all(in: "Group | 2019 | 2020\nSoldiers killed | 30 | 50\nCivilians wounded | 7 | 4")
        #expect(columns.map(\.timeExpression) == ["2019", "2020", "2019", "2020"])
        #expect(columns.map(\.noun) == ["soldier", "soldier", "civilian", "civilian"])
    }

    @Test func linesWithoutHeadersAreProse() {
        #expect(Figure.all(in: "12 | 30\n14 | 40").map(\.value) == [12, 30, 14, 40])
        #expect(Figure.all(in: "July 15 2019 | Two men died in Lima.").map(\.event) == ["die"])
    }

    @Test func itemsGoOnFromTheirLead() throws {
        let figures = Figure.all(
            in: "The ministry said that the shelling destroyed:\n- 12 houses\n• two schools\nAll is quiet.")
        #expect(figures.map(\.value) == [12, 2])
        #expect(figures.map(\.noun) == ["house", "school"])
        #expect(figures.map(\.event) == ["destroy", "destroy"])
        #expect(figures.map(\.attribution) == ["The ministry", "The ministry"])
        #expect(figures.map(\.surface) == ["12", "two"])
    }

    @Test func rangesLieInTheText() {
        let text = "Floods (thousands)\nRegion | Homes\nÅland | 1.5\nTotals so far:\n- 12 boats\n3 men died."
        let bytes = Array(text.utf8)
        for figure in Figure.all(in: text) {
            #expect(String(decoding: bytes[figure.range], as: UTF8.self) == figure.surface)
            #expect(figure.sentence.contains(figure.range.lowerBound))
        }
    }

    @Test func explanationsShowTablesToo() {
        var extractor = FigureExtractor()
        let explanations = extractor.explanations(of: Array("Region | Killed\nKyiv | 5\nIn 2019 two men died.".utf8))
        #expect(explanations.map { $0.figures.map(\.kind) } == [[.count], [.year, .count]])
        #expect(explanations[1].words.map(\.role).contains(.noun))
    }
}
