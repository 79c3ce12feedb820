import Foundation
import JSON
import Testing

/// Values that are awkward in a path come back from the names of directories as they were.
@Suite struct PartitionValueTests {
    private static let titles = [
        "Floods in Zürich and 東京 🌊", "Either/or: a question", "100% = all? [sic] {x}", "C++ & C#, a b+c",
        "../../etc/passwd",
        "What's \"new\" \\ old", "Percent %2F %25 signs", "Stars * and tildes ~ ^ | <", "2022-03-30", "007", "plain",
    ]

    /// Titles by article id, from JSON lines, and the same rows partitioned by title.
    private func write(_ scratch: Scratch) throws -> [String: String] {
        for (number, title) in Self.titles.enumerated() {
            let escaped = title.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
            try scratch.write(
                """
                <html lang="en"><head><title>\(escaped)</title></head><body><article><h1>\(escaped)</h1>
                <p>Article \(number) says that at least 12 people were killed in the flood, according to the mayor.</p>
                </article></body></html>
                """, to: "pages/\(number).html")
        }
        try scratch.write(
            """
            version: 1
            name: awkward
            extract: [{files: {paths: [pages]}}]
            transform: [article]
            load:
              - ndjson: {path: out/titles.ndjson, rows: articles, columns: [article_id, title]}
              - parquet: {path: out/parts, rows: articles, columns: [article_id], partition_by: [title]}
            """, to: "p.yaml")
        let run = try Program.run(["run", "p.yaml"], directory: scratch.directory)
        #expect(run.status == 0, "\(run.errors)")
        return try pairs(try scratch.text("out/titles.ndjson"))
    }

    /// JSON lines with an id and a title.
    private func pairs(_ lines: String) throws -> [String: String] {
        var pairs: [String: String] = [:]
        for line in lines.split(separator: "\n") {
            let row = try JSONDocument(parsing: Array(line.utf8)).root
            pairs[try #require(row["article_id"]?.string)] = row["title"]?.string ?? ""
        }
        return pairs
    }

    private func check(_ code: String) throws {
        let scratch = try Scratch()
        let expected = try write(scratch)
        #expect(expected.count == Self.titles.count)
        #expect(Set(expected.values).isSuperset(of: ["../../etc/passwd", "100% = all? [sic] {x}"]))
        let result = try Python.run(
            code + """

                import json
                for i, t in rows: print(json.dumps({"article_id": i, "title": t}))
                """, directory: scratch.directory)
        #expect(result.status == 0, "\(result.errors)")
        #expect(try pairs(result.output) == expected)
    }

    @Test(.enabled(if: Python.has("duckdb"), "Python has no duckdb"))
    func duckDB() throws {
        try check(
            """
            import duckdb
            rows = duckdb.sql("SELECT article_id, title FROM read_parquet('out/parts/*/*.parquet', hive_partitioning = true, "
                              "hive_types = {'title': VARCHAR})").fetchall()
            """)
    }

    @Test(.enabled(if: Python.has("pyarrow"), "Python has no pyarrow"))
    func arrow() throws {
        try check(
            """
            import pyarrow, pyarrow.dataset
            partitioning = pyarrow.dataset.partitioning(pyarrow.schema([("title", pyarrow.string())]), flavor="hive")
            table = pyarrow.dataset.dataset("out/parts", partitioning=partitioning).to_table()
            rows = zip(table["article_id"].to_pylist(), table["title"].to_pylist())
            """)
    }

    @Test(.enabled(if: Python.has("polars"), "Python has no polars"))
    func polars() throws {
        try check(
            """
            import polars
            rows = polars.scan_parquet("out/parts/**/*.parquet", hive_schema={"title": polars.String}).select(
                "article_id", "title").collect().rows()
            """)
    }

    @Test(
        .enabled(if: Python.has("pyspark") && Program.tool("java") != nil, "Python has no pyspark, or there is no Java")
    )
    func spark() throws {
        try check(
            """
            from pyspark.sql import SparkSession
            spark = (SparkSession.builder.master("local[1]").config("spark.ui.enabled", "false")
                     .config("spark.sql.sources.partitionColumnTypeInference.enabled", "false").getOrCreate())
            rows = [(row.article_id, row.title) for row in spark.read.parquet("out/parts").collect()]
            """)
    }
}
