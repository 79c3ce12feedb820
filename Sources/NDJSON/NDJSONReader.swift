public import Columns
import Glibc
public import SystemPackage

/// Rows of a schema from JSON objects, one a line (RFC 8259; UTF-8 with or without a byte order mark), read in blocks.
///
/// Keys may come in any order; the order of the schema is the fastest. A missing key is null, and an error when the field
/// requires a value; a key that the schema lacks is skipped and named once in `unknownKeys`; a key that stands twice is
/// an error. Dates and times are strings in ISO 8601 or the numbers that `Column` keeps; decimals are numbers or strings;
/// bytes are hexadecimal digits.
public struct NDJSONReader: BatchReader, ~Copyable {
    /// Lists and objects within each other in a value that is skipped.
    public static let maximumDepth = 512

    /// Bounds of a batch and of a line.
    public struct Options: Sendable {
        /// The most rows of a batch.
        public var batchRows = 65_536
        /// About the most bytes of a batch: a batch ends with the row that reaches it.
        public var batchBytes = 4 << 20
        /// The longest line.
        public var lineBytes = 1 << 30

        /// The usual bounds.
        public init() {}
    }

    /// The fields that are read.
    public let schema: Schema
    private let descriptor: FileDescriptor
    private let options: Options
    private let name: String
    private var parser: RowParser
    private var block: InputBlock
    private var line = 0

    /// A reader of an open file, which the caller closes.
    ///
    /// - Parameters:
    ///   - schema: The fields that are read.
    ///   - name: What errors call the input.
    ///   - head: Bytes that were read from the file before, with which the input starts.
    public init(
        _ descriptor: FileDescriptor, schema: Schema, name: String = "-", options: Options = Options(),
        head: [UInt8] = []
    ) {
        self.schema = schema
        self.descriptor = descriptor
        self.options = options
        self.name = name
        parser = RowParser(schema)
        block = InputBlock(head)
    }

    /// The keys, with the path to them, that the schema lacks and that have been met since the last call.
    public mutating func takeUnknownKeys() -> [String] { parser.takeUnknownKeys() }

    /// The next rows, at least one; nil at the end.
    ///
    /// - Throws: `NDJSONError`, or the `Errno` of a read that failed.
    public mutating func next() throws -> ColumnBatch? {
        while parser.builder.rowCount < options.batchRows {
            if block.isEmpty {
                guard try fill() else { break }
                // A block is small, so that the batch is not much larger than asked.
                if parser.builder.byteCount >= options.batchBytes { break }
            }
            try readLines()
        }
        return parser.builder.rowCount == 0 ? nil : parser.builder.take()
    }

    private mutating func fill() throws -> Bool {
        do {
            return try block.fill(descriptor, limit: options.lineBytes)
        } catch is InputBlock.LineTooLong {
            throw NDJSONError(
                code: .lineLength, file: name, line: line + 1, offset: block.offset, path: "", expected: nil, found: "")
        }
    }

    /// Appends the block's lines, as long as rows are wanted.
    private mutating func readLines() throws(NDJSONError) {
        var position = block.start
        let end = block.end
        var rows = options.batchRows - parser.builder.rowCount
        while position < end, rows > 0 {
            line += 1
            var start = position
            while start.pointee == 0x20 || start.pointee == 0x09 || start.pointee == 0x0D { start += 1 }
            if start.pointee == 0x0A || start == end {
                position = start + 1
                continue
            }
            do throws(NDJSONError.Code) {
                position = try parser.appendRow(start)
                guard position.pointee == 0x0A || position == end else { throw .controlCharacter }
                position += 1
            } catch {
                throw failure(error)
            }
            rows -= 1
        }
        block.consume(to: min(position, end))
    }

    private func failure(_ code: NDJSONError.Code) -> NDJSONError {
        let (path, type) = parser.failure
        let rest = UnsafeBufferPointer(start: parser.position, count: max(0, block.end - parser.position))
        let excerpt = String(decoding: rest.prefix(40).prefix { $0 != 0x0A }, as: UTF8.self)
        return NDJSONError(
            code: code, file: name, line: line, offset: block.offset(of: parser.position), path: path, expected: type,
            found: excerpt.isEmpty ? "the end of the line" : "'\(excerpt.filter { !$0.isNewline })'")
    }
}
