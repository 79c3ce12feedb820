internal import CBzip2

/// bzip2 through libbz2.
final class Bzip2Stream: StreamDecompressor {
    let codec = StreamCodec.bzip2
    // The library keeps the address.
    private let stream = UnsafeMutablePointer<bz_stream>.allocate(capacity: 1)

    init() throws(StreamDecompressionError) {
        stream.initialize(to: bz_stream())
        try start()
    }

    deinit {
        BZ2_bzDecompressEnd(stream)
        stream.deallocate()
    }

    func restart() throws(StreamDecompressionError) {
        BZ2_bzDecompressEnd(stream)
        stream.pointee = bz_stream()
        try start()
    }

    private func start() throws(StreamDecompressionError) {
        guard BZ2_bzDecompressInit(stream, 0, 0) == BZ_OK else { throw StreamDecompressionError(.outOfMemory, codec) }
    }

    func decompress(
        _ input: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer
    ) -> StreamProgress {
        let inputCount = CUnsignedInt(clamping: input.count), outputCount = CUnsignedInt(clamping: output.count)
        stream.pointee.next_in = UnsafeMutablePointer(mutating: input.baseAddress?.assumingMemoryBound(to: CChar.self))
        stream.pointee.avail_in = inputCount
        stream.pointee.next_out = output.baseAddress?.assumingMemoryBound(to: CChar.self)
        stream.pointee.avail_out = outputCount
        let status = BZ2_bzDecompress(stream)
        var progress = StreamProgress()
        progress.read = Int(inputCount - stream.pointee.avail_in)
        progress.written = Int(outputCount - stream.pointee.avail_out)
        switch status {
        case BZ_OK: break
        case BZ_STREAM_END:
            progress.isMemberEnd = true
        case BZ_MEM_ERROR: progress.failure = StreamDecompressionError(.outOfMemory, codec)
        default: progress.failure = StreamDecompressionError(.malformed, codec, "libbz2's status \(status)")
        }
        return progress
    }
}
