public import SystemPackage

/// The records of a CSV file as text, read in blocks.
///
/// Spaces are kept and a byte order mark is skipped; blank lines are no records, but a null in a table of one column;
/// every record must have as many fields as the first.
public struct CSVRecords: ~Copyable {
    /// One record: a field a column; nil for a field that is empty and not quoted.
    public typealias Record = [String?]

    private let descriptor: FileDescriptor
    private var parser: CSVParser
    private var next: Int? = 0

    /// The records of an open file, which the caller closes.
    ///
    /// - Parameters:
    ///   - name: What errors call the input.
    ///   - head: Bytes that were read from the file before, with which the input starts.
    public init(
        _ descriptor: FileDescriptor, dialect: CSVDialect = CSVDialect(), name: String = "-", head: [UInt8] = []
    ) {
        self.descriptor = descriptor
        parser = CSVParser(dialect, file: name, fieldBytes: CSVReader.Options().fieldBytes, head: head)
    }

    /// The next record, the header first; nil at the end.
    ///
    /// - Throws: `CSVError`, or the `Errno` of a read that failed.
    public mutating func nextRecord() throws -> Record? {
        guard var index = next else { return nil }
        if index == parser.block.pointee.records.count {
            let descriptor = descriptor
            guard try parser.next({ try descriptor.read(into: $0) }) else {
                next = nil
                return nil
            }
            index = 0
        }
        next = index + 1
        return parser.block.pointee.records[index].fields.map { parser.block.pointee.string($0) }
    }
}

extension CSVReader {
    /// One record: a field a column; nil for a field that is empty and not quoted, the null of `CSVEncoder`.
    public typealias Record = CSVRecords.Record

    /// All records of a text, the header first.
    ///
    /// - Throws: `CSVError` with the record.
    public static func records(
        of bytes: [UInt8], delimiter: UInt8 = UInt8(ascii: ",")
    ) throws(CSVError) -> [Record] {
        var dialect = CSVDialect()
        dialect.delimiter = delimiter
        return try records(of: bytes, dialect: dialect, name: "CSV")
    }

    /// All records of a text, the header first.
    ///
    /// - Throws: `CSVError` with the record.
    public static func records(
        of bytes: [UInt8], dialect: CSVDialect, name: String
    ) throws(CSVError) -> [Record] {
        var parser = CSVParser(dialect, file: name, fieldBytes: .max, head: bytes)
        var records: [Record] = []
        do {
            while try parser.next({ _ in 0 }) {
                for record in parser.block.pointee.records {
                    records.append(record.fields.map { parser.block.pointee.string($0) })
                }
            }
        } catch let error as CSVError {
            throw error
        } catch {
            // Nothing is read from a file here.
            return records
        }
        return records
    }
}
