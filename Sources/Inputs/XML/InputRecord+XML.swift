internal import Text

extension InputRecord {
    /// The record as a tree; one that is not well-formed is mended first.
    ///
    /// - Returns: The root, and what was wrong, a clause each.
    /// - Throws: `RecordError` with the line of the input.
    func xml() throws(RecordError) -> (root: XMLElement, damage: [String]) {
        let text = DecodedText(decoding: bytes, httpCharset: context.encoding)
        var damage = self.damage
        if text.replacements > 0 { damage.append("\(text.replacements) byte sequences are not \(text.charset)") }
        var tree = try parse(text.utf8)
        if let fault = tree.faults.first {
            damage.append("not well-formed: \(fault)")
            tree = try parse(XMLRepair.repaired(text.utf8))
        }
        guard let root = tree.root, tree.nodes[0].name >= 0 else {
            throw RecordError(.malformed, "no element can be read from it", place: place)
        }
        return (root, damage)
    }

    private func parse(_ utf8: [UInt8]) throws(RecordError) -> XMLTree {
        do throws(RecordError) {
            return try XMLTree(parsing: utf8, inside: context)
        } catch {
            let before = context.ancestors.reduce(0) { $0 + $1.count { $0 == 0x0A } }
            throw RecordError(
                error.code, error.message, line: error.line.map { place.line + max(0, $0 - 1 - before) }, place: place)
        }
    }
}
