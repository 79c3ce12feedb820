import Testing

@testable import Parquet

@Suite struct EncoderTests {
    private func hybrid(_ values: [UInt32], _ bitWidth: Int) -> [UInt8] {
        var output: [UInt8] = []
        HybridEncoder.encode(values, bitWidth: bitWidth, into: &output)
        return output
    }

    @Test func packedValuesAreThoseOfTheSpecification() {
        // "Bit-packing of the numbers 0 through 7 with bit width 3" (Parquet format, RLE).
        #expect(hybrid(Array(0..<8), 3) == [0b11, 0b1000_1000, 0b1100_0110, 0b1111_1010])
    }

    @Test func equalValuesAreARun() {
        #expect(hybrid([UInt32](repeating: 5, count: 100), 3) == [200, 1, 5])
        #expect(hybrid([UInt32](repeating: 300, count: 10), 9) == [20, 0x2C, 1])
    }

    @Test func aRunFillsTheGroupBeforeIt() {
        // Three packed values take five of the run; the other eleven are a run.
        #expect(hybrid([1, 0, 1] + [UInt32](repeating: 1, count: 16), 1) == [0b11, 0b1111_1101, 22, 1])
    }

    @Test func widthZeroNeedsNoBits() {
        #expect(hybrid([0, 0, 0], 0) == [0b11])
    }

    @Test func deltasAreThoseOfTheSpecification() {
        var output: [UInt8] = []
        DeltaBinaryPackedEncoder.encode([1, 2, 3, 4, 5], is32Bit: false, into: &output)
        // Block size 128, 4 miniblocks, 5 values, first 1; least difference 1, so that every width is 0.
        #expect(output == [0x80, 1, 4, 5, 2, 2, 0, 0, 0, 0])
    }

    @Test func differencesOf32BitsWrapAround() {
        var output: [UInt8] = []
        DeltaBinaryPackedEncoder.encode([Int64(Int32.min), Int64(Int32.max)], is32Bit: true, into: &output)
        #expect(output.suffix(5) == [1, 0, 0, 0, 0])
    }

    @Test func streamsHoldOneByteOfEachValue() {
        var values = LeafValues(.int32)
        values.integers = [0x0403_0201, 0x1413_1211]
        var output: [UInt8] = []
        ByteStreamSplitEncoder.encode(values, width: 4, into: &output)
        #expect(output == [0x01, 0x11, 0x02, 0x12, 0x03, 0x13, 0x04, 0x14])
    }

    @Test func dictionariesKeepTheOrderOfFirstAppearance() {
        var values = LeafValues(.byteArray)
        for text in ["b", "a", "b", "", "a", "b"] {
            values.bytes += Array(text.utf8)
            values.offsets.append(values.bytes.count)
        }
        var dictionary = DictionaryBuilder(.byteArray)
        #expect(dictionary.indices(of: values) == [0, 1, 0, 2, 1, 0])
        #expect(dictionary.values.bytes == Array("ba".utf8))
        #expect(dictionary.bitWidth == 2)
    }

    @Test func dictionariesGrow() {
        var values = LeafValues(.int64)
        values.integers = (0..<10_000).map { Int64($0 * $0 % 5_000 - 2_500) }
        var dictionary = DictionaryBuilder(.int64)
        let indices = dictionary.indices(of: values)
        #expect(indices.map { dictionary.values.integers[Int($0)] } == values.integers)
        #expect(Set(dictionary.values.integers).count == dictionary.count)
    }
}

@Suite struct BloomFilterTests {
    @Test(arguments: [
        ("", 0xEF46_DB37_51D8_E999), ("a", 0xD24E_C4F1_A98C_6E5B), ("abc", 0x44BC_2CF5_AD77_0999),
        ("The quick brown fox jumps over the lazy dog", 0x0B24_2D36_1FDA_71BC as UInt64),
    ])
    func hashesAreThoseOfXXH64(_ text: String, _ hash: UInt64) {
        #expect(Array(text.utf8).withUnsafeBytes { XXHash64.hash($0) } == hash)
    }

    private func hash(_ number: Int) -> UInt64 {
        Array("value \(number)".utf8).withUnsafeBytes { XXHash64.hash($0) }
    }

    @Test func everyValueIsFoundAndFewOthers() throws {
        var filter = SplitBlockBloomFilter(distinctCount: 1_000)
        for number in 0..<1_000 { filter.insert(hash(number)) }
        let read = try #require(SplitBlockBloomFilter(bytes: filter.bytes))
        #expect((0..<1_000).allSatisfy { read.mayContain(hash($0)) })
        #expect((1_000..<11_000).count { read.mayContain(hash($0)) } < 200)
    }
}
