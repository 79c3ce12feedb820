/// Something that a file says of itself and that its data contradict.
public struct ParquetFinding: Sendable, Hashable, CustomStringConvertible {
    /// What the file says it in.
    public enum Aspect: String, Sendable, Hashable {
        /// The pages themselves: they cannot be read.
        case page
        /// Sizes, counts and places in the footer.
        case footer
        /// Bounds and null counts of chunks and pages.
        case statistics
        case sizeStatistics = "size_statistics"
        case columnIndex = "column_index"
        case offsetIndex = "offset_index"
        case bloomFilter = "bloom_filter"
    }

    /// What the file says it in.
    public let aspect: Aspect
    /// What is wrong, in words.
    public let message: String
    /// Where.
    public let place: ParquetError.Place

    /// The place and what is wrong.
    public var description: String { "\(place): \(message) (\(aspect.rawValue))" }
}
