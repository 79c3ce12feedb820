import Columns

/// A generator of numbers that are the same in every run (G. Steele et al., "Fast splittable pseudorandom number
/// generators", SplitMix64).
struct SplitMix64: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

/// Schemas and rows of every type, nested at random.
struct RandomBatches {
    var random: SplitMix64

    init(seed: UInt64) {
        random = SplitMix64(state: seed)
    }

    mutating func schema() -> Schema {
        let count = Int.random(in: 1...6, using: &random)
        return Schema((0..<count).map { Field("c\($0)", type(depth: 0), isNullable: .random(using: &random)) })
    }

    private mutating func type(depth: Int) -> DataType {
        let scalars: [DataType] = [
            .boolean, .int32, .int64, .double, .string, .string, .binary, .uuid, .date, .time, .timestamp,
            .localTimestamp, .decimal(precision: 7, scale: 2), .decimal(precision: 18, scale: 0),
            .decimal(precision: 30, scale: 5),
        ]
        switch Int.random(in: 0..<(depth < 3 ? 8 : 6), using: &random) {
        case 6: return .list(Field("element", type(depth: depth + 1), isNullable: .random(using: &random)))
        case 7:
            let count = Int.random(in: 1...3, using: &random)
            return .structure(
                (0..<count).map {
                    Field("f\($0)", type(depth: depth + 1), isNullable: .random(using: &random))
                })
        default: return scalars.randomElement(using: &random) ?? .int64
        }
    }

    mutating func batch(of schema: Schema, rows: Int) -> ColumnBatch {
        var batch = ColumnBatch(schema: schema)
        for _ in 0..<rows {
            for (index, field) in schema.fields.enumerated() {
                batch.append(to: index) { append(field, to: &$0) }
            }
        }
        return batch
    }

    private mutating func append(_ field: Field, to column: inout Column) {
        if field.isNullable, Int.random(in: 0..<4, using: &random) == 0 {
            column.appendNull()
            return
        }
        switch field.type {
        case .list(let element):
            for _ in 0..<(Int.random(in: 0..<4, using: &random)) { append(element, to: &column.children[0]) }
            column.endList()
        case .structure(let fields):
            for (index, child) in fields.enumerated() { append(child, to: &column.children[index]) }
            column.endStructure()
        default: appendScalar(field.type, to: &column)
        }
    }

    private mutating func appendScalar(_ type: DataType, to column: inout Column) {
        switch type {
        case .boolean: column.append(Int.random(in: 0...1, using: &random))
        case .int32: column.append(integer(Int(Int32.min)...Int(Int32.max)))
        case .date: column.append(integer(-700_000...2_900_000))
        case .time: column.append(integer(0...86_399_999_999))
        case .double:
            column.append([0, -0.0, 1.5, 1e300, .leastNonzeroMagnitude, -7].randomElement(using: &random) ?? 0)
        case .decimal(7, _): column.append(integer(-9_999_999...9_999_999))
        case .decimal(18, _): column.append(integer(-999_999_999_999_999_999...999_999_999_999_999_999))
        case .decimal: column.append(wide: Int128(integer(.min...(.max))) * 100_000_000_000)
        case .uuid: column.append(utf8: (0..<16).map { _ in UInt8.random(in: 0...255, using: &random) })
        case .binary: column.append(utf8: (0..<Int.random(in: 0..<9, using: &random)).map { UInt8($0 * 29) })
        case .string: column.append(utf8: text().utf8)
        default: column.append(integer(.min...(.max)))
        }
    }

    /// Often small, sometimes an end of the range.
    private mutating func integer(_ range: ClosedRange<Int>) -> Int {
        switch Int.random(in: 0..<6, using: &random) {
        case 0: range.lowerBound
        case 1: range.upperBound
        case 2: Int.random(in: range, using: &random)
        default: min(max(Int.random(in: -3...40, using: &random), range.lowerBound), range.upperBound)
        }
    }

    private mutating func text() -> String {
        let words = ["", "a", "nul\0", "https://example.org/2024/05/", "ünï", "\u{10FFFF}", "the quick brown fox "]
        return (0..<Int.random(in: 0..<5, using: &random)).map { _ in words.randomElement(using: &random) ?? "" }
            .joined()
    }
}
