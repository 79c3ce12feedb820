import Testing

@testable import Article

/// Operations on bytes that must say what operations on characters would.
@Suite struct ProseTests {
    @Test(arguments: [
        ("", ""), ("plain text", "plain text"), ("  two  spaces ", "two spaces"), ("a\u{A0}b\u{2009}c", "a b c"),
        ("soft\u{AD}hyphen\u{200B}s\u{FEFF}", "softhyphens"), ("\u{3000}東京\u{3000}大阪", "東京 大阪"),
        ("“quoted” – dash…", "“quoted” – dash…"), ("line\r\n\tbreak", "line break"), ("Ωmega ¿qué?", "Ωmega ¿qué?"),
    ])
    func folding(text: String, folded: String) {
        #expect(Prose.folded(text) == folded)
        #expect(Prose.folded(folded) == folded)
    }

    @Test(arguments: [
        ("Ferry – “Runs” Again!", "ferryrunsagain"), ("ÀÖØÞ ×÷ ßàöøþÿ", "àöøþ×÷ßàöøþÿ"), ("ŁÓDŹ", "łódź"),
        ("МОСТ", "мост"), ("Straße 9", "straße9"), ("«Où?»", "où"), ("…", ""),
    ])
    func keys(text: String, key: String) {
        #expect(Prose.key(text) == key)
        #expect(Prose.key(text.lowercased()) == key)
    }

    @Test func bytesOfAnotherText() {
        #expect("a//b://c".hasBytes(of: "://"))
        #expect("abc".hasBytes(of: ""))
        #expect("aab".hasBytes(of: "ab"))
        #expect(!"ab".hasBytes(of: "abc"))
        #expect(!"a:/b".hasBytes(of: "://"))
    }

    @Test(arguments: [
        "article-body related-links", "no-sidebar", "hidden md:block", "hidden", "", "x", "shareTools nav",
    ])
    func cachedClassWordsAreTheSame(value: String) {
        var cache = ClassCache()
        let bytes = Array(value.utf8)
        bytes.withUnsafeBufferPointer { bytes in
            let direct = ClassWords.standard.flags(of: bytes)
            #expect(cache.flags(of: bytes, .standard) == direct)
            #expect(cache.flags(of: bytes, .standard) == direct)
        }
    }
}
