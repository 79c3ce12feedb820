import Inputs
package import Pipeline

/// Reads any XML; see `XMLFieldFormat`.
package final class XMLStage: FormatStage {
    /// Which values an article has, each a path or several.
    package struct Fields: OptionRecord {
        /// The paths of each field.
        package var paths: [String: [String]] = [:]

        /// No path.
        package init() {}

        /// The paths of a field.
        package subscript(field: String) -> [String] {
            get { paths[field] ?? [] }
            set { paths[field] = newValue }
        }

        private static func field(_ name: XMLFieldFormat.Field, _ meaning: String) -> OptionField<Self> {
            .init(name.rawValue, \.[name.rawValue], meaning)
        }

        /// The options.
        package static let fields: [OptionField<Self>] = [
            field(.text, "The text: paragraphs are those of HTML elements, else lines."),
            field(.html, "Text with HTML in it, escaped or not."),
            field(.id, "The publisher's id."), field(.url, "The address."), field(.title, "The title."),
            field(.subtitle, "The line under the title."), field(.author, "The authors, all matches."),
            field(.published, "The moment of publication."), field(.modified, "The moment of the last change."),
            field(.language, "The language, BCP 47."), field(.section, "The section."),
            field(.site, "The name of the publisher."), field(.tag, "Keywords, all matches."),
            field(.description, "A description."), field(.image, "The address of the lead image."),
        ]
    }

    /// What is read.
    package struct Options: OptionRecord {
        /// Files, directories and patterns.
        package var paths: [String] = []
        /// The records.
        package var records: [String] = []
        /// The values.
        package var fields = Fields()
        /// Values that are passed on.
        package var pass = NamedTexts()
        /// Prefixes.
        package var namespaces = NamedTexts()

        /// The defaults.
        package init() {}

        /// The options.
        package static let fields: [OptionField<Self>] = [
            .init("paths", \.paths, required: true, InputPaths.documentation),
            .init(
                "records", \.records, required: true,
                "The elements that are records: `//story` anywhere, `/news/item` from the root. Prefixes do not matter."
            ),
            .init(
                "fields", \.fields,
                "Where the values stand in a record: `head/title`, `meta/@date`, `//p`, `.`; several paths as a list."),
            .init("pass", \.pass, "Other values that go to the output, each under its name: `{priority: head/@prio}`."),
            .init(
                "namespaces", \.namespaces,
                "The namespace of each prefix in the paths: `{dc: \"http://purl.org/dc/elements/1.1/\"}`."),
        ]

        /// Every path can be read.
        package func validate(at place: Place) throws(PipelineFileError) {
            if paths.isEmpty { throw PipelineFileError(place, "'paths' is empty: nothing would be read") }
            if records.isEmpty { throw PipelineFileError(place, "'records' is empty: nothing would be read") }
            for record in records where XMLRecordPath(record) == nil {
                throw PipelineFileError(place, "'\(record)' is no path of elements; '//story' and '/news/item' are")
            }
            if fields["text"].isEmpty, fields["html"].isEmpty {
                throw PipelineFileError(place, "'fields' has neither 'text' nor 'html': documents would be empty")
            }
            do throws(XMLFieldPath.PathError) {
                _ = try format()
            } catch {
                throw PipelineFileError(place, error.reason)
            }
        }

        func format() throws(XMLFieldPath.PathError) -> XMLFieldFormat {
            let prefixes = Dictionary(namespaces.entries.map { ($0.name, $0.text) }) { first, _ in first }
            var found: [XMLFieldFormat.Field: [XMLFieldPath]] = [:]
            for field in XMLFieldFormat.Field.allCases {
                for path in fields[field.rawValue] {
                    found[field, default: []].append(try XMLFieldPath(path, namespaces: prefixes))
                }
            }
            var columns: [(name: String, path: XMLFieldPath)] = []
            for entry in pass.entries {
                columns.append((entry.name, try XMLFieldPath(entry.text, namespaces: prefixes)))
            }
            return XMLFieldFormat(
                records: records.compactMap { XMLRecordPath($0) }, fields: found, columns: columns)
        }
    }

    package static let name = "xml"
    package static let summary = "Reads any XML that it is told the records and fields of."
    package static let example = """
        xml: {paths: ["news/*.xml"], records: [//story], fields: {title: headline, text: body, published: "@date"}}
        """
    static let library = "libxml2"

    package static func passedColumns(of options: Options) -> [String] { options.pass.entries.map(\.name) }

    let queue: InputQueue

    package init(_ options: Options) {
        // The options were checked; without a format there would be no record.
        let format = (try? options.format()) ?? XMLFieldFormat(records: [], fields: [:])
        queue = InputQueue(options.paths, format: format)
    }
}
