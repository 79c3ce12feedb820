import Compression
import Testing

@Suite struct BlockTests {
    static let samples: [[UInt8]] = [
        [], [7], Array(repeating: 9, count: 100_000),
        Array(0..<255), (0..<50_000).map { UInt8(truncatingIfNeeded: $0 &* 2_654_435_761 >> 7) },
        Array("The same words, the same words, the same words.".utf8),
    ]

    @Test(arguments: CompressionCodec.allCases.filter(\.canCompress))
    func roundTrip(codec: CompressionCodec) throws {
        var compressor = try BlockCompressor(codec)
        var decompressor = try BlockDecompressor(codec)
        for sample in Self.samples {
            var block: [UInt8] = [1, 2]
            let count = try compressor.compress(sample.span, into: &block)
            #expect(block.count == count + 2 && block.prefix(2) == [1, 2])
            var back: [UInt8] = [3]
            try decompressor.decompress(block.span.extracting(2..<block.count), size: sample.count, into: &back)
            #expect(back == [3] + sample)
        }
    }

    @Test(arguments: CompressionCodec.allCases.filter(\.canCompress))
    func anotherSizeIsRefused(codec: CompressionCodec) throws {
        var compressor = try BlockCompressor(codec)
        let sample = Self.samples[5]
        var block: [UInt8] = []
        try compressor.compress(sample.span, into: &block)
        for size in [0, 1, sample.count - 1, sample.count + 1, 1_000_000_000_000, -1] {
            var back: [UInt8] = [3]
            #expect(throws: CompressionError.self) {
                try Self.decompress(block, size, codec, &back)
            }
            #expect(back == [3])
        }
    }

    private static func decompress(
        _ block: [UInt8], _ size: Int, _ codec: CompressionCodec, _ output: inout [UInt8]
    ) throws {
        var decompressor = try BlockDecompressor(codec)
        try decompressor.decompress(block.span, size: size, into: &output)
    }

    @Test(arguments: CompressionCodec.allCases.filter { $0 != .uncompressed })
    func damageNeverTraps(codec: CompressionCodec) throws {
        var block: [UInt8] = []
        if codec.canCompress {
            var compressor = try BlockCompressor(codec)
            let sample = Self.samples[5]
            try compressor.compress(sample.span, into: &block)
        } else {
            block = Array(repeating: 0x5A, count: 40)
        }
        var decompressor = try BlockDecompressor(codec)
        var refused = 0
        for index in block.indices {
            for bit in 0..<8 {
                var damaged = block
                damaged[index] ^= 1 << bit
                var back: [UInt8] = []
                do {
                    try decompressor.decompress(damaged.span, size: Self.samples[5].count, into: &back)
                } catch {
                    refused += 1
                }
            }
            var back: [UInt8] = []
            #expect(throws: CompressionError.self) {
                try Self.decompress(Array(block[..<index]), Self.samples[5].count, codec, &back)
            }
        }
        #expect(refused > 0)
    }

    @Test func severalGzipMembersAreOneBlock() throws {
        var compressor = try BlockCompressor(.gzip, level: 1)
        var block: [UInt8] = []
        try compressor.compress(Array("first, ".utf8).span, into: &block)
        try compressor.compress(Array("second".utf8).span, into: &block)
        var decompressor = try BlockDecompressor(.gzip)
        var back: [UInt8] = []
        try decompressor.decompress(block.span, size: 13, into: &back)
        #expect(String(decoding: back, as: UTF8.self) == "first, second")
    }

    @Test func brotliOfAnotherWriterIsRead() throws {
        // A meta-block of RFC 7932, section 9.2, that is not compressed: window 16, 3 bytes, then an empty last one.
        var decompressor = try BlockDecompressor(.brotli)
        var back: [UInt8] = []
        try decompressor.decompress(([0x20, 0x00, 0x10, 0x61, 0x62, 0x63, 0x03] as [UInt8]).span, size: 3, into: &back)
        #expect(back == Array("abc".utf8))
    }

    @Test func levelsAndParametersAreChecked() throws {
        for (codec, level) in [(CompressionCodec.zstd, 23), (.gzip, 0), (.snappy, 1), (.lz4Raw, 3)] {
            #expect(throws: CompressionError.self) { _ = try BlockCompressor(codec, level: level).codec }
        }
        #expect(throws: CompressionError.self) { _ = try BlockCompressor(.brotli).codec }
        #expect(throws: CompressionError.self) {
            _ = try BlockCompressor(.zstd, zstd: ZstdParameters(windowLog: 99)).codec
        }
        var compressor = try BlockCompressor(.zstd, level: 19, zstd: .init(windowLog: 23, longDistanceMatching: true))
        var block: [UInt8] = []
        let sample = Self.samples[2]
        try compressor.compress(sample.span, into: &block)
        #expect(block.count < 100)
    }

    @Test func checksum() {
        // The check value of CRC-32/ISO-HDLC.
        let bytes = Array("123456789".utf8)
        let whole = CRC32.checksum(of: bytes.span)
        #expect(whole == 0xCBF4_3926)
        let head = CRC32.checksum(of: bytes.span.extracting(..<4))
        let both = CRC32.checksum(of: bytes.span.extracting(4...), continuing: head)
        #expect(both == whole)
        let same = CRC32.checksum(of: bytes.span.extracting(..<0), continuing: head)
        #expect(same == head)
    }
}
