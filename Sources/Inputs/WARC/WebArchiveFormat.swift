/// WARC and ARC files: the pages that a crawler has fetched.
public struct WebArchiveFormat: DocumentFormat {
    /// Which records are documents.
    public struct Selection: Sendable, Hashable {
        /// Types of WARC records.
        public enum RecordType: String, Sendable, CaseIterable {
            /// What a server answered.
            case response
            /// Something that was stored without HTTP.
            case resource
            /// What was made of another record: the plain text of Common Crawl's WET files.
            case conversion
        }

        /// The types of records.
        public var types = Set(RecordType.allCases)
        /// The media types, such as `text/html` or `text/*`; all when empty.
        public var mediaTypes: [String] = []
        /// The HTTP statuses of responses; all when empty.
        public var statuses: Set<Int> = []

        /// Everything that has a payload.
        public init() {}

        func accepts(mediaType: String?) -> Bool {
            guard !mediaTypes.isEmpty else { return true }
            guard let mediaType else { return false }
            return mediaTypes.contains { pattern in
                pattern.hasSuffix("/*") ? mediaType.hasPrefix(pattern.dropLast()) : mediaType == pattern
            }
        }
    }

    /// `warc`, which reads ARC too.
    public let name = "warc"
    private let selection: Selection

    /// A format that takes some records for documents.
    public init(_ selection: Selection = Selection()) { self.selection = selection }

    /// `WARC/` or an ARC file's first line.
    public func detect(_ prefix: Span<UInt8>, name: String) -> FormatConfidence {
        prefix.withUnsafeBytes { bytes in
            let rest = bytes.drop { $0 == 0x0D || $0 == 0x0A }
            return rest.starts(with: "WARC/".utf8) || rest.starts(with: "filedesc:".utf8) ? .certain : .none
        }
    }

    /// The documents of an archive.
    public func documents(in reader: ByteReader, limits: InputLimits) -> any DocumentIterator {
        WebArchiveDocuments(reader, selection, limits)
    }
}

/// The documents of a WARC or ARC file.
final class WebArchiveDocuments: DocumentIterator {
    private let reader: ByteReader
    private let archive: WebArchiveReader
    private let selection: WebArchiveFormat.Selection
    private let limits: InputLimits
    private var warnings: [InputError] = []
    private var skipped: [String: Int] = [:]
    private var pendingError: InputError?

    init(_ reader: ByteReader, _ selection: WebArchiveFormat.Selection, _ limits: InputLimits) {
        (self.reader, self.selection, self.limits) = (reader, selection, limits)
        archive = WebArchiveReader(reader)
    }

    func takeWarnings() -> [InputError] {
        defer { warnings = [] }
        return warnings
    }

    func takeSkipped() -> [String: Int] {
        defer { skipped = [:] }
        return skipped
    }

    func next() throws(InputError) -> InputDocument? {
        if let error = pendingError {
            pendingError = nil
            archive.lose()
            throw error
        }
        while let record = try archive.next() {
            let document = isWanted(record) ? try document(of: record) : nil
            if document == nil { try skipBlock(of: record) }
            if let document {
                try checkEnd(of: record)
                return document
            }
        }
        return nil
    }

    private func isWanted(_ record: WebArchiveRecord) -> Bool {
        switch record.kind {
        case .response: return selection.types.contains(.response)
        case .resource: return selection.types.contains(.resource)
        case .conversion: return selection.types.contains(.conversion)
        case .revisit:
            skipped["revisit", default: 0] += 1
            return false
        case .other: return false
        }
    }

    /// The document of a record whose block comes next; nil, with the block not consumed, when it is not wanted.
    private func document(of record: WebArchiveRecord) throws(InputError) -> InputDocument? {
        guard record.length <= limits.documentBytes + HeaderFields.largest else {
            try skipBlock(of: record)
            throw error(.tooLarge, "a record of \(record.length) bytes", record)
        }
        // With the line ends behind it, which say whether the length is right.
        let window = try reader.peek(record.length + 4)
        try checkBlock(window, of: record)
        let block = UnsafeRawBufferPointer(rebasing: window[..<record.length])
        guard var document = try document(of: record, block) else { return nil }
        reader.consume(record.length)
        document.uri = record.uri
        document.fetchedAt = record.date
        if document.mediaType == "text/plain" { document.reading = plainText(document) }
        if let truncation = record.truncation { document.fields.append(("truncated", truncation)) }
        return document
    }

    private func document(
        of record: WebArchiveRecord, _ block: UnsafeRawBufferPointer
    ) throws(InputError) -> InputDocument? {
        var document = InputDocument(
            content: [], position: record.position, length: record.headerLength + record.length, record: record.id)
        let message = record.kind == .response ? HTTPMessage(block) : nil
        let type = message == nil ? record.blockType : message?.fields.contentType
        guard selection.accepts(mediaType: type?.mediaType ?? record.identifiedType) else {
            skipped["other media type", default: 0] += 1
            return nil
        }
        if let status = message?.status, !selection.statuses.isEmpty, !selection.statuses.contains(status) {
            skipped["other HTTP status", default: 0] += 1
            return nil
        }
        (document.mediaType, document.charset) = (type?.mediaType ?? record.identifiedType, type?.charset)
        guard let message else {
            document.content = Array(block)
            return document
        }
        document.httpStatus = message.status
        do {
            let body = try message.body(of: block, limit: limits.documentBytes)
            document.content = body.bytes
            if let problem = body.problem { warnings.append(error(.malformed, problem, record)) }
        } catch {
            reader.consume(block.count)
            throw self.error(.tooLarge, "a payload of more than \(limits.documentBytes) bytes", record)
        }
        return document
    }

    /// Plain text is the article itself; there is no page to extract one from.
    private func plainText(_ document: InputDocument) -> @Sendable () throws(InputError) -> Reading {
        let place = InputPlace(position: document.position)
        let record = InputRecord(bytes: document.content, place: place)
        return { [name = reader.name] () throws(InputError) in
            do throws(RecordError) {
                return try PlainTextFormat().read(record)
            } catch {
                throw error.located(in: name, at: place)
            }
        }
    }

    /// Makes sure that the block is all there and that a record's end is behind it.
    private func checkBlock(_ window: UnsafeRawBufferPointer, of record: WebArchiveRecord) throws(InputError) {
        let behind = UnsafeRawBufferPointer(rebasing: window[min(record.length, window.count)...])
        if window.count >= record.length {
            guard let first = behind.first, first != 0x0D, first != 0x0A, !behind.starts(with: "WARC".utf8),
                !behind.starts(with: "http".utf8)
            else { return }
        }
        archive.lose()
        // The record's own damage, when that is what ends it.
        if let embedded = archive.embeddedRecord(in: window) {
            reader.consume(embedded)
        } else {
            reader.consume(window.count)
            if window.count < record.length {
                _ = try reader.available()
                throw error(
                    .truncated, "the record has \(window.count) of its \(record.length) bytes", record)
            }
        }
        throw error(.malformed, "the Content-Length \(record.length) is not that of the record", record)
    }

    /// A record whose compressed member turns out to be damaged is damaged itself; other damage waits for the next call.
    private func checkEnd(of record: WebArchiveRecord) throws(InputError) {
        do throws(InputError) {
            try archive.skipLineEnds()
        } catch {
            let isOwn = record.position.innerOffset == 0 && error.position.fileOffset == record.position.fileOffset
            if isOwn {
                archive.lose()
                throw error
            }
            pendingError = error
        }
    }

    private func skipBlock(of record: WebArchiveRecord) throws(InputError) {
        let count = try reader.skip(record.length)
        guard count < record.length else { return }
        archive.lose()
        _ = try reader.available()
        throw error(.truncated, "the record has \(count) of its \(record.length) bytes", record)
    }

    private func error(_ code: InputError.Code, _ detail: String, _ record: WebArchiveRecord) -> InputError {
        InputError(code, detail, in: reader.name, at: record.position, record: record.id ?? record.uri)
    }
}
