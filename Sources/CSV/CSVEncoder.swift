import CLibCSV
public import Columns

/// Rows as CSV (RFC 4180), quoted by libcsv.
///
/// Text is always quoted, so that no reader guesses a type into it; numbers, dates and booleans are bare; a null is
/// nothing at all and the empty string is `""`, so that the two stay apart. Lists are joined by `; `.
public struct CSVEncoder: Sendable {
    /// What ends a row.
    public enum LineEnding: String, Sendable, CaseIterable {
        case crlf, lf

        fileprivate var bytes: [UInt8] { self == .crlf ? [0x0D, 0x0A] : [0x0A] }
    }

    private let delimiter: UInt8
    private let lineEnding: [UInt8]

    /// What has been encoded and not been taken.
    public private(set) var bytes: [UInt8] = []

    /// An encoder without rows.
    public init(delimiter: UInt8 = UInt8(ascii: ","), lineEnding: LineEnding = .crlf) {
        self.delimiter = delimiter
        self.lineEnding = lineEnding.bytes
    }

    /// Hands out what has been encoded and goes on with nothing.
    public mutating func take() -> [UInt8] {
        defer { bytes.removeAll(keepingCapacity: true) }
        return bytes
    }

    /// Appends the names of the fields.
    public mutating func appendHeader(_ schema: Schema) {
        for (index, field) in schema.fields.enumerated() {
            if index > 0 { bytes.append(delimiter) }
            appendQuoted(Array(field.name.utf8))
        }
        bytes.append(contentsOf: lineEnding)
    }

    /// Appends the rows of a batch.
    public mutating func append(_ batch: ColumnBatch) {
        for row in 0..<batch.rowCount {
            for (index, column) in batch.columns.enumerated() {
                if index > 0 { bytes.append(delimiter) }
                append(column, row)
            }
            bytes.append(contentsOf: lineEnding)
        }
    }

    private mutating func append(_ column: Column, _ row: Int) {
        guard column.isValid(row) else { return }
        switch column.type {
        case .string:
            column.bytes.withUnsafeBufferPointer {
                appendQuoted(UnsafeBufferPointer(rebasing: $0[column.offsets[row]..<column.offsets[row + 1]]))
            }
        case .list, .structure:
            appendQuoted(Array((column.text(at: row) ?? "").utf8))
        default:
            bytes.append(contentsOf: (column.text(at: row) ?? "").utf8)
        }
    }

    private mutating func appendQuoted(_ text: [UInt8]) {
        text.withUnsafeBufferPointer { appendQuoted($0) }
    }

    /// libcsv needs at most twice the bytes and two quotes.
    private mutating func appendQuoted(_ text: UnsafeBufferPointer<UInt8>) {
        let cell = [UInt8](unsafeUninitializedCapacity: 2 * text.count + 2) { buffer, count in
            count = csv_write2(buffer.baseAddress, buffer.count, text.baseAddress, text.count, UInt8(ascii: "\""))
        }
        bytes.append(contentsOf: cell)
    }
}
