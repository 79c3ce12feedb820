import Columns
import FileSystem
import Pipeline
import SystemPackage

/// Makes documents out of nothing: `count` of them, each with its number as content; those of `unreadable` cannot be read.
final class CountStage: ExtractStage {
    struct Options: OptionRecord {
        var count = 3
        var unreadable: [Int] = []
        static let fields: [OptionField<Self>] = [
            .init("count", \.count, "How many."),
            .init("unreadable", \.unreadable, "Which fail."),
        ]
    }

    static let name = "count"
    static let summary = "Counts."
    static let example = "count: {count: 3}"
    static let provides = ["number"]

    private let options: Options
    private var next = 0
    init(_ options: Options) { self.options = options }

    func open() throws(RunError) -> [String] {
        if options.count < 0 { throw RunError(.inputMissing, "nothing to count") }
        return options.count == 0 ? ["nothing to count"] : []
    }

    var size: (inputs: Int, bytes: Int)? { (options.count, options.count) }

    func next(documentLimit: Int) throws(RunError) -> Extracted? {
        guard next < options.count else { return nil }
        defer { next += 1 }
        let origin = Origin(sourceFile: "number-\(next)", byteLength: 1)
        if options.unreadable.contains(next) { return .unreadable(origin, DocumentError("unreadable", "not there")) }
        var document = Document(origin: origin, content: [UInt8(next % 256)])
        document[.number] = next
        return .document(document)
    }
}

extension DocumentPart where Value == Int {
    static var number: Self { Self("number") }
    static var square: Self { Self("square") }
}

/// Squares; numbers that `filter` divides are filtered, those that `fail` divides fail.
final class SquareStage: TransformStage {
    enum Mode: String, OptionChoice { case fast, slow }

    struct Options: OptionRecord {
        var filter = 0
        var fail = 0
        var mode = Mode.fast
        var share = 0.5
        var isLoud = false
        static let fields: [OptionField<Self>] = [
            .init("filter", \.filter, "What divides the filtered ones."),
            .init("fail", \.fail, "What divides the failing ones."),
            .init("mode", \.mode, "How."),
            .init("share", \.share, "How much."),
            .init("loud", \.isLoud, "Whether."),
        ]
    }

    static let name = "square"
    static let summary = "Squares."
    static let example = "square: {}"
    static let requires = ["number"]
    static let provides = ["square"]

    private let options: Options
    init(_ options: Options) { self.options = options }

    func apply(to document: inout Document) throws(DocumentError) -> TransformOutcome {
        guard let number = document[.number] else { return .keep }
        if options.filter > 0, number % options.filter == 0 { return .filter("divisible") }
        if options.fail > 0, number % options.fail == 0 { throw DocumentError("unlucky", "\(number) is unlucky") }
        // Work of unequal length, so that workers overtake each other.
        var sum = 0
        for step in 0..<(number % 7) * 20_000 { sum = (sum &+ step) % 1_000_003 }
        document[.square] = number * number + (sum < 0 ? 1 : 0)
        return .keep
    }
}

/// Writes what `csv` would, in a form of its own.
final class LinesStage: LoadStage {
    struct Options: LoadOptions {
        var path = ""
        var rows = ""
        var columns: [String] = []
        static let fields: [OptionField<Self>] = [
            .init("path", \.path, required: true, "Where."),
            .init("rows", \.rows, required: true, "What."),
            .init("columns", \.columns, "Which."),
        ]
    }

    static let name = "lines"
    static let summary = "Writes lines."
    static let example = "lines: {path: a, rows: squares}"

    private let options: Options
    private var file: AtomicFile?
    init(_ options: Options, projection: Table.Projection) { self.options = options }
    static func output(of options: Options) -> String { options.path }

    func open() throws(RunError) {
        do throws(FileError) { file = try AtomicFile(path: .init(options.path)) } catch { throw RunError(error) }
    }

    func write(_ batch: ColumnBatch) throws(RunError) {
        for row in 0..<batch.rowCount {
            let line = batch.columns.map { $0.text(at: row) ?? "" }.joined(separator: " ") + "\n"
            do throws(FileError) { try file?.write(Array(line.utf8)) } catch { throw RunError(error) }
        }
    }

    func synchronize() throws(RunError) {
        do throws(FileError) { try file?.synchronize() } catch { throw RunError(error) }
    }

    func publish() throws(RunError) {
        do throws(FileError) { try file.take()?.publish() } catch { throw RunError(error) }
    }
}

extension StageRegistry {
    static let probe = StageRegistry(
        extract: [CountStage.self], transform: [SquareStage.self], load: [LinesStage.self],
        tables: [
            Table(
                "squares", "A row a number.", requires: ["number", "square"],
                columns: [
                    ColumnDefinition<(Int, Int)>("number", "The number.") { $0.0 },
                    ColumnDefinition<(Int, Int)>("square", "Its square.") { $0.1 },
                ]
            ) { document in
                guard let number = document[.number], let square = document[.square] else { return [] }
                return [(number, square)]
            }
        ])
}
