import Yams

extension ConfigNode {
    /// The most nodes of a file, aliases counted each time: what a hostile file can grow to.
    private static let maximumNodes = 100_000

    /// Parses a YAML text.
    ///
    /// - Parameter file: The name that errors show.
    /// - Throws: `PipelineFileError` at the place that the YAML parser names.
    init(yaml text: String, file: String) throws(PipelineFileError) {
        let start = Place(file: file, line: 1, column: 1)
        let node: Node?
        do {
            node = try Yams.compose(yaml: text)
        } catch let error as YamlError {
            throw PipelineFileError([error.problem(in: file)])
        } catch {
            throw PipelineFileError(start, "not YAML: \(error)")
        }
        guard let node else { throw PipelineFileError(start, "the file is empty") }
        var budget = Self.maximumNodes
        self = try Self.converted(node, file: file, budget: &budget)
    }

    /// Recursion is bounded: libyaml refuses deep nesting, and the budget counts every node.
    private static func converted(
        _ node: Node, file: String, budget: inout Int
    ) throws(PipelineFileError) -> ConfigNode {
        let place = Place(file: file, line: node.mark?.line ?? 1, column: node.mark?.column ?? 1)
        budget -= 1
        guard budget > 0 else {
            throw PipelineFileError(place, "more than \(maximumNodes) values; are aliases nested?")
        }
        switch node {
        case .scalar(let scalar):
            return ConfigNode(
                .scalar(scalar.string, isQuoted: scalar.style != .plain && scalar.style != .any), at: place)
        case .sequence(let sequence):
            var items: [ConfigNode] = []
            for item in sequence { items.append(try converted(item, file: file, budget: &budget)) }
            return ConfigNode(.sequence(items), at: place)
        case .mapping(let mapping):
            return ConfigNode(.mapping(try entries(of: mapping, file: file, budget: &budget)), at: place)
        case .alias:
            throw PipelineFileError(place, "an alias to an anchor that does not exist")
        }
    }

    private static func entries(
        of mapping: Node.Mapping, file: String, budget: inout Int
    ) throws(PipelineFileError) -> [Entry] {
        var entries: [Entry] = []
        for (key, value) in mapping {
            let place = Place(file: file, line: key.mark?.line ?? 1, column: key.mark?.column ?? 1)
            guard let name = key.scalar?.string else { throw PipelineFileError(place, "a key must be a plain name") }
            if entries.contains(where: { $0.key == name }) {
                throw PipelineFileError(place, "the key '\(name)' stands here twice")
            }
            entries.append(Entry(key: name, place: place, value: try converted(value, file: file, budget: &budget)))
        }
        return entries
    }
}

extension YamlError {
    fileprivate func problem(in file: String) -> Problem {
        switch self {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            Problem(Place(file: file, line: mark.line, column: mark.column), "not YAML: \(problem)")
        case .duplicatedKeysInMapping(let duplicates, let context):
            Problem(
                Place(file: file, line: context.mark.line, column: context.mark.column),
                "keys that stand in one mapping twice: \(duplicates.joined(separator: ", "))")
        default:
            Problem(Place(file: file, line: 1, column: 1), "not YAML: \(self)")
        }
    }
}
