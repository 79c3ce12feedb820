/// How a file is read.
public struct ReadOptions: Sendable, Hashable {
    /// The most rows of a batch.
    public var batchRows = 16_384
    /// About how many bytes the values of a batch take, by the sizes that the footer gives; a batch has a row at least.
    public var batchBytes = 8 << 20
    /// Whether the checksums of pages that have one are checked.
    public var checksChecksums = true
    /// The most bytes that the values of one stored column may take in a batch; more is an error, because a few bytes of
    /// a file can stand for any number of copies of a value.
    public var columnByteLimit = 1 << 31

    /// The defaults.
    public init() {}
}
