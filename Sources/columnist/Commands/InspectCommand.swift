import ArgumentParser
import Columns
import CSV
import FileSystem
import Pipeline
import SystemPackage

struct InspectCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "inspect", abstract: "Show the rows of a table file.",
        discussion: """
            Example:
              columnist inspect out/figures.csv -n 20 --select value,noun,event
            """)

    @Argument(help: "A CSV file with a header.", completion: .file(extensions: ["csv"]))
    var file: String

    @Option(name: .shortAndLong, help: "How many rows.")
    var number = 20

    @Option(help: "The most characters of a cell.")
    var width = 40

    @Option(help: "The columns, in this order, separated by commas.")
    var select: String?

    func validate() throws {
        guard number >= 0 else { throw ValidationError("-n must not be negative.") }
        guard width >= 2 else { throw ValidationError("--width must be at least 2.") }
    }

    func run() async throws {
        try await reporting {
            let records = try records()
            guard let header = records.first else { throw RunError(.errorBudgetExceeded, "\(file): no header") }
            let rows = records.dropFirst()
            let columns = try selection(of: header.map { $0 ?? "" })
            let isNumeric = columns.map { column in
                rows.allSatisfy { row in row[column].map { Double($0) != nil } ?? true }
            }
            var table = TextTable(header: columns.map { header[$0] ?? "" }, numeric: isNumeric, cellWidth: width)
            for row in rows.prefix(number) { table.append(columns.map { row[$0] ?? "" }) }
            print(table.description)
            if rows.count > number { print("… \(rows.count - number) more rows") }
        }
    }

    /// The places of the selected columns, or of all.
    private func selection(of names: [String]) throws(RunError) -> [Int] {
        guard let select else { return Array(names.indices) }
        var columns: [Int] = []
        for name in select.split(separator: ",") {
            guard let column = names.firstIndex(of: String(name)) else {
                throw RunError(.usage, "\(file) has no column '\(name)'; it has \(names.joined(separator: ", "))")
            }
            columns.append(column)
        }
        return columns
    }

    private func records() throws -> [CSVReader.Record] {
        do {
            return try CSVReader.records(of: try FilePath(file).readBytes())
        } catch let error as FileError {
            throw RunError(error)
        } catch let error as CSVError {
            throw RunError(.errorBudgetExceeded, "\(file): \(error)", underlying: error)
        }
    }
}
