import Columns

extension StageRegistry {
    /// The reference of tables in Markdown: every table, column, type and meaning.
    public var tableReference: String {
        var text = """
            # Tables

            This page is made by `columnist stages --tables`; do not edit it.

            Every load stage can write every one of these tables with `rows: NAME`, with all columns or with those that
            `columns:` chooses.

            ## Types

            | type | Parquet | CSV | JSON lines |
            |---|---|---|---|

            """
        let used = Set(tables.flatMap { $0.schema.fields.flatMap { $0.withParts(named: "") } }.map(\.field.type.family))
        text += Self.types.filter { used.contains($0.family) }.map { "| \($0) | \($1) | \($2) | \($3) |\n" }.joined()
        text += """

            A missing value is null in Parquet and JSON, and nothing at all in CSV, where empty text is `""`. Names with
            dots are the fields of a struct, with `[]` those of the structs of a list.

            """
        for table in tables {
            text += "\n## \(table.name)\n\n\(table.summary)\n\n| column | type | null | meaning |\n|---|---|---|---|\n"
            text += table.schema.fields.flatMap { $0.withParts(named: $0.name) }.map { name, field in
                "| \(name) | \(field.type.shortName) | \(field.isNullable ? "yes" : "never") | \(field.documentation) |\n"
            }.joined()
        }
        return text
    }

    /// How each type of a column is written: its name, then Parquet, CSV and JSON.
    private static let types: [(family: String, parquet: String, csv: String, json: String)] = [
        ("boolean", "BOOLEAN", "`true`, `false`", "`true`, `false`"),
        ("int32", "INT32", "digits", "number"),
        ("int64", "INT64", "digits", "number"),
        ("double", "DOUBLE", "the fewest digits that give it back", "number"),
        ("decimal", "DECIMAL", "digits with a point", "text"),
        ("string", "STRING", "quoted text", "text"),
        ("binary", "BYTE_ARRAY", "hexadecimal digits", "text"),
        ("uuid", "UUID", "8-4-4-4-12 hexadecimal digits", "text"),
        ("date", "DATE", "`2024-03-05`", "text"),
        ("time[us]", "TIME, microseconds", "`12:30:00`", "text"),
        ("timestamp[us, UTC]", "TIMESTAMP, microseconds, UTC", "`2024-03-05T12:30:00Z`", "text"),
        ("timestamp[us]", "TIMESTAMP, microseconds, local", "`2024-03-05T12:30:00`", "text"),
        ("list", "LIST", "values joined by `; `, or JSON", "array"),
        ("struct", "group", "JSON", "object"),
    ]
}

extension DataType {
    /// The type without its parameters.
    fileprivate var family: String {
        switch self {
        case .decimal: "decimal"
        case .list: "list"
        case .structure: "struct"
        default: description
        }
    }

    /// The type with `struct` for a struct, whose fields have lines of their own.
    fileprivate var shortName: String {
        switch self {
        case .structure: "struct"
        case .list(let element): "list<\(element.type.shortName)>"
        default: description
        }
    }
}

extension Field {
    /// The field, and the fields of the structs that it consists of, with the names that lead to them.
    fileprivate func withParts(named name: String) -> [(name: String, field: Field)] {
        var parts = [(name, self)]
        var (type, path) = (type, name)
        while case .list(let element) = type {
            type = element.type
            path += "[]"
        }
        if case .structure(let fields) = type {
            for field in fields { parts += field.withParts(named: "\(path).\(field.name)") }
        }
        return parts
    }
}
