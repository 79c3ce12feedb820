/// An entry of an archive as a stream.
final class EntrySource: ByteSource {
    private let archive: ArchiveReader
    private let entry: ArchiveReader.Entry
    private var offset = 0

    init(_ archive: ArchiveReader, _ entry: ArchiveReader.Entry) { (self.archive, self.entry) = (archive, entry) }

    var name: String { archive.name }

    func read(into buffer: UnsafeMutableRawBufferPointer) throws(InputError) -> StreamPiece? {
        let count = try archive.read(into: buffer, entry: entry)
        guard count > 0 else { return nil }
        defer { offset += count }
        let position = StreamPosition(
            fileOffset: entry.position.fileOffset, innerOffset: (entry.position.innerOffset ?? 0) + offset)
        return StreamPiece(count: count, position: position)
    }
}

/// The documents of all entries of an archive.
final class ArchiveDocuments: DocumentIterator {
    private let archive: ArchiveReader
    private let opener: InputOpener
    private var current: (entry: ArchiveReader.Entry, documents: any DocumentIterator)?
    private var warnings: [InputError] = []
    private var skipped: [String: Int] = [:]
    private var isAtEnd = false

    /// - Parameter opener: Opens the entries.
    init(_ archive: ArchiveReader, opener: InputOpener) { (self.archive, self.opener) = (archive, opener) }

    func next() throws(InputError) -> InputDocument? {
        while true {
            if let (entry, documents) = current {
                let document = try documents.next()
                collect(documents)
                if var document {
                    document.record = document.record.map { "\(entry.name): \($0)" } ?? entry.name
                    return document
                }
                current = nil
            }
            guard !isAtEnd, let entry = try nextEntry() else { return nil }
            try open(entry)
        }
    }

    private func nextEntry() throws(InputError) -> ArchiveReader.Entry? {
        do throws(InputError) {
            return try archive.next()
        } catch {
            isAtEnd = true
            throw error
        }
    }

    private func open(_ entry: ArchiveReader.Entry) throws(InputError) {
        if let kind = entry.notAFile {
            if kind != "directory" { skipped["\(kind) in an archive", default: 0] += 1 }
            return
        }
        guard !entry.isEncrypted else {
            throw InputError(
                .unsupported, "the entry is encrypted", in: archive.name, at: entry.position, record: entry.name)
        }
        do throws(InputError) {
            let opened = try opener.open(EntrySource(archive, entry), entryName: entry.name)
            current = (entry, opened.documents)
        } catch  where error.code == .unknownFormat {
            skipped["unknown format in an archive", default: 0] += 1
        }
    }

    private func collect(_ documents: any DocumentIterator) {
        warnings += documents.takeWarnings()
        skipped.merge(documents.takeSkipped(), uniquingKeysWith: +)
    }

    func takeWarnings() -> [InputError] {
        defer { warnings = [] }
        return warnings
    }

    func takeSkipped() -> [String: Int] {
        defer { skipped = [:] }
        return skipped
    }
}
