import Columns
import NDJSON
import Testing

/// Random schemas and rows of them, as the text that the encoder would write.
private struct RandomTable {
    var generator = SystemRandomNumberGenerator()

    mutating func type(depth: Int) -> DataType {
        let scalars: [DataType] = [
            .boolean, .int32, .int64, .double, .string, .binary, .uuid, .date, .time, .timestamp, .localTimestamp,
            .decimal(precision: 9, scale: 2), .decimal(precision: 30, scale: 3),
        ]
        switch depth > 2 ? 9 : Int.random(in: 0...9, using: &generator) {
        case 0: return .list(Field("element", type(depth: depth + 1)))
        case 1:
            return .structure(
                (0...Int.random(in: 0...2, using: &generator)).map { Field("f\($0)", type(depth: depth + 1)) })
        default: return scalars.randomElement(using: &generator) ?? .string
        }
    }

    mutating func value(_ type: DataType) -> String {
        if Int.random(in: 0..<5, using: &generator) == 0 { return "null" }
        let number = Int64.random(in: .min ... .max, using: &generator) >> Int64.random(in: 0..<64, using: &generator)
        switch type {
        case .boolean: return number & 1 == 0 ? "false" : "true"
        case .int32: return String(Int32(truncatingIfNeeded: number))
        case .int64: return String(number)
        case .double:
            let double = Double(bitPattern: UInt64.random(in: 0 ... .max, using: &generator))
            let values = [double.isFinite ? double : 0.25, Double(number), Double(number % 100_000) / 1000, -0.0]
            return json(of: values.randomElement(using: &generator) ?? 0)
        case .string:
            return "\""
                + (0..<abs(number) % 12).map { _ in Self.pieces.randomElement(using: &generator) ?? "" }.joined() + "\""
        case .binary: return "\"" + (0..<abs(number) % 4).map { _ in "0f" }.joined() + "\""
        case .uuid: return "\"f81d4fae-7dec-11d0-a765-00a0c91e6bf\(abs(number) % 10)\""
        case .date: return text(of: .date, Int(number % 700_000))
        case .time: return text(of: .time, Int(number.magnitude % 86_400_000_000))
        case .timestamp, .localTimestamp: return text(of: type, Int(number % 62_000_000_000_000_000))
        case .decimal(_, let scale): return "\"\(Int128(number % 1_000_000_000).decimalText(scale: scale))\""
        case .list(let element):
            return "[" + (0..<abs(number) % 4).map { _ in value(element.type) }.joined(separator: ",") + "]"
        case .structure(let fields):
            return "{" + fields.map { "\"\($0.name)\":" + value($0.type) }.joined(separator: ",") + "}"
        }
    }

    private static let pieces = [
        "a", "é", "😀", "\\\"", "\\\\", "\\n", "\\u0000", "eight by", "/", "'", "{", "\u{7F}", "\\u2028",
    ]

    private func json(of double: Double) -> String {
        var column = Column(.double)
        column.append(double)
        return column.text(at: 0) ?? ""
    }

    private func text(of type: DataType, _ integer: Int) -> String {
        var column = Column(type)
        column.append(integer)
        return "\"\(column.text(at: 0) ?? "")\""
    }
}

@Suite struct RoundTripTests {
    /// What is read and written again is the same text, in both styles, whatever the bounds of batches.
    @Test func readingAndWritingGiveTheTextBack() throws {
        var random = RandomTable()
        for _ in 0..<300 {
            let fields = (0...Int.random(in: 0...4)).map { Field("c\($0)", random.type(depth: 0)) }
            let schema = Schema(fields)
            let lines = (0..<Int.random(in: 1...20)).map { _ in
                "{" + fields.map { "\"\($0.name)\":" + random.value($0.type) }.joined(separator: ",") + "}"
            }
            let text = lines.joined(separator: "\n")
            let rows = try Lines(text).read(schema).rows
            #expect(Lines.lines(of: rows) == lines, "\(schema)")
            let raw = Lines.lines(of: rows, style: .raw)
            #expect(try Lines.lines(of: Lines(raw.joined(separator: "\n")).read(schema).rows) == lines)
            var options = NDJSONReader.Options()
            options.batchRows = 3
            #expect(try Lines.lines(of: Lines(text).read(schema, options: options).rows) == lines)
        }
    }

    @Test func theOrderOfKeysAndSpacesDoNotMatter() throws {
        var random = RandomTable()
        for _ in 0..<200 {
            let fields = (0...4).map { Field("c\($0)", random.type(depth: 1)) }
            let members = fields.map { "\"\($0.name)\":" + random.value($0.type) }
            let plain = "{" + members.joined(separator: ",") + "}"
            let other = "{ " + members.shuffled().joined(separator: " ,\t") + "\t}\r"
            #expect(try Lines(other).rows(Schema(fields)) == [plain])
            let present = members.filter { !$0.hasSuffix(":null") }.shuffled()
            #expect(try Lines("{" + present.joined(separator: ",") + "}").rows(Schema(fields)) == [plain])
        }
    }

    @Test func doublesHaveTheDigitsOfTheStandardLibrary() {
        var generator = SystemRandomNumberGenerator()
        for _ in 0..<20_000 {
            let decimals =
                Double(Int.random(in: -1_000_000_000...1_000_000_000, using: &generator))
                / [1, 10, 1000, 1_000_000, 1e9].randomElement(using: &generator)!
            let bits = Double(bitPattern: UInt64.random(in: 0 ... .max, using: &generator))
            for double in [decimals, bits] where double.isFinite {
                var column = Column(.double)
                column.append(double)
                let text = column.text(at: 0) ?? ""
                #expect(text == double.description || text + ".0" == double.description, "\(double)")
                #expect(Double(text)?.bitPattern == double.bitPattern)
            }
        }
    }
}
