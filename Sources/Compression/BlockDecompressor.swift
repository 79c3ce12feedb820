internal import CBrotli
internal import CDeflate
internal import CLZ4
internal import CSnappy
internal import CZstd

/// Decompresses blocks of a size that is known, one after the other, with one codec.
///
/// The bytes are never trusted: a block of any other size than the one asked for is an error. The caller bounds the size
/// that it asks for.
public struct BlockDecompressor: ~Copyable {
    /// The codec.
    public let codec: CompressionCodec
    private var zstd: OpaquePointer?
    private var deflate: OpaquePointer?

    /// A decompressor.
    ///
    /// - Throws: `CompressionError` with `.outOfMemory`.
    public init(_ codec: CompressionCodec) throws(CompressionError) {
        self.codec = codec
        switch codec {
        case .zstd:
            zstd = ZSTD_createDCtx()
            guard zstd != nil else { throw CompressionError(.outOfMemory, codec) }
        case .gzip:
            deflate = libdeflate_alloc_decompressor()
            guard deflate != nil else { throw CompressionError(.outOfMemory, codec) }
        case .uncompressed, .snappy, .lz4Raw, .brotli: break
        }
    }

    deinit {
        ZSTD_freeDCtx(zstd)
        if let deflate { libdeflate_free_decompressor(deflate) }
    }

    /// Appends the `size` bytes that `input` stands for to `output`.
    ///
    /// - Throws: `CompressionError`: `.malformed`, or `.wrongSize` when the block holds more or fewer bytes; `output` is
    ///   as before.
    public mutating func decompress(
        _ input: Span<UInt8>, size: Int, into output: inout [UInt8]
    ) throws(CompressionError) {
        guard size >= 0, size <= codec.largestContent(of: input.count) else {
            throw CompressionError(.wrongSize, codec, "\(size) bytes of \(input.count)")
        }
        guard size > 0 || input.count > 0 else { return }
        var failure: CompressionError?
        input.withUnsafeBytes { source in
            output.append(addingCapacity: size) { destination in
                destination.withUnsafeMutableBufferPointer { buffer, count in
                    do throws(CompressionError) {
                        let target = UnsafeMutableRawBufferPointer(
                            rebasing: UnsafeMutableRawBufferPointer(buffer).prefix(size))
                        let written = try decompress(source, to: target)
                        guard written == size else {
                            throw CompressionError(.wrongSize, codec, "\(written) bytes instead of \(size)")
                        }
                        count = size
                    } catch {
                        failure = error
                    }
                }
            }
        }
        if let failure { throw failure }
    }

    private func decompress(
        _ source: UnsafeRawBufferPointer, to destination: UnsafeMutableRawBufferPointer
    ) throws(CompressionError) -> Int {
        switch codec {
        case .uncompressed:
            guard source.count == destination.count else { return source.count }
            destination.copyMemory(from: source)
            return source.count
        case .snappy: return try decompressSnappy(source, to: destination)
        case .zstd:
            let size = ZSTD_decompressDCtx(
                zstd, destination.baseAddress, destination.count, source.baseAddress, source.count)
            guard ZSTD_isError(size) == 0 else {
                throw CompressionError(.malformed, codec, String(cString: ZSTD_getErrorName(size)))
            }
            return size
        case .gzip: return try decompressGzip(source, to: destination)
        case .lz4Raw: return try decompressLZ4(source, to: destination)
        case .brotli:
            var size = destination.count
            let result = BrotliDecoderDecompress(
                source.count, source.baseAddress?.assumingMemoryBound(to: UInt8.self), &size,
                destination.baseAddress?.assumingMemoryBound(to: UInt8.self))
            guard result == BROTLI_DECODER_RESULT_SUCCESS else { throw CompressionError(.malformed, codec) }
            return size
        }
    }

    private func decompressSnappy(
        _ source: UnsafeRawBufferPointer, to destination: UnsafeMutableRawBufferPointer
    ) throws(CompressionError) -> Int {
        let input = source.baseAddress?.assumingMemoryBound(to: CChar.self)
        var size = 0
        guard snappy_uncompressed_length(input, source.count, &size) == SNAPPY_OK else {
            throw CompressionError(.malformed, codec)
        }
        // Before the library writes anything: it trusts that the length it told has room.
        guard size == destination.count else { return size }
        let output = destination.baseAddress?.assumingMemoryBound(to: CChar.self)
        guard snappy_uncompress(input, source.count, output, &size) == SNAPPY_OK else {
            throw CompressionError(.malformed, codec)
        }
        return size
    }

    /// All members: RFC 1952 lets a stream have several, and Hadoop writes such.
    private func decompressGzip(
        _ source: UnsafeRawBufferPointer, to destination: UnsafeMutableRawBufferPointer
    ) throws(CompressionError) -> Int {
        var (read, written) = (0, 0)
        while read < source.count {
            let input = UnsafeRawBufferPointer(rebasing: source[read...])
            let output = UnsafeMutableRawBufferPointer(rebasing: destination[written...])
            var (consumed, produced) = (0, 0)
            let result = libdeflate_gzip_decompress_ex(
                deflate, input.baseAddress, input.count, output.baseAddress, output.count, &consumed, &produced)
            guard result == LIBDEFLATE_SUCCESS, consumed > 0 else {
                throw CompressionError(result == LIBDEFLATE_INSUFFICIENT_SPACE ? .wrongSize : .malformed, codec)
            }
            read += consumed
            written += produced
        }
        return written
    }

    private func decompressLZ4(
        _ source: UnsafeRawBufferPointer, to destination: UnsafeMutableRawBufferPointer
    ) throws(CompressionError) -> Int {
        guard let inputCount = Int32(exactly: source.count), let outputCount = Int32(exactly: destination.count) else {
            throw CompressionError(.unsupported, codec, "\(source.count) bytes")
        }
        let size = LZ4_decompress_safe(
            source.baseAddress?.assumingMemoryBound(to: CChar.self),
            destination.baseAddress?.assumingMemoryBound(to: CChar.self), inputCount, outputCount)
        guard size >= 0 else { throw CompressionError(.malformed, codec) }
        return Int(size)
    }
}
