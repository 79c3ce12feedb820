internal import Compression
internal import Text

/// An HTTP response as web archives keep it: status line, header, body.
struct HTTPMessage {
    /// The status code; nil when the line has none.
    let status: Int?
    /// The header.
    let fields: HeaderFields
    /// The number of bytes before the body.
    let headerLength: Int

    /// Reads the start of a block; nil when it is no HTTP response. A header that does not end makes up the whole block.
    init?(_ block: UnsafeRawBufferPointer) {
        guard block.starts(with: "HTTP/".utf8) else { return nil }
        headerLength = HeaderFields.length(in: block) ?? block.count
        let header = UnsafeRawBufferPointer(rebasing: block[..<headerLength])
        let lineEnd = header.firstOffset(of: 0x0A) ?? header.count
        let words = header[..<lineEnd].split(separator: 0x20, maxSplits: 2)
        status = words.count > 1 ? Int(String(decoding: words[1].filter { $0 > 0x20 }, as: UTF8.self)) : nil
        fields = HeaderFields(UnsafeRawBufferPointer(rebasing: header[min(lineEnd + 1, header.count)...]))
    }

    /// The body without transfer coding and content codings.
    ///
    /// A coding that the bytes do not have at all is left aside, as browsers do with servers that lie; one that breaks off
    /// gives what is before, and `problem` says so.
    ///
    /// - Throws: `BodyTooLarge` when it has more than `limit` bytes.
    func body(of block: UnsafeRawBufferPointer, limit: Int) throws(BodyTooLarge) -> (bytes: [UInt8], problem: String?) {
        let raw = UnsafeRawBufferPointer(rebasing: block[headerLength...])
        var bytes: [UInt8]
        var problem: String?
        if isChunked {
            (bytes, problem) = Self.dechunked(raw)
        } else {
            guard raw.count <= limit || !codings.isEmpty else { throw BodyTooLarge() }
            bytes = Array(raw)
        }
        for coding in codings.reversed() {
            let decoded = try Self.decoded(bytes, coding, limit: limit)
            bytes = decoded.bytes
            problem = problem ?? decoded.problem
        }
        guard bytes.count <= limit else { throw BodyTooLarge() }
        return (bytes, problem)
    }

    /// The body is larger than the limit.
    struct BodyTooLarge: Error {}

    private var isChunked: Bool {
        fields["transfer-encoding"].map { $0.lowercased().hasSuffix("chunked") } ?? false
    }

    /// At most three, which is more than any server applies.
    private var codings: [StreamCodec] {
        guard let value = fields["content-encoding"] else { return [] }
        return value.lowercased().split { $0 == "," || $0 == " " }.prefix(3).compactMap { Self.codec(named: $0) }
    }

    /// RFC 9110, section 8.4.1; RFC 7932, RFC 8878.
    private static func codec(named name: Substring) -> StreamCodec? {
        switch name {
        case "gzip", "x-gzip": .gzip
        case "deflate": .deflate
        case "br": .brotli
        case "zstd": .zstd
        default: nil
        }
    }

    /// RFC 9112, section 7.1. From bytes on that are no chunk, the rest is taken as it is.
    private static func dechunked(_ raw: UnsafeRawBufferPointer) -> (bytes: [UInt8], problem: String?) {
        var output: [UInt8] = []
        output.reserveCapacity(raw.count)
        var start = 0
        while start < raw.count {
            let rest = UnsafeRawBufferPointer(rebasing: raw[start...])
            guard let line = chunkLine(rest) else {
                output.append(contentsOf: rest)
                // As with codings: a body without any chunk was stored without them.
                return (output, start == 0 ? nil : "byte \(start) of the chunked body starts no chunk")
            }
            if line.size == 0 { return (output, nil) }
            let end = line.length + line.size
            guard end <= rest.count else {
                output.append(contentsOf: UnsafeRawBufferPointer(rebasing: rest[line.length...]))
                return (output, "the chunked body is cut off")
            }
            output.append(contentsOf: UnsafeRawBufferPointer(rebasing: rest[line.length..<end]))
            start += end
            if start < raw.count, raw[start] == 0x0D { start += 1 }
            if start < raw.count, raw[start] == 0x0A { start += 1 }
        }
        return (output, "the chunked body has no end")
    }

    /// The size that a chunk's first line says, and the line's length.
    private static func chunkLine(_ bytes: UnsafeRawBufferPointer) -> (size: Int, length: Int)? {
        guard let feed = UnsafeRawBufferPointer(rebasing: bytes.prefix(64)).firstOffset(of: 0x0A) else { return nil }
        let digits = bytes[..<feed].prefix { $0 != UInt8(ascii: ";") && $0 != 0x0D && $0 != 0x20 }
        guard (1...15).contains(digits.count) else { return nil }
        var size = 0
        for digit in digits {
            guard let value = digit.hexadecimalValue else { return nil }
            size = size << 4 | Int(value)
        }
        return (size, feed + 1)
    }

    private static func decoded(
        _ bytes: [UInt8], _ codec: StreamCodec, limit: Int
    ) throws(BodyTooLarge) -> (bytes: [UInt8], problem: String?) {
        guard !bytes.isEmpty, let decompressor = try? codec.makeDecompressor() else { return (bytes, nil) }
        var output: [UInt8] = []
        var read = 0
        while true {
            let room = min(limit - output.count + 1, max(1 << 16, output.count))
            var progress = StreamProgress()
            bytes.withUnsafeBytes { input in
                let rest = UnsafeRawBufferPointer(rebasing: input[read...])
                output.append(addingCapacity: room) { span in
                    span.withUnsafeMutableBufferPointer { buffer, count in
                        progress = decompressor.decompress(rest, into: UnsafeMutableRawBufferPointer(buffer))
                        count = progress.written
                    }
                }
            }
            read += progress.read
            if output.count > limit { throw BodyTooLarge() }
            if progress.isMemberEnd { return (output, nil) }
            if progress.failure != nil || progress.read == 0 && progress.written == 0 {
                // Many archives keep the header and store the body decoded.
                if output.isEmpty { return (bytes, nil) }
                return (output, "the \(codec.rawValue) body breaks off after \(output.count) bytes")
            }
        }
    }
}
