internal import Compression

/// A layer around documents.
public enum InputLayer: String, Sendable, Hashable, CaseIterable {
    case gzip, bzip2, xz, zstd, lz4, tar, zip

    /// The codec, when it is a compression.
    var codec: StreamCodec? { StreamCodec(rawValue: rawValue) }
    /// The kind of archive, when it is one.
    var archive: ArchiveKind? { ArchiveKind(rawValue: rawValue) }
}

/// Opens inputs: finds out by content what they are packed in and which format they have, or does as it is told.
///
/// By content, at most one compression is undone and then at most one archive is opened; whatever is in it is taken for a
/// document. More layers have to be declared, from the outside to the inside.
public struct InputOpener: Sendable {
    /// The formats that content is tried against.
    public var formats = DocumentFormats.standard
    /// The format, when it is told.
    public var format: (any DocumentFormat)?
    /// The layers, when they are told.
    public var layers: [InputLayer]?
    /// Bounds.
    public var limits = InputLimits()

    /// Everything by content.
    public init() {}

    /// An input that is open.
    public struct Opened {
        /// The layers and the format, from the outside to the inside: `gzip, tar` or `gzip, warc`. Entries of archives
        /// may each have a format of their own.
        public let description: String
        /// The documents.
        public let documents: any DocumentIterator
    }

    /// Opens a source.
    ///
    /// - Parameter entryName: The name of the entry when the source is one of an archive.
    /// - Throws: `InputError`; `.unknownFormat` when no format knows the content.
    public func open(_ source: any ByteSource, entryName: String? = nil) throws(InputError) -> Opened {
        var reader = ByteReader(source, capacity: Self.fileBuffer)
        var opened: [String] = []
        var sources: [any ByteSource] = [source]
        for layer in try layersToOpen(reader, isEntry: entryName != nil) {
            if let kind = layer.archive {
                try expect(ArchiveKind.detect(try reader.peek(ArchiveKind.signatureLength)) == kind, layer, reader)
                let archive = try ArchiveReader(reader, kind: kind, limits: limits)
                let documents = ArchiveDocuments(archive, opener: openerOfEntries(after: layer))
                return opening(opened + [layer.rawValue], documents, sources)
            }
            reader = try decompressed(reader, layer, sources: &sources)
            opened.append(layer.rawValue)
            if layers == nil, let kind = ArchiveKind.detect(try reader.peek(ArchiveKind.signatureLength)) {
                let archive = try ArchiveReader(reader, kind: kind, limits: limits)
                return opening(
                    opened + [kind.rawValue], ArchiveDocuments(archive, opener: openerOfEntries(after: nil)), sources)
            }
        }
        let prefix = try reader.peek(DocumentFormats.prefixLength)
        guard prefix.count > 0 else { return opening(opened + ["empty"], NoDocuments(emptyAt: reader), sources) }
        let format = try formatToRead(prefix, reader, entryName: entryName)
        return opening(opened + [format.name], format.documents(in: reader, limits: limits), sources)
    }

    private static let fileBuffer = 1 << 20
    /// Room for nearly every page of a web archive, so that libdeflate has it whole.
    private static let decompressedBuffer = 2 << 20

    /// The layers that are declared, or those that the first bytes show: at most one, and none inside of an archive.
    private func layersToOpen(_ reader: ByteReader, isEntry: Bool) throws(InputError) -> [InputLayer] {
        if let layers { return layers }
        guard !isEntry else { return [] }
        let prefix = try reader.peek(ArchiveKind.signatureLength)
        let name = StreamCodec.detect(prefix)?.rawValue ?? ArchiveKind.detect(prefix)?.rawValue
        return name.flatMap { InputLayer(rawValue: $0) }.map { [$0] } ?? []
    }

    private func decompressed(
        _ reader: ByteReader, _ layer: InputLayer, sources: inout [any ByteSource]
    ) throws(InputError) -> ByteReader {
        guard let codec = layer.codec else { return reader }
        try expect(codec.isMember(try reader.peek(StreamCodec.signatureLength)), layer, reader)
        let source = try DecompressedSource(reader, codec: codec, limits: limits)
        sources.append(source)
        return ByteReader(source, capacity: Self.decompressedBuffer)
    }

    private func expect(_ isRight: Bool, _ layer: InputLayer, _ reader: ByteReader) throws(InputError) {
        guard !isRight else { return }
        throw reader.error(.wrongFormat, "declared as \(layer.rawValue), but the content is not")
    }

    /// The opener of what is inside of an archive: with the layers that are declared after it, or none.
    private func openerOfEntries(after layer: InputLayer?) -> InputOpener {
        var opener = self
        guard let layer, let layers else { return opener }
        opener.layers = layers.firstIndex(of: layer).map { Array(layers[($0 + 1)...]) }
        return opener
    }

    private func formatToRead(
        _ prefix: UnsafeRawBufferPointer, _ reader: ByteReader, entryName: String?
    ) throws(InputError) -> any DocumentFormat {
        if let format { return format }
        let inner = StreamCodec.detect(prefix)?.rawValue ?? ArchiveKind.detect(prefix)?.rawValue
        if let inner {
            throw reader.error(
                .nested, "\(inner) inside another layer is opened only when the layers are declared", record: entryName)
        }
        let detected = prefix.withMemoryRebound(to: UInt8.self) {
            formats.detect(Span(_unsafeElements: $0), name: Self.plainName(entryName ?? reader.name))
        }
        guard let detected else {
            throw reader.error(
                .unknownFormat, "the content is of no known format; 'format' can say what it is", record: entryName)
        }
        return detected
    }

    /// The name without the extension of a compression, which says nothing of what is inside.
    private static func plainName(_ name: String) -> String {
        let ending = [".gz", ".bz2", ".xz", ".zst", ".lz4"].first { name.lowercased().hasSuffix($0) }
        return String(name.dropLast(ending?.count ?? 0))
    }

    private func opening(
        _ layers: [String], _ documents: any DocumentIterator, _ sources: [any ByteSource]
    ) -> Opened {
        Opened(
            description: layers.joined(separator: ", "), documents: WatchedDocuments(documents, sources: sources))
    }
}

/// The documents of an input, with the warnings of the streams below them.
private final class WatchedDocuments: DocumentIterator {
    private let documents: any DocumentIterator
    private let sources: [any ByteSource]

    init(_ documents: any DocumentIterator, sources: [any ByteSource]) {
        (self.documents, self.sources) = (documents, sources)
    }

    func next() throws(InputError) -> InputDocument? { try documents.next() }
    func takeSkipped() -> [String: Int] { documents.takeSkipped() }
    // A source passes on the warnings of the one below it.
    func takeWarnings() -> [InputError] { documents.takeWarnings() + (sources.last?.takeWarnings() ?? []) }
}

/// An input without a byte.
private final class NoDocuments: DocumentIterator {
    private var warnings: [InputError]

    init(emptyAt reader: ByteReader) { warnings = [reader.error(.empty, "there is nothing in it")] }

    func next() -> InputDocument? { nil }

    func takeWarnings() -> [InputError] {
        defer { warnings = [] }
        return warnings
    }
}
