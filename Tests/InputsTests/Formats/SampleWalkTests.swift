import Article
import Foundation
import Inputs
import Testing

/// Real files of the formats, when `COLUMNIST_INPUT_SAMPLES` names a directory of them: each is read, or refused with a
/// message. `COLUMNIST_INPUT_TABLE` names a file that gets a line a sample.
@Suite struct SampleWalkTests {
    static let directory = ProcessInfo.processInfo.environment["COLUMNIST_INPUT_SAMPLES"]

    @Test(.enabled(if: directory != nil)) func everySampleReadsOrSaysWhy() throws {
        let root = try #require(Self.directory)
        var table = ""
        let enumerator = try #require(FileManager.default.enumerator(atPath: root))
        for path in enumerator.compactMap({ $0 as? String }).sorted() {
            guard let data = FileManager.default.contents(atPath: root + "/" + path), !data.isEmpty else { continue }
            let bytes = [UInt8](data)
            let format = DocumentFormats.standard.detect(
                Array(bytes.prefix(DocumentFormats.prefixLength)).span, name: path)
            guard let format else {
                table += "\(path)\t-\tno format\n"
                continue
            }
            let reading = SampleReading(bytes, format)
            #expect(reading.documents.count + reading.errors.count > 0 || format.name == "feed", "\(path)")
            let words = reading.articles.reduce(0) { $0 + $1.article.words }
            let titled = reading.articles.count { $0.article.title != nil }
            let dated = reading.articles.count { $0.article.publishedDate != nil }
            let named = reading.articles.count { !$0.article.authors.isEmpty }
            let damaged = reading.articles.count { !$0.damage.isEmpty }
            table +=
                "\(path)\t\(format.name)\tarticles \(reading.articles.count)\ttitle \(titled) date \(dated) author \(named)\t"
            table +=
                "words \(words)\tpages \(reading.pages.count)\tpassed \(reading.passedOver.joined(separator: ","))\t"
            table += "damaged \(damaged) \(reading.articles.first { !$0.damage.isEmpty }?.damage.first ?? "")\t"
            table += "errors \(reading.errors.map(\.detail).joined(separator: "; "))\n"
        }
        if let file = ProcessInfo.processInfo.environment["COLUMNIST_INPUT_TABLE"] {
            try table.write(toFile: file, atomically: true, encoding: .utf8)
        }
    }
}
