import EmbeddedData
import Testing
import Text

@testable import Text

/// The bytes of a text in an encoding, through iconv's reverse direction.
private func encoded(_ text: String, _ converter: String) -> [UInt8] {
    CharsetConversion.encoded(text, converter)
}

@Suite struct CharsetLabels {
    @Test(arguments: [
        ("UTF-8", "utf-8"), (" utf8\n", "utf-8"), ("latin1", "windows-1252"), ("ISO-8859-1", "windows-1252"),
        ("us-ascii", "windows-1252"), ("GB2312", "gbk"), ("x-sjis", "shift_jis"), ("ks_c_5601-1987", "euc-kr"),
        ("iso-8859-9", "windows-1254"), ("TIS-620", "windows-874"), ("KOI8-R", "koi8-r"), ("unicode", "utf-16le"),
    ])
    func labelsAreThoseOfTheStandard(label: String, name: String) {
        #expect(Charset(label: label)?.name == name)
    }

    @Test func unknownLabelsAreNone() {
        #expect(Charset(label: "utf-9") == nil)
        #expect(Charset(label: "") == nil)
        #expect(Charset(label: "utf 8") == nil)
    }

    @Test func everyConverterExists() {
        for fields in LexiconFile(embedded_charset_labels()) where fields.count == 3 && fields[1] != "-" {
            let text = "<p>Wort 1</p>"
            let bytes = encoded(text, fields[1])
            let decoded = bytes.withUnsafeBufferPointer {
                CharsetConversion($0, from: Charset(label: fields[0]) ?? .utf8)
            }
            #expect(String(decoding: decoded.utf8, as: UTF8.self) == text, "\(fields[0])")
        }
    }
}

@Suite struct Decoding {
    struct Family: Sendable, CustomTestStringConvertible {
        let charset: String, converter: String, language: String, text: String
        var testDescription: String { charset }
    }

    static let families = [
        Family(
            charset: "windows-1252", converter: "CP1252", language: "fr",
            text: "Le café d’à côté a été fermé – l’été dernier, « déjà »."),
        Family(
            charset: "windows-1250", converter: "CP1250", language: "cs",
            text: "Příliš žluťoučký kůň úpěl ďábelské ódy, řekl starosta města."),
        Family(
            charset: "windows-1251", converter: "CP1251", language: "ru",
            text: "Правительство сообщило, что «в городе» пострадали двенадцать человек."),
        Family(
            charset: "koi8-r", converter: "KOI8-R", language: "ru",
            text: "Правительство сообщило, что в городе пострадали двенадцать человек."),
        Family(
            charset: "windows-1253", converter: "CP1253", language: "el",
            text: "Η κυβέρνηση ανακοίνωσε ότι δώδεκα άνθρωποι τραυματίστηκαν στην πόλη."),
        Family(
            charset: "windows-1254", converter: "CP1254", language: "tr",
            text: "Başbakan dün akşam şehirde açıklama yaptı, çocuklar güvende."),
        Family(
            charset: "windows-1255", converter: "CP1255", language: "he",
            text: "הממשלה הודיעה כי שנים עשר בני אדם נפצעו בעיר."),
        Family(
            charset: "windows-1256", converter: "CP1256", language: "ar",
            text: "أعلنت الحكومة أن اثني عشر شخصا أصيبوا في المدينة."),
        Family(
            charset: "windows-874", converter: "CP874", language: "th",
            text: "รัฐบาลประกาศว่ามีผู้ได้รับบาดเจ็บสิบสองคนในเมือง"),
        Family(
            charset: "shift_jis", converter: "CP932", language: "ja",
            text: "政府は昨日、市内で十二人がけがをしたと発表しました。"),
        Family(
            charset: "euc-jp", converter: "EUC-JP-MS", language: "ja",
            text: "政府は昨日、市内で十二人がけがをしたと発表しました。"),
        Family(
            charset: "euc-kr", converter: "CP949", language: "ko",
            text: "정부는 어제 시내에서 열두 명이 다쳤다고 발표했다."),
        Family(
            charset: "gb18030", converter: "GB18030", language: "zh",
            text: "政府昨天说，城里有十二个人受了伤，他们现在都在医院。"),
        Family(
            charset: "big5", converter: "BIG5-HKSCS", language: "zh",
            text: "政府昨天說，城裡有十二個人受了傷，他們現在都在醫院。"),
    ]

    @Test(arguments: families)
    func declaredInMeta(family: Family) {
        let html = "<html><head><meta charset=\"\(family.charset)\"><title>\(family.text)</title>"
        let decoded = DecodedText(decoding: encoded(html, family.converter))
        #expect(String(decoding: decoded.utf8, as: UTF8.self) == html)
        #expect(decoded.charset.name == family.charset && decoded.evidence == .declaration)
        #expect(decoded.replacements == 0)
    }

    @Test(arguments: families)
    func declaredByTransport(family: Family) {
        let html = "<title>\(family.text)</title>"
        let decoded = DecodedText(decoding: encoded(html, family.converter), httpCharset: family.charset.uppercased())
        #expect(String(decoding: decoded.utf8, as: UTF8.self) == html)
        #expect(decoded.evidence == .transport)
    }

    @Test(arguments: families)
    func undeclared(family: Family) {
        let html = "<p>\(family.text)</p>"
        let decoded = DecodedText(decoding: encoded(html, family.converter))
        #expect(String(decoding: decoded.utf8, as: UTF8.self) == html, "\(decoded.charset)")
    }

    @Test(arguments: families)
    func falselyDeclaredUTF8(family: Family) {
        let html = "<html lang=\(family.language)><meta charset=utf-8><p>\(family.text)</p>"
        let decoded = DecodedText(decoding: encoded(html, family.converter))
        #expect(String(decoding: decoded.utf8, as: UTF8.self) == html, "\(decoded.charset)")
        #expect(decoded.evidence != .declaration)
    }

    @Test(arguments: families)
    func falselyDeclaredLatin1(family: Family) {
        let html = "<html lang=\(family.language)><meta charset=iso-8859-1><p>\(family.text)</p>"
        let decoded = DecodedText(decoding: encoded(html, family.converter))
        #expect(String(decoding: decoded.utf8, as: UTF8.self) == html, "\(decoded.charset)")
    }

    @Test(arguments: families)
    func utf8DeclaredAsSomethingElse(family: Family) {
        let html = "<meta charset=\(family.charset)><p>\(family.text)</p>"
        let decoded = DecodedText(decoding: Array(html.utf8), httpCharset: family.charset)
        #expect(String(decoding: decoded.utf8, as: UTF8.self) == html)
        #expect(decoded.charset == .utf8 && decoded.evidence == .content)
    }

    @Test(arguments: families)
    func truncatedAnywhereNothingBreaks(family: Family) {
        let bytes = encoded("<meta charset=\(family.charset)><p>\(family.text)", family.converter)
        for length in 0...bytes.count {
            let decoded = DecodedText(decoding: Array(bytes[..<length]))
            #expect(String(validating: decoded.utf8, as: UTF8.self) != nil)
        }
    }

    @Test(arguments: ["UTF-16LE", "UTF-16BE"])
    func utf16WithAndWithoutMark(converter: String) {
        let html = "<html><head><title>Größe – 東京</title></head><body><p>Text of the page</p></body></html>"
        for mark in ["", "\u{FEFF}"] {
            let decoded = DecodedText(decoding: encoded(mark + html, converter))
            #expect(String(decoding: decoded.utf8, as: UTF8.self) == html)
            #expect(decoded.charset.name == converter.lowercased())
            #expect(decoded.evidence == (mark.isEmpty ? .content : .byteOrderMark))
        }
    }

    @Test func utf8MarkIsTakenOff() {
        let decoded = DecodedText(decoding: [0xEF, 0xBB, 0xBF] + Array("é".utf8), httpCharset: "windows-1252")
        #expect(decoded.utf8 == Array("é".utf8))
        #expect(decoded.charset == .utf8 && decoded.evidence == .byteOrderMark)
    }

    @Test func brokenUTF8KeepsTheRest() {
        let good = Array("für jede Stadt – größer".utf8)
        let decoded = DecodedText(decoding: good + [0xE2, 0x80] + good + [0xFF] + [0xC0, 0x80])
        let text = "für jede Stadt – größer\u{FFFD}für jede Stadt – größer\u{FFFD}\u{FFFD}\u{FFFD}"
        #expect(String(decoding: decoded.utf8, as: UTF8.self) == text)
        #expect(decoded.replacements == 4)
        #expect(decoded.charset == .utf8)
    }

    @Test(arguments: [
        "<p>It\u{2019}s \u{201C}fine\u{201D} \u{2013} or not", "<p>\u{A0}\u{A0}</p><p>\u{BB} more\u{A0}text",
        "<b>\u{A9}</b> Paper",
        "<p>Name\u{AE} costs \u{A3}350m", "<p>caf\u{E9}", "<p>\u{C9}cole",
    ])
    func fewCharactersBeyondASCIIAreWestern(html: String) {
        let decoded = DecodedText(decoding: encoded(html, "CP1252"))
        #expect(decoded.charset == .windows1252)
        #expect(String(decoding: decoded.utf8, as: UTF8.self) == html)
    }

    @Test func undefinedWindowsBytesAreControls() {
        let decoded = DecodedText(decoding: Array("caf".utf8) + [0xE9, 0x20, 0x81, 0x80], httpCharset: "windows-1252")
        #expect(String(decoding: decoded.utf8, as: UTF8.self) == "café \u{81}€")
        #expect(decoded.replacements == 0)
    }

    @Test func invalidDoubleBytesAreCounted() {
        let text = encoded("政府は昨日、市内で十二人がけがをしたと発表しました。", "CP932")
        let decoded = DecodedText(decoding: text + [0xFF] + Array("x".utf8), httpCharset: "shift_jis")
        #expect(decoded.replacements == 1)
        #expect(decoded.utf8.suffix(4) == [0xEF, 0xBF, 0xBD, 0x78])
    }

    @Test func escapedJapanese() {
        let text = "<p>政府は昨日、発表しました。</p>"
        let bytes = encoded(text, "ISO-2022-JP")
        for label in ["iso-2022-jp", nil] {
            let decoded = DecodedText(decoding: bytes, httpCharset: label)
            #expect(String(decoding: decoded.utf8, as: UTF8.self) == text)
        }
    }

    @Test func longTextsAreCutAtNoCharacter() {
        let text = String(repeating: "政府は昨日、a市内で。", count: 20_000)
        let decoded = DecodedText(decoding: encoded(text, "EUC-JP-MS"), httpCharset: "euc-jp")
        #expect(String(decoding: decoded.utf8, as: UTF8.self) == text)
    }
}

@Suite struct Declarations {
    private func declared(_ html: String) -> String? {
        Array(html.utf8).withUnsafeBufferPointer { CharsetDeclaration($0).charset?.name }
    }

    @Test(arguments: [
        ("<meta charset=koi8-r>", "koi8-r"),
        ("<META CHARSET = 'KOI8-R' >", "koi8-r"),
        ("<meta http-equiv=content-type content='text/html; charset=koi8-r'>", "koi8-r"),
        ("<meta content=\"text/html; charset = 'koi8-r'\" http-equiv=\"Content-Type\">", "koi8-r"),
        ("<!-- <meta charset=big5> --><meta charset=koi8-r>", "koi8-r"),
        ("<!--><meta charset=koi8-r>", "koi8-r"),
        ("<p title='<meta charset=big5>'><meta charset=koi8-r>", "koi8-r"),
        ("<script>'<meta charset=big5>'</script><meta charset=koi8-r>", "koi8-r"),
        ("<meta charset=nonsense><meta charset=koi8-r>", "koi8-r"),
        ("<?xml version='1.0' encoding='koi8-r'?><html>", "koi8-r"),
        ("<meta charset=utf-16>", "utf-8"),
        ("<meta charset=x-user-defined>", "windows-1252"),
        ("<meta charset=koi8-r charset=big5>", "koi8-r"),
    ])
    func areFound(html: String, name: String) {
        #expect(declared(html) == name)
    }

    @Test(arguments: [
        "", "<meta", "<meta charset", "<meta charset=", "<meta charset='koi8-r", "<metacharset=koi8-r>",
        "<meta content='text/html; charset=koi8-r'>", "<meta name=x content='charset=koi8-r'>",
        "<!-- <meta charset=koi8-r>", "<body><meta charset=koi8-r>", "charset=koi8-r", "<meta charset=none>",
    ])
    func areAbsent(html: String) {
        #expect(declared(html) == nil)
    }

    @Test func areFoundBehindALongHead() {
        let filler = String(repeating: "<link rel=stylesheet href=a.css>", count: 100)
        #expect(declared("<head>" + filler + "<meta charset=koi8-r>") == "koi8-r")
    }

    @Test func everyPrefixIsRead() {
        let page =
            "<?xml encoding='x'?><!-- c --><html lang=ru><meta http-equiv=content-type content='a;charset=\"koi8-r\"'>"
        let bytes = Array(page.utf8)
        for length in 0...bytes.count {
            let found = bytes[..<length].withUnsafeBufferPointer { CharsetDeclaration($0).charset }
            #expect(found == nil || length >= bytes.count - 1)
        }
    }
}

@Suite struct BinaryVerdicts {
    @Test(
        arguments: [
            ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0], "PNG image"),
            (Array("%PDF-1.7\n".utf8), "PDF document"),
            ([0x1F, 0x8B, 0x08, 0], "gzip data"),
            ([0, 0, 0, 0x18] + Array("ftypmp42".utf8), "ISO media file"),
            ((0..<1000).map { UInt8(truncatingIfNeeded: $0 &* 97) }, "control bytes"),
        ] as [([UInt8], String)])
    func binary(bytes: [UInt8], format: String) {
        #expect(BinaryContent(in: bytes)?.description == format)
    }

    @Test(
        arguments: [
            [], Array("x".utf8), Array("<p>Text\r\n\u{0C}with a stray \u{0} zero in a longer line</p>".utf8),
            encoded("<html><p>Größe</p>", "UTF-16LE"), encoded("<html><p>Größe</p>", "UTF-16BE"),
            encoded("\u{FEFF}東京の新聞", "UTF-16LE"), encoded("政府は昨日", "ISO-2022-JP"), encoded("政府は昨日", "CP932"),
        ] as [[UInt8]])
    func text(bytes: [UInt8]) {
        #expect(BinaryContent(in: bytes) == nil)
    }
}
