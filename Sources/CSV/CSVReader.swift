import CLibCSV

/// Why bytes are not CSV.
public struct CSVError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What was wrong.
    public enum Code: Sendable, Hashable {
        /// A quote that is never closed, or text after a closing quote.
        case quoting
        /// A record with another number of fields than the first.
        case ragged(expected: Int, found: Int)
        /// Bytes that are not UTF-8.
        case encoding
        /// libcsv had no memory for a field.
        case outOfMemory
    }

    /// What was wrong.
    public let code: Code
    /// The record, counted from 1, the header included.
    public let record: Int
    /// The offset of the byte where it was noticed; nil for a record that is wrong as a whole.
    public let offset: Int?

    /// A sentence with the place.
    public var description: String {
        let what =
            switch code {
            case .quoting: "a quote that is not closed, or text after a closing quote"
            case .ragged(let expected, let found): "\(found) fields where the first record has \(expected)"
            case .encoding: "bytes that are not UTF-8; convert the file first"
            case .outOfMemory: "no memory for a field"
            }
        return "CSV record \(record)" + (offset.map { ", byte \($0)" } ?? "") + ": \(what)"
    }
}

/// Records of CSV text (RFC 4180), read by libcsv in its strict mode.
///
/// Spaces are kept, a byte order mark is skipped, blank lines are no records, and every record must have as many fields
/// as the first.
public enum CSVReader {
    /// One record: a field a column; nil for a field that is empty and not quoted, the null of `CSVEncoder`.
    public typealias Record = [String?]

    /// All records, the header first.
    ///
    /// - Throws: `CSVError` with the record.
    public static func records(of bytes: [UInt8], delimiter: UInt8 = UInt8(ascii: ",")) throws(CSVError) -> [Record] {
        if String(validating: bytes, as: UTF8.self) == nil, let position = bytes.firstInvalidUTF8Offset {
            let record = bytes[..<position].count { $0 == 0x0A } + 1
            throw CSVError(code: .encoding, record: record, offset: position)
        }
        var state = ReaderState()
        try withUnsafeMutablePointer(to: &state) { state throws(CSVError) in
            try parse(bytes, delimiter: delimiter, into: state)
        }
        if let ragged = state.records.firstIndex(where: { $0.count != state.records[0].count }) {
            let code = CSVError.Code.ragged(expected: state.records[0].count, found: state.records[ragged].count)
            throw CSVError(code: code, record: ragged + 1, offset: nil)
        }
        return state.records
    }

    private static func parse(
        _ bytes: [UInt8], delimiter: UInt8, into state: UnsafeMutablePointer<ReaderState>
    ) throws(CSVError) {
        let skipped = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        var parser = csv_parser()
        csv_init(&parser, UInt8(CSV_STRICT | CSV_STRICT_FINI | CSV_EMPTY_IS_NULL))
        defer { csv_free(&parser) }
        csv_set_delim(&parser, delimiter)
        csv_set_space_func(&parser) { _ in 0 }

        let consumed = bytes.withUnsafeBytes { buffer in
            guard let base = buffer.baseAddress else { return 0 }
            return csv_parse(&parser, base + skipped, buffer.count - skipped, readField, readRecordEnd, state) + skipped
        }
        let isWhole = consumed == bytes.count && csv_fini(&parser, readField, readRecordEnd, state) == 0
        guard isWhole else {
            let code: CSVError.Code = csv_error(&parser) == CSV_ENOMEM ? .outOfMemory : .quoting
            throw CSVError(code: code, record: state.pointee.records.count + 1, offset: consumed)
        }
    }
}

private struct ReaderState {
    var records: [CSVReader.Record] = []
    var fields: CSVReader.Record = []
}

private let readField: @convention(c) (UnsafeMutableRawPointer?, Int, UnsafeMutableRawPointer?) -> Void = {
    text, count, state in
    guard let state = state?.assumingMemoryBound(to: ReaderState.self) else { return }
    let field = text.map { String(decoding: UnsafeRawBufferPointer(start: $0, count: count), as: UTF8.self) }
    state.pointee.fields.append(field)
}

private let readRecordEnd: @convention(c) (CInt, UnsafeMutableRawPointer?) -> Void = { _, state in
    guard let state = state?.assumingMemoryBound(to: ReaderState.self) else { return }
    state.pointee.records.append(state.pointee.fields)
    state.pointee.fields.removeAll()
}

extension [UInt8] {
    /// Where the first sequence that is not UTF-8 starts.
    fileprivate var firstInvalidUTF8Offset: Int? {
        var decoder = UTF8()
        var iterator = makeIterator()
        var offset = 0
        while true {
            switch decoder.decode(&iterator) {
            case .scalarValue(let scalar): offset += UTF8.width(scalar)
            case .emptyInput: return nil
            case .error: return offset
            }
        }
    }
}
