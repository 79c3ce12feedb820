/// Recursive descent over the text of a condition.
struct FilterParser {
    private enum Token: Equatable {
        case word(String), quotedName(String), text(String), number(String), symbol(String), end
    }

    private let text: String
    private let bytes: [UInt8]
    private let schema: Schema
    private var position = 0
    /// The token at hand, and where it starts.
    private var token = Token.end
    private var start = 0
    private var depth = 0
    private(set) var columns: Set<String> = []

    private static let maximumDepth = 100

    init(_ text: String, _ schema: Schema) {
        self.text = text
        self.schema = schema
        bytes = Array(text.utf8)
    }

    mutating func parse() throws(FilterError) -> RowFilter.Condition {
        try advance()
        let condition = try disjunction()
        guard token == .end else { throw failure("'and', 'or' or the end is expected") }
        return condition
    }

    private func failure(_ problem: String, at offset: Int? = nil) -> FilterError {
        FilterError(text: text, offset: offset ?? start, problem: problem)
    }

    private func isWord(_ word: String) -> Bool {
        if case .word(let found) = token { found.lowercased() == word } else { false }
    }

    private mutating func disjunction() throws(FilterError) -> RowFilter.Condition {
        var condition = try conjunction()
        while isWord("or") {
            try nest()
            try advance()
            condition = .or(condition, try conjunction())
        }
        return condition
    }

    private mutating func conjunction() throws(FilterError) -> RowFilter.Condition {
        var condition = try negation()
        while isWord("and") {
            try nest()
            try advance()
            condition = .and(condition, try negation())
        }
        return condition
    }

    /// The tree of conditions grows by a level.
    private mutating func nest() throws(FilterError) {
        depth += 1
        guard depth <= Self.maximumDepth else {
            throw failure("more than \(Self.maximumDepth) conditions within each other")
        }
    }

    private mutating func negation() throws(FilterError) -> RowFilter.Condition {
        if isWord("not") {
            try nest()
            try advance()
            return .not(try negation())
        }
        guard token == .symbol("(") else { return try comparison() }
        try nest()
        try advance()
        let condition = try disjunction()
        guard token == .symbol(")") else { throw failure("')' is expected") }
        try advance()
        return condition
    }

    private mutating func comparison() throws(FilterError) -> RowFilter.Condition {
        let column = try column()
        let field = schema.fields[column]
        if isWord("is") {
            try advance()
            let isNegated = isWord("not")
            if isNegated { try advance() }
            guard isWord("null") else { throw failure("'null' is expected") }
            try advance()
            return isNegated ? .not(.isNull(column)) : .isNull(column)
        }
        guard case .symbol(let symbol) = token, let comparison = Self.operators[symbol] else {
            // A column of booleans is a condition by itself.
            if field.type == .boolean { return .comparison(column, .equal, Self.yes) }
            throw failure("a comparison (=, !=, <, <=, >, >=) or 'is null' is expected")
        }
        try advance()
        let literal = try literal(for: field)
        return .comparison(column, comparison, literal)
    }

    private static let operators: [String: RowFilter.Operator] = [
        "=": .equal, "==": .equal, "!=": .notEqual, "<>": .notEqual, "<": .less, "<=": .lessOrEqual, ">": .greater,
        ">=": .greaterOrEqual,
    ]

    private static let yes: Column = {
        var column = Column(.boolean)
        column.append(1)
        return column
    }()

    private mutating func column() throws(FilterError) -> Int {
        let name: String
        switch token {
        case .word(let word): name = word
        case .quotedName(let quoted): name = quoted
        default: throw failure("the name of a column is expected")
        }
        guard let index = schema.index(of: name) else {
            throw failure("no column '\(name)'; there are \(schema.fields.map(\.name).joined(separator: ", "))")
        }
        guard !schema.fields[index].type.isNested else {
            guard try nextIsWord("is") else {
                throw failure("'\(name)' is of type \(schema.fields[index].type), which can only be asked for null")
            }
            columns.insert(name)
            return index
        }
        columns.insert(name)
        try advance()
        return index
    }

    private mutating func nextIsWord(_ word: String) throws(FilterError) -> Bool {
        let before = start
        try advance()
        if isWord(word) { return true }
        start = before
        return false
    }

    /// The literal as a column of the field's type, or of doubles for a fraction beside whole numbers.
    private mutating func literal(for field: Field) throws(FilterError) -> Column {
        let place = start
        let value: String
        var isText = false
        switch token {
        case .number(let number): value = number
        case .text(let text): (value, isText) = (text, true)
        case .word(let word) where word == "true" || word == "false": value = word
        default: throw failure("a number, true, false or text in single quotes is expected")
        }
        try advance()
        let wantsText = !field.type.isNumeric && field.type != .boolean
        if isText == wantsText, let column = Self.column(value, field.type) { return column }
        let isWhole = field.type == .int32 || field.type == .int64
        if isWhole, !isText, let column = Self.column(value, .double) { return column }
        let hint = wantsText && !isText ? "; text and times stand in single quotes" : ""
        throw failure("'\(field.name)' is of type \(field.type), and \(value) is no such value\(hint)", at: place)
    }

    /// A column of one value, or nil when the text is none of the type.
    private static func column(_ text: String, _ type: DataType) -> Column? {
        var builder = BatchBuilder(Schema([Field("literal", type)]))
        let bytes = Array(text.utf8) + [0]
        let isValue = bytes.withUnsafeBufferPointer { bytes in
            builder.nodes[1].append(scalarText: UnsafeBufferPointer(rebasing: bytes.dropLast()))
        }
        guard isValue else { return nil }
        builder.nodes[0].endStructure()
        return builder.take().columns[0]
    }

    // MARK: Tokens

    private mutating func advance() throws(FilterError) {
        while position < bytes.count, bytes[position] <= 0x20 { position += 1 }
        start = position
        guard position < bytes.count else {
            token = .end
            return
        }
        switch bytes[position] {
        case UInt8(ascii: "'"): token = .text(try quoted("'"))
        case UInt8(ascii: "\""): token = .quotedName(try quoted("\""))
        case UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "="), UInt8(ascii: "!"), UInt8(ascii: "<"),
            UInt8(ascii: ">"):
            token = symbol()
        case 0x30...0x39, UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "."):
            token = .number(run { $0 >= 0x30 && $0 <= 0x39 || $0 | 0x20 == 0x65 || $0 >= 0x2B && $0 <= 0x2E && $0 != 0x2C })
        default:
            let word = run { $0 >= 0x80 || $0 == 0x5F || $0 == 0x2E || $0 &- 0x30 < 10 || ($0 | 0x20) &- 0x61 < 26 }
            guard !word.isEmpty else { throw failure("nothing starts with this character") }
            token = .word(word)
        }
    }

    private mutating func run(while belongs: (UInt8) -> Bool) -> String {
        let first = position
        while position < bytes.count, belongs(bytes[position]) { position += 1 }
        return String(decoding: bytes[first..<position], as: UTF8.self)
    }

    private mutating func symbol() -> Token {
        let two = String(decoding: bytes[position..<min(position + 2, bytes.count)], as: UTF8.self)
        let symbol = Self.operators[two] != nil ? two : String(decoding: bytes[position...position], as: UTF8.self)
        position += symbol.utf8.count
        return .symbol(symbol)
    }

    /// Text between quotes, which are doubled within it.
    private mutating func quoted(_ quote: Unicode.Scalar) throws(FilterError) -> String {
        let byte = UInt8(ascii: quote)
        var content: [UInt8] = []
        position += 1
        while position < bytes.count {
            if bytes[position] == byte {
                position += 1
                guard position < bytes.count, bytes[position] == byte else {
                    return String(decoding: content, as: UTF8.self)
                }
            }
            content.append(bytes[position])
            position += 1
        }
        throw failure("the quote is not closed")
    }
}
