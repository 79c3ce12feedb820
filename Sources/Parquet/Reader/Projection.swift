import Columns

/// The columns that a caller asks for, by name or dotted path, in the order of the first mention.
struct Projection {
    struct Choice {
        /// The index of the top-level field.
        let field: Int
        /// What is wanted below it; an empty path is all of it.
        var paths: [[String]]
    }

    private(set) var choices: [Choice] = []
    /// The first name that there is not.
    private(set) var missing: String?

    /// A name that has dots itself is looked for first.
    init(_ columns: [String], names: [String]) {
        for column in columns {
            let parts = column.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
            let found: (field: Int, path: [String])?
            if let whole = names.firstIndex(of: column) {
                found = (whole, [])
            } else {
                found = names.firstIndex(of: parts[0]).map { ($0, Array(parts.dropFirst())) }
            }
            guard let found else {
                missing = missing ?? column
                continue
            }
            if let index = choices.firstIndex(where: { $0.field == found.field }) {
                choices[index].paths.append(found.path)
            } else {
                choices.append(Choice(field: found.field, paths: [found.path]))
            }
        }
    }
}

extension ReadPlan {
    /// The plan with those fields of structs alone that a path names; nil when a path names nothing.
    ///
    /// Paths go through lists without naming them; `list` and `element` may be named.
    func selecting(_ paths: [[String]]) -> ReadPlan? {
        if paths.contains([]) { return self }
        switch kind {
        case .leaf: return nil
        case .list(let element, let elementDefinition):
            let inner = paths.map { path in Array(path.drop { $0 == "list" }.drop { $0 == "element" }) }
            guard let selected = element.selecting(inner) else { return nil }
            return with(.list(selected.field), .list(selected, elementDefinition: elementDefinition))
        case .structure(let children):
            guard paths.allSatisfy({ path in children.contains { $0.field.name == path[0] } }) else { return nil }
            var selected: [ReadPlan] = []
            for child in children {
                let inner = paths.filter { $0[0] == child.field.name }.map { Array($0.dropFirst()) }
                guard !inner.isEmpty else { continue }
                guard let plan = child.selecting(inner) else { return nil }
                selected.append(plan)
            }
            return with(.structure(selected.map(\.field)), .structure(selected))
        }
    }

    private func with(_ type: DataType, _ kind: Kind) -> ReadPlan {
        ReadPlan(
            field: Field(field.name, type, isNullable: field.isNullable, documentation: field.documentation),
            kind: kind,
            definition: definition, slotDefinition: slotDefinition, repetition: repetition)
    }
}
