import Article
import Foundation
import Inputs
import Testing
import Text

/// Documents that want files, networks or all memory.
@Suite struct HostileXMLTests {
    /// Runs `body` and says whether a file was opened meanwhile, by whoever.
    private func isOpened(_ path: String, during body: () -> Void) throws -> Bool {
        let watch = inotify_init1(Int32(IN_NONBLOCK))
        try #require(watch >= 0)
        defer { close(watch) }
        try #require(inotify_add_watch(watch, path, UInt32(IN_OPEN | IN_ACCESS)) >= 0)
        body()
        var buffer = [UInt8](repeating: 0, count: 4096)
        return read(watch, &buffer, buffer.count) > 0
    }

    private func secretFile() throws -> String {
        let url = FileManager.default.temporaryDirectory.appendingPathComponent("secret-\(UUID().uuidString).txt")
        try Data("SECRETWORD".utf8).write(to: url)
        return url.path
    }

    private let formats: [any DocumentFormat] = [
        FeedFormat(), NITFFormat(), NewsMLFormat(), JATSFormat(), MediaWikiFormat(), TEIFormat(), PubMedFormat(),
    ]

    @Test func theWatchSeesAnOpenFile() throws {
        let path = try secretFile()
        defer { try? FileManager.default.removeItem(atPath: path) }
        #expect(try isOpened(path) { _ = FileManager.default.contents(atPath: path) })
        #expect(try !isOpened(path) {})
    }

    @Test func externalEntitiesAndDTDsAreNeverRead() throws {
        let path = try secretFile()
        defer { try? FileManager.default.removeItem(atPath: path) }
        let documents = [
            "<!DOCTYPE rss [<!ENTITY x SYSTEM \"file://\(path)\">]><rss><channel><item><title>a&x;b</title></item></channel></rss>",
            "<!DOCTYPE rss [<!ENTITY % p SYSTEM \"file://\(path)\"> %p;]><rss><channel><item><title>ab</title></item></channel></rss>",
            "<!DOCTYPE rss SYSTEM \"\(path)\"><rss><channel><item><title>ab</title></item></channel></rss>",
            "<!DOCTYPE rss PUBLIC \"x\" \"file://\(path)\"><rss><channel><item><title y='&x;'>ab</title></item></channel></rss>",
            "<rss xmlns:xi='http://www.w3.org/2001/XInclude'><channel><item><title>a<xi:include href='\(path)' parse='text'/>b</title></item></channel></rss>",
            "<?xml-stylesheet href='\(path)'?><rss><channel><item><title>ab</title></item></channel></rss>",
        ]
        for (index, text) in documents.enumerated() {
            var reading: SampleReading?
            #expect(try !isOpened(path) { reading = SampleReading(text, FeedFormat()) }, "document \(index)")
            let found = try #require(reading)
            #expect(!found.summary.joined().contains("SECRETWORD"))
            if index == 0 {
                #expect(found.errors.map(\.code) == [.unsupported])
                #expect(found.errors.first?.detail.contains("'&x;'") == true)
            } else {
                #expect(found.articles.first?.article.title == "ab")
            }
        }
    }

    @Test(.timeLimit(.minutes(1))) func billionLaughs() {
        var entities = "<!ENTITY l0 \"lol\">"
        for level in 1...9 {
            entities += "<!ENTITY l\(level) \"" + String(repeating: "&l\(level - 1);", count: 10) + "\">"
        }
        let text =
            "<?xml version='1.0'?><!DOCTYPE rss [\(entities)]><rss><channel><item><title>&l9;</title></item>"
            + "<item><title y='&l9;'>attribute</title></item><item><title>fine</title></item></channel></rss>"
        let reading = SampleReading(text, FeedFormat())
        #expect(reading.errors.map(\.code) == [.unsupported, .unsupported])
        #expect(reading.articles.map(\.article.title) == ["fine"])
    }

    @Test(.timeLimit(.minutes(1))) func depthAndSize() {
        for format in formats {
            let deep = String(repeating: "<a>", count: 200_000)
            #expect(!SampleReading(deep, format).errors.isEmpty)
            let deepRecord = "<rss><channel><item>\(String(repeating: "<b>", count: 100_000))</item></channel></rss>"
            let reading = SampleReading(deepRecord, format)
            #expect(reading.articles.isEmpty && !reading.errors.isEmpty)
        }
        var limits = InputLimits()
        limits.documentBytes = 1000
        let long =
            "<rss><channel><item><title>\(String(repeating: "x", count: 5000))</title></item><item><title>next</title></item></channel></rss>"
        let reading = SampleReading(long, FeedFormat(), limits: limits, pieceSize: 100)
        #expect(reading.errors.map(\.code) == [.tooLarge])
        #expect(reading.articles.map(\.article.title) == ["next"])
    }

    /// Any bytes at all end, with an error or without.
    @Test(.timeLimit(.minutes(1))) func noise() {
        var state: UInt64 = 42
        let alphabet = Array("<>/!?[]-&;\"'=ab item entry page CDATA \n\u{0}é".utf8)
        for _ in 0..<200 {
            var text = Array("<rss><item>".utf8)
            for _ in 0..<300 {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                text.append(alphabet[Int(state >> 33) % alphabet.count])
            }
            for format in formats { _ = SampleReading(text, format, pieceSize: 13) }
        }
    }

    @Test func whatIsNoXML() {
        #expect(SampleReading("", FeedFormat()).errors.map(\.code) == [.wrongFormat])
        #expect(SampleReading("just text", FeedFormat()).errors.map(\.code) == [.wrongFormat])
        let other = SampleReading("<html><body/></html>", NITFFormat())
        #expect(other.errors.first?.detail.contains("<html>") == true)
        // A truncated dump is never a short one.
        let cut = SampleReading("<mediawiki><page><title>a</title></page><page><ti", MediaWikiFormat())
        #expect(cut.errors.map(\.code).contains(.truncated))
        let between = SampleReading("<mediawiki><page><title>a</title></page>", MediaWikiFormat())
        #expect(between.errors.map(\.code) == [.truncated])
    }
}
