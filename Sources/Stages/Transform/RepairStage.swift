import Article
package import Pipeline
import Text

/// Repairs the characters of an article.
package final class RepairStage: TransformStage {
    /// What is changed beyond repair.
    package struct Options: OptionRecord {
        /// Whether quotation marks are made straight.
        package var straightQuotes = false
        /// Whether ligatures and full-width forms are made plain.
        package var plainForms = false
        /// Whether typographic spaces are made plain.
        package var plainSpaces = false

        /// The defaults.
        package init() {}

        /// The options.
        package static let fields: [OptionField<Self>] = [
            .init("straight_quotes", \.straightQuotes, "Typographic quotation marks become straight ones."),
            .init("plain_forms", \.plainForms, "Ligatures, digraphs and full-width forms become plain letters."),
            .init("plain_spaces", \.plainSpaces, "Non-breaking and other typographic spaces become spaces."),
        ]
    }

    package static let name = "repair"
    package static let summary =
        "Repairs references escaped twice, text in a wrong encoding, invisible characters and decomposed letters."
    package static let example = """
        repair: {straight_quotes: true}
        """
    package static let requires = [DocumentPart<Article>.article.name]
    package static let provides: [String] = []

    private let textRepair: TextRepair

    package init(_ options: Options) {
        var set: TextRepair.Options = []
        if options.straightQuotes { set.insert(.straightQuotes) }
        if options.plainForms { set.insert(.plainForms) }
        if options.plainSpaces { set.insert(.plainSpaces) }
        textRepair = TextRepair(options: set)
    }

    package func apply(to document: inout Document) throws(DocumentError) -> TransformOutcome {
        guard var article = document[.article] else { return .keep }
        article.repair(with: textRepair)
        document[.article] = article
        return .keep
    }
}

extension Article {
    /// Repairs the text, block by block, and the metadata that people read.
    mutating func repair(with repair: TextRepair) {
        title = title.map { repair.repaired($0) }
        subtitle = subtitle.map { repair.repaired($0) }
        description = description.map { repair.repaired($0) }
        authors = authors.map { repair.repaired($0) }
        tags = tags.map { repair.repaired($0) }
        repairText(repair)
    }

    private mutating func repairText(_ repair: TextRepair) {
        let original = Array(text.utf8)
        let repaired = repair.repair(original)
        guard repaired.isChanged else { return }
        var bytes: [UInt8] = []
        var moved: [Block] = []
        var end = 0
        for block in blocks {
            bytes += original[end..<block.range.lowerBound]
            let start = bytes.count
            bytes += repair.repair(Array(original[block.range])).utf8
            moved.append(Block(kind: block.kind, level: block.level, range: start..<bytes.count))
            end = block.range.upperBound
        }
        bytes += original[end...]
        text = String(decoding: blocks.isEmpty ? repaired.utf8 : bytes, as: UTF8.self)
        blocks = moved
    }
}

extension TextRepair {
    /// The text, repaired.
    fileprivate func repaired(_ text: String) -> String {
        let repaired = repair(Array(text.utf8))
        return repaired.isChanged ? String(decoding: repaired.utf8, as: UTF8.self) : text
    }
}
