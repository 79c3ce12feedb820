/// A way to compress a block of bytes, as Parquet names them.
public enum CompressionCodec: String, Sendable, Hashable, CaseIterable {
    case uncompressed
    case snappy
    /// RFC 1952.
    case gzip
    /// RFC 7932; decompressed only.
    case brotli
    /// One LZ4 block without a frame.
    case lz4Raw = "lz4_raw"
    /// RFC 8878.
    case zstd

    /// Whether `BlockCompressor` has it.
    public var canCompress: Bool { self != .brotli }

    /// The levels that `BlockCompressor` accepts, or nil where there is none.
    public var levels: ClosedRange<Int>? {
        switch self {
        case .zstd: -7...22
        case .gzip: 1...12
        case .uncompressed, .snappy, .brotli, .lz4Raw: nil
        }
    }

    /// The level that is used where none is given.
    public var defaultLevel: Int? {
        switch self {
        case .zstd: 3
        case .gzip: 6
        case .uncompressed, .snappy, .brotli, .lz4Raw: nil
        }
    }

    /// The most bytes that `count` compressed bytes can stand for.
    ///
    /// Snappy's densest element copies 64 bytes in 3; LZ4 adds 255 bytes of length in one; DEFLATE has 258 bytes in two
    /// bits; zstd has a block of 128 KiB in 4 bytes (RFC 8878, section 3.1.1.2); Brotli's meta-blocks hold at most
    /// 16 MiB (RFC 7932, section 9.2).
    public func largestContent(of count: Int) -> Int {
        switch self {
        case .uncompressed: count
        case .snappy: count.multipliedSaturating(by: 32)
        case .gzip: count.multipliedSaturating(by: 1_032)
        case .lz4Raw: count.multipliedSaturating(by: 255)
        case .zstd: count.multipliedSaturating(by: 32_768)
        case .brotli: count.multipliedSaturating(by: 1 << 24)
        }
    }
}

extension Int {
    fileprivate func multipliedSaturating(by factor: Int) -> Int {
        let (product, overflow) = multipliedReportingOverflow(by: factor)
        return overflow ? .max : product
    }
}
