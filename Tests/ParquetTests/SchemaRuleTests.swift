import Columns
import Testing

@testable import Parquet

/// The rules of LogicalTypes.md for lists and maps, of older writers too.
@Suite struct SchemaRuleTests {
    private func type(_ elements: [SchemaElement]) throws -> Field {
        let tree = try SchemaTree([SchemaElement(name: "root", numChildren: 1)] + elements)
        return try ReadPlan(tree.fields[0]).field
    }

    private func group(
        _ name: String, _ repetition: FieldRepetitionType, _ count: Int32, _ converted: ConvertedType? = nil
    ) -> SchemaElement {
        SchemaElement(repetitionType: repetition, name: name, numChildren: count, convertedType: converted)
    }

    private func leaf(_ name: String, _ repetition: FieldRepetitionType, _ type: PhysicalType = .int32) -> SchemaElement
    {
        SchemaElement(type: type, repetitionType: repetition, name: name)
    }

    @Test func threeLevels() throws {
        let field = try type([group("a", .optional, 1, .list), group("list", .repeated, 1), leaf("x", .optional)])
        #expect(field == Field("a", .list(of: .int32, isNullable: true)))
        let required = try type([group("a", .required, 1, .list), group("list", .repeated, 1), leaf("x", .required)])
        #expect(required == Field("a", .list(of: .int32), isNullable: false))
    }

    @Test func twoLevels() throws {
        let primitive = try type([group("a", .optional, 1, .list), leaf("element", .repeated)])
        #expect(primitive == Field("a", .list(of: .int32)))

        let fields = [Field("x", .int32, isNullable: false), Field("y", .int32)]
        let several = try type([
            group("a", .optional, 1, .list), group("element", .repeated, 2), leaf("x", .required), leaf("y", .optional),
        ])
        #expect(several == Field("a", .list(of: .structure(fields))))

        for name in ["array", "a_tuple"] {
            let named = try type([
                group("a", .optional, 1, .list), group(name, .repeated, 1), leaf("x", .required),
            ])
            #expect(named == Field("a", .list(of: .structure([fields[0]]))))
        }
        let other = try type([group("a", .optional, 1, .list), group("tuple", .repeated, 1), leaf("x", .required)])
        #expect(other == Field("a", .list(of: .int32)))
    }

    @Test func repeatedWithoutAList() throws {
        #expect(try type([leaf("a", .repeated)]) == Field("a", .list(of: .int32), isNullable: false))
        let entries = try type([group("a", .repeated, 1), leaf("x", .optional)])
        #expect(entries == Field("a", .list(of: .structure([Field("x", .int32)])), isNullable: false))
    }

    @Test func maps() throws {
        let map = Field("a", .map(.int32, to: Field("value", .int32)))
        for annotation in [ConvertedType.map, .mapKeyValue] {
            let field = try type([
                group("a", .optional, 1, annotation), group("map", .repeated, 2), leaf("k", .required),
                leaf("v", .optional),
            ])
            #expect(field == map)
            #expect(field.type.isMap)
        }
    }

    @Test func treesThatContradictThemselvesAreRefused() {
        for elements in [
            [], [leaf("a", .required)], [group("r", .required, 2), leaf("a", .required)],
            [group("r", .required, 1), leaf("a", .required), leaf("b", .required)],
            [group("r", .required, -1)], [group("r", .required, .max), leaf("a", .required)],
            [group("r", .required, 1)] + (0..<1_000).map { _ in group("g", .required, 1) } + [leaf("a", .required)],
        ] {
            #expect(throws: ParquetError.self) { _ = try SchemaTree(elements) }
        }
    }

    @Test func nestedRowsOfTwoLevels() throws {
        // Rows: [1, 2], null, [], [3].
        var file = HandMadeFile()
        let repetition: [UInt8] = .levels([0x03, 0b0000_0010])
        let definition: [UInt8] = .levels([0x03, 0b0100_1010, 0b0000_0010])
        file.column(
            .int32, ["a", "array"], values: 5, page: repetition + definition + .littleEndian(Int32(1), 2, 3))
        let bytes = file.finished([group("a", .optional, 1, .list), leaf("array", .repeated)], rows: 4)
        #expect(try rowTexts(bytes) == ["[[1,2]]", "[null]", "[[]]", "[[3]]"])
        // One row a batch gives the same.
        var options = ReadOptions()
        options.batchRows = 1
        #expect(try rowTexts(bytes, options: options) == ["[[1,2]]", "[null]", "[[]]", "[[3]]"])
    }

    @Test func listsThatGoOnWithoutAnElementAreRefused() {
        // The first level says an empty list; the second goes on with it.
        var file = HandMadeFile()
        file.column(
            .int32, ["a", "array"], values: 2,
            page: .levels([0x03, 0b10]) + .levels([0x03, 0b1001]) + .littleEndian(Int32(1)))
        let bytes = file.finished([group("a", .optional, 1, .list), leaf("array", .repeated)], rows: 1)
        let error = #expect(throws: ParquetError.self) { try rowTexts(bytes) }
        #expect(error?.code == .malformed)
    }
}
