/// Where a value stands in a record: `head/title`, `head/@date`, `//p`, `.` (the record itself), `n:body` with a prefix
/// that the stage declares.
public struct XMLFieldPath: Sendable, Hashable {
    private struct Step: Hashable {
        /// Nil is any name.
        let name: String?
        /// Nil is any namespace.
        let namespace: String?
        let isDeep: Bool
    }

    private let steps: [Step]
    private let attribute: String?

    /// Reads a path.
    ///
    /// - Parameter namespaces: The namespace of each prefix.
    /// - Throws: `PathError` for what is no path, or a prefix without a namespace.
    public init(_ text: String, namespaces: [String: String] = [:]) throws(PathError) {
        var steps: [Step] = []
        var attribute: String?
        var isDeep = false
        for (index, part) in text.split(separator: "/", omittingEmptySubsequences: false).enumerated() {
            if part.isEmpty {
                guard !isDeep, index > 0 || text.hasPrefix("//") else {
                    throw PathError(reason: "'\(text)' is no path")
                }
                isDeep = index > 0
                continue
            }
            guard attribute == nil else { throw PathError(reason: "nothing can follow the attribute in '\(text)'") }
            if part == "." { continue }
            if part.hasPrefix("@") {
                attribute = String(part.dropFirst().split(separator: ":").last ?? "")
                continue
            }
            let names = part.split(separator: ":")
            guard names.count <= 2, let name = names.last,
                name == "*"
                    || name.utf8.first?.startsXMLName == true && !name.contains(where: { "[]()= @".contains($0) })
            else {
                throw PathError(
                    reason: "'\(part)' in '\(text)' is no element name; predicates and functions are not read")
            }
            var namespace: String?
            if names.count == 2 {
                namespace = namespaces[String(names[0])]
                if namespace == nil {
                    throw PathError(reason: "the prefix '\(names[0])' of '\(text)' is not in `namespaces`")
                }
            }
            steps.append(Step(name: name == "*" ? nil : String(name), namespace: namespace, isDeep: isDeep))
            isDeep = false
        }
        guard !steps.isEmpty || attribute != nil || text == "." else { throw PathError(reason: "'\(text)' is no path") }
        (self.steps, self.attribute) = (steps, attribute)
    }

    /// Why a text is no path: words.
    public struct PathError: Error, Sendable, Hashable {
        /// What is wrong.
        public let reason: String
    }

    /// The elements that the path leads to, in document order.
    func elements(in record: XMLElement) -> [XMLElement] {
        var found = [record]
        for step in steps {
            found = found.flatMap { element in
                let candidates = step.isDeep ? element.allDescendants : element.children
                return candidates.filter { candidate in
                    step.name.map { $0 == candidate.name } ?? true
                        && step.namespace.map { $0 == candidate.namespace } ?? true
                }
            }
        }
        return found
    }

    /// The texts or attribute values that the path leads to.
    func values(in record: XMLElement) -> [String] {
        let found = elements(in: record)
        if let attribute { return found.compactMap { $0[attribute]?.folded } }
        return found.compactMap(\.text)
    }

    /// Whether the path ends in an attribute.
    var isAttribute: Bool { attribute != nil }
}

extension XMLElement {
    /// All elements inside, in document order.
    var allDescendants: [XMLElement] {
        guard index + 1 < Int(tree.nodes[index].end) else { return [] }
        return (index + 1..<Int(tree.nodes[index].end)).compactMap {
            tree.nodes[$0].name < 0 ? nil : XMLElement(tree: tree, index: $0)
        }
    }
}
