package import Datasets
import NDJSON
package import Pipeline

/// Writes a table to files of JSON lines.
package typealias NDJSONStage = FileStage<NDJSONOptions>

/// What is written, and how.
package struct NDJSONOptions: FileLoadOptions {
    package static let description = (
        name: "ndjson", summary: "Writes JSON lines: an object a row, with nulls, lists as arrays, times in ISO 8601.",
        example: "ndjson: {path: out/articles.ndjson, rows: articles}"
    )

    package var destination = FileDestination()

    /// The defaults.
    package init() {}

    package static let fields: [OptionField<Self>] = destinationFields

    package func validate(at place: Place) throws(PipelineFileError) { try destination.validate(at: place) }

    package var format: PartFormat {
        PartFormat(NDJSONOptions.description.name, byteCount: { $0.byteCount }) { path, schema in
            try NDJSONWriter(path: path, schema: schema)
        }
    }
}
