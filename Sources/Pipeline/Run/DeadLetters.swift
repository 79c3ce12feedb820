import FileSystem
import JSON
import SystemPackage

/// A document that could not be worked on.
public struct DeadLetter: Sendable {
    /// Where it comes from.
    public let origin: Origin
    /// The bytes, when they could be read.
    public let content: [UInt8]
    /// Why.
    public let error: DocumentError
}

/// Writes dead letters as JSON lines; the file exists only when there is one.
struct DeadLetterWriter: ~Copyable {
    private let options: DeadLetterOptions.NDJSON
    private let path: FilePath
    private var file: AtomicFile?

    init(_ options: DeadLetterOptions.NDJSON, runName: String) {
        self.options = options
        path = FilePath(options.directory).appending("\(runName).ndjson")
        file = nil
    }

    mutating func write(_ letter: DeadLetter) throws(RunError) {
        var json = JSONWriter()
        json.beginObject()
        json.member("document_id", letter.origin.documentID)
        json.member("source_file", letter.origin.sourceFile)
        json.member("byte_offset", letter.origin.byteOffset)
        json.member("byte_length", letter.origin.byteLength)
        json.member("stage", letter.error.stage)
        json.member("code", letter.error.code)
        json.member("message", letter.error.message)
        json.key("raw_complete")
        json.bool(letter.content.count <= options.keepRaw.bytes && letter.content.count == letter.origin.byteLength)
        json.member("raw", base64(letter.content.prefix(options.keepRaw.bytes)))
        json.endObject()
        json.newline()
        do throws(FileError) {
            if file == nil { file = try AtomicFile(path: path) }
            try file?.write(json.bytes)
        } catch {
            throw RunError(error)
        }
    }

    /// Gives the file its name.
    ///
    /// - Returns: The path, or nil when there was no dead letter.
    consuming func publish() throws(RunError) -> String? {
        guard let file = file.take() else { return nil }
        do throws(FileError) {
            try file.publish()
        } catch {
            throw RunError(error)
        }
        return path.string
    }
}

/// RFC 4648 section 4.
private func base64(_ bytes: ArraySlice<UInt8>) -> String {
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    var output: [UInt8] = []
    output.reserveCapacity((bytes.count + 2) / 3 * 4)
    var index = bytes.startIndex
    while index < bytes.endIndex {
        let group = bytes[index..<min(index + 3, bytes.endIndex)]
        let bits = group.reduce(0) { $0 << 8 | UInt32($1) } << UInt32(8 * (3 - group.count))
        for place in 0..<4 {
            output.append(
                place <= group.count ? alphabet[Int(bits >> UInt32(18 - 6 * place) & 63)] : UInt8(ascii: "="))
        }
        index += 3
    }
    return String(decoding: output, as: UTF8.self)
}
