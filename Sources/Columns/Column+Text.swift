public import JSON
import Text

extension Column {
    /// What joins the values of a list in a text cell.
    public static let listSeparator = "; "

    /// A value as text: numbers in the shortest form that gives the same value back, dates and times in ISO 8601, bytes
    /// in hexadecimal, lists of single values joined by `; `, structs and what holds them as JSON; nil for null.
    public func text(at row: Int) -> String? {
        guard isValid(row) else { return nil }
        switch type {
        case .list(let element) where !element.type.isNested:
            return (offsets[row]..<offsets[row + 1]).compactMap { children[0].text(at: $0) }
                .joined(separator: Self.listSeparator)
        case .list, .structure:
            var writer = JSONWriter()
            write(row, to: &writer)
            return String(decoding: writer.bytes, as: UTF8.self)
        default:
            return scalarText(at: row)
        }
    }

    /// The text of a value without parts.
    private func scalarText(at row: Int) -> String {
        switch type {
        case .boolean: integers[row] == 0 ? "false" : "true"
        case .double: doubles[row].shortestText
        case .string: String(decoding: utf8(at: row), as: UTF8.self)
        case .binary: utf8(at: row).hexadecimal
        case .uuid: utf8(at: row).uuidText
        case .date: Self.isoDate(daysSinceEpoch: integers[row])
        case .time: String(Self.isoTimestamp(microseconds: integers[row], isUTC: false).drop { $0 != "T" }.dropFirst())
        case .timestamp: Self.isoTimestamp(microseconds: integers[row], isUTC: true)
        case .localTimestamp: Self.isoTimestamp(microseconds: integers[row], isUTC: false)
        case .decimal(_, let scale):
            (layout == .wideIntegers ? wideIntegers[row] : Int128(integers[row])).decimalText(scale: scale)
        case .int32, .int64, .list, .structure: String(integers[row])
        }
    }

    private static func isoDate(daysSinceEpoch days: Int64) -> String {
        CalendarDate(daysSinceEpoch: Int(days)).description
    }

    private static func isoTimestamp(microseconds: Int64, isUTC: Bool) -> String {
        Timestamp(microseconds: microseconds, offsetMinutes: isUTC ? 0 : nil).description
    }
}

extension Column {
    /// How values without a JSON type of their own are written.
    public enum JSONStyle: Sendable {
        /// Dates and times in ISO 8601, decimals as strings, bytes in hexadecimal; null for NaN and the infinities.
        case readable
        /// The numbers that are stored: days, microseconds; decimals as strings, bytes in lower-case hexadecimal; NaN
        /// and the infinities as the strings `NaN`, `Infinity` and `-Infinity`.
        case raw
    }

    /// Writes the value of a row as JSON.
    public func write(_ row: Int, to writer: inout JSONWriter, style: JSONStyle = .readable) {
        guard isValid(row) else {
            writer.null()
            return
        }
        switch type {
        case .boolean: writer.bool(integers[row] != 0)
        case .int32, .int64: writer.int(Int(integers[row]))
        case .date, .time, .timestamp, .localTimestamp:
            if style == .raw { writer.int(Int(integers[row])) } else { writer.string(scalarText(at: row)) }
        case .double:
            if style == .raw, !doubles[row].isFinite {
                writer.string(doubles[row].isNaN ? "NaN" : doubles[row] < 0 ? "-Infinity" : "Infinity")
            } else {
                writer.double(doubles[row])
            }
        case .string: writer.string(utf8(at: row))
        case .binary, .uuid, .decimal: writer.string(scalarText(at: row))
        case .list where type.isMap:
            writer.beginObject()
            for entry in offsets[row]..<offsets[row + 1] {
                writer.key(children[0].children[0].text(at: entry) ?? "null")
                children[0].children[1].write(entry, to: &writer, style: style)
            }
            writer.endObject()
        case .list:
            writer.beginArray()
            for element in offsets[row]..<offsets[row + 1] { children[0].write(element, to: &writer, style: style) }
            writer.endArray()
        case .structure(let fields):
            writer.beginObject()
            for (field, child) in zip(fields, children) {
                writer.key(field.name)
                child.write(row, to: &writer, style: style)
            }
            writer.endObject()
        }
    }
}

extension Double {
    /// Digits that give the same value back; whole numbers below 2^53 without a fraction.
    public var shortestText: String {
        if let whole = Int(exactly: self), whole.magnitude < 1 << 53, !(whole == 0 && sign == .minus) {
            return String(whole)
        }
        return String(self)
    }
}

extension Sequence<UInt8> {
    /// Two lower-case digits a byte.
    var hexadecimal: String {
        let digits = Array("0123456789abcdef".utf8)
        return String(decoding: flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }
}

extension Collection<UInt8> {
    /// The text of a uuid (RFC 9562, section 4).
    var uuidText: String {
        let digits = Array(hexadecimal)
        var text = ""
        for (index, digit) in digits.enumerated() {
            if index == 8 || index == 12 || index == 16 || index == 20 { text.append("-") }
            text.append(digit)
        }
        return text
    }
}
