internal import Text

/// A script element whose content is data, kept aside from the page's text.
public struct Payload: Sendable, Equatable {
    /// What the content is.
    public enum Kind: UInt8, Sendable, BitwiseCopyable {
        /// JSON-LD (`application/ld+json`).
        case linkedData
        /// Other JSON, such as the state of a page that is drawn by script (`application/json`).
        case json
        /// HTML with or without placeholders, that a script would insert (`text/template` and the like).
        case template
        /// JavaScript that starts by giving a variable an object or a list (`window.state = {…}`).
        case assignment
    }

    /// What the content is.
    public let kind: Kind
    /// The script element.
    public let node: Int
    /// The content, as a range of the tree's `text`, as it stands in the page.
    public let range: Range<Int>
}

extension Payload.Kind {
    /// The kind of the content of a script whose `type` attribute is `type`, or nil when that is code.
    init?(scriptType type: UnsafeBufferPointer<UInt8>) {
        func contains(_ word: StaticString) -> Bool {
            let word = UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount)
            guard type.count >= word.count else { return false }
            return (0...type.count - word.count).contains { start in
                word.indices.allSatisfy { type[start + $0].asciiLowercased == word[$0] }
            }
        }
        guard !type.isEmpty, type.count <= 100 else { return nil }
        if contains("ld+json") {
            self = .linkedData
        } else if contains("json") {
            self = .json
        } else if contains("template") || contains("html") || contains("tmpl") || contains("handlebars")
            || contains("mustache")
        {
            self = .template
        } else {
            return nil
        }
    }
}
