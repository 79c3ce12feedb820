import Testing
import Text

@Suite struct TextRepairTests {
    private func repaired(_ text: String, _ options: TextRepair.Options = []) -> String {
        String(decoding: TextRepair(options: options).repair(Array(text.utf8)).utf8, as: UTF8.self)
    }

    /// `text` as a program shows it that takes its UTF-8 for Latin-1.
    private func misreadAsLatin1(_ text: String) -> String {
        String(String.UnicodeScalarView(text.utf8.map { Unicode.Scalar($0) }))
    }

    @Test(arguments: [
        ("the mayorâ€™s house", "the mayor’s house"),
        ("a cafÃ© in ZÃ¼rich", "a café in Zürich"),
        ("a cafÃƒÂ© twice misread", "a café twice misread"),
        ("РљРёС—РІ", "Київ"),
        ("прошло вЂ“ и прошло", "прошло – и прошло"),
        ("├⌐tudes", "études"),
        ("Beijingï¼šopen", "Beijing：open"),
    ])
    func undoesMisreading(_ broken: String, _ whole: String) {
        #expect(repaired(broken) == whole)
    }

    @Test(arguments: [
        "Naïve café owners in Łódź, Malmö and São Paulo don’t “mind” – at all…",
        "Ukraine’s Володимир Зеленський spoke in Київ",
        "3 × 4 ± 2 °C for £5 and €7 (½ price) ©2020 ™",
        "Ελλάδα και Κύπρος", "日本語のテキスト", "שלום עולם", "مرحبا بالعالم",
        "SÃO PAULO", "PARCE QUE C’ÉTAIT MARQUÉ…", "a radius of 3 Å.", "AT&T and R&D; Smith & Sons",
        "if (a &amp;&amp; b) <b>bold &lt;</b>", "plain ASCII\twith a tab\r\nand lines",
    ])
    func keepsCleanText(_ text: String) {
        let result = TextRepair().repair(Array(text.utf8))
        #expect(!result.isChanged)
        #expect(result.utf8 == Array(text.utf8))
    }

    @Test(arguments: [
        ("Tom &amp;amp; Jerry", "Tom & Jerry"), ("the mayor&rsquo;s", "the mayor’s"), ("&#8220;so&#x201D;", "“so”"),
        ("&#150;", "–"), ("&EACUTE;", "É"), ("&nosuchname; &#0;", "&nosuchname; &#0;"), ("Q&A; a&b", "Q&A; a&b"),
    ])
    func resolvesReferences(_ escaped: String, _ text: String) {
        #expect(repaired(escaped) == text)
    }

    @Test func replacesControls() {
        #expect(repaired("so \u{93}they\u{94} said\u{85}") == "so “they” said…")
        #expect(repaired("bell\u{07} and null\u{0}") == "bell and null")
    }

    @Test func dropsInvisibleCharacters() {
        #expect(repaired("in\u{AD}vis\u{200B}ible\u{FEFF}") == "invisible")
        #expect(repaired("👩\u{200D}🚒 می\u{200C}خواهم") == "👩\u{200D}🚒 می\u{200C}خواهم")
    }

    @Test func composes() {
        #expect(Array(repaired("Ze\u{301}ro\u{323}\u{302}").unicodeScalars) == Array("Z\u{E9}r\u{1ED9}".unicodeScalars))
        #expect(repaired("\u{212B}").unicodeScalars.elementsEqual("\u{C5}".unicodeScalars))
    }

    @Test func tasteIsOptional() {
        #expect(repaired("“ﬁve” ’til", .straightQuotes) == "\"ﬁve\" 'til")
        #expect(repaired("ﬁve Ｎ", .plainForms) == "five N")
        #expect(repaired("10\u{A0}km", .plainSpaces) == "10 km")
        #expect(repaired("“ﬁve” 10\u{A0}km") == "“ﬁve” 10\u{A0}km")
    }

    @Test func leadsBackToTheOriginal() throws {
        let original = Array("x \u{E2}\u{20AC}\u{2122} yes\nclean é\n&amp;rsquo; end".utf8)
        let result = TextRepair().repair(original)
        #expect(String(decoding: result.utf8, as: UTF8.self) == "x ’ yes\nclean é\n’ end")
        for word in ["x", "yes", "clean", "é", "end"] {
            let at = try #require(firstRange(of: word, in: result.utf8))
            #expect(Array(original[result.originalRange(of: at)]) == Array(word.utf8))
        }
        #expect(result.originalOffset(of: 2) == 2)
        #expect(result.originalOffset(of: result.utf8.count) == original.count)
    }

    @Test func offsetsAscend() {
        let original = Array("&amp;&eacute;\u{AD}aâ€œb\u{301}â€\u{9D} \u{7}&#150;\n\u{AD}".utf8)
        let result = TextRepair().repair(original)
        let offsets = (0...result.utf8.count).map { result.originalOffset(of: $0) }
        #expect(offsets == offsets.sorted())
        #expect(offsets.last == original.count)
    }

    /// What one misreading makes of a text, repair undoes.
    @Test(arguments: ["déjà vu à Genève", "Größe", "“quoted” – dash", "Владимир", "東京都", "emoji 😘 here"])
    func undoesLatin1(_ text: String) {
        #expect(repaired(misreadAsLatin1(text)) == text)
    }

    @Test func survivesAnything() {
        var random: UInt64 = 7
        for length in 0..<200 {
            let bytes = (0..<length).map { _ -> UInt8 in
                random = random &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                return UInt8(truncatingIfNeeded: random >> 40)
            }
            let result = TextRepair().repair(bytes)
            #expect(String(validating: result.utf8, as: UTF8.self) != nil || !result.isChanged || length > 0)
            #expect((0...result.utf8.count).allSatisfy { 0...bytes.count ~= result.originalOffset(of: $0) })
        }
    }

    private func firstRange(of word: String, in text: [UInt8]) -> Range<Int>? {
        let wanted = Array(word.utf8)
        return text.indices.first { text[$0...].starts(with: wanted) }.map { $0..<($0 + wanted.count) }
    }
}
