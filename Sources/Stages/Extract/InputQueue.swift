import Article
import FileSystem
import Inputs
import Pipeline
import SystemPackage
import Text

/// The documents of some files, one file after the other.
final class InputQueue {
    private let find: () throws(RunError) -> (files: [FilePath], warnings: [String])
    private var opener: InputOpener
    private let saysWhatItDecides: Bool
    private var files: [FilePath] = []
    private var position = 0
    private var current: (any DocumentIterator)?
    private var currentName = ""
    /// What is handed out before the next document.
    private var waiting: [Extracted] = []
    private(set) var size: (inputs: Int, bytes: Int)?

    /// The files of some paths, in one format.
    convenience init(_ paths: [String], format: any DocumentFormat) {
        var opener = InputOpener()
        opener.format = format
        let paths = InputPaths(paths: paths)
        self.init(opener, saysWhatItDecides: false) { () throws(RunError) in try paths.files() }
    }

    /// - Parameters:
    ///   - opener: Opens each file.
    ///   - saysWhatItDecides: Whether there is a remark for every input that is more than a page.
    ///   - find: Finds the files, and says what the user should be warned of.
    init(
        _ opener: InputOpener, saysWhatItDecides: Bool,
        find: @escaping () throws(RunError) -> (files: [FilePath], warnings: [String])
    ) {
        (self.opener, self.saysWhatItDecides, self.find) = (opener, saysWhatItDecides, find)
    }

    func open() throws(RunError) -> [String] {
        let found = try find()
        files = found.files
        size = (files.count, files.reduce(0) { $0 + Int((try? $1.status().size) ?? 0) })
        return found.warnings
    }

    func next(documentLimit: Int) throws(RunError) -> Extracted? {
        opener.limits.documentBytes = documentLimit
        while true {
            if !waiting.isEmpty { return waiting.removeFirst() }
            do throws(InputError) {
                let found = try current?.next()
                takeNotes()
                if let found { return .document(document(found)) }
                current = nil
                guard waiting.isEmpty else { continue }
                guard position < files.count else { return nil }
                position += 1
                try open(files[position - 1])
            } catch {
                takeNotes()
                return .unreadable(
                    Origin(
                        sourceFile: error.sourceFile, byteOffset: error.position.fileOffset,
                        innerOffset: error.position.innerOffset, byteLength: 0), DocumentError(error))
            }
        }
    }

    private func open(_ path: FilePath) throws(InputError) {
        currentName = path.string
        let file: FileSource
        do throws(FileError) {
            file = try FileSource(path)
        } catch {
            throw InputError(.unreadable, error.description, in: path.string, at: StreamPosition(fileOffset: 0))
        }
        let opened = try opener.open(file)
        current = opened.documents
        if saysWhatItDecides, opened.description != "html" {
            waiting.append(.remark("\(currentName): read as \(opened.description)"))
        }
    }

    /// What the input says beside its documents.
    private func takeNotes() {
        guard let current else { return }
        waiting += current.takeWarnings().map { .remark($0.description) }
        waiting += current.takeSkipped().sorted { $0.key < $1.key }.map { .passedOver($0.key, count: $0.value) }
    }

    private func document(_ found: InputDocument) -> Document {
        var origin = Origin(
            sourceFile: currentName, byteOffset: found.position.fileOffset, innerOffset: found.position.innerOffset,
            byteLength: found.length, uri: found.uri)
        (origin.record, origin.mediaType, origin.charset) = (found.record, found.mediaType, found.charset)
        origin.fetchedAt = found.fetchedAt.flatMap { Timestamp(iso8601: $0.utf8) }
        origin.httpStatus = found.httpStatus
        var document = Document(origin: origin, content: found.content)
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
    ///
    /// File and place are those of the document; its error does not repeat them.
    init(_ error: InputError) {
        self.init(error.code.rawValue, (error.record.map { "\($0): " } ?? "") + error.detail)
    }
}

extension Document {
    /// Takes what was read of a record.
    mutating func take(_ reading: Reading) -> TransformOutcome {
        switch reading {
        case .passedOver(let reason): return .filter(reason)
        case .page(let page):
            content = page.charset.map { DecodedText(decoding: page.content, httpCharset: $0).utf8 } ?? page.content
            origin.uri = page.uri ?? origin.uri
        case .article(let found):
            self[.article] = found.article
            remarks += found.damage
            for (name, value) in found.columns { columns[name] = value }
        }
        return .keep
    }
}
