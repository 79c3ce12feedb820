internal import Article
internal import Text

/// PubMed and MEDLINE citations (NLM): title, authors, journal and abstract.
public struct PubMedFormat: XMLFormat {
    /// The name that `format:` takes.
    public let name = "pubmed"
    let rules = XMLRecordScanner.Rules(
        records: [XMLRecordPath(anywhere: "MedlineCitation"), XMLRecordPath(anywhere: "PubmedBookArticle")],
        roots: ["PubmedArticleSet", "MedlineCitationSet", "PubmedBookArticleSet"])

    /// The format.
    public init() {}

    func isRoot(_ name: String, namespace: String) -> Bool {
        ["PubmedArticleSet", "MedlineCitationSet", "PubmedArticle", "MedlineCitation", "PubmedBookArticleSet"].contains(
            name)
    }

    func read(_ record: XMLElement, envelope: XMLElement?) throws(RecordError) -> Reading {
        let citation = record.first("BookDocument") ?? record
        let work = citation.first("Article") ?? citation
        var article = Article()
        article.title = work.first("ArticleTitle", "VernacularTitle")?.text
        article.authors =
            (work.first("AuthorList")?.all("Author") ?? []).map { author in
                author.first("CollectiveName")?.text
                    ?? [author.first("ForeName", "Initials")?.text, author.first("LastName")?.text].compactMap { $0 }
                    .joined(separator: " ")
            }.unique
        let journal = work.first("Journal")
        let issue = journal?.at("JournalIssue", "PubDate")
        article.setPublished(work.first("ArticleDate")?.dateText, issue?.dateText, issue?.first("MedlineDate")?.text)
        article.modified = Timestamp(published: citation.first("DateRevised")?.dateText)
        article.siteName = journal?.first("Title")?.text
        let headings = (citation.first("MeshHeadingList")?.all("MeshHeading") ?? []).compactMap {
            $0.first("DescriptorName")?.text
        }
        article.tags = (headings + (citation.first("KeywordList")?.all("Keyword") ?? []).compactMap(\.text)).unique
        article.language = work.first("Language")?.text.flatMap { Self.languages[$0] }
        article.url = citation.first("PMID")?.text.map { "https://pubmed.ncbi.nlm.nih.gov/\($0)/" }
        var builder = TextBuilder()
        for part in work.first("Abstract")?.all("AbstractText") ?? [] {
            if let label = part["Label"] {
                builder.begin(.heading, level: 2)
                builder.append(label)
            }
            builder.begin(.paragraph)
            part.write(to: &builder, .jats)
        }
        article.description = work.first("Abstract")?.text
        article.setText(builder)
        return .article(ReadArticle(article, identifier: citation.first("PMID")?.text))
    }

    /// BCP 47 of the MARC codes that citations most often have.
    private static let languages = [
        "eng": "en", "fre": "fr", "ger": "de", "spa": "es", "ita": "it", "por": "pt", "rus": "ru", "jpn": "ja",
        "chi": "zh", "pol": "pl", "dut": "nl", "swe": "sv", "dan": "da", "nor": "no", "hun": "hu", "cze": "cs",
        "tur": "tr", "kor": "ko", "heb": "he", "gre": "el", "rum": "ro", "ukr": "uk", "fin": "fi",
    ]
}
