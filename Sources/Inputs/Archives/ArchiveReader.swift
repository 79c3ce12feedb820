internal import CArchive

/// The entries of a tar or zip archive, in the order of the stream, through libarchive. Nothing is ever written: names are
/// text, links are not followed.
final class ArchiveReader {
    /// An entry of an archive.
    struct Entry {
        /// The path as the archive has it; nothing is done with it.
        let name: String
        /// What it is, when it is no file: `link`, `directory`, `device`.
        let notAFile: String?
        /// Whether its content is encrypted.
        let isEncrypted: Bool
        /// Where its header starts.
        let position: StreamPosition
    }

    private let reader: ByteReader
    private let handle: OpaquePointer
    private let feed: ArchiveFeed
    private let start: StreamPosition
    private let limits: InputLimits
    private var written = 0
    private var isOver = false

    /// An archive that starts at the reader's position.
    ///
    /// - Throws: `InputError`.
    init(_ reader: ByteReader, kind: ArchiveKind, limits: InputLimits) throws(InputError) {
        guard let handle = archive_read_new() else { throw reader.error(.outOfMemory, "no memory for an archive") }
        (self.reader, self.handle, self.limits) = (reader, handle, limits)
        start = reader.position
        feed = ArchiveFeed(reader)
        switch kind {
        case .tar: archive_read_support_format_tar(handle)
        case .zip: archive_read_support_format_zip_streamable(handle)
        }
        // The feed outlives the handle, which is freed first.
        let client = Unmanaged.passUnretained(feed).toOpaque()
        try check(archive_read_open2(handle, client, nil, readFeed, skipFeed, nil), nil)
    }

    deinit { archive_read_free(handle) }

    /// The name of the archive.
    var name: String { reader.name }

    /// The next entry, or nil at the end.
    func next() throws(InputError) -> Entry? {
        guard !isOver else { return nil }
        var entry: OpaquePointer?
        let status = archive_read_next_header(handle, &entry)
        if status == ARCHIVE_EOF {
            // libarchive takes an error of its source for the end now and then.
            isOver = true
            if let error = feed.takeError() { throw error }
            // What holds the archive may be cut off behind its last entry.
            try feed.finish()
            return nil
        }
        try check(status, nil)
        guard let entry else { return nil }
        return Entry(
            name: text(archive_entry_pathname_utf8(entry) ?? archive_entry_pathname(entry)) ?? "",
            notAFile: notAFile(entry), isEncrypted: archive_entry_is_encrypted(entry) != 0,
            position: position(ofByte: Int(archive_read_header_position(handle))))
    }

    private func notAFile(_ entry: OpaquePointer) -> String? {
        if archive_entry_hardlink(entry) != nil { return "link" }
        switch archive_entry_filetype(entry) {
        case 0o100000: return nil
        case 0o040000: return "directory"
        case 0o120000: return "link"
        // Zip archives need not say what an entry is.
        case 0: return nil
        default: return "device"
        }
    }

    private func text(_ bytes: UnsafePointer<CChar>?) -> String? { bytes.map { String(cString: $0) } }

    /// The position of a byte of the archive. In an archive that is not compressed, it is that of the file itself; inside
    /// of a compressed one, it counts from the first member, whatever the member that holds it.
    private func position(ofByte offset: Int) -> StreamPosition { start.advanced(by: offset) }

    /// Reads the next bytes of the current entry; 0 at its end.
    func read(into buffer: UnsafeMutableRawBufferPointer, entry: Entry) throws(InputError) -> Int {
        let count = archive_read_data(handle, buffer.baseAddress, buffer.count)
        guard count >= 0 else {
            try check(CInt(clamping: count), entry)
            return 0
        }
        written += count
        let read = max(1, reader.offset)
        if written > 16 << 20, written / read > limits.expandRatio {
            throw error(.expandRatio, "it stands for more than \(limits.expandRatio) times its bytes", entry)
        }
        return count
    }

    private func check(_ status: CInt, _ entry: Entry?) throws(InputError) {
        guard status != ARCHIVE_OK, status != ARCHIVE_WARN else { return }
        // After a failure other than of one entry, libarchive cannot go on.
        isOver = status != ARCHIVE_FAILED
        if let error = feed.takeError() { throw error }
        let detail = text(archive_error_string(handle)) ?? "status \(status)"
        let isTruncated = feed.isAtEnd || detail.lowercased().contains("truncated")
        throw error(isTruncated ? .truncated : .malformed, "the archive cannot be read: \(detail)", entry)
    }

    private func error(_ code: InputError.Code, _ detail: String, _ entry: Entry?) -> InputError {
        InputError(code, detail, in: name, at: entry?.position ?? reader.position, record: entry?.name)
    }
}

/// Hands the bytes of a reader to libarchive, which knows nothing of Swift's errors.
private final class ArchiveFeed {
    private let reader: ByteReader
    private var handedOut = 0
    private var error: InputError?
    private(set) var isAtEnd = false

    init(_ reader: ByteReader) { self.reader = reader }

    /// The next bytes; nil after an error. They stay in the reader's buffer until the next call.
    func next() -> UnsafeRawBufferPointer? {
        reader.consume(handedOut)
        handedOut = 0
        do throws(InputError) {
            let bytes = try reader.available()
            handedOut = bytes.count
            isAtEnd = bytes.isEmpty
            return bytes
        } catch {
            self.error = error
            return nil
        }
    }

    func skip(_ count: Int) -> Int {
        reader.consume(handedOut)
        handedOut = 0
        do throws(InputError) {
            return try reader.skip(count)
        } catch {
            self.error = error
            return 0
        }
    }

    /// Reads to the end of the stream.
    func finish() throws(InputError) {
        reader.consume(handedOut)
        handedOut = 0
        while case let bytes = try reader.available(), bytes.count > 0 { reader.consume(bytes.count) }
    }

    func takeError() -> InputError? {
        defer { error = nil }
        return error
    }
}

private func feed(_ client: UnsafeMutableRawPointer?) -> ArchiveFeed? {
    client.map { Unmanaged<ArchiveFeed>.fromOpaque($0).takeUnretainedValue() }
}

private func readFeed(
    _ handle: OpaquePointer?, _ client: UnsafeMutableRawPointer?,
    _ buffer: UnsafeMutablePointer<UnsafeRawPointer?>?
) -> Int {
    guard let bytes = feed(client)?.next() else {
        archive_set_error_code(handle)
        return Int(ARCHIVE_FATAL)
    }
    buffer?.pointee = bytes.baseAddress
    return bytes.count
}

private func skipFeed(_ handle: OpaquePointer?, _ client: UnsafeMutableRawPointer?, _ count: Int64) -> Int64 {
    Int64(feed(client)?.skip(Int(count)) ?? 0)
}
