import Compression

/// The codec of a file's pages. Its tables take megabytes, so they are there only while pages are made: many writers
/// may be open at a time, one for each partition.
struct PageCompressor: ~Copyable {
    private let properties: WriterProperties
    private var compressor: BlockCompressor?

    /// - Throws: `ParquetError` with `.invalidArgument` for a codec or level that there is not.
    init(_ properties: WriterProperties) throws(ParquetError) {
        self.properties = properties
        compressor = nil
        do throws(CompressionError) {
            _ = try Self.make(properties)
        } catch {
            throw ParquetError(.invalidArgument, "the codec", underlying: error)
        }
    }

    private static func make(_ properties: WriterProperties) throws(CompressionError) -> BlockCompressor {
        try BlockCompressor(
            properties.compression, level: properties.compressionLevel, zstd: properties.zstdParameters)
    }

    /// Appends the compressed form of a page's bytes.
    mutating func compress(_ bytes: [UInt8], into output: inout [UInt8]) throws(ParquetError) {
        do throws(CompressionError) {
            if compressor == nil { compressor = try Self.make(properties) }
            _ = try compressor?.compress(bytes.span, into: &output)
        } catch {
            throw ParquetError(.compression, "a page", underlying: error)
        }
    }

    /// The compressed size of some bytes.
    mutating func size(of bytes: [UInt8]) throws(ParquetError) -> Int {
        var output: [UInt8] = []
        try compress(bytes, into: &output)
        return output.count
    }

    /// Gives the tables back until the next page.
    mutating func release() { compressor = nil }
}
