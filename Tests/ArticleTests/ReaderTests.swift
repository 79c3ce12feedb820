import EmbeddedData
import Testing
import Text

@testable import Article

/// Dates, names, class words and phrases one by one.
@Suite struct ReaderTests {
    @Test(arguments: [
        ("19 October 2019", "2019-10-19"), ("Oct. 19th, 2019", "2019-10-19"), ("19. Oktober 2019", "2019-10-19"),
        ("Samstag, den 5. März 2022 um 9 Uhr", "2022-03-05"), ("19 de octubre de 2019", "2019-10-19"),
        ("le 1er août 2021", "2021-08-01"), ("8.Dezember 2010", "2010-12-08"), ("19.10.2019", "2019-10-19"),
        ("2019-10-19 12:00", "2019-10-19"), ("2019年10月19日", "2019-10-19"), ("2019년 10월 19일", "2019-10-19"),
        ("27 января 2022", "2022-01-27"), ("11.\u{A0}November 2021", "2021-11-11"), ("10/19/2019", "2019-10-19"),
        ("3 listopada 2020", "2020-11-03"), ("Written: 2023-11-07 15:03", "2023-11-07"),
    ])
    func datesInText(text: String, day: String) {
        #expect(DateReader.standard.first(in: text.utf8, order: .dayFirst)?.date.description == day)
    }

    @Test(arguments: [
        "", "12:30", "Room 2019", "31 February 2020", "1-2-3", "May 2020", "+49 30 1234567", "99.99.2020",
    ])
    func noDates(text: String) {
        #expect(DateReader.standard.first(in: text.utf8, order: .dayFirst) == nil)
    }

    @Test func orderOfDayAndMonth() {
        let reader = DateReader.standard
        #expect(reader.first(in: "3/4/2019".utf8, order: .dayFirst)?.date.month == 4)
        #expect(reader.first(in: "3/4/2019".utf8, order: .monthFirst)?.date.month == 3)
        #expect(reader.first(in: "3.4.2019".utf8, order: .monthFirst)?.date.month == 4)
    }

    @Test(arguments: [
        ("https://post.example/2019/10/19/ferry", "2019-10-19"), ("https://post.example/a-20191019-b", "2019-10-19"),
        ("https://post.example/news/29-10-2021", "2021-10-29"),
        ("https://post.example/2023/october/03/ferry", "2023-10-03"), ("https://post.example/2019/10/9/", "2019-10-09"),
    ])
    func datesInPaths(url: String, day: String) {
        #expect(DateReader.standard.date(inURL: url.utf8)?.description == day)
    }

    @Test func aNumberThatStartsTheTitleIsNoDay() {
        #expect(DateReader.standard.date(inURL: "https://post.example/2023/10/3-ferries/".utf8) == nil)
    }

    @Test func allDatesOfALine() {
        let matches = DateReader.standard.matches(
            in: "1. Mai 2024, 2.5.2024 | 2024-05-03".utf8, order: .dayFirst, limit: 5)
        #expect(matches.map(\.date.day) == [1, 2, 3])
        #expect(DateReader.standard.matches(in: "1. Mai 2024, 2.5.2024".utf8, order: .dayFirst, limit: 1).count == 1)
    }

    @Test(arguments: [
        ("By Ann Lee", ["Ann Lee"]), ("Ann Lee and Bo Ek, staff writers", ["Ann Lee", "Bo Ek"]),
        ("Von Karl Maier", ["Karl Maier"]), ("Ann Lee, PhD", ["Ann Lee, PhD"]),
        ("Simon and Schuster", ["Simon and Schuster"]),
        ("Ann Lee on 3 May 2020", ["Ann Lee"]), ("Ann Lee; Bo Ek | Ida Ro", ["Ann Lee", "Bo Ek", "Ida Ro"]),
        ("https://post.example/ann", []), ("admin", []), ("Harbour Media GmbH", []), ("", []),
        ("Written by: Ann Lee (Tallmere)", ["Ann Lee"]), ("João do Nascimento", ["João do Nascimento"]),
        ("Lee, Ann", ["Ann Lee"]), ("Reuters, AP", ["Reuters", "AP"]), ("Ann Lee ⋅ Senior Harbour Editor", ["Ann Lee"]),
        ("Ann Lee, CEO of Harbour", ["Ann Lee"]), ("Dec", []), ("by Ann Lee Monday, May 6", ["Ann Lee"]),
        ("page.extra.author", []), ("D-40764 Tallmere", []),
    ])
    func names(byline: String, names: [String]) {
        #expect(AuthorNames.standard.names(in: byline) == names)
    }

    private func flags(_ value: String) -> ElementFlags {
        Array(value.utf8).withUnsafeBufferPointer { ClassWords.standard.flags(of: $0) }
    }

    @Test func classWords() {
        #expect(flags("article-body").contains(.body))
        #expect(flags("story__articleBody").contains(.body))
        #expect(flags("relatedPosts").contains(.related))
        #expect(flags("no-sidebar").isDisjoint(with: .sidebar))
        #expect(flags("has-sidebar").isDisjoint(with: .sidebar))
        #expect(flags("the sidebar").contains(.sidebar))
        #expect(flags("hidden").contains(.hidden))
        #expect(flags("hidden md:block").isDisjoint(with: .hidden))
        #expect(flags("tag-ferry").isDisjoint(with: .tags))
        #expect(flags("") == [])
    }

    @Test func everyRuleHasAKnownFlag() {
        for fields in LexiconFile(embedded_class_words()) {
            #expect(fields.count == 2 && ElementFlags(name: fields[0]) != nil, "\(fields)")
        }
    }

    @Test func phrases() {
        let phrases = LinePhrases.standard
        #expect(phrases.verdict("Related articles".utf8).contains([.tail, .whole]))
        #expect(phrases.verdict("READ MORE: the pier".utf8).contains(.line))
        #expect(phrases.verdict("Shared memories of the pier".utf8).isEmpty)
        #expect(phrases.verdict("".utf8).isEmpty)
    }

    @Test func keysIgnorePunctuationAndCase() {
        #expect(Prose.key("“Ferry” – strikes PIER!") == Prose.key("ferry strikes pier"))
        #expect(Prose.key("Über uns") == Prose.key("über uns"))
        #expect(Prose.key("…") == "")
    }
}
