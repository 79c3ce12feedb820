/// Why bytes are not CSV, or not rows of a schema.
public struct CSVError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What was wrong.
    public enum Code: Sendable, Hashable {
        /// A quote that is never closed, or text after a closing quote.
        case quoting
        /// A record with another number of fields than the first.
        case ragged(expected: Int, found: Int)
        /// Bytes that are not UTF-8.
        case encoding
        /// A field longer than the options allow, which a quote that is not closed makes.
        case fieldLength
        /// A name that stands twice in the header.
        case duplicateName(String)
        /// A field of the schema that requires a value has no column.
        case noColumn(String)
        /// No text where the schema requires a value.
        case missing(column: String)
        /// A text that is no value of the column's type.
        case value(column: String, expected: String, found: String)
        /// No record where a header is expected.
        case noHeader
        /// libcsv had no memory for a field.
        case outOfMemory
    }

    /// What was wrong.
    public let code: Code
    /// The name of the input.
    public let file: String
    /// The record, counted from 1, the header included.
    public let record: Int
    /// The line on which the record starts, counted from 1.
    public let line: Int
    /// The offset of the byte where it was noticed; nil for a record that is wrong as a whole.
    public let offset: Int?

    /// A sentence with the place.
    public var description: String {
        "\(file):\(line) (record \(record)" + (offset.map { ", byte \($0)" } ?? "") + "): \(reason)"
    }

    private var reason: String {
        switch code {
        case .quoting: "a quote that is not closed, or text after a closing quote"
        case .ragged(let expected, let found): "\(found) fields where the first record has \(expected)"
        case .encoding: "bytes that are not UTF-8; convert the file first"
        case .fieldLength: "a field that is too long; a quote may not be closed"
        case .duplicateName(let name): "two columns '\(name)'"
        case .noColumn(let name): "no column '\(name)', but the schema requires it"
        case .missing(let column): "no value in column '\(column)', but the schema requires one"
        case .value(let column, let expected, let found):
            "column '\(column)': \(expected) is expected, found '\(found)'; give another type with --schema"
        case .noHeader: "no header"
        case .outOfMemory: "no memory for a field"
        }
    }
}
