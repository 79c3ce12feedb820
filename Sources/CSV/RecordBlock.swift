import Glibc

/// Records as flat buffers: what libcsv's callbacks append to.
struct RecordBlock {
    /// One record: a range of fields, and where it starts.
    struct Record {
        var fields: Range<Int>
        var line: Int
    }

    private(set) var records: [Record] = []
    /// The text of all fields, each followed by zeros, so that a parser may look ahead.
    private var bytes: [UInt8] = []
    /// Where each field starts and how long it is; -1 for one that is empty and has no quotes.
    private var starts: [Int] = []
    private var lengths: [Int] = []

    /// The fields of the first record of the file; 0 before it ends.
    private(set) var width = 0
    private var openFields = 0
    private var line = 1
    private var recordLine = 1
    private var isAfterCarriageReturn = false

    private static let padding = 8

    /// The line that is being read.
    var currentLine: Int { openFields > 0 ? recordLine : line }

    /// Adds to the open record.
    mutating func appendField(_ text: UnsafePointer<UInt8>?, _ count: Int) {
        isAfterCarriageReturn = false
        if openFields == 0 { recordLine = line }
        openFields += 1
        starts.append(bytes.count)
        lengths.append(text == nil ? -1 : count)
        if let text {
            bytes.append(contentsOf: UnsafeBufferPointer(start: text, count: count))
            if memchr(text, 0x0A, count) != nil {
                line += UnsafeBufferPointer(start: text, count: count).count { $0 == 0x0A }
            }
        }
        bytes.append(contentsOf: repeatElement(0, count: Self.padding))
    }

    /// Ends the open record; libcsv says so at every line break outside of quotes, at both bytes of CR LF, and with -1 at
    /// the end. A blank line is a null in a table of one column, and nothing in others.
    mutating func endRecord(_ byte: CInt) {
        let isSecondOfPair = byte == 0x0A && isAfterCarriageReturn
        isAfterCarriageReturn = byte == 0x0D
        guard !isSecondOfPair else { return }
        if openFields == 0, width == 1, byte >= 0 { appendNull() }
        if byte >= 0 { line += 1 }
        guard openFields > 0 else { return }
        records.append(Record(fields: starts.count - openFields..<starts.count, line: recordLine))
        if width == 0 { width = openFields }
        openFields = 0
    }

    private mutating func appendNull() {
        recordLine = line
        openFields = 1
        starts.append(bytes.count)
        lengths.append(-1)
        bytes.append(contentsOf: repeatElement(0, count: Self.padding))
    }

    /// Whether a field is empty and has no quotes.
    func isAbsent(_ field: Int) -> Bool { lengths[field] < 0 }

    /// Hands out the text of a field, which zeros follow.
    func withText<Result>(_ field: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        bytes.withUnsafeBufferPointer {
            body(UnsafeBufferPointer(rebasing: $0[starts[field]..<starts[field] + max(0, lengths[field])]))
        }
    }

    /// The text of a field; nil for one that is empty and has no quotes.
    func string(_ field: Int) -> String? {
        isAbsent(field) ? nil : withText(field) { String(decoding: $0, as: UTF8.self) }
    }

    /// Counts a line that is no record.
    mutating func skipLine() { line += 1 }

    /// Drops the complete records and keeps the memory; the fields of an open record stay.
    mutating func removeRecords() {
        records.removeAll(keepingCapacity: true)
        let complete = starts.count - openFields
        let first = openFields > 0 ? starts[complete] : bytes.count
        bytes.removeSubrange(..<first)
        starts.removeSubrange(..<complete)
        lengths.removeSubrange(..<complete)
        for index in starts.indices { starts[index] -= first }
    }
}
