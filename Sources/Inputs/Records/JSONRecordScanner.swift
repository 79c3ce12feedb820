internal import JSON
internal import Text

/// Cuts JSON into records: the lines of JSON Lines, the elements of a list (at the root, or under a key), or the one object
/// that the input is.
struct JSONRecordScanner: RecordScanner {
    private var window: ByteWindow
    private let listKey: String?
    private let limit: Int
    private var elements: [InputRecord] = []
    private var hasStarted = false
    private var isLines = false

    /// - Parameter listKey: The key under which an object has its records.
    init(_ window: ByteWindow, listKey: String? = nil, limit: Int) {
        (self.window, self.listKey, self.limit) = (window, listKey, limit)
    }

    mutating func next() throws -> InputRecord? {
        if !hasStarted {
            hasStarted = true
            try start()
        }
        if isLines { return try nextLine() }
        return elements.popLast()
    }

    /// Decides on lines, when the first one is a value and another follows; else reads everything.
    private mutating func start() throws {
        if let end = try endOfLine(), end < window.bytes.count,
            (try? JSONDocument(parsing: Array(window.bytes[..<end]))) != nil, try hasMore(after: end)
        {
            isLines = true
            return
        }
        while window.bytes.count <= limit { if try !window.fill() { break } }
        guard window.bytes.count <= limit else { throw tooLarge(window.bytes.count, window.place) }
        let place = window.place
        let document: JSONDocument
        do throws(JSONError) {
            document = try JSONDocument(parsing: window.bytes)
        } catch {
            let line = 1 + window.lineFeeds(in: 0..<min(error.offset, window.bytes.count))
            throw RecordError(.malformed, error.description, line: line, place: place)
        }
        elements = values(of: document.root).reversed().map { value in
            var position = place.position
            position = position.advanced(by: value.range.lowerBound)
            let record = InputRecord(
                bytes: Array(window.bytes[value.range]),
                place: InputPlace(line: 1 + window.lineFeeds(in: 0..<value.range.lowerBound), position: position),
                context: RecordContext(feed: listKey == nil ? nil : document))
            return record
        }
    }

    private func values(of root: JSONValue) -> [JSONValue] {
        if root.kind == .array { return root.elements }
        if let listKey, let list = root[listKey], list.kind == .array { return list.elements }
        return [root]
    }

    private func tooLarge(_ count: Int, _ place: InputPlace) -> RecordError {
        RecordError(.tooLarge, "more than \(count) bytes; limits.document_bytes allows \(limit)", place: place)
    }

    private mutating func hasMore(after end: Int) throws -> Bool {
        var position = end
        while true {
            if window.bytes[position...].contains(where: { !$0.isASCIIWhitespace }) { return true }
            position = window.bytes.count
            if try !window.fill() { return false }
        }
    }

    /// Where the first line ends; nil when it is longer than the limit.
    private mutating func endOfLine() throws -> Int? {
        var searched = 0
        while true {
            if let end = window.index(of: 0x0A, from: searched) { return end }
            searched = window.bytes.count
            guard searched <= limit else { return nil }
            if try !window.fill() { return window.bytes.count }
        }
    }

    private mutating func nextLine() throws -> InputRecord? {
        while true {
            let place = window.place
            guard let end = try endOfLine() else {
                let count = window.bytes.count
                try discardLine()
                throw tooLarge(count, place)
            }
            let line = Array(window.bytes[..<end])
            window.discard(min(end + 1, window.bytes.count))
            if line.contains(where: { !$0.isASCIIWhitespace }) { return InputRecord(bytes: line, place: place) }
            if line.isEmpty, window.isAtEnd, window.bytes.isEmpty { return nil }
        }
    }

    private mutating func discardLine() throws {
        while true {
            if let end = window.index(of: 0x0A, from: 0) { return window.discard(end + 1) }
            window.discard(window.bytes.count)
            if try !window.fill() { return }
        }
    }
}

extension InputRecord {
    /// The record as a JSON value.
    func json() throws(RecordError) -> JSONValue {
        do throws(JSONError) {
            return try JSONDocument(parsing: bytes).root
        } catch {
            throw RecordError(.malformed, error.description, place: place)
        }
    }
}

extension JSONValue {
    /// The text of the first of some members that is a string, white space folded.
    func text(_ names: String...) -> String? {
        for name in names {
            if let text = self[name]?.string?.folded { return text }
        }
        return nil
    }
}
