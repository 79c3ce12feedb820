extension ParquetFileReader {
    /// Reads everything and compares it with what the file says of itself: checksums, counts, bounds, null counts, sizes,
    /// page index, bloom filters.
    ///
    /// - Returns: What is wrong, in the order of the file; empty for a file that says nothing but the truth.
    /// - Throws: `ParquetError` with `.io` when the file cannot be read. A column that is damaged or not supported is a
    ///   finding.
    public func verify() throws(ParquetError) -> [ParquetFinding] {
        var findings: [ParquetFinding] = []
        for (group, rowGroup) in footer.metaData.rowGroups.enumerated() {
            for leaf in tree.leaves.indices {
                let place = ParquetError.Place(
                    path: source.path, rowGroup: group, column: tree.leaves[leaf].dottedPath)
                do throws(ParquetError) {
                    var verifier = try ChunkVerifier(self, rowGroup: group, leaf: leaf)
                    do throws(ParquetError) {
                        try verifier.verify()
                    } catch {
                        findings += verifier.findings
                        throw error
                    }
                    findings += verifier.findings
                } catch {
                    guard error.code != .io else { throw error.within(place) }
                    findings.append(
                        ParquetFinding(
                            aspect: .page, message: error.within(place).detail, place: error.within(place).place))
                }
            }
            let sizes = rowGroup.columns.compactMap(\.metaData).map(\.totalUncompressedSize)
            let sum = sizes.reduce(Int64(0)) { $0 &+ $1 }
            if sum != rowGroup.totalByteSize {
                findings.append(
                    ParquetFinding(
                        aspect: .footer,
                        message: "the columns have \(sum) bytes, the row group \(rowGroup.totalByteSize)",
                        place: .init(path: source.path, rowGroup: group)))
            }
        }
        return findings
    }
}

extension ParquetError {
    /// What went wrong, without the place.
    fileprivate var detail: String { underlying.map { "\(message) (\($0))" } ?? message }
}
