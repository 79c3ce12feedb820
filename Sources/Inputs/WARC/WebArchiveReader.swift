internal import Text

/// The records of a WARC (0.17 to 1.1, ISO 28500) or ARC file, one after the other.
///
/// A record that cannot be read is an error; the next call goes on at the next record that can be found.
final class WebArchiveReader {
    private let reader: ByteReader
    private var needsSearch = false
    private var isARC = false
    private var hasRecord = false

    init(_ reader: ByteReader) { self.reader = reader }

    /// The next record; its block has to be consumed by the caller. Nil at the end.
    func next() throws(InputError) -> WebArchiveRecord? {
        do throws(InputError) {
            if needsSearch { try search() }
            try skipLineEnds()
            let start = try reader.peek(9)
            guard start.count > 0 else { return nil }
            let record = isARC || !start.starts(with: "WARC/".utf8) ? try arcRecord() : try warcRecord()
            hasRecord = true
            return record
        } catch {
            needsSearch = true
            throw error
        }
    }

    /// Tells that the current position is not the start of a record: the next call looks for one.
    func lose() { needsSearch = true }

    /// Passes over the line ends between records.
    func skipLineEnds() throws(InputError) {
        while case let bytes = try reader.available(), bytes.count > 0 {
            let count = bytes.prefix { $0 == 0x0D || $0 == 0x0A }.count
            reader.consume(count)
            if count < bytes.count { return }
        }
    }

    private func warcRecord() throws(InputError) -> WebArchiveRecord {
        let position = reader.position
        var header = try reader.available()
        var length = HeaderFields.length(in: header)
        while length == nil {
            let known = header.count
            guard known < HeaderFields.largest else { throw reader.error(.malformed, "the record's header has no end") }
            header = try reader.peek(min(HeaderFields.largest, 2 * known + 512))
            length = HeaderFields.length(in: header)
            if length == nil, header.count == known {
                reader.consume(known)
                // The damage that ends it, when there is some.
                _ = try reader.available()
                throw InputError(.truncated, "the record's header is cut off", in: reader.name, at: position)
            }
        }
        let headerLength = length ?? 0
        let bytes = UnsafeRawBufferPointer(rebasing: header[..<headerLength])
        let lineEnd = bytes.firstOffset(of: 0x0A) ?? 0
        let fields = HeaderFields(UnsafeRawBufferPointer(rebasing: bytes[lineEnd...]))
        let isKnown = ["0.1", "1.0", "1.1"].contains { version in
            bytes.dropFirst(5).starts(with: version.utf8)
        }
        reader.consume(headerLength)
        guard isKnown else {
            throw InputError(.unsupported, "a WARC version that is not read", in: reader.name, at: position)
        }
        guard var record = WebArchiveRecord(warc: fields, position: position) else {
            let value = fields["content-length"].map { "the Content-Length '\($0)' is no length" }
            throw InputError(
                .malformed, value ?? "the record has no Content-Length", in: reader.name, at: position,
                record: fields["warc-record-id"])
        }
        record.headerLength = headerLength
        return record
    }

    private func arcRecord() throws(InputError) -> WebArchiveRecord {
        let position = reader.position
        var line: [UInt8] = []
        let first = try reader.peek(9)
        guard isARC || first.starts(with: "filedesc:".utf8) else {
            throw reader.error(
                hasRecord ? .malformed : .wrongFormat, hasRecord ? "no record starts here" : "no WARC or ARC record")
        }
        isARC = true
        let start = reader.offset
        _ = try reader.readLine(into: &line, limit: 1 << 16)
        guard var record = line.withUnsafeBytes({ WebArchiveRecord(arcLine: $0, position: position) }) else {
            throw InputError(.malformed, "no ARC record starts here", in: reader.name, at: position)
        }
        record.headerLength = reader.offset - start
        return record
    }

    /// Goes to the next line that a record starts with.
    private func search() throws(InputError) {
        needsSearch = false
        var isLineStart = true
        while true {
            let bytes = try reader.peek(512)
            guard bytes.count > 0 else { return }
            if isLineStart, isRecordStart(bytes) { return }
            let available = try reader.available()
            let feed = available.firstOffset(of: 0x0A)
            reader.consume(feed.map { $0 + 1 } ?? available.count)
            isLineStart = feed != nil
        }
    }

    private func isRecordStart(_ bytes: UnsafeRawBufferPointer) -> Bool {
        if bytes.starts(with: "WARC/".utf8) { return bytes.count > 6 && bytes[5].isASCIIDigit && bytes[6] == 0x2E }
        guard isARC, let feed = bytes.firstOffset(of: 0x0A) else { return false }
        return WebArchiveRecord(arcLine: UnsafeRawBufferPointer(rebasing: bytes[..<feed]), position: reader.position)
            != nil
    }

    /// The offset of the first record that starts in `bytes`, which are those of a block that cannot be right.
    func embeddedRecord(in bytes: UnsafeRawBufferPointer) -> Int? {
        var start = 0
        while start < bytes.count {
            let rest = UnsafeRawBufferPointer(rebasing: bytes[start...])
            if start > 0, isRecordStart(UnsafeRawBufferPointer(rebasing: rest.prefix(512))) { return start }
            guard let feed = rest.firstOffset(of: 0x0A) else { return nil }
            start += feed + 1
        }
        return nil
    }
}
