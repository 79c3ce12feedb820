/// ZIM files: the pages of a wiki for offline use.
public struct ZIMFormat: DocumentFormat {
    /// `zim`.
    public let name = "zim"
    private let mediaTypes: [String]

    /// The format.
    ///
    /// - Parameter mediaTypes: The types of the entries that are documents.
    public init(mediaTypes: [String] = ["text/html"]) { self.mediaTypes = mediaTypes }

    /// The magic number.
    public func detect(_ prefix: Span<UInt8>, name: String) -> FormatConfidence {
        prefix.withUnsafeBytes { $0.starts(with: ZIMFile.magic) } ? .certain : .none
    }

    /// The documents, in the order of the clusters that hold them. The file has to be one that can be read at any offset.
    public func documents(in reader: ByteReader, limits: InputLimits) -> any DocumentIterator {
        ZIMDocuments(reader, mediaTypes, limits)
    }
}

/// The documents of a ZIM file.
final class ZIMDocuments: DocumentIterator {
    /// An entry that is a document: 12 bytes each, because the entries are in the order of paths and the clusters are not.
    private struct Place: Comparable {
        let cluster: UInt32, blob: UInt32, entry: UInt32

        static func < (left: Self, right: Self) -> Bool {
            (left.cluster, left.blob) < (right.cluster, right.blob)
        }
    }

    private let reader: ByteReader
    private let mediaTypes: [String]
    private let limits: InputLimits
    private var isOpen = false
    private var file: ZIMFile?
    private var places: [Place] = []
    private var position = 0
    private var cluster: (number: UInt32, content: ZIMCluster)?
    private var errors: [InputError] = []
    private var skipped: [String: Int] = [:]

    init(_ reader: ByteReader, _ mediaTypes: [String], _ limits: InputLimits) {
        (self.reader, self.mediaTypes, self.limits) = (reader, mediaTypes, limits)
    }

    func takeSkipped() -> [String: Int] {
        defer { skipped = [:] }
        return skipped
    }

    func next() throws(InputError) -> InputDocument? {
        if !isOpen {
            isOpen = true
            try open()
        }
        if let error = errors.popLast() { throw error }
        guard let file, position < places.count else { return nil }
        let place = places[position]
        position += 1
        let entry = try file.entry(Int(place.entry))
        let offset = try file.clusterOffset(Int(place.cluster))
        let blob = try blob(of: place, in: file, at: offset)
        var document = InputDocument(
            content: blob.bytes, position: StreamPosition(fileOffset: offset, innerOffset: blob.offset),
            length: blob.bytes.count, record: entry.path)
        document.mediaType = file.mediaTypes[entry.mediaType]
        document.charset = "utf-8"
        if !entry.title.isEmpty { document.fields.append(("title", entry.title)) }
        return document
    }

    /// Reads the tables, once.
    private func open() throws(InputError) {
        guard let access = reader.source.randomAccess else {
            throw reader.error(.unsupported, "a ZIM file is read at any offset: it must be a file, not compressed")
        }
        let file = try ZIMFile(access)
        self.file = file
        let wanted = Set(
            file.mediaTypes.indices.filter { index in
                mediaTypes.contains { file.mediaTypes[index].hasPrefix($0) }
            })
        for number in 0..<file.entryCount {
            do throws(InputError) {
                let entry = try file.entry(number)
                guard entry.namespace == file.contentNamespace else { continue }
                if entry.isRedirect {
                    skipped["redirect", default: 0] += 1
                } else if wanted.contains(entry.mediaType) {
                    places.append(
                        Place(cluster: UInt32(entry.cluster), blob: UInt32(entry.blob), entry: UInt32(number)))
                } else {
                    skipped["other media type", default: 0] += 1
                }
            } catch {
                if errors.count < Self.mostErrors { errors.append(error) }
            }
        }
        places.sort()
        errors.reverse()
    }

    /// Errors of the directory that are handed out one by one.
    private static let mostErrors = 1000

    /// The blob of a place, from the cluster that is open where it can be.
    private func blob(
        of place: Place, in file: ZIMFile, at offset: Int
    ) throws(InputError) -> (bytes: [UInt8], offset: Int) {
        // Two entries may share a blob: the cluster is then opened again.
        let isSame = position > 1 && places[position - 2] < place && cluster?.number == place.cluster
        do throws(InputError) {
            if !isSame { cluster = (place.cluster, try ZIMCluster(file.file, at: offset, limits: limits)) }
            guard let content = cluster?.content else { return ([], 0) }
            return try content.blob(Int(place.blob), limit: limits.documentBytes)
        } catch {
            cluster = nil
            throw error
        }
    }
}
