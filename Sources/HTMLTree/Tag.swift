/// The name of an element, as a number: known names are constants, others are numbered by the tree that holds them.
public struct Tag: RawRepresentable, Hashable, Sendable {
    /// The number; the order of `HTMLTree.knownTags`, then the tree's own names.
    public let rawValue: UInt16
    /// A tag of its number.
    @inlinable public init(rawValue: UInt16) { self.rawValue = rawValue }
}
