import CLibCSV
import Columns
import SystemPackage

/// The records of a file, read in blocks and parsed by libcsv.
struct CSVParser: ~Copyable {
    private let parser: UnsafeMutablePointer<csv_parser>
    /// The records of the last block. libcsv's callbacks append to them: a pointer, so that they do it without checks.
    let block: UnsafeMutablePointer<RecordBlock>
    private let dialect: CSVDialect
    private let file: String
    private let fieldBytes: Int
    private let buffer: UnsafeMutablePointer<UInt8>
    private let capacity: Int
    /// Bytes in the buffer: all that have been read and not been parsed.
    private var count: Int
    /// Where the buffer starts in the input.
    private var base = 0
    private var recordCount = 0
    private var isAtEnd = false
    private var isFinished = false
    /// Whether a comment's line goes on in the next block.
    private var isInComment = false

    private static let blockSize = 1 << 16

    init(_ dialect: CSVDialect, file: String, fieldBytes: Int, head: [UInt8]) {
        self.dialect = dialect
        self.file = file
        self.fieldBytes = fieldBytes
        capacity = max(Self.blockSize, head.count + 4)
        buffer = .allocate(capacity: capacity + 8)
        head.withUnsafeBufferPointer { [buffer] in
            if let start = $0.baseAddress { buffer.update(from: start, count: $0.count) }
        }
        count = head.count
        block = .allocate(capacity: 1)
        block.initialize(to: RecordBlock())
        parser = .allocate(capacity: 1)
        parser.initialize(to: csv_parser())
        let strictness = dialect.isStrict ? CSV_STRICT | CSV_STRICT_FINI : 0
        csv_init(parser, UInt8(strictness | CSV_EMPTY_IS_NULL | CSV_REPALL_NL))
        csv_set_delim(parser, dialect.delimiter)
        csv_set_quote(parser, dialect.quote)
        if !dialect.trimsSpaces { csv_set_space_func(parser) { _ in 0 } }
    }

    deinit {
        csv_free(parser)
        parser.deallocate()
        block.deinitialize(count: 1)
        block.deallocate()
        buffer.deallocate()
    }

    /// The number of a record of the block in the file, counted from 1.
    func number(of record: Int) -> Int { recordCount - block.pointee.records.count + record + 1 }

    func failure(_ code: CSVError.Code, record: Int) -> CSVError {
        CSVError(
            code: code, file: file, record: number(of: record), line: block.pointee.records[record].line, offset: nil)
    }

    /// Why there is no first record.
    var noHeader: CSVError { CSVError(code: .noHeader, file: file, record: 1, line: 1, offset: nil) }

    /// Parses on until there are records; those of the block before are gone.
    ///
    /// - Parameter isLast: Whether the end of what is read is the end of the last record too.
    /// - Returns: False at the end.
    /// - Throws: `CSVError`, or the `Errno` of a read that failed.
    mutating func next(_ read: (UnsafeMutableRawBufferPointer) throws -> Int, isLast: Bool = true) throws -> Bool {
        block.pointee.removeRecords()
        while block.pointee.records.isEmpty {
            guard !isFinished else { return false }
            if !isAtEnd, base > 0 || count < 4 {
                let more = try read(UnsafeMutableRawBufferPointer(start: buffer + count, count: capacity - count))
                isAtEnd = more == 0
                count += more
                if base == 0, count < 4, !isAtEnd { continue }
            }
            try parseBlock(isLast: isLast)
            guard isLast || !isAtEnd else {
                isFinished = true
                break
            }
            if isAtEnd, count == 0 { try finish() }
        }
        try checkWidths()
        return !block.pointee.records.isEmpty
    }

    private mutating func parseBlock(isLast: Bool) throws(CSVError) {
        (buffer + count).update(repeating: 0, count: 8)
        var start = 0
        if base == 0, count >= 3, buffer[0] == 0xEF, buffer[1] == 0xBB, buffer[2] == 0xBF { start = 3 }
        let whole = UTF8Text.validPrefix(UnsafeBufferPointer(start: buffer, count: count))
        // A character may go on in the next block.
        let isCut = whole < count && (isAtEnd && isLast || count - whole >= 4)
        try parse(start..<whole)
        if isCut || (whole < count && !mayContinue(whole)) { throw failure(.encoding, at: whole) }
        if count > whole { buffer.update(from: buffer + whole, count: count - whole) }
        count -= whole
        base += whole
    }

    /// Whether the bytes from an index may be the start of a character.
    private func mayContinue(_ index: Int) -> Bool {
        let lead = buffer[index]
        guard lead >= 0xC2, lead <= 0xF4 else { return false }
        return (index + 1..<count).allSatisfy { buffer[$0] & 0xC0 == 0x80 }
    }

    private mutating func parse(_ range: Range<Int>) throws(CSVError) {
        guard let comment = dialect.comment else { return try feed(range) }
        // Line by line, for libcsv knows no comments.
        var start = range.lowerBound
        while start < range.upperBound {
            let line = UnsafeBufferPointer(start: buffer + start, count: range.upperBound - start)
            let end = line.firstIndex(of: 0x0A).map { start + $0 + 1 }
            // 0: no row has begun.
            if isInComment || parser.pointee.pstate == 0 && buffer[start] == comment {
                isInComment = end == nil
                if end != nil { block.pointee.skipLine() }
            } else {
                try feed(start..<(end ?? range.upperBound))
            }
            start = end ?? range.upperBound
        }
    }

    private mutating func feed(_ range: Range<Int>) throws(CSVError) {
        var position = range.lowerBound
        while true {
            position += csv_parse(parser, buffer + position, range.upperBound - position, readField, readRecordEnd, block)
            guard position < range.upperBound else { break }
            guard isStrayQuote else {
                let isMemory = csv_error(parser) == CSV_ENOMEM
                throw failure(isMemory ? .outOfMemory : .quoting, at: position)
            }
            parser.pointee.options &= ~UInt8(CSV_STRICT)
            position += csv_parse(parser, buffer + position, 1, readField, readRecordEnd, block)
            parser.pointee.options |= UInt8(CSV_STRICT)
        }
        guard parser.pointee.entry_pos <= fieldBytes else { throw failure(.fieldLength, at: range.upperBound) }
    }

    /// Whether libcsv stopped at a quote in a field that does not start with one, as in `37.8"N`: it refuses it as
    /// strictly as text after a closing quote, but nothing else can be meant.
    private var isStrayQuote: Bool {
        // 2: within a field.
        csv_error(parser) == CSV_EPARSE && parser.pointee.quoted == 0 && parser.pointee.pstate == 2
    }

    private mutating func finish() throws(CSVError) {
        isFinished = true
        guard csv_fini(parser, readField, readRecordEnd, block) == 0 else { throw failure(.quoting, at: 0) }
    }

    private mutating func failure(_ code: CSVError.Code, at index: Int) -> CSVError {
        CSVError(
            code: code, file: file, record: recordCount + block.pointee.records.count + 1,
            line: block.pointee.currentLine, offset: base + index)
    }

    private mutating func checkWidths() throws(CSVError) {
        recordCount += block.pointee.records.count
        let width = block.pointee.width
        for (index, record) in block.pointee.records.enumerated() where record.fields.count != width {
            if !dialect.isStrict, record.fields.count < width { continue }
            throw failure(.ragged(expected: width, found: record.fields.count), record: index)
        }
    }
}

private let readField: @convention(c) (UnsafeMutableRawPointer?, Int, UnsafeMutableRawPointer?) -> Void = {
    text, count, block in
    guard let block = block?.assumingMemoryBound(to: RecordBlock.self) else { return }
    block.pointee.appendField(text.map { UnsafePointer($0.assumingMemoryBound(to: UInt8.self)) }, count)
}

private let readRecordEnd: @convention(c) (CInt, UnsafeMutableRawPointer?) -> Void = { byte, block in
    guard let block = block?.assumingMemoryBound(to: RecordBlock.self) else { return }
    block.pointee.endRecord(byte)
}
