public import Columns
import NDJSON
public import SystemPackage

/// Rows of a schema from CSV (RFC 4180), read in blocks and parsed by libcsv.
///
/// With a header, columns are found by their names in any order; those that the schema lacks are in `unknownColumns`, and
/// fields without a column are null. Without a header, columns are in the order of the schema. A field that is empty and
/// not quoted is null; so is an empty one of another type than text. Lists are joined by `; ` or JSON, structs are JSON.
public struct CSVReader: BatchReader, ~Copyable {
    /// Bounds of a batch and of a field.
    public struct Options: Sendable {
        /// The most rows of a batch, but for those of one block of the file.
        public var batchRows = 65_536
        /// About the most bytes of a batch: a batch ends with the block of the file that reaches it.
        public var batchBytes = 4 << 20
        /// The longest field.
        public var fieldBytes = 1 << 28

        /// The usual bounds.
        public init() {}
    }

    public let schema: Schema
    /// The columns of the file that the schema lacks.
    public private(set) var unknownColumns: [String] = []
    private let descriptor: FileDescriptor
    private let options: Options
    private let nullText: [UInt8]
    private var parser: CSVParser
    private var rows: RowParser
    /// The node of each column of the file, or -1.
    private var targets: [Int] = []
    /// The nodes that have no column.
    private var absent: [Int] = []
    /// The first record of the block that has not been read.
    private var first = 0
    private var isAtEnd = false

    /// A reader of an open file, which the caller closes. It reads the header.
    ///
    /// - Parameters:
    ///   - schema: The fields that are read; nil for all columns of the header, as nullable strings.
    ///   - name: What errors call the input.
    ///   - head: Bytes that were read from the file before, with which the input starts.
    /// - Throws: `CSVError`, or the `Errno` of a read that failed.
    public init(
        _ descriptor: FileDescriptor, schema: Schema?, dialect: CSVDialect = CSVDialect(), name: String = "-",
        options: Options = Options(), head: [UInt8] = []
    ) throws {
        var parser = CSVParser(dialect, file: name, fieldBytes: options.fieldBytes, head: head)
        let hasRecords = try parser.next { try descriptor.read(into: $0) }
        let names: [String]
        if dialect.hasHeader {
            guard hasRecords else { throw parser.noHeader }
            names = try Self.names(&parser)
        } else {
            // An empty file without a header is a table without rows.
            names = Self.names(count: hasRecords ? parser.block.pointee.width : schema?.fields.count ?? 1)
        }
        let schema = schema ?? Schema(names.map { Field($0, .string) })
        let places = try Self.places(of: schema, in: names, byName: dialect.hasHeader, parser)
        self.schema = schema
        self.descriptor = descriptor
        self.options = options
        nullText = Array(dialect.nullText.utf8)
        self.parser = parser
        rows = RowParser(schema)
        first = dialect.hasHeader ? 1 : 0
        isAtEnd = !hasRecords
        let firstNode = rows.builder.nodes[0].firstChild
        targets = places.map { $0.map { firstNode + $0 } ?? -1 }
        unknownColumns = zip(names, places).filter { $1 == nil }.map(\.0)
        absent = (firstNode..<firstNode + schema.fields.count).filter { [targets] in !targets.contains($0) }
    }

    /// The field of each column of the file, or nil.
    private static func places(
        of schema: Schema, in names: [String], byName: Bool, _ parser: borrowing CSVParser
    ) throws(CSVError) -> [Int?] {
        guard byName else {
            guard names.count == schema.fields.count else {
                throw parser.failure(.ragged(expected: schema.fields.count, found: names.count), record: 0)
            }
            return names.indices.map { $0 }
        }
        if let field = schema.fields.first(where: { !$0.isNullable && !names.contains($0.name) }) {
            throw parser.failure(.noColumn(field.name), record: 0)
        }
        return names.map { schema.index(of: $0) }
    }

    /// Names for the columns of a file without a header: `column1`, `column2`, …
    public static func names(count: Int) -> [String] { (1...max(1, count)).map { "column\($0)" } }

    static func names(_ parser: inout CSVParser) throws(CSVError) -> [String] {
        var names: [String] = []
        var seen: Set<String> = []
        for (index, field) in parser.block.pointee.records[0].fields.enumerated() {
            let name = parser.block.pointee.string(field) ?? "column\(index + 1)"
            guard seen.insert(name).inserted else { throw parser.failure(.duplicateName(name), record: 0) }
            names.append(name)
        }
        return names
    }

    /// The next rows, at least one; nil at the end.
    ///
    /// - Throws: `CSVError`, or the `Errno` of a read that failed.
    public mutating func next() throws -> ColumnBatch? {
        while !isAtEnd {
            let records = parser.block.pointee.records
            for index in first..<records.count { try append(records[index], index) }
            let descriptor = descriptor
            isAtEnd = try !parser.next { try descriptor.read(into: $0) }
            first = 0
            if rows.builder.rowCount >= options.batchRows || rows.builder.byteCount >= options.batchBytes { break }
        }
        return rows.builder.rowCount == 0 ? nil : rows.builder.take()
    }

    private mutating func append(_ record: RecordBlock.Record, _ index: Int) throws(CSVError) {
        for column in targets.indices where targets[column] >= 0 {
            let node = targets[column]
            guard column < record.fields.count else {
                try appendNull(node, index)
                continue
            }
            try append(record.fields.lowerBound + column, to: node, index)
        }
        for node in absent { rows.builder.nodes.appendNull(to: node) }
        rows.builder.nodes[0].endStructure()
    }

    private mutating func appendNull(_ node: Int, _ record: Int) throws(CSVError) {
        guard rows.builder.nodes[node].isNullable else {
            throw parser.failure(.missing(column: rows.builder.fields[node].name), record: record)
        }
        rows.builder.nodes.appendNull(to: node)
    }

    private mutating func append(_ field: Int, to node: Int, _ record: Int) throws(CSVError) {
        let kind = rows.builder.nodes[node].kind
        let isAbsent = parser.block.pointee.isAbsent(field)
        let isNull = parser.block.pointee.withText(field) { [nullText] text in
            if kind == .string || kind == .binary {
                return nullText.isEmpty ? isAbsent : text.count == nullText.count && text.elementsEqual(nullText)
            }
            return text.isEmpty || !nullText.isEmpty && text.elementsEqual(nullText)
        }
        if isNull {
            // Where text is required, nothing is the empty text.
            if kind == .string, isAbsent, !rows.builder.nodes[node].isNullable {
                return rows.builder.nodes[node].endBytes()
            }
            return try appendNull(node, record)
        }
        let block = parser.block
        guard block.pointee.withText(field, { rows.append(cell: $0, to: node) }) else {
            let text = String((block.pointee.string(field) ?? "").prefix(40))
            let field = rows.builder.fields[node]
            throw parser.failure(
                .value(column: field.name, expected: field.type.description, found: text), record: record)
        }
    }
}

extension RowParser {
    /// Appends what a cell means.
    ///
    /// - Returns: Whether it is a value of the node's type.
    fileprivate mutating func append(cell: UnsafeBufferPointer<UInt8>, to node: Int) -> Bool {
        switch builder.nodes[node].kind {
        case .structure: return append(json: cell, to: node)
        case .list:
            let element = builder.nodes[node].firstChild
            let isNested = builder.nodes[element].childCount > 0
            return isNested || cell.first == UInt8(ascii: "[")
                ? append(json: cell, to: node) : append(joined: cell, to: node, element)
        default: return builder.nodes[node].append(scalarText: cell)
        }
    }

    private mutating func append(json: UnsafeBufferPointer<UInt8>, to node: Int) -> Bool {
        do throws(NDJSONError.Code) {
            try append(json, to: node)
            return true
        } catch {
            return false
        }
    }

    private mutating func append(joined cell: UnsafeBufferPointer<UInt8>, to node: Int, _ element: Int) -> Bool {
        var start = 0
        while true {
            var end = start
            while end < cell.count, !(cell[end] == 0x3B && end + 1 < cell.count && cell[end + 1] == 0x20) { end += 1 }
            let part = UnsafeBufferPointer(rebasing: cell[start..<end])
            guard builder.nodes[element].append(scalarText: part) else { return false }
            guard end < cell.count else { break }
            start = end + 2
        }
        builder.nodes[node].endList(elementCount: builder.nodes[element].count)
        return true
    }
}
