internal import EmbeddedData
internal import Text

extension HTMLTree {
    /// The tree in the form of the html5lib test cases: a node a line, `| ` and two spaces a level.
    ///
    /// Parse with `Options.standard` for what the cases expect.
    public func html5libDescription() -> String {
        var result: [UInt8] = []
        var open: [Int] = []
        var indent = 0
        for node in 0..<count where kind(node) != .document {
            while let last = open.last, end(of: last) <= node {
                indent -= tag(last) == .template && namespace(of: last) == .html ? 2 : 1
                open.removeLast()
            }
            describe(node, indent, &result)
            guard kind(node) == .element else { continue }
            open.append(node)
            indent += 1
            if tag(node) == .template, namespace(of: node) == .html {
                Self.startLine(indent, &result)
                result += "content".utf8
                indent += 1
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    private static func startLine(_ indent: Int, _ result: inout [UInt8]) {
        if !result.isEmpty { result.append(0x0A) }
        result += "| ".utf8
        result.append(contentsOf: repeatElement(0x20, count: 2 * indent))
    }

    private func describe(_ node: Int, _ indent: Int, _ result: inout [UInt8]) {
        Self.startLine(indent, &result)
        switch kind(node) {
        case .document: break
        case .element:
            let name = name(of: tag(node))
            result += "<".utf8
            result += foreignName(name, in: namespace(of: node), prefixed: true).utf8
            result += ">".utf8
            describeAttributes(of: node, indent + 1, &result)
        case .text: describeText(node, "\"", "\"", &result)
        case .comment: describeText(node, "<!-- ", " -->", &result)
        case .doctype: describeText(node, "<!DOCTYPE ", ">", &result)
        }
    }

    private func describeText(_ node: Int, _ prefix: String, _ suffix: String, _ result: inout [UInt8]) {
        result += prefix.utf8
        result += text[textRange(node)]
        result += suffix.utf8
    }

    private func describeAttributes(of node: Int, _ indent: Int, _ result: inout [UInt8]) {
        let lines = attributeIndices(of: node).map { index in
            let name = name(of: attributeName(at: index))
            return (foreignName(name, in: namespace(of: node), prefixed: false), attributeValue(at: index))
        }
        for (name, value) in lines.sorted(by: { $0.0.utf8.lexicographicallyPrecedes($1.0.utf8) }) {
            Self.startLine(indent, &result)
            result += name.utf8
            result += "=\"".utf8
            result += text[value]
            result += "\"".utf8
        }
    }

    /// A name as its language writes it, and for elements the name of the language before it.
    private func foreignName(_ name: String, in namespace: Namespace, prefixed: Bool) -> String {
        if namespace == .html { return name }
        let prefix = namespace == .svg ? "svg " : "math "
        let written = Self.foreignNames[prefix + name] ?? name
        return prefixed ? prefix + written : written
    }

    /// The names of SVG and MathML that are not written as parsed, by language and lowercase form.
    private static let foreignNames: [String: String] = {
        var names: [String: String] = [:]
        for fields in LexiconFile(embedded_foreign_names()) where fields.count == 3 {
            names[fields[0] + " " + fields[1]] = fields[2]
        }
        return names
    }()
}
