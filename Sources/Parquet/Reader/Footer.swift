/// The footer of a file and where it is.
struct Footer: Sendable {
    let metaData: FileMetaData
    /// Its first byte: all pages are before it.
    let offset: Int
    let byteCount: Int

    private static let magic = Array("PAR1".utf8)
    private static let encryptedMagic = Array("PARE".utf8)

    /// Reads and checks the footer.
    init(_ source: FileSource) throws(ParquetError) {
        let place = ParquetError.Place(path: source.path)
        guard source.count >= 12 else {
            throw ParquetError(.notParquet, "\(source.count) bytes are too few for a Parquet file", at: place)
        }
        let head = try source.read(0, 4)
        let tail = try source.read(source.count - 8, 8)
        if tail[4...] == Self.encryptedMagic[...] || head == Self.encryptedMagic {
            throw ParquetError(.encrypted, "the file is encrypted", at: place)
        }
        guard head == Self.magic else {
            throw ParquetError(.notParquet, "the file does not begin with PAR1", at: place)
        }
        guard tail[4...] == Self.magic[...] else {
            throw ParquetError(.notParquet, "the file does not end with PAR1: it is cut, or not Parquet", at: place)
        }
        byteCount = tail[..<4].reversed().reduce(0) { $0 << 8 | Int($1) }
        guard byteCount <= source.count - 12 else {
            throw ParquetError(.truncated, "a footer of \(byteCount) bytes is not in the file", at: place)
        }
        offset = source.count - 8 - byteCount
        var reader = ThriftReader(try source.read(offset, byteCount), fileOffset: offset)
        do throws(ParquetError) {
            metaData = try FileMetaData(from: &reader)
        } catch {
            throw error.within(place)
        }
        if metaData.encryptionAlgorithm != nil {
            throw ParquetError(.encrypted, "columns of the file are encrypted", at: place)
        }
        do throws(ParquetError) {
            try checkRows()
        } catch {
            throw error.within(place)
        }
    }

    private func checkRows() throws(ParquetError) {
        var rows: Int64 = 0
        for (index, group) in metaData.rowGroups.enumerated() {
            let (sum, overflow) = rows.addingReportingOverflow(group.numRows)
            guard group.numRows >= 0, !overflow else {
                throw ParquetError(.malformed, "\(group.numRows) rows", at: .init(rowGroup: index))
            }
            rows = sum
        }
        guard rows == metaData.numRows else {
            throw ParquetError(
                .inconsistent, "the row groups have \(rows) rows, the file says \(metaData.numRows)")
        }
    }
}
