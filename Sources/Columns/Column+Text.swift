public import JSON

extension Column {
    /// What joins the values of a list in a text cell.
    public static let listSeparator = "; "

    /// A value as text: numbers in the shortest form that gives the same value back, dates and times in ISO 8601, bytes
    /// in hexadecimal, lists of single values joined by `; `, structs and what holds them as JSON; nil for null.
    public func text(at row: Int) -> String? {
        guard isValid(row) else { return nil }
        var buffer = TextBuffer()
        append(row, to: &buffer)
        return buffer.string
    }

    /// Appends the text of a value; nothing for null.
    package func append(_ row: Int, to buffer: inout TextBuffer) {
        guard isValid(row) else { return }
        switch type {
        case .list(let element) where !element.type.isNested:
            var isFirst = true
            for element in offsets[row]..<offsets[row + 1] where children[0].isValid(element) {
                if !isFirst { buffer.append(Self.listSeparator) }
                isFirst = false
                children[0].appendScalar(element, to: &buffer)
            }
        case .list, .structure: appendJSON(row, to: &buffer)
        default: appendScalar(row, to: &buffer)
        }
    }

    /// Appends the text of a value that has no parts.
    package func appendScalar(_ row: Int, to buffer: inout TextBuffer) {
        switch type {
        case .boolean: buffer.append(integers[row] == 0 ? "false" : "true" as StaticString)
        case .int32, .int64: buffer.append(integer: integers[row])
        case .double: buffer.append(double: doubles[row])
        case .string: withBytes(of: row) { buffer.append($0) }
        case .binary: withBytes(of: row) { buffer.append(hexadecimal: $0) }
        case .uuid: withBytes(of: row) { buffer.append(hexadecimal: $0, isUUID: true) }
        case .date: buffer.append(date: integers[row])
        case .time: buffer.append(time: integers[row])
        case .timestamp: buffer.append(timestamp: integers[row], isUTC: true)
        case .localTimestamp: buffer.append(timestamp: integers[row], isUTC: false)
        case .decimal(_, let scale):
            if layout == .integers {
                buffer.append(decimal: integers[row], scale: scale)
            } else {
                buffer.append(wideIntegers[row].decimalText(scale: scale))
            }
        case .list, .structure: break
        }
    }

    /// The bytes of a string, binary or uuid, without a copy.
    @inline(__always)
    package func withBytes(of row: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Void) {
        bytes.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[offsets[row]..<offsets[row + 1]])) }
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
        var buffer = TextBuffer()
        appendJSON(row, to: &buffer, style: style)
        writer.raw(buffer.string)
    }

    /// Appends the value of a row as JSON.
    package func appendJSON(_ row: Int, to buffer: inout TextBuffer, style: JSONStyle = .readable) {
        guard isValid(row) else { return buffer.append("null" as StaticString) }
        switch type {
        case .boolean, .int32, .int64: appendScalar(row, to: &buffer)
        case .double: Self.appendJSON(doubles[row], to: &buffer, style: style)
        case .string: withBytes(of: row) { buffer.append(jsonString: $0) }
        case .date, .time, .timestamp, .localTimestamp:
            if style == .raw { buffer.append(integer: integers[row]) } else { appendQuoted(row, to: &buffer) }
        case .binary, .uuid, .decimal: appendQuoted(row, to: &buffer)
        case .list where type.isMap:
            buffer.append(UInt8(ascii: "{"))
            for entry in offsets[row]..<offsets[row + 1] {
                if entry > offsets[row] { buffer.append(UInt8(ascii: ",")) }
                buffer.append(jsonString: children[0].children[0].text(at: entry) ?? "null")
                buffer.append(UInt8(ascii: ":"))
                children[0].children[1].appendJSON(entry, to: &buffer, style: style)
            }
            buffer.append(UInt8(ascii: "}"))
        case .list:
            buffer.append(UInt8(ascii: "["))
            for element in offsets[row]..<offsets[row + 1] {
                if element > offsets[row] { buffer.append(UInt8(ascii: ",")) }
                children[0].appendJSON(element, to: &buffer, style: style)
            }
            buffer.append(UInt8(ascii: "]"))
        case .structure(let fields):
            for (index, field) in fields.enumerated() {
                buffer.append(index == 0 ? UInt8(ascii: "{") : UInt8(ascii: ","))
                buffer.append(jsonString: field.name)
                buffer.append(UInt8(ascii: ":"))
                children[index].appendJSON(row, to: &buffer, style: style)
            }
            if fields.isEmpty { buffer.append(UInt8(ascii: "{")) }
            buffer.append(UInt8(ascii: "}"))
        }
    }

    /// A value whose text needs no escape, between quotes.
    private func appendQuoted(_ row: Int, to buffer: inout TextBuffer) {
        buffer.append(0x22)
        appendScalar(row, to: &buffer)
        buffer.append(0x22)
    }

    private static func appendJSON(_ double: Double, to buffer: inout TextBuffer, style: JSONStyle) {
        guard !double.isFinite else { return buffer.append(double: double) }
        guard style == .raw else { return buffer.append("null" as StaticString) }
        buffer.append(double.isNaN ? "\"NaN\"" : double < 0 ? "\"-Infinity\"" : "\"Infinity\"" as StaticString)
    }
}

extension TextBuffer {
    /// Appends a string of JSON with its quotes.
    package mutating func append(jsonString text: String) {
        var text = text
        text.withUTF8 { append(jsonString: $0) }
    }
}
