public import ArgumentParser
public import CSV

extension CSVDialect.LineEnding: ExpressibleByArgument {}
extension CSVDialect.Quoting: ExpressibleByArgument {}
extension CSVDialect.Lists: ExpressibleByArgument {}

/// The dialect of CSV that is read or written.
struct CSVOptions: ParsableArguments {
    @Option(help: "CSV: what stands between fields: one ASCII character, or tab.")
    var delimiter: String?

    @Option(help: "CSV: what stands around fields: one ASCII character.")
    var quote = "\""

    @Flag(help: "CSV: the first record has no names.")
    var noHeader = false

    @Option(help: "CSV: the text of null, such as NULL. Without it null is nothing, and \"\" the empty text.")
    var null = ""

    @Flag(help: "CSV input: take stray quotes as text, and missing fields at the end of a record as null.")
    var lax = false

    @Flag(help: "CSV input: drop spaces around fields without quotes.")
    var trim = false

    @Option(help: "CSV input: the character that starts a line which is no record.")
    var comment: String?

    @Option(help: "CSV output: crlf or lf.")
    var lineEnding = CSVDialect.LineEnding.crlf

    @Option(help: "CSV output: text (all text is quoted) or minimal.")
    var quoting = CSVDialect.Quoting.text

    @Option(help: "CSV output: lists as joined (by '; ') or json.")
    var lists = CSVDialect.Lists.joined

    @Flag(help: "CSV output: start with a byte order mark, for Excel.")
    var bom = false

    @Flag(help: "CSV output: an apostrophe before text that a spreadsheet takes for a formula. It changes the data.")
    var guardFormulas = false

    func validate() throws {
        for (name, value) in [("--delimiter", delimiter), ("--quote", quote), ("--comment", comment)] {
            guard let value, Self.byte(value) == nil else { continue }
            throw ValidationError("\(name) must be one ASCII character, and no line break.")
        }
        let dialect = dialect()
        let special = [dialect.delimiter, dialect.quote] + (dialect.comment.map { [$0] } ?? [])
        guard Set(special).count == special.count else {
            throw ValidationError("--delimiter, --quote and --comment must differ.")
        }
    }

    private static func byte(_ text: String) -> UInt8? {
        if text == "tab" || text == "\\t" { return 0x09 }
        guard text.utf8.count == 1, let byte = text.utf8.first, byte < 0x80, byte != 0x0A, byte != 0x0D, byte != 0 else {
            return nil
        }
        return byte
    }

    /// The dialect, of a form whose delimiter is a tab or a comma.
    func dialect(for form: TableForm = .csv) -> CSVDialect {
        var dialect = CSVDialect()
        dialect.delimiter = delimiter.flatMap(Self.byte) ?? (form == .tsv ? 0x09 : UInt8(ascii: ","))
        dialect.quote = Self.byte(quote) ?? dialect.quote
        dialect.hasHeader = !noHeader
        dialect.nullText = null
        dialect.isStrict = !lax
        dialect.trimsSpaces = trim
        dialect.comment = comment.flatMap(Self.byte)
        dialect.lineEnding = lineEnding
        dialect.quoting = quoting
        dialect.lists = lists
        dialect.hasByteOrderMark = bom
        dialect.guardsFormulas = guardFormulas
        return dialect
    }
}
