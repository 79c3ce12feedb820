internal import Text

/// Cuts XML text into records without reading them: it looks at tags, comments and CDATA sections, nothing else.
///
/// The records are parsed one by one, by libxml2 and on any task, so that memory is that of a record, every record has its
/// place in the input, and one that is broken costs itself only.
struct XMLRecordScanner: RecordScanner {
    /// What the records are.
    struct Rules {
        /// The elements that are records; in one of them no other starts.
        var records: [XMLRecordPath]
        /// Whether a record never holds an element of its own name, so that such a tag, or the end tag of the element
        /// around it, ends a record whose own end tag is missing.
        var isFlat = true
        /// The names of root elements that may well hold no record.
        var roots: [String] = []
        /// Whether a record that the input ends in is read as far as it goes.
        var keepsLastPart = false
    }

    private var window: ByteWindow
    private let rules: Rules
    private let limit: Int
    private var names: [[UInt8]] = []
    private var tags: [[UInt8]] = []
    private var prolog = XMLProlog()
    private var header: [UInt8]? = []
    private var headerTree: XMLTree?
    private var context: RecordContext?
    private var root: [UInt8]?
    private var hasRecords = false
    private var isFinished = false

    /// The most bytes before the first record that are kept to describe it, and of a tag, comment or declaration.
    private static let headerLimit = 1 << 20, markupLimit = 1 << 20
    /// Elements around a record beyond which an input is refused.
    private static let depthLimit = 256

    init(_ window: ByteWindow, rules: Rules, limit: Int) {
        self.window = window
        self.rules = rules
        self.limit = limit
    }

    mutating func next() throws -> InputRecord? {
        while !isFinished {
            guard let start = try nextMarkup() else { return try finish() }
            guard let markup = try window.markup(at: start, limit: Self.markupLimit) else { return try finish() }
            switch markup.kind {
            case .start, .empty:
                if let record = try open(markup) { return record }
            case .end: close(markup)
            case .instruction:
                prolog.readInstruction(window.bytes[markup.range])
                keepHeader(markup.range.upperBound)
            case .declaration:
                prolog.readDocumentType(window.bytes[markup.range])
                window.discard(markup.range.upperBound)
            case .comment: window.discard(markup.range.upperBound)
            case .characterData, .text: keepHeader(markup.range.upperBound)
            }
        }
        return nil
    }

    /// Moves to the next `<` outside of records.
    private mutating func nextMarkup() throws -> Int? {
        while true {
            if let found = window.index(of: UInt8(ascii: "<"), from: 0) {
                keepHeader(found)
                return 0
            }
            keepHeader(window.bytes.count)
            if try !window.fill() { return nil }
        }
    }

    /// Gives up bytes that are in no record; those before the first one are kept.
    private mutating func keepHeader(_ count: Int) {
        if let kept = header?.count, !hasRecords, root != nil {
            if kept + count <= Self.headerLimit {
                header?.append(contentsOf: window.bytes[..<count])
            } else {
                header = nil
            }
        }
        window.discard(count)
    }

    /// A start tag outside of records: the record that it starts, or nil after taking it for one around records.
    private mutating func open(_ markup: XMLMarkup) throws -> InputRecord? {
        let name = window.bytes[markup.name]
        if root == nil { root = Array(name) }
        if rules.records.contains(where: { $0.matches(name, below: names) }) { return try record(markup) }
        if markup.kind == .start {
            guard names.count < Self.depthLimit else {
                isFinished = true
                throw RecordError(
                    .malformed, "elements are nested deeper than \(Self.depthLimit) levels outside of records",
                    place: window.place)
            }
            names.append(Array(name))
            tags.append(Array(window.bytes[markup.range]))
            context = nil
        }
        keepHeader(markup.range.upperBound)
        return nil
    }

    /// An end tag outside of records: closes the innermost element of its name, with what is open inside.
    private mutating func close(_ markup: XMLMarkup) {
        let name = window.bytes[markup.name]
        if let index = names.lastIndex(where: { name.elementsEqual($0) }) {
            names.removeSubrange(index...)
            tags.removeSubrange(index...)
            context = nil
        }
        keepHeader(markup.range.upperBound)
    }

    // MARK: - Records

    private mutating func record(_ markup: XMLMarkup) throws -> InputRecord {
        let name = Array(window.bytes[markup.name])
        let context = currentContext()
        hasRecords = true
        var record = InputRecord(bytes: [], place: window.place, context: context)
        var position = markup.range.upperBound
        var depth = markup.kind == .empty ? 0 : 1
        var dropped = 0
        while depth > 0 {
            guard let found = try nextTag(from: &position, dropped: &dropped) else {
                return try lastRecord(record, name: name, dropped: dropped)
            }
            guard let tag = try relevantTag(at: found, name: name) else {
                position = window.bytes.count
                continue
            }
            position = tag.range.upperBound
            switch tag.outcome {
            case .inner: break
            case .opens: depth += 1
            case .closes: depth -= 1
            case .interrupts:
                record.damage.append("has no </\(String(decoding: name, as: UTF8.self))>")
                position = tag.range.lowerBound
                depth = 0
            }
        }
        return try take(record, position, dropped: dropped)
    }

    /// The next `<` of a record, which is dropped as it is read once it is too large.
    private mutating func nextTag(from position: inout Int, dropped: inout Int) throws -> Int? {
        while true {
            if let found = window.index(of: UInt8(ascii: "<"), from: position) { return found }
            position = window.bytes.count
            if dropped + position > limit {
                dropped += position
                window.discard(position)
                position = 0
            }
            if try !window.fill() { return nil }
        }
    }

    private mutating func take(_ record: InputRecord, _ count: Int, dropped: Int) throws -> InputRecord {
        guard dropped + count <= limit else {
            window.discard(count)
            throw RecordError(
                .tooLarge, "a record of \(dropped + count) bytes; limits.document_bytes allows \(limit)",
                place: record.place)
        }
        var record = record
        record.bytes = Array(window.bytes[..<count])
        window.discard(count)
        return record
    }

    private mutating func lastRecord(_ record: InputRecord, name: [UInt8], dropped: Int) throws -> InputRecord {
        isFinished = true
        var record = record
        let place = "the input ends inside a <\(String(decoding: name, as: UTF8.self))>"
        guard rules.keepsLastPart else {
            let length = dropped + window.bytes.count
            window.discard(window.bytes.count)
            throw RecordError(
                .truncated, "\(place) after \(length) bytes; the file is truncated, fetch it again",
                place: record.place)
        }
        record.damage.append(place)
        return try take(record, window.bytes.count, dropped: dropped)
    }

    /// What a tag inside a record does to it.
    private enum Outcome {
        case inner, opens, closes, interrupts
    }

    /// The tag or the like at a `<` of a record; nil when the input ends inside it.
    private mutating func relevantTag(
        at start: Int, name: [UInt8]
    ) throws -> (range: Range<Int>, outcome: Outcome)? {
        guard try window.fill(to: start + 2) else { return nil }
        let next = window.bytes[start + 1]
        if next == UInt8(ascii: "!") || next == UInt8(ascii: "?") {
            return try window.markup(at: start, limit: limit).map { ($0.range, .inner) }
        }
        let isEnd = next == UInt8(ascii: "/")
        let nameStart = start + (isEnd ? 2 : 1)
        let isOwn = try hasName(name, at: nameStart)
        if isEnd, isOwn { return try window.markup(at: start, limit: limit).map { ($0.range, .closes) } }
        if isEnd, rules.isFlat, let parent = names.last, try hasName(parent, at: nameStart) {
            return (start..<start, .interrupts)
        }
        guard isOwn else { return (start..<start + 1, .inner) }
        if rules.isFlat { return (start..<start, .interrupts) }
        return try window.markup(at: start, limit: limit).map { ($0.range, $0.kind == .start ? .opens : .inner) }
    }

    private mutating func hasName(_ name: [UInt8], at start: Int) throws -> Bool {
        guard try window.fill(to: start + name.count + 1) else { return false }
        return window.bytes[start + name.count].endsXMLName
            && window.bytes[start..<start + name.count].elementsEqual(name)
    }

    private mutating func currentContext() -> RecordContext {
        if let context { return context }
        if let bytes = header {
            // Parsed once; what is open at its end is closed there.
            let text = prolog.utf8(bytes)
            headerTree =
                bytes.isEmpty ? nil : try? XMLTree(parsing: text, inside: RecordContext(entities: prolog.entities))
            header = nil
        }
        let made = RecordContext(
            ancestors: tags.map { prolog.utf8($0) }, ancestorNames: names, header: headerTree,
            encoding: prolog.encoding, entities: prolog.entities)
        context = made
        return made
    }

    // MARK: - The end

    /// Nothing follows: says when something is missing.
    private mutating func finish() throws -> InputRecord? {
        isFinished = true
        window.discard(window.bytes.count)
        let place = window.place
        guard let root else {
            throw RecordError(.wrongFormat, "there is no XML element in it", place: place)
        }
        let name = String(decoding: root, as: UTF8.self)
        if hasRecords || rules.roots.contains(String(decoding: root[...].localName, as: UTF8.self)) {
            if let open = names.last.map({ String(decoding: $0, as: UTF8.self) }) {
                throw RecordError(
                    .truncated, "the input ends before </\(open)>; it is truncated, fetch it again",
                    place: place)
            }
            return nil
        }
        throw RecordError(
            .wrongFormat,
            "the root element <\(name)> holds none of the records that this stage reads; `columnist stages` lists the "
                + "others, and `xml` reads any element that it is told of", place: InputPlace())
    }
}
