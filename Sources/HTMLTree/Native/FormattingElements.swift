/// The list of active formatting elements (HTML Standard, section 13.2.4.3).
struct FormattingElements: ~Copyable {
    struct Entry: BitwiseCopyable {
        /// The element; -1 for a marker.
        var node: Int32
        var tag: Tag

        static var marker: Entry { Entry(node: -1, tag: .none) }
        var isMarker: Bool { node < 0 }
    }

    /// Entries beyond which the oldest is forgotten: each new paragraph opens all of them again, so that a short hostile
    /// page could ask for any number of nodes.
    private static let limit = 128

    private var entries = Column<Entry>()

    /// The number of entries, with markers.
    var count: Int { entries.count }

    /// The entry at an index, the oldest first.
    subscript(index: Int) -> Entry {
        get { entries[index] }
        set { entries[index] = newValue }
    }

    /// The newest entry.
    var last: Entry? { entries.last }

    /// The index of the newest entry of a tag after the last marker.
    func lastIndex(of tag: Tag) -> Int? {
        var index = entries.count - 1
        while index >= 0, !entries[index].isMarker {
            if entries[index].tag == tag { return index }
            index -= 1
        }
        return nil
    }

    /// The index of a node.
    func index(of node: Int32) -> Int? {
        var index = entries.count - 1
        while index >= 0 {
            if entries[index].node == node { return index }
            index -= 1
        }
        return nil
    }

    mutating func append(_ entry: Entry) {
        if entries.count >= Self.limit { entries.remove(at: 0) }
        entries.append(entry)
    }

    mutating func insert(_ entry: Entry, at index: Int) { entries.insert(entry, at: index) }

    mutating func remove(at index: Int) { entries.remove(at: index) }

    /// "Clear the list of active formatting elements up to the last marker".
    mutating func clearToLastMarker() {
        while entries.count > 0 {
            if entries.removeLast().isMarker { return }
        }
    }
}
