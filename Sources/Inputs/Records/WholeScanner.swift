/// An input that is one record.
struct WholeScanner: RecordScanner {
    private var window: ByteWindow
    private let limit: Int
    private var isRead = false

    init(_ window: ByteWindow, limit: Int) { (self.window, self.limit) = (window, limit) }

    mutating func next() throws -> InputRecord? {
        guard !isRead else { return nil }
        isRead = true
        let place = window.place
        while window.bytes.count <= limit { if try !window.fill() { break } }
        guard window.bytes.count <= limit else {
            throw RecordError(.tooLarge, "more than \(limit) bytes, the limit of limits.document_bytes", place: place)
        }
        return InputRecord(bytes: window.bytes, place: window.place)
    }
}
