internal import CZstd

/// zstd frames through libzstd.
final class ZstdStream: StreamDecompressor {
    let codec = StreamCodec.zstd
    private let context: OpaquePointer

    /// The base-2 logarithm of the largest window, 128 MiB: the library's own limit, which `--ultra` levels and ZIM files
    /// use. Only as much of it becomes resident as the frame has content.
    private static let windowLog: CInt = 27

    /// - Parameter dictionary: What the frames refer to; empty for none.
    init(dictionary: [UInt8]) throws(StreamDecompressionError) {
        guard let context = ZSTD_createDCtx() else { throw StreamDecompressionError(.outOfMemory, .zstd) }
        self.context = context
        ZSTD_DCtx_setParameter(context, ZSTD_d_windowLogMax, Self.windowLog)
        guard !dictionary.isEmpty else { return }
        let result = ZSTD_DCtx_loadDictionary(context, dictionary, dictionary.count)
        guard ZSTD_isError(result) == 0 else {
            throw StreamDecompressionError(.malformed, .zstd, "the dictionary cannot be used")
        }
    }

    deinit { ZSTD_freeDCtx(context) }

    func restart() { ZSTD_DCtx_reset(context, ZSTD_reset_session_only) }

    func decompress(
        _ input: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer
    ) -> StreamProgress {
        var source = ZSTD_inBuffer(src: input.baseAddress, size: input.count, pos: 0)
        var target = ZSTD_outBuffer(dst: output.baseAddress, size: output.count, pos: 0)
        let result = ZSTD_decompressStream(context, &target, &source)
        return StreamProgress(
            read: source.pos, written: target.pos, isMemberEnd: result == 0,
            failure: ZSTD_isError(result) == 0 ? nil : failure(result))
    }

    private func failure(_ result: Int) -> StreamDecompressionError {
        let detail = String(cString: ZSTD_getErrorName(result))
        switch ZSTD_getErrorCode(result) {
        case ZSTD_error_checksum_wrong: return StreamDecompressionError(.checksum, codec)
        case ZSTD_error_memory_allocation: return StreamDecompressionError(.outOfMemory, codec)
        case ZSTD_error_frameParameter_windowTooLarge, ZSTD_error_dictionary_wrong, ZSTD_error_version_unsupported:
            return StreamDecompressionError(.unsupported, codec, detail)
        default: return StreamDecompressionError(.malformed, codec, detail)
        }
    }
}
