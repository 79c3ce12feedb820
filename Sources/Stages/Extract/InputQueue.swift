import Article
import Compression
import FileSystem
import Inputs
import Pipeline
import SystemPackage
import Text

/// The documents of some files of one format, one file after the other, decompressed as their first bytes ask for.
final class InputQueue {
    private let paths: InputPaths
    private let format: any DocumentFormat
    private var files: [FilePath] = []
    private var position = 0
    private var current: (any DocumentIterator)?
    private var currentName = ""
    private(set) var size: (inputs: Int, bytes: Int)?

    init(_ paths: [String], format: any DocumentFormat) {
        self.paths = InputPaths(paths: paths)
        self.format = format
    }

    func open() throws(RunError) -> [String] {
        let found = try paths.files()
        files = found.files
        size = (files.count, files.reduce(0) { $0 + Int((try? $1.status().size) ?? 0) })
        return found.warnings
    }

    func next(documentLimit: Int) throws(RunError) -> Extracted? {
        while true {
            do throws(InputError) {
                if let found = try current?.next() { return .document(document(found)) }
                current = nil
                guard position < files.count else { return nil }
                position += 1
                currentName = files[position - 1].string
                current = try documents(of: files[position - 1], documentLimit: documentLimit)
            } catch {
                return .unreadable(
                    Origin(
                        sourceFile: error.sourceFile, byteOffset: error.position.fileOffset,
                        innerOffset: error.position.innerOffset, byteLength: 0), DocumentError(error))
            }
        }
    }

    private func documents(of path: FilePath, documentLimit: Int) throws(InputError) -> any DocumentIterator {
        var limits = InputLimits()
        limits.documentBytes = documentLimit
        let file: FileSource
        do throws(FileError) {
            file = try FileSource(path)
        } catch {
            throw InputError(.unreadable, error.description, in: path.string, at: StreamPosition(fileOffset: 0))
        }
        let reader = ByteReader(file)
        guard let codec = StreamCodec.detect(try reader.peek(StreamCodec.signatureLength)) else {
            return format.documents(in: reader, limits: limits)
        }
        let source = try DecompressedSource(reader, codec: codec, limits: limits)
        return format.documents(in: ByteReader(source), limits: limits)
    }

    private func document(_ found: InputDocument) -> Document {
        var document = Document(
            origin: Origin(
                sourceFile: currentName, byteOffset: found.position.fileOffset,
                innerOffset: found.position.innerOffset, byteLength: found.length, uri: found.uri),
            content: found.content)
        if let reading = found.reading {
            document.pending = { document throws(DocumentError) in
                do throws(InputError) {
                    return document.take(try reading())
                } catch {
                    throw DocumentError(error)
                }
            }
        }
        return document
    }
}

extension DocumentError {
    /// An input, or one record of it, that could not be read.
    init(_ error: InputError) { self.init(error.code.rawValue, error.description) }
}

extension Document {
    /// Takes what was read of a record.
    mutating func take(_ reading: Reading) -> TransformOutcome {
        switch reading {
        case .passedOver(let reason): return .filter(reason)
        case .page(let page):
            content = page.charset.map { DecodedText(decoding: page.content, httpCharset: $0).utf8 } ?? page.content
            origin = Origin(
                sourceFile: origin.sourceFile, byteOffset: origin.byteOffset, innerOffset: origin.innerOffset,
                byteLength: origin.byteLength, uri: page.uri ?? origin.uri)
        case .article(let found):
            self[.article] = found.article
            remarks += found.damage
            for (name, value) in found.columns { columns[name] = value }
        }
        return .keep
    }
}
