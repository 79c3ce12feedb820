import Columns
import Testing

@testable import Parquet

@Suite struct ShreddingTests {
    private func page(_ column: Column, _ field: Field, leaf index: Int = 0) throws -> LeafPage {
        let leaf = LeafColumn.leaves(of: Schema([field]))[index]
        var page = LeafPage(leaf)
        try page.append(column, rows: 0..<column.count, of: leaf)
        return page
    }

    @Test func nullsHaveALowerLevelAndNoValue() throws {
        var column = Column(.int64)
        column.append(1)
        column.appendNull()
        column.append(3)
        let optional = try page(column, Field("a", .int64))
        #expect(optional.definitionLevels == [1, 0, 1])
        #expect(optional.values.integers == [1, 3])
        #expect(optional.repetitionLevels.isEmpty)
        #expect(throws: ParquetError.self) { try page(column, Field("a", .int64, isNullable: false)) }
    }

    @Test func listsHaveTheLevelsOfTheirKindsOfNothing() throws {
        var column = Column(.list(Field("element", .string)))
        column.append(["x", "y"])
        column.appendNull()
        column.append([])
        column.children[0].appendNull()
        column.children[0].append(utf8: "z".utf8)
        column.endList()
        let page = try page(column, Field("a", column.type))
        #expect(page.repetitionLevels == [0, 1, 0, 0, 0, 1])
        #expect(page.definitionLevels == [3, 3, 0, 1, 2, 3])
        #expect(page.values.bytes == Array("xyz".utf8))
        #expect(page.levelCount == 6 && page.rowCount == 4)
    }

    @Test func theDremelPaperAgrees() throws {
        // Melnik et al. 2010, figures 2 and 3: Name.Language.Code of the records r1 and r2.
        let language = Field("Language", .structure([Field("Code", .string, isNullable: false)]), isNullable: false)
        let languages = Field("Language", .list(language), isNullable: false)
        let names = Field(
            "Name", .list(Field("Name", .structure([languages]), isNullable: false)), isNullable: false)
        var column = Column(names.type)
        for record in [[["en-us", "en"], [], ["en-gb"]], [[]]] {
            for name in record {
                for code in name {
                    column.children[0].children[0].children[0].children[0].append(utf8: code.utf8)
                    column.children[0].children[0].children[0].endStructure()
                }
                column.children[0].children[0].endList()
                column.children[0].endStructure()
            }
            column.endList()
        }
        let page = try page(column, names)
        #expect(page.repetitionLevels == [0, 2, 1, 1, 0])
        #expect(page.definitionLevels == [2, 2, 1, 2, 1])
        #expect(page.values.bytes == Array("en-usenen-gb".utf8))
    }
}

@Suite struct ValueBoundsTests {
    private func bounds(_ texts: [String]) -> ValueBounds {
        var bounds = ValueBounds(LeafColumn.leaves(of: Schema([Field("a", .string)]))[0])
        var values = LeafValues(.byteArray)
        for text in texts {
            values.bytes += Array(text.utf8)
            values.offsets.append(values.bytes.count)
        }
        bounds.include(values)
        return bounds
    }

    @Test func textComparesAsUnsignedBytes() throws {
        let stored = try #require(bounds(["b", "ä", "", "a"]).stored)
        #expect(stored.min == [] && stored.max == Array("ä".utf8))
        #expect(stored.isMinExact && stored.isMaxExact)
        #expect(bounds([]).stored == nil)
    }

    @Test func longBoundsAreCutBetweenCharactersAndTheUpperOneGrows() throws {
        let text = String(repeating: "a", count: 63) + "é" + "zzz"
        let stored = try #require(bounds([text]).stored)
        #expect(stored.min == Array(repeating: UInt8(ascii: "a"), count: 63))
        #expect(stored.max == Array(repeating: UInt8(ascii: "a"), count: 62) + [UInt8(ascii: "b")])
        #expect(!stored.isMinExact && !stored.isMaxExact)
    }

    @Test(arguments: [("\u{D7FF}", "\u{E000}"), ("\u{7F}", "\u{80}"), ("\u{FFFF}", "\u{10000}")])
    func theNextCharacterIsAScalar(_ last: String, _ next: String) throws {
        let width = last.utf8.count
        let prefix = String(repeating: "x", count: 64 - width)
        let stored = try #require(bounds([prefix + last + "more"]).stored)
        #expect(stored.max == Array((prefix + next).utf8))
    }

    @Test func whatCannotGrowIsKept() throws {
        let greatest = String(repeating: "\u{10FFFF}", count: 30)
        let stored = try #require(bounds([greatest]).stored)
        #expect(stored.max == Array(greatest.utf8) && stored.isMaxExact)
        #expect(stored.min.count == 64 && !stored.isMinExact)
    }

    @Test func zerosAndNaNFollowTheFormat() throws {
        var bounds = ValueBounds(LeafColumn.leaves(of: Schema([Field("a", .double)]))[0])
        var values = LeafValues(.double)
        values.integers = [Double.nan, 0.0].map { Int64(bitPattern: $0.bitPattern) }
        bounds.include(values)
        let stored = try #require(bounds.stored)
        #expect(stored.min == [0, 0, 0, 0, 0, 0, 0, 0x80] && stored.max == [0, 0, 0, 0, 0, 0, 0, 0])
        #expect(bounds.hasNaN)
    }

    @Test func mergedBoundsAreThoseOfAllValues() throws {
        var left = bounds(["m", "k"])
        left.merge(bounds(["z", "a"]))
        left.merge(bounds([]))
        #expect(left.stored?.min == Array("a".utf8) && left.stored?.max == Array("z".utf8))
    }
}
