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
              columnist inspect out/figures.csv -n 20
            """)

    @Argument(help: "A CSV file with a header.", completion: .file(extensions: ["csv"]))
    var file: String

    @Option(name: .shortAndLong, help: "How many rows.")
    var number = 20

    @Option(help: "The most characters of a cell.")
    var width = 40

    func validate() throws {
        guard number >= 0 else { throw ValidationError("-n must not be negative.") }
        guard width >= 2 else { throw ValidationError("--width must be at least 2.") }
    }

    func run() async throws {
        try await reporting {
            let records = try records()
            guard let header = records.first else { throw RunError(.errorBudgetExceeded, "\(file): no header") }
            let rows = records.dropFirst()
            let names = header.map { $0 ?? "" }
            let isNumeric = names.indices.map { column in
                rows.allSatisfy { row in row[column].map { Double($0) != nil } ?? true }
            }
            var table = TextTable(header: names, numeric: isNumeric, cellWidth: width)
            for row in rows.prefix(number) { table.append(row.map { $0 ?? "" }) }
            print(table.description)
            if rows.count > number { print("… \(rows.count - number) more rows") }
        }
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
