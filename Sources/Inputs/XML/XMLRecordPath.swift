/// Which elements are records: a path of element names.
///
/// `//entry` is every `entry`, `/feed/entry` only those below a root `feed`, `*` any one element. Prefixes are not
/// compared; see `XMLFieldFormat` for namespaces.
public struct XMLRecordPath: Sendable, Hashable {
    /// The local names from the root to the record; nil is any name.
    let steps: [[UInt8]?]
    /// Whether the first step is the root.
    let isAnchored: Bool

    /// Reads a path, or nil for one that names no element.
    public init?(_ text: String) {
        var rest = Array(text.utf8)[...]
        isAnchored = rest.first == UInt8(ascii: "/") && !rest.starts(with: "//".utf8)
        while rest.first == UInt8(ascii: "/") { rest.removeFirst() }
        var steps: [[UInt8]?] = []
        for step in rest.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false) {
            let name = step.localName
            guard let first = name.first else { return nil }
            if name.elementsEqual("*".utf8) {
                steps.append(nil)
            } else {
                guard first.startsXMLName, !name.contains(where: { $0.endsXMLName || $0 == UInt8(ascii: "[") }) else {
                    return nil
                }
                steps.append(Array(name))
            }
        }
        guard let last = steps.last, last != nil || isAnchored else { return nil }
        self.steps = steps
    }

    /// Every element of a local name.
    init(anywhere name: StaticString) {
        isAnchored = false
        steps = [UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount).map { $0 }]
    }

    /// Whether an element is a record.
    ///
    /// - Parameter ancestors: The qualified names of the elements around it, outermost first.
    func matches(_ name: ArraySlice<UInt8>, below ancestors: [[UInt8]]) -> Bool {
        let parents = steps.count - 1
        guard isAnchored ? ancestors.count == parents : ancestors.count >= parents else { return false }
        guard steps[parents].map({ name.localName.elementsEqual($0) }) ?? true else { return false }
        return zip(steps, ancestors.suffix(parents)).allSatisfy { step, ancestor in
            step.map { ancestor[...].localName.elementsEqual($0) } ?? true
        }
    }
}
