internal import CLZMA

/// .xz through liblzma.
final class XZStream: StreamDecompressor {
    let codec = StreamCodec.xz
    private let stream = UnsafeMutablePointer<lzma_stream>.allocate(capacity: 1)

    /// The largest dictionary that presets of xz ask for is 64 MiB (preset 9).
    private static let memoryLimit: UInt64 = 80 << 20

    init() throws(StreamDecompressionError) {
        stream.initialize(to: lzma_stream())
        try restart()
    }

    deinit {
        lzma_end(stream)
        stream.deallocate()
    }

    func restart() throws(StreamDecompressionError) {
        guard lzma_stream_decoder(stream, Self.memoryLimit, 0) == LZMA_OK else {
            throw StreamDecompressionError(.outOfMemory, codec)
        }
    }

    func decompress(
        _ input: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer
    ) -> StreamProgress {
        stream.pointee.next_in = input.baseAddress?.assumingMemoryBound(to: UInt8.self)
        stream.pointee.avail_in = input.count
        stream.pointee.next_out = output.baseAddress?.assumingMemoryBound(to: UInt8.self)
        stream.pointee.avail_out = output.count
        let status = lzma_code(stream, LZMA_RUN)
        var progress = StreamProgress()
        progress.read = input.count - stream.pointee.avail_in
        progress.written = output.count - stream.pointee.avail_out
        switch status {
        case LZMA_OK, LZMA_BUF_ERROR: break
        case LZMA_STREAM_END:
            progress.isMemberEnd = true
        case LZMA_MEM_ERROR: progress.failure = StreamDecompressionError(.outOfMemory, codec)
        case LZMA_MEMLIMIT_ERROR:
            progress.failure = StreamDecompressionError(
                .unsupported, codec, "it needs more than \(Self.memoryLimit >> 20) MiB")
        case LZMA_OPTIONS_ERROR:
            progress.failure = StreamDecompressionError(.unsupported, codec, "an unknown filter or flag")
        default: progress.failure = StreamDecompressionError(.malformed, codec)
        }
        return progress
    }
}
