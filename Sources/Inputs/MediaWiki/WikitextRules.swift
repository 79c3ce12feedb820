internal import EmbeddedData
internal import Text

/// Which tags, links and templates of wikitext are text.
struct WikitextRules: Sendable {
    /// What a template stands for.
    enum Template: String, Sendable {
        case first, last, measure, fraction, join, circa, space, dash
    }

    private(set) var skippedTags: Set<String> = []
    private(set) var fileNames: Set<String> = []
    private(set) var categoryNames: Set<String> = []
    private var templates: [String: Template] = [:]

    /// The rules that come with the library.
    static let standard = WikitextRules(LexiconFile(embedded_inputs_wikitext()))

    private init(_ file: LexiconFile) {
        for fields in file where fields.count == 3 {
            let names = fields[2].split(separator: " ").map(String.init)
            switch (fields[0], fields[1]) {
            case ("tag", _): skippedTags.formUnion(names)
            case ("namespace", "file"): fileNames.formUnion(names)
            case ("namespace", "category"): categoryNames.formUnion(names)
            case ("template", let action):
                for name in names { templates[name] = Template(rawValue: action) }
            default: break
            }
        }
    }

    /// The rules with the names that a wiki has for its namespaces 6 (files) and 14 (categories).
    func adding(files: [String], categories: [String]) -> WikitextRules {
        var rules = self
        rules.fileNames.formUnion(files.map { $0.lowercased() })
        rules.categoryNames.formUnion(categories.map { $0.lowercased() })
        return rules
    }

    /// What a template stands for; nil when it is no text.
    func template(_ name: String) -> Template? {
        templates[name.lowercased().split { $0 == " " || $0 == "_" }.joined(separator: "-")]
    }
}
