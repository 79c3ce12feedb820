/// A format whose inputs are cut into records, which are read one by one.
///
/// Cutting is sequential and cheap; `read` is where the work is, and is called later and from many tasks, by whoever asks
/// a document for its `reading`. So a record that is broken costs itself only, and the bytes of each are at hand.
protocol RecordFormat: DocumentFormat {
    /// `text/…` or `application/…`, of a record.
    var mediaType: String { get }

    /// Cuts an input into records.
    ///
    /// - Parameter limit: The most bytes of a record.
    func scanner(of window: ByteWindow, limit: Int) -> any RecordScanner

    /// What a record says.
    ///
    /// - Throws: `RecordError`, for this record only.
    func read(_ record: InputRecord) throws(RecordError) -> Reading
}

/// Cuts an input into records.
protocol RecordScanner {
    /// The next record, or nil at the end. After an error the scanner goes on with what follows.
    ///
    /// - Throws: `RecordError` for damage that belongs to no record that can be handed out, or the `InputError` of the
    ///   stream.
    mutating func next() throws -> InputRecord?
}

extension RecordFormat {
    /// The documents of a stream.
    public func documents(in reader: ByteReader, limits: InputLimits) -> any DocumentIterator {
        RecordIterator(self, reader, limits: limits)
    }
}

/// The documents of an input that is cut into records.
private final class RecordIterator<Format: RecordFormat>: DocumentIterator {
    private let format: Format
    private let name: String
    private let reader: ByteReader
    private var scanner: any RecordScanner

    init(_ format: Format, _ reader: ByteReader, limits: InputLimits) {
        self.format = format
        self.reader = reader
        name = reader.name
        scanner = format.scanner(of: ByteWindow(reader), limit: limits.documentBytes)
    }

    func next() throws(InputError) -> InputDocument? {
        do {
            guard let record = try scanner.next() else { return nil }
            return document(record)
        } catch let error as InputError {
            throw error
        } catch let error as RecordError {
            throw error.located(in: name, at: InputPlace(position: reader.position))
        } catch {
            throw InputError(.unreadable, "\(error)", in: name, at: reader.position)
        }
    }

    private func document(_ record: InputRecord) -> InputDocument {
        var document = InputDocument(
            content: record.bytes, position: record.place.position, length: record.bytes.count, record: record.name)
        document.mediaType = format.mediaType
        document.charset = record.context.encoding
        document.reading = { [format, name] () throws(InputError) in
            do throws(RecordError) {
                return try format.read(record)
            } catch {
                throw error.located(in: name, at: record.place)
            }
        }
        return document
    }
}
