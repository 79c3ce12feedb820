internal import CLZ4

/// LZ4 frames through liblz4.
final class LZ4Stream: StreamDecompressor {
    let codec = StreamCodec.lz4
    private var context: OpaquePointer?

    init() throws(StreamDecompressionError) {
        guard LZ4F_isError(LZ4F_createDecompressionContext(&context, CUnsignedInt(LZ4F_VERSION))) == 0 else {
            throw StreamDecompressionError(.outOfMemory, codec)
        }
    }

    deinit { LZ4F_freeDecompressionContext(context) }

    func restart() { LZ4F_resetDecompressionContext(context) }

    func decompress(
        _ input: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer
    ) -> StreamProgress {
        var (read, written) = (input.count, output.count)
        let result = LZ4F_decompress(context, output.baseAddress, &written, input.baseAddress, &read, nil)
        var progress = StreamProgress(read: read, written: written, isMemberEnd: result == 0)
        if LZ4F_isError(result) != 0 {
            // The counts mean nothing then.
            let detail = String(cString: LZ4F_getErrorName(result))
            progress = StreamProgress(
                failure: StreamDecompressionError(detail.contains("hecksum") ? .checksum : .malformed, codec, detail))
        }
        return progress
    }
}
