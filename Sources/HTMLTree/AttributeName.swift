/// The name of an attribute, as a number: known names are constants, others are numbered by the tree that holds them.
///
/// Names are lowercase.
public struct AttributeName: RawRepresentable, Hashable, Sendable, BitwiseCopyable {
    /// The number.
    public let rawValue: UInt16

    /// A name of its number.
    @inlinable public init(rawValue: UInt16) { self.rawValue = rawValue }
}
