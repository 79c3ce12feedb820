import CLibCSV
public import Columns
import Glibc

/// Rows as CSV (RFC 4180), quoted by libcsv.
///
/// Text is quoted, so that no reader guesses a type into it; numbers, dates and booleans are bare; a null is nothing at
/// all and the empty string is `""`, so that the two stay apart. Lists are joined by `; `. The dialect says otherwise.
public struct CSVEncoder: ~Copyable {
    /// What ends a row.
    public typealias LineEnding = CSVDialect.LineEnding

    private let dialect: CSVDialect
    private let lineEnding: [UInt8]
    private let nullText: [UInt8]
    private var buffer = TextBuffer(capacity: 1 << 16)
    private var scratch = TextBuffer()

    /// An encoder without rows.
    public init(_ dialect: CSVDialect) {
        self.dialect = dialect
        lineEnding = dialect.lineEnding.bytes
        nullText = Array(dialect.nullText.utf8)
        if dialect.hasByteOrderMark { buffer.append([0xEF, 0xBB, 0xBF]) }
    }

    /// An encoder without rows.
    public init(delimiter: UInt8 = UInt8(ascii: ","), lineEnding: LineEnding = .crlf) {
        var dialect = CSVDialect()
        (dialect.delimiter, dialect.lineEnding) = (delimiter, lineEnding)
        self.init(dialect)
    }

    /// The bytes that have been encoded and not been taken.
    public var byteCount: Int { buffer.count }

    /// Hands out what has been encoded and goes on with nothing.
    public mutating func take() -> [UInt8] { buffer.take() }

    /// Appends the names of the fields.
    public mutating func appendHeader(_ schema: Schema) {
        for (index, field) in schema.fields.enumerated() {
            if index > 0 { buffer.append(dialect.delimiter) }
            var name = field.name
            name.withUTF8 { appendText($0) }
        }
        buffer.append(lineEnding)
    }

    /// Appends some rows of a batch, or all.
    public mutating func append(_ batch: ColumnBatch, rows: Range<Int>? = nil) {
        for row in rows ?? 0..<batch.rowCount {
            for index in batch.columns.indices {
                if index > 0 { buffer.append(dialect.delimiter) }
                append(batch.columns[index], row)
            }
            buffer.append(lineEnding)
        }
    }

    private mutating func append(_ column: Column, _ row: Int) {
        guard column.isValid(row) else {
            if !nullText.isEmpty { buffer.append(nullText) }
            return
        }
        switch column.type {
        case .string: column.withBytes(of: row) { appendText($0) }
        case .list, .structure:
            scratch.removeAll()
            if dialect.lists == .json {
                column.appendJSON(row, to: &scratch)
            } else {
                column.append(row, to: &scratch)
            }
            scratch.take().withUnsafeBufferPointer { appendText($0) }
        default: column.appendScalar(row, to: &buffer)
        }
    }

    private mutating func appendText(_ text: UnsafeBufferPointer<UInt8>) {
        guard let first = text.first else { return appendQuoted(text) }
        if dialect.guardsFormulas, Self.startsFormula(first) {
            let guarded = [UInt8(ascii: "'")] + text
            return guarded.withUnsafeBufferPointer { appendQuoted($0) }
        }
        if dialect.quoting == .minimal, !needsQuotes(text) { return buffer.append(text) }
        appendQuoted(text)
    }

    private static func startsFormula(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"), 0x09, 0x0D: true
        default: false
        }
    }

    /// Whether text without quotes would be read as something else: several fields, null, a comment, trimmed text, a
    /// byte order mark.
    private func needsQuotes(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let first = text.first, let last = text.last else { return true }
        if first <= 0x20 || last <= 0x20 || first == UInt8(ascii: "#") || first == dialect.comment || first == 0xEF {
            return true
        }
        if text.count == nullText.count, text.elementsEqual(nullText) { return true }
        return text.contains { $0 == dialect.delimiter || $0 == dialect.quote || $0 == 0x0A || $0 == 0x0D }
    }

    /// libcsv needs at most twice the bytes and two quotes.
    private mutating func appendQuoted(_ text: UnsafeBufferPointer<UInt8>) {
        let quote = dialect.quote
        let size = 2 * text.count + 2
        buffer.append(upTo: size) { csv_write2($0, size, text.baseAddress, text.count, quote) }
    }
}
