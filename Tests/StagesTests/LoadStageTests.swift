import Columns
import Foundation
import GRDB
import Parquet
import Pipeline
import Stages
import SystemPackage
import Testing
import Text

/// Options of load stages that a plan refuses, and what the stages write.
@Suite struct LoadStageTests {
    private func plan(_ load: String) throws -> Plan {
        let yaml = """
            version: 1
            name: loads
            extract: [{files: {paths: [pages]}}]
            transform: [article, figures]
            load: [{\(load)}]
            """
        let interpolation = Interpolation(
            environment: [:], runDate: CalendarDate(daysSinceEpoch: 0), pipelineDirectory: ".")
        return try Plan(
            try PipelineFile(yaml: yaml, file: "p.yaml", interpolation: interpolation), registry: .standard)
    }

    private func problem(_ load: String) -> String {
        do {
            _ = try plan(load)
            return ""
        } catch {
            return (error as? PipelineFileError)?.problems.map(\.description).joined(separator: "\n") ?? "\(error)"
        }
    }

    @Test(arguments: [
        ("parquet: {path: a, rows: figures, partition_by: [publishd]}", "no column 'publishd'; did you mean"),
        ("parquet: {path: a, rows: figures, partition_by: [publishd], columns: [value]}", "did you mean 'published'"),
        ("csv: {path: a, rows: figures, partition_by: [value]}", "cannot partition by 'value', a double"),
        ("csv: {path: a, rows: figures, partition_by: [noun.year]}", "'noun' is a string, no date or timestamp"),
        ("ndjson: {path: a, rows: articles, partition_by: [published.year, modified.year]}", "two levels"),
        ("ndjson: {path: a, rows: articles, sort_by: [-authors]}", "cannot sort by 'authors'"),
        ("csv: {path: a, rows: articles, columns: [url], partition_by: [url]}", "none is left"),
        ("csv: {path: a, rows: articles, max_rows: 0}", "'max_rows' must be at least 1"),
        ("csv: {path: a, rows: articles, max_file: 0}", "'max_file' must be more than 0"),
        ("csv: {path: '', rows: articles}", "'path' is empty"),
        ("csv: {path: a, rows: articles, delimiter: '\"'}", "'delimiter' must be"),
        ("parquet: {path: a, rows: articles, compression: brotli}", "expected one of"),
        ("parquet: {path: a, rows: articles, level: 99}", "zstd has -7 to 22"),
        ("parquet: {path: a, rows: articles, compression: snappy, level: 1}", "snappy has none"),
        ("parquet: {path: a, rows: articles, bloom_filters: [nothing]}", "'bloom_filters' names 'nothing'"),
        ("parquet: {path: a, rows: articles, row_group: 0}", "must be more than 0"),
    ])
    func optionsThatAreRefused(load: String, problem: String) {
        let found = self.problem(load)
        #expect(found.hasPrefix("p.yaml:5:"))
        #expect(found.contains(problem))
    }

    /// Partitioning and sorting need their columns, also when they are not written.
    @Test func columnsThatAreNeeded() throws {
        let plan = try plan(
            "csv: {path: a, rows: figures, columns: [value], partition_by: [published.year], sort_by: [-noun]}")
        #expect(plan.load[0].projection.schema.fields.map(\.name) == ["value", "published", "noun"])
        #expect(
            try self.plan("csv: {path: a, rows: figures, sort_by: [noun]}").load[0].projection.schema.fields.count > 20)
    }

    /// Batches of figures with values `0..<count`, in several kinds.
    private func write(_ count: Int, _ options: String) throws {
        let load = try plan(options).load[0]
        let schema = load.projection.schema
        let stage = load.step.make()
        try stage.open()
        for start in stride(from: 0, to: count, by: 10) {
            var batch = ColumnBatch(schema: schema)
            for number in start..<min(start + 10, count) {
                for (index, field) in schema.fields.enumerated() {
                    batch.append(to: index) { column in
                        switch field.type {
                        case .string: column.append(utf8: "\(field.name) \(number % 3)".utf8)
                        case .double: column.append(Double(number))
                        case .list: column.append(["a", "b"])
                        default: column.append(number % 2)
                        }
                    }
                }
            }
            try stage.write(batch)
        }
        try stage.synchronize()
        try stage.publish()
    }

    private func rows(_ path: String) throws -> ColumnBatch {
        var reader = try ParquetFileReader(path: FilePath(path)).rows()
        var rows = ColumnBatch(schema: reader.schema)
        while let batch = try reader.next() { rows.append(batch) }
        return rows
    }

    private func temporaryPath() -> String {
        FileManager.default.temporaryDirectory.appendingPathComponent("columnist-\(UUID().uuidString)").path
    }

    @Test func parquetComesBack() throws {
        let path = temporaryPath()
        defer { try? FileManager.default.removeItem(atPath: path) }
        try write(
            100,
            "parquet: {path: '\(path)', rows: figures, columns: [value, noun, kind], partition_by: [kind], sort_by: [-value],"
                + " max_rows: 20, compression: gzip, level: 9, bloom_filters: [noun]}")
        let names = try FileManager.default.subpathsOfDirectory(atPath: path).filter { $0.hasSuffix(".parquet") }
            .sorted()
        #expect(
            names
                == ["kind 0", "kind 1", "kind 2"].flatMap { kind in
                    (0..<2).map { "kind=\(kind.replacing(" ", with: "%20"))/part-0000\($0).parquet" }
                })
        var values: [Double] = []
        for name in names {
            let rows = try rows(path + "/" + name)
            #expect(rows.schema.fields.map(\.name) == ["value", "noun"])
            values += rows.columns[0].doubles
        }
        let expected = (0..<3).flatMap { kind in (0..<100).reversed().filter { $0 % 3 == kind } }
        #expect(values == expected.map { Double($0) })
    }

    @Test func oneParquetFile() throws {
        let path = temporaryPath()
        defer { try? FileManager.default.removeItem(atPath: path) }
        try write(25, "parquet: {path: '\(path)', rows: articles}")
        let rows = try rows(path)
        #expect(rows.rowCount == 25)
        #expect(rows["authors"]?.text(at: 3) == "a; b")
    }

    @Test func dialectsOfCSV() throws {
        let path = temporaryPath()
        defer { try? FileManager.default.removeItem(atPath: path) }
        try write(
            2,
            "csv: {path: '\(path)', rows: figures, columns: [noun, value], delimiter: ';', line_ending: lf, quoting: minimal}"
        )
        #expect(try String(contentsOfFile: path, encoding: .utf8) == "noun;value\nnoun 0;0\nnoun 1;1\n")
    }

    @Test func jsonLines() throws {
        let path = temporaryPath()
        defer { try? FileManager.default.removeItem(atPath: path) }
        try write(3, "ndjson: {path: '\(path)/', rows: figures, columns: [value, noun], max_rows: 2}")
        #expect(
            try String(contentsOfFile: path + "/part-00000.ndjson", encoding: .utf8)
                == "{\"value\":0,\"noun\":\"noun 0\"}\n{\"value\":1,\"noun\":\"noun 1\"}\n")
        #expect(
            try String(contentsOfFile: path + "/part-00001.ndjson", encoding: .utf8)
                == "{\"value\":2,\"noun\":\"noun 2\"}\n")
    }

    /// Two tables of one database, and a second run that replaces rows by their key.
    @Test func sqliteTables() throws {
        let path = temporaryPath()
        defer { try? FileManager.default.removeItem(atPath: path) }
        let articles =
            "sqlite: {path: '\(path)/news.sqlite', rows: articles, columns: [article_id, words], key: [article_id]}"
        let figures = "sqlite: {path: '\(path)/news.sqlite', rows: figures, columns: [value, noun], table: numbers}"
        for _ in 0..<2 {
            try write(3, articles)
            try write(2, figures)
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: path) == ["news.sqlite"])
        let queue = try DatabaseQueue(path: path + "/news.sqlite")
        let counts = try queue.read { database in
            try ["articles", "numbers"].map { try Int.fetchOne(database, sql: "SELECT count(*) FROM \($0)") }
        }
        #expect(counts == [3, 4])
        #expect(try queue.read { try Double.fetchAll($0, sql: "SELECT value FROM numbers") } == [0, 1, 0, 1])
    }

    /// What cannot be is said before anything is read, and the database stays as it was.
    @Test func sqliteTablesThatDoNotFit() throws {
        #expect(
            problem("sqlite: {path: a, rows: figures, columns: [value], key: [noun]}").contains("'key' names 'noun'"))
        let path = temporaryPath()
        defer { try? FileManager.default.removeItem(atPath: path) }
        try write(2, "sqlite: {path: '\(path)', rows: figures, columns: [value]}")
        let before = FileManager.default.contents(atPath: path)
        let stage = try plan("sqlite: {path: '\(path)', rows: figures, columns: [noun]}").load[0].step.make()
        let error = #expect(throws: RunError.self) { try stage.open() }
        #expect(error?.code == .cannotCreate)
        #expect(FileManager.default.contents(atPath: path) == before)
    }

    @Test func twoStagesMayWriteToOneDatabase() throws {
        #expect(
            try plan("sqlite: {path: a, rows: figures}}, {sqlite: {path: a, rows: articles}").load.map(\.output) == [
                "a:figures", "a:articles",
            ])
        #expect(
            problem("sqlite: {path: a, rows: figures}}, {sqlite: {path: a, rows: articles, table: figures}")
                .contains("already"))
    }
}
