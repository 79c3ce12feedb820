package import Columns
import Datasets
package import Pipeline
import SystemPackage

/// Writes a table to a file or to a directory of files, in the format of its options.
package final class FileStage<Options: FileLoadOptions>: LoadStage {
    package static var name: String { Options.description.name }
    package static var summary: String { Options.description.summary }
    package static var example: String { Options.description.example }

    private let options: Options
    private let schema: Schema
    private var writer: DatasetWriter?

    package init(_ options: Options, projection: Table.Projection) {
        self.options = options
        schema = projection.schema
    }

    package static func output(of options: Options) -> String { options.destination.path }

    package static func problems(of options: Options, projection: Table.Projection) -> [String] {
        do throws(DatasetError) {
            let files = try options.destination.layout.fileSchema(for: projection.schema)
            return options.problems(columns: files.fields.map(\.name))
        } catch {
            return [error.message]
        }
    }

    package func open() throws(RunError) {
        let description = DatasetDescription(
            format: options.format, table: options.rows, producer: ProgramVersion.producer)
        try attempt { () throws(DatasetError) in
            writer = try DatasetWriter(
                path: FilePath(options.destination.path), schema: schema, layout: options.destination.layout,
                description: description)
        }
    }

    package func write(_ batch: ColumnBatch) throws(RunError) {
        try attempt { () throws(DatasetError) in try writer?.append(batch) }
    }

    package func synchronize() throws(RunError) {
        try attempt { () throws(DatasetError) in try writer?.finish() }
    }

    package func publish() throws(RunError) {
        guard let writer = writer.take() else { return }
        do throws(DatasetError) {
            try writer.close()
        } catch {
            throw RunError(error)
        }
    }

    private func attempt(_ body: () throws(DatasetError) -> Void) throws(RunError) {
        do throws(DatasetError) { try body() } catch { throw RunError(error) }
    }
}
