internal import JSON

/// JSON Lines with a column for the text: an object a line.
public struct NDJSONTableFormat: RecordFormat {
    /// The name that `format:` takes.
    public let name = "ndjson"
    let mediaType = "application/json"
    private let columns: TableColumns

    /// The format with its columns.
    public init(_ columns: TableColumns) { self.columns = columns }

    /// Never: the columns have to be told.
    public func detect(_ prefix: Span<UInt8>, name: String) -> FormatConfidence { .none }

    func scanner(of window: ByteWindow, limit: Int) -> any RecordScanner { LineScanner(window, limit: limit) }

    func read(_ record: InputRecord) throws(RecordError) -> Reading {
        let row = try record.json()
        guard row.kind == .object else {
            throw RecordError(.malformed, "a line that is no object", place: record.place)
        }
        return try columns.read { name in
            // `metadata.language` is a member of a member, unless there is one of that name.
            var value = row[name]
            if value == nil, name.contains(".") {
                value = name.split(separator: ".").reduce(Optional(row)) { $0?[String($1)] }
            }
            return value.flatMap(Self.text)
        }
    }

    private static func text(_ value: JSONValue) -> String? {
        switch value.kind {
        case .string: value.string
        case .null: nil
        case .array where value.elements.allSatisfy { $0.kind == .string }:
            value.elements.compactMap(\.string).joined(separator: "; ")
        default: String(decoding: value.source, as: UTF8.self)
        }
    }
}
