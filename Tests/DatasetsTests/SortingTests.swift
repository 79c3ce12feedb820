import Columns
import SystemPackage
import Testing

@testable import Datasets

@Suite struct SortingTests {
    private let schema = Schema([
        Field("truth", .boolean), Field("small", .int32), Field("large", .int64),
        Field("wide", .decimal(precision: 30, scale: 0)),
        Field("double", .double), Field("text", .string), Field("day", .date), Field("number", .int64),
    ])

    private func rows(_ count: Int, seed: UInt64) -> ColumnBatch {
        var generator = SplitMix(state: seed)
        var batch = ColumnBatch(schema: schema)
        let doubles = [0, -0.0, 1.5, -1.5, .infinity, -.infinity, .nan, 1e300, -1e-300]
        let texts = ["", "a", "a\u{0}", "a\u{0}b", "ab", "é", "\u{0}", "b", "aa"]
        for number in 0..<count {
            func append(_ index: Int, _ body: (inout Column) -> Void) {
                let isNull = index < 7 && UInt8.random(in: 0..<6, using: &generator) == 0
                batch.append(to: index) { if isNull { $0.appendNull() } else { body(&$0) } }
            }
            append(0) { $0.append(Int.random(in: 0...1, using: &generator)) }
            append(1) { $0.append(Int.random(in: -3...3, using: &generator)) }
            append(2) { $0.append([Int.min, -1, 0, 1, .max].randomElement(using: &generator) ?? 0) }
            append(3) { $0.append(wide: Int128(Int.random(in: -2...2, using: &generator)) << 70) }
            append(4) { $0.append(doubles.randomElement(using: &generator) ?? 0) }
            append(5) { $0.append(utf8: (texts.randomElement(using: &generator) ?? "").utf8) }
            append(6) { $0.append(Int.random(in: -2...2, using: &generator)) }
            append(7) { $0.append(number) }
        }
        return batch
    }

    /// What the order means, said without bytes: negative when `left` is first.
    private func order(_ column: Column, _ left: Int, _ right: Int, isDescending: Bool) -> Int {
        guard column.isValid(left), column.isValid(right) else {
            return (column.isValid(left) ? 0 : 1) - (column.isValid(right) ? 0 : 1)
        }
        func compare<Value: Comparable>(_ left: Value, _ right: Value) -> Int {
            left == right ? 0 : left < right ? -1 : 1
        }
        let result =
            switch column.layout {
            case .integers: compare(column.integers[left], column.integers[right])
            case .wideIntegers: compare(column.wideIntegers[left], column.wideIntegers[right])
            case .doubles:
                if column.doubles[left].isNaN || column.doubles[right].isNaN {
                    (column.doubles[left].isNaN ? 1 : 0) - (column.doubles[right].isNaN ? 1 : 0)
                } else {
                    compare(column.doubles[left], column.doubles[right])
                }
            default:
                column.utf8(at: left).elementsEqual(column.utf8(at: right))
                    ? 0 : column.utf8(at: left).lexicographicallyPrecedes(column.utf8(at: right)) ? -1 : 1
            }
        return isDescending ? -result : result
    }

    @Test(arguments: 0..<7, [false, true]) func keysCompareAsTheValues(column: Int, isDescending: Bool) {
        let batch = rows(60, seed: UInt64(column))
        let part = KeyEncoder.Part(column: column, isDescending: isDescending)
        let keyed = KeyedRows(batch, KeyEncoder(parts: [part], groupingParts: 0))
        for left in 0..<batch.rowCount {
            for right in 0..<batch.rowCount {
                let expected = order(batch.columns[column], left, right, isDescending: isDescending)
                #expect(compare(keyed.key(left), keyed.key(right)).signum() == expected)
                if keyed.keyPrefix(left) < keyed.keyPrefix(right) { #expect(expected < 0) }
            }
        }
    }

    /// In memory, in some runs, and in so many runs that they are merged on the way.
    @Test(arguments: [1 << 30, 200_000, 20_000, 1]) func rowsComeOutInOrder(memory: Int) throws {
        let scratch = try Scratch()
        let batch = rows(3000, seed: 9)
        let parts = [(5, false), (4, true), (1, false)].map { KeyEncoder.Part(column: $0.0, isDescending: $0.1) }
        var sorter = ExternalSorter(
            schema: schema, encoder: KeyEncoder(parts: parts, groupingParts: 1), memory: memory,
            directory: scratch.path)
        for start in stride(from: 0, to: batch.rowCount, by: 37) {
            try sorter.append(batch.rows(start..<min(start + 37, batch.rowCount)))
        }
        #expect(scratch.files.isEmpty)
        var numbers: [Int] = []
        var groups: [String?] = []
        try sorter.drain { rows, startsGroup throws(DatasetError) in
            if startsGroup { groups.append(rows["text"]?.text(at: 0)) }
            for row in 0..<rows.rowCount {
                #expect(rows["text"]?.text(at: row) == groups.last ?? nil)
                numbers.append(Int(rows.columns[7].integers[row]))
            }
        }
        let expected = (0..<batch.rowCount).sorted { left, right in
            for part in parts {
                let result = order(batch.columns[part.column], left, right, isDescending: part.isDescending)
                if result != 0 { return result < 0 }
            }
            return left < right
        }
        #expect(numbers == expected)
        #expect(
            groups == [nil, "", "\u{0}", "a", "a\u{0}", "a\u{0}b", "aa", "ab", "b", "é"].map { $0 }.dropFirst() + [nil])
    }

    private static let nested = Schema([
        Field("name", .string), Field("tags", .list(of: .string, isNullable: true)),
        Field("place", .structure([Field("x", .double), Field("n", .list(of: .int64))])),
        Field("wide", .decimal(precision: 38, scale: 2)),
    ])

    private var nestedRows: ColumnBatch {
        var batch = ColumnBatch(schema: Self.nested)
        for row in 0..<5 {
            batch.append(to: 0) { if row == 1 { $0.appendNull() } else { $0.append(utf8: "näme \(row)".utf8) } }
            batch.append(to: 1) { if row == 2 { $0.appendNull() } else { $0.append((0..<row).map { "t\($0)" }) } }
            batch.append(to: 2) { column in
                if row == 3 {
                    column.appendNull()
                } else {
                    column.children[0].append(Double(row) / 3)
                    column.children[1].children[0].append(row)
                    column.children[1].endList()
                    column.endStructure()
                }
            }
            batch.append(to: 3) { $0.append(wide: Int128(row) << 90) }
        }
        return batch
    }

    @Test func batchesComeBackFromBytes() throws {
        var bytes: [UInt8] = []
        BatchCodec.append(nestedRows, to: &bytes)
        #expect(try BatchCodec.batch(of: bytes, schema: Self.nested).texts == nestedRows.texts)
    }

    /// Whatever a disk makes of the bytes, reading them is an error or gives rows that can be looked at.
    @Test func damagedBytesAreNoTrap() {
        var bytes: [UInt8] = []
        BatchCodec.append(nestedRows, to: &bytes)
        for end in 0..<bytes.count {
            #expect(throws: DatasetError.self) {
                _ = try BatchCodec.batch(of: Array(bytes[..<end]), schema: Self.nested)
            }
        }
        var refused = 0
        for index in bytes.indices {
            var damaged = bytes
            damaged[index] ^= 0x81
            do {
                _ = try BatchCodec.batch(of: damaged, schema: Self.nested).texts
            } catch { refused += 1 }
        }
        #expect(refused > bytes.count / 4)
    }
}
