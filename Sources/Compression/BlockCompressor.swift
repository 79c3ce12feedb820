internal import CDeflate
internal import CLZ4
internal import CSnappy
internal import CZstd

/// Parameters of zstd beyond the level.
public struct ZstdParameters: Sendable, Hashable {
    /// The base-2 logarithm of the window, 10 to 31; nil for the level's own. Readers need not accept more than 23.
    public var windowLog: Int?
    /// The base-2 logarithm of the number of entries of the table of long matches; nil for the level's own.
    public var hashLog: Int?
    /// The base-2 logarithm of the number of entries of the table of short matches; nil for the level's own.
    public var chainLog: Int?
    /// Whether matches far back are looked for, at a cost of memory.
    public var longDistanceMatching = false

    /// The level's own parameters.
    public init(
        windowLog: Int? = nil, hashLog: Int? = nil, chainLog: Int? = nil, longDistanceMatching: Bool = false
    ) {
        (self.windowLog, self.hashLog, self.chainLog) = (windowLog, hashLog, chainLog)
        self.longDistanceMatching = longDistanceMatching
    }
}

/// Compresses blocks, one after the other, with one codec; its tables are kept from block to block.
public struct BlockCompressor: ~Copyable {
    /// The codec.
    public let codec: CompressionCodec
    private var zstd: OpaquePointer?
    private var deflate: OpaquePointer?

    /// A compressor.
    ///
    /// - Parameters:
    ///   - level: One of `codec.levels`; nil for the default.
    ///   - zstd: More for zstd; other codecs ignore it.
    /// - Throws: `CompressionError` with `.unsupported` or `.outOfMemory`.
    public init(
        _ codec: CompressionCodec, level: Int? = nil, zstd parameters: ZstdParameters = ZstdParameters()
    ) throws(CompressionError) {
        self.codec = codec
        guard codec.canCompress else { throw CompressionError(.unsupported, codec, "it is decompressed only") }
        if let level, codec.levels?.contains(level) != true {
            let levels = codec.levels.map { "\($0.lowerBound) to \($0.upperBound)" } ?? "none"
            throw CompressionError(.unsupported, codec, "level \(level); it has \(levels)")
        }
        let level = Int32(level ?? codec.defaultLevel ?? 0)
        switch codec {
        case .zstd:
            zstd = ZSTD_createCCtx()
            guard zstd != nil else { throw CompressionError(.outOfMemory, codec) }
            try set(ZSTD_c_compressionLevel, level)
            if let windowLog = parameters.windowLog { try set(ZSTD_c_windowLog, Int32(clamping: windowLog)) }
            if let hashLog = parameters.hashLog { try set(ZSTD_c_hashLog, Int32(clamping: hashLog)) }
            if let chainLog = parameters.chainLog { try set(ZSTD_c_chainLog, Int32(clamping: chainLog)) }
            if parameters.longDistanceMatching { try set(ZSTD_c_enableLongDistanceMatching, 1) }
        case .gzip:
            deflate = libdeflate_alloc_compressor(level)
            guard deflate != nil else { throw CompressionError(.outOfMemory, codec) }
        case .uncompressed, .snappy, .lz4Raw, .brotli: break
        }
    }

    deinit {
        ZSTD_freeCCtx(zstd)
        if let deflate { libdeflate_free_compressor(deflate) }
    }

    private func set(_ parameter: ZSTD_cParameter, _ value: Int32) throws(CompressionError) {
        let result = ZSTD_CCtx_setParameter(zstd, parameter, value)
        guard ZSTD_isError(result) == 0 else {
            throw CompressionError(.unsupported, codec, String(cString: ZSTD_getErrorName(result)))
        }
    }

    /// Appends the compressed form of `input` to `output`.
    ///
    /// - Returns: The number of bytes appended.
    /// - Throws: `CompressionError`; `output` is as before.
    @discardableResult
    public mutating func compress(
        _ input: Span<UInt8>, into output: inout [UInt8]
    ) throws(CompressionError) -> Int {
        let start = output.count
        let bound = try largestOutput(for: input.count)
        var failure: CompressionError?
        input.withUnsafeBytes { source in
            output.append(addingCapacity: bound) { destination in
                destination.withUnsafeMutableBufferPointer { buffer, count in
                    do throws(CompressionError) {
                        count = try compress(source, to: UnsafeMutableRawBufferPointer(buffer))
                    } catch {
                        failure = error
                    }
                }
            }
        }
        if let failure { throw failure }
        return output.count - start
    }

    private func largestOutput(for count: Int) throws(CompressionError) -> Int {
        switch codec {
        case .uncompressed: return count
        case .snappy: return snappy_max_compressed_length(count)
        case .zstd:
            let bound = ZSTD_compressBound(count)
            guard ZSTD_isError(bound) == 0 else { throw CompressionError(.unsupported, codec, "\(count) bytes") }
            return bound
        case .gzip: return libdeflate_gzip_compress_bound(deflate, count)
        case .lz4Raw:
            guard count <= LZ4_MAX_INPUT_SIZE else { throw CompressionError(.unsupported, codec, "\(count) bytes") }
            return Int(LZ4_compressBound(Int32(count)))
        case .brotli: throw CompressionError(.unsupported, codec)
        }
    }

    private func compress(
        _ source: UnsafeRawBufferPointer, to destination: UnsafeMutableRawBufferPointer
    ) throws(CompressionError) -> Int {
        let input = source.baseAddress
        let output = destination.baseAddress
        switch codec {
        case .uncompressed:
            destination.copyMemory(from: source)
            return source.count
        case .snappy:
            var size = destination.count
            let status = snappy_compress(
                input?.assumingMemoryBound(to: CChar.self), source.count,
                output?.assumingMemoryBound(to: CChar.self), &size)
            guard status == SNAPPY_OK else { throw CompressionError(.malformed, codec) }
            return size
        case .zstd:
            let size = ZSTD_compress2(zstd, output, destination.count, input, source.count)
            guard ZSTD_isError(size) == 0 else {
                throw CompressionError(.outOfMemory, codec, String(cString: ZSTD_getErrorName(size)))
            }
            return size
        case .gzip:
            let size = libdeflate_gzip_compress(deflate, input, source.count, output, destination.count)
            guard size > 0 else { throw CompressionError(.malformed, codec) }
            return size
        case .lz4Raw:
            let size = LZ4_compress_default(
                input?.assumingMemoryBound(to: CChar.self), output?.assumingMemoryBound(to: CChar.self),
                Int32(source.count), Int32(clamping: destination.count))
            guard size > 0 else { throw CompressionError(.malformed, codec) }
            return Int(size)
        case .brotli: throw CompressionError(.unsupported, codec)
        }
    }
}
