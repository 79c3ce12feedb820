package import Columns

/// Values of JSON appended to a batch under construction, as its schema directs.
///
/// The parser goes as deep as the schema and no deeper. After an error the builder holds parts of a row, and both are of
/// no more use.
package struct RowParser: ~Copyable {
    package var builder: BatchBuilder
    private let nodes: UnsafeMutablePointer<BuilderNode>
    private var cursor: JSONCursor
    private let keys: UnsafeMutablePointer<ExpectedKey>
    private var tables: [Int: KeyTable] = [:]
    private var scratch: [UInt8] = []
    /// The node that an error is about.
    private var failed = 0
    /// The paths of keys that the schema lacks.
    package private(set) var unknownKeys: [String] = []

    package init(_ schema: Schema) {
        builder = BatchBuilder(schema)
        nodes = builder.nodes
        cursor = JSONCursor(position: UnsafePointer(nodes[0].validity))
        keys = .allocate(capacity: builder.fields.count)
        for (index, field) in builder.fields.enumerated() {
            (keys + index).initialize(to: ExpectedKey(field.name))
            guard nodes[index].kind == .structure else { continue }
            let first = nodes[index].firstChild
            let names = (first..<first + nodes[index].childCount).map { Array(builder.fields[$0].name.utf8) }
            tables[index] = KeyTable(names, firstNode: first)
        }
    }

    deinit {
        for index in builder.fields.indices { keys[index].deallocate() }
        keys.deallocate()
    }

    /// Appends the row of one line.
    ///
    /// - Parameter line: The first byte of a line that a line feed ends or a NUL with seven more readable bytes.
    /// - Returns: The byte after the line's last: a line feed or the NUL.
    package mutating func appendRow(
        _ line: UnsafePointer<UInt8>
    ) throws(NDJSONError.Code) -> UnsafePointer<UInt8> {
        cursor.position = line
        failed = 0
        guard line.pointee == 0x7B else { throw .notAnObject }
        try object(0)
        cursor.skipSpaces()
        guard cursor.position.pointee == 0x0A || cursor.position.pointee == 0 else {
            failed = 0
            throw .syntax
        }
        return cursor.position
    }

    /// Appends the value of a text to one node.
    ///
    /// - Parameter text: JSON with a NUL and seven more readable bytes after it.
    package mutating func append(_ text: UnsafeBufferPointer<UInt8>, to node: Int) throws(NDJSONError.Code) {
        guard let start = text.baseAddress else { throw .unexpectedEnd }
        cursor.position = start
        cursor.skipSpaces()
        try value(node)
        cursor.skipSpaces()
        guard cursor.position == start + text.count else { throw .syntax }
    }

    /// The byte that an error is about.
    package var position: UnsafePointer<UInt8> { cursor.position }

    /// The field that an error is about with the places in lists, and its type.
    package var failure: (path: String, type: String?) {
        var parts: [String] = []
        var node = failed
        while node != 0 {
            let parent = builder.parents[node]
            if nodes[parent].kind == .list {
                parts.append("[\(nodes[node].count - nodes[parent].openOffset)]")
            } else {
                parts.append((parent == 0 ? "" : ".") + builder.fields[node].name)
            }
            node = parent
        }
        return (parts.reversed().joined(), failed == 0 ? nil : builder.fields[failed].type.description)
    }

    // MARK: Values

    private mutating func value(_ node: Int) throws(NDJSONError.Code) {
        let byte = cursor.position.pointee
        if byte == 0x6E { return try null(node) }
        switch nodes[node].kind {
        case .string:
            guard byte == 0x22 else { throw fail(node) }
            try string(node)
        case .int32, .int64, .double:
            try number(node, byte)
        case .boolean:
            guard byte == 0x74 || byte == 0x66 else { throw fail(node) }
            try cursor.literal(byte == 0x74 ? "true" : "false")
            nodes[node].append(byte == 0x74 ? 1 : 0 as Int64)
        case .structure:
            guard byte == 0x7B else { throw fail(node) }
            try object(node)
        case .list:
            guard byte == 0x5B else { throw fail(node) }
            try list(node)
        case .date, .time, .timestamp, .localTimestamp, .decimal, .wideDecimal:
            if byte == 0x22 { try text(node) } else { try number(node, byte) }
        case .uuid, .binary:
            guard byte == 0x22 else { throw fail(node) }
            try text(node)
        }
    }

    /// The error of a value of another type; a byte that starts no value at all is one of syntax.
    private mutating func fail(_ node: Int) -> NDJSONError.Code {
        failed = node
        switch cursor.position.pointee {
        case 0x22, 0x2D, 0x30...0x39, 0x5B, 0x66, 0x6E, 0x74, 0x7B: return .type
        default: return cursor.unexpectedByte
        }
    }

    private mutating func null(_ node: Int) throws(NDJSONError.Code) {
        failed = node
        try cursor.literal("null")
        guard nodes[node].isNullable else {
            cursor.position -= 4
            throw .missing
        }
        nodes.appendNull(to: node)
    }

    private mutating func number(_ node: Int, _ byte: UInt8) throws(NDJSONError.Code) {
        guard let token = NumberToken(cursor.position), !token.hasLeadingZero else {
            if byte == 0x22, nodes[node].kind == .double { return try text(node) }
            throw fail(node)
        }
        guard nodes[node].append(token) else {
            failed = node
            throw .type
        }
        cursor.position = token.end
    }

    /// A string that stands for a value of another type.
    private mutating func text(_ node: Int) throws(NDJSONError.Code) {
        let start = cursor.position
        cursor.position += 1
        try plainText(node)
        var isValue = false
        if cursor.position.pointee == 0x22 {
            let text = UnsafeBufferPointer(start: start + 1, count: cursor.position - start - 1)
            isValue =
                nodes[node].kind == .double
                ? nodes[node].append(namedDouble: text) : nodes[node].append(scalarText: text)
        }
        guard isValue else {
            failed = node
            cursor.position = start
            throw .type
        }
        cursor.position += 1
    }

    @inline(__always)
    private mutating func plainText(_ node: Int) throws(NDJSONError.Code) {
        do {
            try cursor.skipPlainText()
        } catch {
            failed = node
            throw error
        }
    }

    private mutating func string(_ node: Int) throws(NDJSONError.Code) {
        cursor.position += 1
        var start = cursor.position
        while true {
            try plainText(node)
            nodes[node].extend(start, cursor.position - start)
            switch cursor.position.pointee {
            case 0x22:
                nodes[node].endBytes()
                cursor.position += 1
                return
            case 0x5C:
                cursor.position += 1
                failed = node
                nodes[node].extend(scalar: try cursor.escape())
                start = cursor.position
            default:
                failed = node
                throw cursor.unexpectedControl
            }
        }
    }

    private mutating func list(_ node: Int) throws(NDJSONError.Code) {
        let element = nodes[node].firstChild
        cursor.position += 1
        cursor.skipSpaces()
        if cursor.position.pointee == 0x5D {
            cursor.position += 1
        } else {
            while true {
                try value(element)
                cursor.skipSpaces()
                let byte = cursor.position.pointee
                guard byte == 0x2C || byte == 0x5D else {
                    failed = node
                    throw cursor.unexpectedByte
                }
                cursor.position += 1
                if byte == 0x5D { break }
                cursor.skipSpaces()
            }
        }
        nodes[node].endList(elementCount: nodes[element].count)
    }

    // MARK: Objects

    private mutating func object(_ node: Int) throws(NDJSONError.Code) {
        let first = nodes[node].firstChild
        let end = first + nodes[node].childCount
        let row = nodes[node].count
        var expected = first
        var filled = first
        cursor.position += 1
        cursor.skipSpaces()
        if cursor.position.pointee == 0x7D {
            cursor.position += 1
        } else {
            while true {
                guard cursor.position.pointee == 0x22 else {
                    failed = node
                    throw cursor.unexpectedByte
                }
                cursor.position += 1
                var child = expected
                if expected < end, keys[expected].matches(cursor.position) {
                    cursor.position += keys[expected].length
                } else {
                    child = try unexpectedKey(node)
                }
                cursor.skipSpaces()
                guard cursor.position.pointee == 0x3A else {
                    failed = child < 0 ? node : child
                    throw cursor.unexpectedByte
                }
                cursor.position += 1
                cursor.skipSpaces()
                if child >= 0 {
                    guard nodes[child].count == row else {
                        failed = child
                        throw .duplicateKey
                    }
                    try value(child)
                    filled += 1
                    expected = child + 1
                } else {
                    failed = node
                    try cursor.skipValue()
                }
                cursor.skipSpaces()
                let byte = cursor.position.pointee
                guard byte == 0x2C || byte == 0x7D else {
                    failed = node
                    throw cursor.unexpectedByte
                }
                cursor.position += 1
                if byte == 0x7D { break }
                cursor.skipSpaces()
            }
        }
        if filled < end { try fillMissing(node, row) }
        nodes[node].endStructure()
    }

    /// Nulls for the keys that an object lacks.
    private mutating func fillMissing(_ node: Int, _ row: Int) throws(NDJSONError.Code) {
        let first = nodes[node].firstChild
        for child in first..<first + nodes[node].childCount where nodes[child].count == row {
            guard nodes[child].isNullable else {
                failed = child
                cursor.position -= 1
                throw .missing
            }
            nodes.appendNull(to: child)
        }
    }

    /// The node of a key that is not the next of the schema, or -1 for a key that the schema lacks. The cursor is after
    /// the opening quote, and is left after the closing one.
    private mutating func unexpectedKey(_ node: Int) throws(NDJSONError.Code) -> Int {
        failed = node
        let start = cursor.position
        try cursor.skipPlainText()
        if cursor.position.pointee == 0x22 {
            defer { cursor.position += 1 }
            return target(UnsafeBufferPointer(start: start, count: cursor.position - start), node)
        }
        scratch.removeAll(keepingCapacity: true)
        scratch.append(contentsOf: UnsafeBufferPointer(start: start, count: cursor.position - start))
        while cursor.position.pointee != 0x22 {
            guard cursor.position.pointee == 0x5C else { throw cursor.unexpectedControl }
            cursor.position += 1
            let scalar = try cursor.escape()
            if let scalar = Unicode.Scalar(scalar) { scratch.append(contentsOf: UTF8.encode(scalar) ?? .init()) }
            let run = cursor.position
            try cursor.skipPlainText()
            scratch.append(contentsOf: UnsafeBufferPointer(start: run, count: cursor.position - run))
        }
        cursor.position += 1
        let key = scratch
        return key.withUnsafeBufferPointer { target($0, node) }
    }

    private mutating func target(_ key: UnsafeBufferPointer<UInt8>, _ node: Int) -> Int {
        if let target = tables[node]?.target(key) { return target }
        if tables[node]?.insertUnknown(key) == true {
            let path = builder.path(of: node)
            unknownKeys.append((path.isEmpty ? "" : path + ".") + String(decoding: key, as: UTF8.self))
        }
        return -1
    }

    /// Drops what is said of unknown keys.
    package mutating func takeUnknownKeys() -> [String] {
        defer { unknownKeys.removeAll() }
        return unknownKeys
    }
}

extension BuilderNode {
    /// Appends a scalar as UTF-8 to the string that `endBytes` ends.
    fileprivate mutating func extend(scalar: UInt32) {
        guard scalar >= 0x80 else { return extend(UInt8(truncatingIfNeeded: scalar)) }
        guard let scalar = Unicode.Scalar(scalar), let encoded = UTF8.encode(scalar) else { return }
        for byte in encoded { extend(byte) }
    }
}

/// A key as it stands in the text when nothing in it is escaped, with its closing quote.
private struct ExpectedKey: BitwiseCopyable {
    /// 0 for a name that needs an escape.
    let length: Int
    private let bytes: UnsafeMutablePointer<UInt8>
    private let word: UInt64
    private let mask: UInt64

    init(_ name: String) {
        var text = Array(name.utf8)
        let isPlain = text.allSatisfy { $0 >= 0x20 && $0 != 0x22 && $0 != 0x5C }
        text.append(0x22)
        length = isPlain ? text.count : 0
        bytes = .allocate(capacity: text.count)
        bytes.initialize(from: text, count: text.count)
        let head = text.prefix(8)
        word = head.reversed().reduce(0) { $0 << 8 | UInt64($1) }
        mask = head.count == 8 ? .max : 1 << UInt64(8 * head.count) - 1
    }

    func deallocate() { bytes.deallocate() }

    @inline(__always)
    func matches(_ text: UnsafePointer<UInt8>) -> Bool {
        guard UnsafeRawPointer(text).loadUnaligned(as: UInt64.self) & mask == word, length > 0 else { return false }
        // The rest byte by byte: a text that ends earlier differs before its end.
        var index = 8
        while index < length {
            guard text[index] == bytes[index] else { return false }
            index += 1
        }
        return true
    }
}
