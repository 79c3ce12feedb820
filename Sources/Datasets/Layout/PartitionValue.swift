/// The name and the value of one level of directories.
public struct PartitionValue: Sendable, Hashable {
    /// The key's name.
    public let name: String
    /// The value as text, not encoded; nil for a missing one.
    public let text: String?
}
