/// The name of an element, as a number: known names are constants, others are numbered by the tree that holds them.
///
/// Names are lowercase, those of SVG too (`foreignObject` is `.foreignobject`); `HTMLTree.namespace(of:)` tells an HTML
/// `title` from that of SVG.
public struct Tag: RawRepresentable, Hashable, Sendable, BitwiseCopyable {
    /// The number; the order of the known tags, then the tree's own names.
    public let rawValue: UInt16

    /// A tag of its number.
    @inlinable public init(rawValue: UInt16) { self.rawValue = rawValue }

    /// The tag of what is no element.
    @inlinable public static var none: Tag { Tag(rawValue: 0) }
}
