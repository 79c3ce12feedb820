/// Reads Thrift's compact protocol; nothing that the bytes say is trusted.
///
/// Unknown fields are skipped. Structs may be nested 32 deep. A list is refused when it claims more elements than there
/// are bytes left, so that memory stays in proportion to the bytes that are there.
struct ThriftReader {
    /// The bytes; reading stays before `end`.
    private let bytes: [UInt8]
    private let end: Int
    /// The next byte.
    private(set) var position: Int
    /// The place in the file of byte 0, for errors.
    private let fileOffset: Int
    private var depth = 0

    private static let maximumDepth = 32

    /// A reader of a part of `bytes`.
    init(_ bytes: [UInt8], range: Range<Int>? = nil, fileOffset: Int = 0) {
        self.bytes = bytes
        let range = (range ?? 0..<bytes.count).clamped(to: 0..<bytes.count)
        position = range.lowerBound
        end = range.upperBound
        self.fileOffset = fileOffset
    }

    /// An error at the current byte.
    func error(_ code: ParquetError.Code, _ message: String) -> ParquetError {
        ParquetError(code, message, at: .init(offset: fileOffset + position))
    }

    // MARK: Structs

    /// The header of a field.
    struct FieldHeader {
        let id: Int16
        let type: ThriftType

        /// Whether it is a boolean, whose value is its type.
        var isBoolean: Bool { type == .booleanTrue || type == .booleanFalse }
    }

    /// Where the reading of a struct stands.
    struct StructState {
        fileprivate var lastID: Int16 = 0
        /// The ids below 64 that were there.
        fileprivate var seen: UInt64 = 0
    }

    /// Begins a struct; `next` ends it.
    mutating func beginStruct() throws(ParquetError) -> StructState {
        depth += 1
        guard depth <= Self.maximumDepth else { throw error(.limit, "metadata is nested too deeply") }
        return StructState()
    }

    /// The next field, or nil at the end of the struct.
    ///
    /// - Parameter required: The ids that must have been there at the end.
    mutating func next(_ state: inout StructState, required: [Int16] = []) throws(ParquetError) -> FieldHeader? {
        let header = try byte()
        guard let type = ThriftType(rawValue: header & 0x0F) else {
            throw error(.malformed, "metadata has a field of an unknown type")
        }
        if type == .stop {
            guard header == 0 else { throw error(.malformed, "metadata has a field without a type") }
            depth -= 1
            for id in required where state.seen & (1 << UInt64(id)) == 0 {
                throw error(.malformed, "metadata lacks the required field \(id)")
            }
            return nil
        }
        let delta = Int16(header >> 4)
        let id: Int16
        if delta == 0 {
            id = try i16()
        } else {
            let (sum, overflow) = state.lastID.addingReportingOverflow(delta)
            guard !overflow else { throw error(.malformed, "metadata has a field id that is too large") }
            id = sum
        }
        state.lastID = id
        if (0..<64).contains(id) { state.seen |= 1 << UInt64(id) }
        return FieldHeader(id: id, type: type)
    }

    /// Reads a field that is a struct.
    mutating func structure<Value: ThriftStruct>(_ field: FieldHeader) throws(ParquetError) -> Value {
        try expect(field, .structure)
        return try Value(from: &self)
    }

    // MARK: Scalars

    /// A boolean field: its value is in its header.
    func boolean(_ field: FieldHeader) throws(ParquetError) -> Bool {
        switch field.type {
        case .booleanTrue: return true
        case .booleanFalse: return false
        default: throw error(.malformed, "metadata field \(field.id) is not a boolean")
        }
    }

    mutating func i8(_ field: FieldHeader) throws(ParquetError) -> Int8 {
        try expect(field, .byte)
        return Int8(bitPattern: try byte())
    }

    mutating func i16(_ field: FieldHeader) throws(ParquetError) -> Int16 {
        try expect(field, .i16)
        return try i16()
    }

    mutating func i32(_ field: FieldHeader) throws(ParquetError) -> Int32 {
        try expect(field, .i32)
        return try i32()
    }

    mutating func i64(_ field: FieldHeader) throws(ParquetError) -> Int64 {
        try expect(field, .i64)
        return try i64()
    }

    mutating func binary(_ field: FieldHeader) throws(ParquetError) -> [UInt8] {
        try expect(field, .binary)
        return try binary()
    }

    /// Text; bytes that are not UTF-8 become U+FFFD.
    mutating func string(_ field: FieldHeader) throws(ParquetError) -> String {
        String(decoding: try binary(field), as: UTF8.self)
    }

    // MARK: Lists

    mutating func structures<Value: ThriftStruct>(_ field: FieldHeader) throws(ParquetError) -> [Value] {
        var values: [Value] = []
        for _ in 0..<(try listCount(field, .structure)) { values.append(try Value(from: &self)) }
        return values
    }

    mutating func i32s(_ field: FieldHeader) throws(ParquetError) -> [Int32] {
        var values: [Int32] = []
        for _ in 0..<(try listCount(field, .i32)) { values.append(try i32()) }
        return values
    }

    mutating func i64s(_ field: FieldHeader) throws(ParquetError) -> [Int64] {
        var values: [Int64] = []
        for _ in 0..<(try listCount(field, .i64)) { values.append(try i64()) }
        return values
    }

    mutating func binaries(_ field: FieldHeader) throws(ParquetError) -> [[UInt8]] {
        var values: [[UInt8]] = []
        for _ in 0..<(try listCount(field, .binary)) { values.append(try binary()) }
        return values
    }

    mutating func strings(_ field: FieldHeader) throws(ParquetError) -> [String] {
        try binaries(field).map { String(decoding: $0, as: UTF8.self) }
    }

    /// Booleans in a list are a byte each: 1 is true, 2 (0 from some writers) is false.
    mutating func booleans(_ field: FieldHeader) throws(ParquetError) -> [Bool] {
        var values: [Bool] = []
        for _ in 0..<(try listCount(field, .booleanTrue)) {
            let value = try byte()
            guard value <= 2 else { throw error(.malformed, "metadata has a boolean of \(value)") }
            values.append(value == 1)
        }
        return values
    }

    private mutating func listCount(_ field: FieldHeader, _ element: ThriftType) throws(ParquetError) -> Int {
        try expect(field, .list)
        let (count, type) = try listHeader()
        let matches = type == element || (element == .booleanTrue && type == .booleanFalse)
        guard matches || count == 0 else {
            throw error(.malformed, "metadata field \(field.id) is a list of another type")
        }
        return count
    }

    private mutating func listHeader() throws(ParquetError) -> (count: Int, type: ThriftType) {
        let header = try byte()
        let short = Int(header >> 4)
        let count = short == 15 ? Int(clamping: try varint()) : short
        guard let type = ThriftType(rawValue: header & 0x0F), type != .stop || count == 0 else {
            throw error(.malformed, "metadata has a list of an unknown type")
        }
        guard count <= end - position else { throw error(.truncated, "metadata has a list longer than its bytes") }
        return (count, type)
    }

    // MARK: Skipping

    /// Passes over a field that is unknown, or has another type than the known one of its id: it counts as not there, as
    /// in Thrift's own readers.
    mutating func skip(_ field: FieldHeader, _ state: inout StructState) throws(ParquetError) {
        if (0..<64).contains(field.id) { state.seen &= ~(1 << UInt64(field.id)) }
        try skip(field)
    }

    /// Passes over the value of a field.
    mutating func skip(_ field: FieldHeader) throws(ParquetError) {
        switch field.type {
        case .booleanTrue, .booleanFalse: return
        default: try skip(field.type)
        }
    }

    private mutating func skip(_ type: ThriftType) throws(ParquetError) {
        switch type {
        case .stop: throw error(.malformed, "metadata has a value without a type")
        case .booleanTrue, .booleanFalse, .byte: _ = try byte()
        case .i16, .i32, .i64: _ = try varint()
        case .double: try advance(8)
        case .uuid: try advance(16)
        case .binary: try advance(Int(clamping: try varint()))
        case .list, .set:
            let (count, element) = try listHeader()
            try nested { reader throws(ParquetError) in
                for _ in 0..<count { try reader.skip(element) }
            }
        case .map: try skipMap()
        case .structure:
            var state = try beginStruct()
            while let field = try next(&state) { try skip(field) }
        }
    }

    private mutating func skipMap() throws(ParquetError) {
        let count = Int(clamping: try varint())
        guard count > 0 else { return }
        guard count <= end - position else { throw error(.truncated, "metadata has a map longer than its bytes") }
        let types = try byte()
        guard let key = ThriftType(rawValue: types >> 4), let value = ThriftType(rawValue: types & 0x0F) else {
            throw error(.malformed, "metadata has a map of an unknown type")
        }
        try nested { reader throws(ParquetError) in
            for _ in 0..<count {
                try reader.skip(key)
                try reader.skip(value)
            }
        }
    }

    private mutating func nested(
        _ body: (inout ThriftReader) throws(ParquetError) -> Void
    ) throws(ParquetError) {
        depth += 1
        guard depth <= Self.maximumDepth else { throw error(.limit, "metadata is nested too deeply") }
        try body(&self)
        depth -= 1
    }

    // MARK: Bytes

    private func expect(_ field: FieldHeader, _ type: ThriftType) throws(ParquetError) {
        guard field.type == type else {
            throw error(.malformed, "metadata field \(field.id) has the type \(field.type) instead of \(type)")
        }
    }

    private mutating func byte() throws(ParquetError) -> UInt8 {
        guard position < end else { throw error(.truncated, "metadata ends early") }
        defer { position += 1 }
        return bytes[position]
    }

    private mutating func advance(_ count: Int) throws(ParquetError) {
        guard count <= end - position else { throw error(.truncated, "metadata ends early") }
        position += count
    }

    private mutating func binary() throws(ParquetError) -> [UInt8] {
        let start = position
        let count = Int(clamping: try varint())
        guard count <= end - position else {
            position = start
            throw error(.truncated, "metadata has a text longer than its bytes")
        }
        defer { position += count }
        return Array(bytes[position..<(position + count)])
    }

    private mutating func varint() throws(ParquetError) -> UInt64 {
        var result: UInt64 = 0
        for shift in stride(from: UInt64(0), to: 70, by: 7) {
            let next = try byte()
            // The tenth byte has one bit of 64 left.
            guard shift < 63 || next <= 1 else { break }
            result |= UInt64(next & 0x7F) << shift
            if next < 0x80 { return result }
        }
        throw error(.malformed, "metadata has a number of more than 64 bits")
    }

    private mutating func i64() throws(ParquetError) -> Int64 {
        let value = try varint()
        return Int64(bitPattern: value >> 1) ^ -Int64(bitPattern: value & 1)
    }

    private mutating func i32() throws(ParquetError) -> Int32 {
        guard let value = Int32(exactly: try i64()) else {
            throw error(.malformed, "metadata has a number of more than 32 bits")
        }
        return value
    }

    private mutating func i16() throws(ParquetError) -> Int16 {
        guard let value = Int16(exactly: try i64()) else {
            throw error(.malformed, "metadata has a number of more than 16 bits")
        }
        return value
    }
}
