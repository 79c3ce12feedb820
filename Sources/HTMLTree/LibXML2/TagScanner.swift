internal import Glibc
internal import Text

/// A quick look at the tags of a page, before libxml2 gets it.
struct TagScanner {
    let page: UnsafeBufferPointer<UInt8>

    /// Where the first tag starts that has more attributes than `limit`, or nil.
    ///
    /// Words between `<` and `>` outside of quotes are counted; scripts are passed over.
    func firstTag(withMoreAttributesThan limit: Int) -> Int? {
        var position = 0
        while let start = index(of: UInt8(ascii: "<"), from: position) {
            position = start + 1
            guard position < page.count, page[position].isASCIILetter else { continue }
            if attributes(from: &position) > limit { return start }
            if isScript(at: start + 1) { position = endOfScript(from: position) }
        }
        return nil
    }

    /// Counts the words up to the end of a tag, and moves there.
    private func attributes(from position: inout Int) -> Int {
        var (count, isInWord) = (-1, false)
        while position < page.count, page[position] != UInt8(ascii: ">") {
            let byte = page[position]
            if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'"), page[position - 1] == UInt8(ascii: "=") {
                position = index(of: byte, from: position + 1) ?? page.count
            } else if byte.isASCIIWhitespace || byte == UInt8(ascii: "/") {
                isInWord = false
            } else if !isInWord {
                isInWord = true
                count += 1
            }
            position += 1
        }
        return count
    }

    private func isScript(at start: Int) -> Bool {
        let word: StaticString = "script"
        guard start + word.utf8CodeUnitCount <= page.count else { return false }
        return (0..<word.utf8CodeUnitCount).allSatisfy { page[start + $0].asciiLowercased == word.utf8Start[$0] }
    }

    private func endOfScript(from start: Int) -> Int {
        var position = start
        while let found = index(of: UInt8(ascii: "<"), from: position) {
            if found + 1 < page.count, page[found + 1] == UInt8(ascii: "/"), isScript(at: found + 2) { return found }
            position = found + 1
        }
        return page.count
    }

    private func index(of byte: UInt8, from start: Int) -> Int? {
        guard let base = page.baseAddress, start < page.count,
            let found = memchr(base + start, Int32(byte), page.count - start)
        else { return nil }
        return UnsafePointer(found.assumingMemoryBound(to: UInt8.self)) - base
    }
}
