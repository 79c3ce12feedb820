/// The encodings that the writer chooses from.
enum PageEncoding: Sendable, Hashable {
    case plain, rle, dictionary, deltaBinaryPacked, deltaLength, deltaByteArray, byteStreamSplit

    /// The number in page headers.
    var format: Encoding {
        switch self {
        case .plain: .plain
        case .rle: .rle
        case .dictionary: .rleDictionary
        case .deltaBinaryPacked: .deltaBinaryPacked
        case .deltaLength: .deltaLengthByteArray
        case .deltaByteArray: .deltaByteArray
        case .byteStreamSplit: .byteStreamSplit
        }
    }

    /// The encodings that values of a layout can have (Parquet format, "Encodings"), but for dictionaries.
    static func candidates(for layout: PhysicalLayout) -> [PageEncoding] {
        switch layout {
        case .boolean: [.plain, .rle]
        case .int32, .int64: [.plain, .deltaBinaryPacked, .byteStreamSplit]
        case .double: [.plain, .byteStreamSplit]
        case .byteArray: [.plain, .deltaLength, .deltaByteArray]
        case .fixed: [.plain, .deltaByteArray, .byteStreamSplit]
        }
    }

    /// Appends values. A dictionary's are encoded by its chunk.
    func encode(_ values: LeafValues, into output: inout [UInt8]) {
        switch self {
        case .plain, .dictionary: PlainEncoder.encode(values, into: &output)
        case .rle:
            var runs: [UInt8] = []
            HybridEncoder.encode(values.integers, bitWidth: 1, into: &runs)
            output.appendLittleEndian(UInt32(truncatingIfNeeded: runs.count))
            output.append(contentsOf: runs)
        case .deltaBinaryPacked:
            DeltaBinaryPackedEncoder.encode(values.integers, is32Bit: values.layout == .int32, into: &output)
        case .deltaLength: DeltaLengthEncoder.encode(values, into: &output)
        case .deltaByteArray: DeltaByteArrayEncoder.encode(values, into: &output)
        case .byteStreamSplit:
            ByteStreamSplitEncoder.encode(values, width: values.layout.width ?? 1, into: &output)
        }
    }

    /// Appends indices into a dictionary: the bits of an index, then runs.
    static func encode(indices: [UInt32], bitWidth: Int, into output: inout [UInt8]) {
        output.append(UInt8(bitWidth))
        HybridEncoder.encode(indices, bitWidth: bitWidth, into: &output)
    }
}

/// What is found by encoding some values in every way: the smallest way, and the smallest without a dictionary.
struct EncodingTrial: Sendable {
    /// How many bytes of values are tried.
    static let sampleSize = 1 << 18

    let best: PageEncoding
    let withoutDictionary: PageEncoding

    init(_ values: LeafValues, with compressor: inout PageCompressor) throws(ParquetError) {
        let sample = values.plainByteCount > Self.sampleSize ? values.prefix(maxBytes: Self.sampleSize) : values
        var sizes: [(size: Int, encoding: PageEncoding)] = []
        for encoding in PageEncoding.candidates(for: values.layout) {
            var encoded: [UInt8] = []
            encoding.encode(sample, into: &encoded)
            sizes.append((try compressor.size(of: encoded), encoding))
        }
        // The first of equal sizes is the plainest.
        let direct = sizes.reduce(sizes[0]) { $1.size < $0.size ? $1 : $0 }
        withoutDictionary = direct.encoding
        guard values.layout != .boolean else {
            best = direct.encoding
            return
        }
        var dictionary = DictionaryBuilder(values.layout)
        var encoded: [UInt8] = []
        let indices = dictionary.indices(of: sample)
        PageEncoding.encode(indices: indices, bitWidth: dictionary.bitWidth, into: &encoded)
        var size = try compressor.size(of: encoded)
        encoded.removeAll(keepingCapacity: true)
        PlainEncoder.encode(dictionary.values, into: &encoded)
        size += try compressor.size(of: encoded)
        best = size < direct.size ? .dictionary : direct.encoding
    }
}
