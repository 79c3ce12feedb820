internal import CBrotli

/// Brotli through libbrotlidec.
final class BrotliStream: StreamDecompressor {
    let codec = StreamCodec.brotli
    private var state: OpaquePointer

    init() throws(StreamDecompressionError) {
        guard let state = BrotliDecoderCreateInstance(nil, nil, nil) else {
            throw StreamDecompressionError(.outOfMemory, .brotli)
        }
        self.state = state
    }

    deinit { BrotliDecoderDestroyInstance(state) }

    func restart() throws(StreamDecompressionError) {
        guard let new = BrotliDecoderCreateInstance(nil, nil, nil) else {
            throw StreamDecompressionError(.outOfMemory, codec)
        }
        BrotliDecoderDestroyInstance(state)
        state = new
    }

    func decompress(
        _ input: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer
    ) -> StreamProgress {
        var (inputLeft, outputLeft) = (input.count, output.count)
        var next = input.baseAddress?.assumingMemoryBound(to: UInt8.self)
        var target = output.baseAddress?.assumingMemoryBound(to: UInt8.self)
        let result = BrotliDecoderDecompressStream(state, &inputLeft, &next, &outputLeft, &target, nil)
        var progress = StreamProgress(
            read: input.count - inputLeft, written: output.count - outputLeft,
            isMemberEnd: result == BROTLI_DECODER_RESULT_SUCCESS)
        guard result == BROTLI_DECODER_RESULT_ERROR else { return progress }
        let code = BrotliDecoderGetErrorCode(state)
        let detail = BrotliDecoderErrorString(code).map { String(cString: $0) } ?? ""
        progress.failure = StreamDecompressionError(.malformed, codec, detail)
        return progress
    }
}
