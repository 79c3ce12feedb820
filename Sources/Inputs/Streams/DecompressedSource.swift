public import Compression

/// What a compressed stream stands for: all its members, one after the other.
///
/// Cut-off and damaged members are errors, never a short stream; after damage the stream goes on at the next member.
/// Bytes between members are what is left of one and an error too, unless they are all zeros: padding, as tapes have it,
/// passes with a warning.
public final class DecompressedSource: ByteSource {
    /// The name of the compressed source.
    public var name: String { input.name }
    /// The format.
    public let codec: StreamCodec

    private let input: ByteReader
    private let limits: InputLimits
    private let decompressor: any StreamDecompressor
    private let wholeMembers: GzipMemberDecompressor?
    private var state = State.betweenMembers
    private var warnings: [InputError] = []
    private var totalWritten = 0
    private var isAfterDamage = false

    private enum State {
        case betweenMembers
        /// In the member that starts at the offset of the file and has given so many bytes.
        case inMember(fileOffset: Int, written: Int)
        /// The bytes before the damage have been handed out, the error has not.
        case failed(InputError)
        case ended
    }

    /// Output before which the expand ratio is not looked at.
    private static let ratioFloor = 16 << 20
    /// The fewest bytes with which a whole member is tried, unless there are no more.
    private static let wholeMemberLookahead = 1 << 16

    /// The stream that a compressed source stands for; the reader is at the first member.
    ///
    /// - Throws: `InputError`: `.outOfMemory`, or a dictionary frame that cannot be read.
    public init(_ input: ByteReader, codec: StreamCodec, limits: InputLimits = InputLimits()) throws(InputError) {
        (self.input, self.codec, self.limits) = (input, codec, limits)
        let dictionary = codec == .zstd ? try Self.readDictionary(input) : []
        do throws(StreamDecompressionError) {
            decompressor = try codec.makeDecompressor(dictionary: dictionary)
            wholeMembers = codec == .gzip ? try GzipMemberDecompressor() : nil
        } catch {
            throw InputError(error, in: input.name, at: input.position)
        }
    }

    /// Reads the next decompressed bytes.
    public func read(into buffer: UnsafeMutableRawBufferPointer) throws(InputError) -> StreamPiece? {
        while true {
            switch state {
            case .ended: return nil
            case .betweenMembers:
                guard let fileOffset = try findMember() else {
                    state = .ended
                    return nil
                }
                if let piece = try wholeMember(at: fileOffset, into: buffer) {
                    if piece.count > 0 { return piece }
                } else {
                    try restart(at: fileOffset)
                    state = .inMember(fileOffset: fileOffset, written: 0)
                }
            case .failed(let error):
                state = .betweenMembers
                isAfterDamage = true
                throw error
            case .inMember(let fileOffset, let written):
                if let piece = try goOn(with: fileOffset, after: written, into: buffer) { return piece }
            }
        }
    }

    /// What was passed over between members.
    public func takeWarnings() -> [InputError] {
        defer { warnings = [] }
        return warnings + input.source.takeWarnings()
    }

    /// Goes to the next member. Zeros before it are padding; anything else is what is left of a member.
    ///
    /// - Returns: Its offset; nil at the end.
    private func findMember() throws(InputError) -> Int? {
        let start = input.position
        var (passed, isPadding) = (0, true)
        while case let bytes = try input.peek(StreamCodec.signatureLength), bytes.count > 0 {
            if codec.isMember(bytes) || codec.firstByte == nil {
                try account(for: passed, isPadding: isPadding, at: start)
                return input.position.fileOffset
            }
            let available = try input.available()
            let rest = UnsafeRawBufferPointer(rebasing: available.dropFirst())
            let step = 1 + (codec.firstByte.flatMap { rest.firstOffset(of: $0) } ?? rest.count)
            isPadding = isPadding && available[..<step].allSatisfy { $0 == 0 }
            input.consume(step)
            passed += step
        }
        state = .ended
        try account(for: passed, isPadding: isPadding, at: start)
        return nil
    }

    private func account(for passed: Int, isPadding: Bool, at start: StreamPosition) throws(InputError) {
        // After a damaged member, its own rest is no news.
        let isExpected = isAfterDamage
        isAfterDamage = false
        guard passed > 0, !isExpected else { return }
        let what = "\(passed) \(isPadding ? "zeros" : "bytes") that belong to no \(codec.rawValue) member"
        let error = InputError(.junk, what, in: name, at: start)
        guard isPadding else { throw error }
        warnings.append(error)
    }

    /// The whole member at once, when it and the buffer allow it; nil when it has to be decompressed in steps.
    private func wholeMember(
        at fileOffset: Int, into buffer: UnsafeMutableRawBufferPointer
    ) throws(InputError) -> StreamPiece? {
        guard wholeMembers != nil else { return nil }
        var bytes = try input.available()
        if bytes.count < Self.wholeMemberLookahead { bytes = try input.peek(Self.wholeMemberLookahead) }
        var outcome = wholeMembers?.decompress(bytes, into: buffer)
        if outcome == .incomplete {
            // Most often the member only goes on behind what has been read so far.
            let more = try input.peek(input.capacity)
            guard more.count > bytes.count else { return nil }
            outcome = wholeMembers?.decompress(more, into: buffer)
        }
        guard case .complete(let progress)? = outcome else { return nil }
        input.consume(progress.read)
        try account(progress.written)
        return StreamPiece(
            count: progress.written, position: StreamPosition(fileOffset: fileOffset, innerOffset: 0))
    }

    /// A step through the current member; nil when it gave no bytes.
    private func goOn(
        with fileOffset: Int, after written: Int, into buffer: UnsafeMutableRawBufferPointer
    ) throws(InputError) -> StreamPiece? {
        let position = StreamPosition(fileOffset: fileOffset, innerOffset: written)
        let available: UnsafeRawBufferPointer
        do throws(InputError) {
            available = try input.available()
        } catch {
            state = .ended
            throw error
        }
        let progress = decompressor.decompress(available, into: buffer)
        input.consume(progress.read)
        state = .inMember(fileOffset: fileOffset, written: written + progress.written)
        if let failure = progress.failure {
            // One byte further on, so that the same member is not found again.
            if input.position.fileOffset == fileOffset { input.consume(min(1, available.count)) }
            state = .failed(InputError(failure, in: name, at: position.advanced(by: progress.written)))
        } else if progress.isMemberEnd {
            state = .betweenMembers
        } else if available.isEmpty, progress.written == 0 {
            state = .ended
            let what = "the \(codec.rawValue) data that starts at byte \(fileOffset) is cut off"
            throw InputError(.truncated, what, in: name, at: position)
        }
        try account(progress.written)
        return progress.written == 0 ? nil : StreamPiece(count: progress.written, position: position)
    }

    private func restart(at fileOffset: Int) throws(InputError) {
        do throws(StreamDecompressionError) {
            try decompressor.restart()
        } catch {
            state = .ended
            throw InputError(error, in: name, at: StreamPosition(fileOffset: fileOffset, innerOffset: 0))
        }
    }

    /// Counts bytes against the limits.
    private func account(_ count: Int) throws(InputError) {
        totalWritten += count
        if totalWritten > limits.streamBytes {
            state = .ended
            throw input.error(.tooLarge, "the stream has more than \(limits.streamBytes) bytes")
        }
        let read = max(1, input.offset)
        if totalWritten > Self.ratioFloor, totalWritten / read > limits.expandRatio {
            state = .ended
            throw input.error(
                .expandRatio, "\(read) bytes stand for more than \(limits.expandRatio) times as many")
        }
    }
}

extension DecompressedSource {
    /// The dictionary that web archives in zstd start with: a skippable frame of a type of its own, that holds the
    /// dictionary as it is or compressed (WARC/1.0 zstd extension, section "Dictionary").
    private static func readDictionary(_ input: ByteReader) throws(InputError) -> [UInt8] {
        let header = try input.peek(8)
        guard header.count == 8, StreamCodec.isSkippableFrame(header), header[0] == 0x5D else { return [] }
        let size = (4..<8).reduce(0) { $0 | Int(header[$1]) << (8 * ($1 - 4)) }
        guard size <= largestDictionary else {
            throw input.error(.unsupported, "a zstd dictionary of \(size) bytes")
        }
        input.consume(8)
        var frame: [UInt8] = []
        guard try input.read(size, into: &frame) == size else {
            throw input.error(.truncated, "the zstd dictionary is cut off")
        }
        let isCompressed = frame.withUnsafeBytes {
            StreamCodec.zstd.isMember($0) && !StreamCodec.isSkippableFrame($0)
        }
        guard isCompressed else { return frame }
        let source = try DecompressedSource(ByteReader(MemorySource(frame, name: input.name)), codec: .zstd)
        return try ByteReader(source).readAll(limit: largestDictionary)
    }

    private static let largestDictionary = 16 << 20
}

extension InputError {
    /// What a decompressor says of the stream at a position.
    init(_ error: StreamDecompressionError, in sourceFile: String, at position: StreamPosition) {
        let code: Code =
            switch error.code {
            case .malformed: .malformed
            case .checksum: .checksum
            case .unsupported: .unsupported
            case .outOfMemory: .outOfMemory
            }
        self.init(code, error.description, in: sourceFile, at: position)
    }
}
