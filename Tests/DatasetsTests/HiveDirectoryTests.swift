import Columns
import Testing

@testable import Datasets

@Suite struct HiveDirectoryTests {
    @Test(arguments: [
        ("2024-03-01", "k=2024-03-01"),
        ("a/b", "k=a%2Fb"),
        ("../..", "k=..%2F.."),
        ("100%", "k=100%25"),
        ("a b+c", "k=a%20b%2Bc"),
        ("12:30", "k=12%3A30"),
        ("x=y", "k=x%3Dy"),
        ("*?[a]{b}", "k=%2A%3F%5Ba%5D%7Bb%7D"),
        ("Zürich", "k=Zürich"),
        ("\u{7}\u{0}", "k=%07%00"),
        ("", "k=__HIVE_DEFAULT_PARTITION__"),
        ("__HIVE_DEFAULT_PARTITION__", "k=%5F_HIVE_DEFAULT_PARTITION__"),
    ])
    func values(value: String, name: String) throws {
        #expect(try HiveDirectory.name(key: "k", value: value) == name)
    }

    @Test func missingValuesAndOddKeys() throws {
        #expect(try HiveDirectory.name(key: "k", value: nil) == "k=__HIVE_DEFAULT_PARTITION__")
        #expect(try HiveDirectory.name(key: "a/b", value: "1") == "a%2Fb=1")
    }

    @Test func namesThatAreTooLong() throws {
        #expect(try HiveDirectory.name(key: "k", value: String(repeating: "a", count: 253)).utf8.count == 255)
        let error = #expect(throws: DatasetError.self) {
            _ = try HiveDirectory.name(key: "k", value: String(repeating: "a", count: 254))
        }
        #expect(error?.code == .longValue)
    }

    /// Different values never share a directory.
    @Test func encodingIsInjective() throws {
        let pieces = ["%", "25", "%25", "_", "%5F", "a", "/", "__HIVE_DEFAULT_PARTITION__", "Z", "ü"]
        var names: [String: String] = [:]
        for first in pieces {
            for second in pieces {
                for third in pieces + [""] {
                    let value = first + second + third
                    let name = try HiveDirectory.name(key: "k", value: value)
                    #expect(names[name] == nil || names[name] == value)
                    names[name] = value
                }
            }
        }
    }
}

@Suite struct PartitionKeyTests {
    @Test func partsOfDates() throws {
        let schema = Schema([Field("day", .date), Field("at", .timestamp)])
        let batch = ColumnBatch(
            schema,
            rows: [
                ["19783", "1709251199999999"], ["-1", "-1"], ["0", "0"], [nil, nil],
            ])
        func texts(_ key: String) throws -> [String?] {
            let key = PartitionKey(key)
            let values = key.values(of: try #require(batch[key.column]))
            #expect(values.type == (try key.field(of: schema.fields[try #require(schema.index(of: key.column))])).type)
            return (0..<batch.rowCount).map { key.text(values, $0) }
        }
        #expect(try texts("day.year") == ["2024", "1969", "1970", nil])
        #expect(try texts("day.month") == ["03", "12", "01", nil])
        #expect(try texts("day.day") == ["01", "31", "01", nil])
        #expect(try texts("day") == ["2024-03-01", "1969-12-31", "1970-01-01", nil])
        #expect(try texts("at.date") == ["2024-02-29", "1969-12-31", "1970-01-01", nil])
        #expect(try texts("at.year") == ["2024", "1969", "1970", nil])
    }

    @Test func namesAndForms() {
        #expect(PartitionKey("published.year").name == "year")
        #expect(PartitionKey("published.date").description == "published.date")
        #expect(PartitionKey("a.b").column == "a.b")
        #expect(PartitionKey("a.b").part == nil)
    }

    @Test(arguments: ["x", "list", "x.year", "name.date"]) func columnsThatCannotBe(key: String) {
        let schema = Schema([Field("x", .double), Field("list", .list(of: .string)), Field("name", .string)])
        var layout = DatasetLayout()
        layout.partitions = [PartitionKey(key)]
        let error = #expect(throws: DatasetError.self) { try layout.fileSchema(for: schema) }
        #expect(error?.code == .column)
    }

    @Test func layoutsThatDoNotFit() throws {
        let schema = Schema([Field("at", .timestamp), Field("day", .date), Field("year", .int64)])
        func message(_ change: (inout DatasetLayout) -> Void) -> String {
            var layout = DatasetLayout()
            change(&layout)
            do throws(DatasetError) {
                try layout.fileSchema(for: schema)
                return ""
            } catch { return error.message }
        }
        #expect(message { $0.partitions = [PartitionKey("at.year")] }.contains("name of the column 'year'"))
        #expect(message { $0.partitions = [PartitionKey("at.date"), PartitionKey("day.date")] }.contains("two levels"))
        #expect(message { $0.partitions = [PartitionKey("nothing")] }.contains("no column 'nothing'"))
        #expect(message { $0.order = [SortKey("-nothing")] }.contains("no column 'nothing'"))
        #expect(message { $0.columns = ["nothing"] }.contains("no column 'nothing'"))
        #expect(
            message {
                $0.columns = ["day"]
                $0.partitions = [PartitionKey("day")]
            }.contains("none is left"))
        #expect(
            message {
                $0.columns = ["day"]
                $0.partitions = [PartitionKey("day")]
                $0.keepsPartitionColumns = true
            }.isEmpty)
    }
}
