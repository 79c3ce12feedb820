internal import CZlib

/// gzip, zlib or raw deflate through zlib.
final class ZlibStream: StreamDecompressor {
    let codec: StreamCodec
    // zlib keeps the address and refuses to work at another one.
    private let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
    private var isAtStart = true

    /// The window of 32 KiB; 16 more for gzip's header and trailer, negative for neither.
    private static let zlibWindow: CInt = 15, gzipWindow: CInt = 31, rawWindow: CInt = -15

    init(_ codec: StreamCodec) throws(StreamDecompressionError) {
        self.codec = codec
        stream.initialize(to: z_stream())
        let window = codec == .gzip ? Self.gzipWindow : Self.zlibWindow
        guard inflateInit2_(stream, window, ZLIB_VERSION, CInt(MemoryLayout<z_stream>.size)) == Z_OK else {
            throw StreamDecompressionError(.outOfMemory, codec)
        }
    }

    deinit {
        inflateEnd(stream)
        stream.deallocate()
    }

    func restart() {
        inflateReset(stream)
        isAtStart = true
    }

    func decompress(
        _ input: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer
    ) -> StreamProgress {
        if isAtStart, codec == .deflate, let first = input.first {
            // CM is 8 and CINFO at most 7 in a zlib header; a raw stream hardly ever starts so.
            let isZlib = first & 0x8F == 0x08
            inflateReset2(stream, isZlib ? Self.zlibWindow : Self.rawWindow)
        }
        isAtStart = isAtStart && input.isEmpty
        let inputCount = CUnsignedInt(clamping: input.count), outputCount = CUnsignedInt(clamping: output.count)
        stream.pointee.next_in = UnsafeMutablePointer(mutating: input.baseAddress?.assumingMemoryBound(to: UInt8.self))
        stream.pointee.avail_in = inputCount
        stream.pointee.next_out = output.baseAddress?.assumingMemoryBound(to: UInt8.self)
        stream.pointee.avail_out = outputCount
        let status = inflate(stream, Z_NO_FLUSH)
        var progress = StreamProgress()
        progress.read = Int(inputCount - stream.pointee.avail_in)
        progress.written = Int(outputCount - stream.pointee.avail_out)
        switch status {
        case Z_OK, Z_BUF_ERROR: break
        case Z_STREAM_END:
            progress.isMemberEnd = true
        case Z_MEM_ERROR: progress.failure = StreamDecompressionError(.outOfMemory, codec)
        default:
            let detail = stream.pointee.msg.map { String(cString: $0) } ?? ""
            let isTrailer = detail == "incorrect data check" || detail == "incorrect length check"
            progress.failure = StreamDecompressionError(isTrailer ? .checksum : .malformed, codec, detail)
        }
        return progress
    }
}
