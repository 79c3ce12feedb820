import Compression
import Inputs

/// 40 lines that were compressed once with each program, in Base64.
enum Compressed {
    static let text = [[UInt8]](repeating: Array("In the flood 12 people died.\n".utf8), count: 40).flatMap { $0 }

    static let bzip2 = decoded(
        "QlpoOTFBWSZTWYkTYZEAAMfdgAAQQAEwAAAgB2XEACAAkCmAAmgUqoyeUeptTTyJgTITAnQnAmBMiZE2JkTkTYnQmxPwnInYmhOBOxOxNCfB"
            + "NCexOBPAn8XckU4UJCJE2GRA")
    static let xz = decoded(
        "/Td6WFoAAATm1rRGAgAhARYAAAB0L+Wj4ASHACtdACSbgAdDfPP+bfXT+2UXqQm/MDnXcs1SXAR7TlFWgrv++tncJO3pOoR7dwAAAJeoMWGl"
            + "F5KuAAFHiAkAAADQWpYtscRn+wIAAAAABFla")
    static let lz4 = decoded(
        "BCJNGGxAiAQAAAAAAAAoLAAAAP8OSW4gdGhlIGZsb29kIDEyIHBlb3BsZSBkaWVkLgodAP////9XUGllZC4KAAAAALbspIg=")
    static let brotli = decoded("G4cE+AV0Y92SFpKgMV9BEJ6F8GJbshAGM67dt0U1vQR0oww=")
    static let zlib = decoded("eNrzzFMoyUhVSMvJz09RMDRSKEjNL8hJVUjJTE3R4/IclRyVHJUclaS9JADSvXdg")
    static let rawDeflate = decoded("88xTKMlIVUjLyc9PUTA0UihIzS/ISVVIyUxN0ePyHJUclRyVHJWkvSQA")
    /// With the dictionary in a skippable frame before it, as web archives have it.
    static let zstdWithDictionary = decoded(
        "XSpNGLcAAABJbiB0aGUgZmxvb2QgMTIgcGVvcGxlIGRpZWQuCkluIHRoZSBmaXJlIDMgcGVvcGxlIHdlcmUgaHVydC4KSW4gdGhlIGZsb29k"
            + "IDEyIHBlb3BsZSBkaWVkLgpJbiB0aGUgZmlyZSAzIHBlb3BsZSB3ZXJlIGh1cnQuCkluIHRoZSBmbG9vZCAxMiBwZW9wbGUgZGllZC4K"
            + "SW4gdGhlIGZpcmUgMyBwZW9wbGUgd2VyZSBodXJ0LgootS/9ZIgDZQAAAANAAGAA/fu44BsCip9WqA==")

    static func block(_ bytes: [UInt8], _ codec: CompressionCodec) throws -> [UInt8] {
        var output: [UInt8] = []
        var compressor = try BlockCompressor(codec)
        try compressor.compress(bytes.span, into: &output)
        return output
    }

    static func gzip(_ bytes: [UInt8]) throws -> [UInt8] { try block(bytes, .gzip) }
    static func gzip(_ text: String) throws -> [UInt8] { try gzip(Array(text.utf8)) }

    private static func decoded(_ base64: String) -> [UInt8] {
        let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
        var (bits, count, output) = (0, 0, [UInt8]())
        for byte in base64.utf8 {
            guard let value = alphabet.firstIndex(of: byte) else { break }
            (bits, count) = (bits << 6 | value, count + 6)
            if count >= 8 {
                count -= 8
                output.append(UInt8(truncatingIfNeeded: bits >> count))
            }
        }
        return output
    }
}

/// What came of reading an input to its end.
struct Outcome {
    var documents: [InputDocument] = []
    var errors: [InputError] = []
    var warnings: [InputError] = []
    var skipped: [String: Int] = [:]

    var texts: [String] { documents.map { String(decoding: $0.content, as: UTF8.self) } }
    var codes: [InputError.Code] { errors.map(\.code) }

    /// Reads everything; a stream that never ends fails.
    init(_ documents: any DocumentIterator) {
        for _ in 0..<10_000 {
            do throws(InputError) {
                guard let document = try documents.next() else { break }
                self.documents.append(document)
            } catch {
                errors.append(error)
            }
        }
        warnings = documents.takeWarnings()
        skipped = documents.takeSkipped()
    }

    /// Opens bytes by content, or as told.
    init(
        _ bytes: [UInt8], name: String = "sample", pieceSize: Int = .max, layers: [InputLayer]? = nil,
        limits: InputLimits = InputLimits()
    ) {
        var opener = InputOpener()
        (opener.layers, opener.limits) = (layers, limits)
        self.init(MemorySource(bytes, name: name, pieceSize: pieceSize), opener)
    }

    init(_ source: any ByteSource, _ opener: InputOpener) {
        do throws(InputError) {
            self.init(try opener.open(source).documents)
        } catch {
            self.init(NoIterator())
            errors.append(error)
        }
    }
}

private final class NoIterator: DocumentIterator {
    func next() -> InputDocument? { nil }
}

/// A record of a WARC file.
func record(
    _ uri: String, _ body: String, type: String = "response", headers: String = "", length: String? = nil,
    version: String = "WARC/1.0", http: String? = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n"
) -> [UInt8] {
    let block = http.map { $0 + headers + "\r\n" + body } ?? body
    let contentType = http == nil ? "text/plain" : "application/http; msgtype=response"
    return Array(
        """
        \(version)\r\nWARC-Type: \(type)\r\nWARC-Target-URI: \(uri)\r\nWARC-Date: 2024-01-02T03:04:05Z\r
        WARC-Record-ID: <urn:x:\(uri)>\r\nContent-Type: \(contentType)\r\nContent-Length: \(length ?? String(block.utf8.count))\r
        \r\n\(block)\r\n\r\n
        """.utf8)
}
