import Article
@testable import Inputs
import Text

/// What a format makes of a text: its documents, and the errors in between.
struct SampleReading {
    var articles: [ReadArticle] = []
    var pages: [Page] = []
    var passedOver: [String] = []
    var errors: [InputError] = []
    var documents: [InputDocument] = []

    init(_ bytes: [UInt8], _ format: any DocumentFormat, limits: InputLimits = InputLimits(), pieceSize: Int = .max) {
        let source = MemorySource(bytes, name: "sample", pieceSize: pieceSize)
        let iterator = format.documents(in: ByteReader(source, capacity: 1 << 12), limits: limits)
        while true {
            do throws(InputError) {
                guard let document = try iterator.next() else { return }
                documents.append(document)
                guard let reading = document.reading else { continue }
                take(try reading())
            } catch {
                errors.append(error)
                if errors.count > 20 { return }
            }
        }
    }

    init(_ text: String, _ format: any DocumentFormat, limits: InputLimits = InputLimits(), pieceSize: Int = .max) {
        self.init(Array(text.utf8), format, limits: limits, pieceSize: pieceSize)
    }

    private mutating func take(_ reading: Reading) {
        switch reading {
        case .article(let article): articles.append(article)
        case .page(let page): pages.append(page)
        case .passedOver(let reason): passedOver.append(reason)
        }
    }

    /// Title, authors, day, language, id and text of each article.
    var summary: [String] {
        articles.map { found in
            let article = found.article
            return [
                article.title ?? "-", article.authors.joined(separator: "; "),
                article.publishedDate?.description ?? "-",
                article.language ?? "-", found.identifier ?? "-", article.text,
            ].joined(separator: " | ")
        }
    }
}

/// The format that detection finds for the start of a text.
func detected(_ text: String, name: String = "sample") -> String? {
    let bytes = Array(text.utf8.prefix(DocumentFormats.prefixLength))
    return DocumentFormats.standard.detect(bytes.span, name: name)?.name
}
