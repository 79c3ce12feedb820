import Columns
import FileSystem
import Foundation
import SystemPackage
import Testing

@testable import Datasets

@Suite struct DatasetWriterTests {
    private static let schema = Schema([
        Field("id", .int64, isNullable: false, documentation: "The number."), Field("day", .date),
        Field("name", .string),
    ])
    private static let rows: [[String?]] = [
        ["0", "2", "b"], ["1", "1", "a/b"], ["2", nil, "b"], ["3", "2", ""], ["4", "1", nil], ["5", "2", "a/b"],
        ["6", "1", "a/b"],
    ]

    private func layout(_ change: (inout DatasetLayout) -> Void) -> DatasetLayout {
        var layout = DatasetLayout()
        change(&layout)
        return layout
    }

    private func write(
        _ rows: [[String?]] = rows, to path: FilePath, batchSize: Int = 2, _ layout: DatasetLayout
    ) throws {
        let description = DatasetDescription(format: .text, table: "things", producer: "test 1")
        var writer = try DatasetWriter(path: path, schema: Self.schema, layout: layout, description: description)
        for start in stride(from: 0, to: rows.count, by: batchSize) {
            try writer.append(ColumnBatch(Self.schema, rows: Array(rows[start..<min(start + batchSize, rows.count)])))
        }
        try writer.finish()
        try writer.close()
    }

    @Test func oneFile() throws {
        let scratch = try Scratch()
        try write(to: scratch.path.appending("out/table.txt"), layout { $0.columns = ["name", "id"] })
        #expect(scratch.files == ["out/table.txt"])
        #expect(try scratch.text("out/table.txt") == "b|0\na/b|1\nb|2\n|3\n-|4\na/b|5\na/b|6\n")
    }

    @Test func directoriesOfValues() throws {
        let scratch = try Scratch()
        try write(
            to: scratch.path.appending("t"), layout { $0.partitions = [PartitionKey("name"), PartitionKey("day")] })
        #expect(
            scratch.files == [
                "t/_manifest.json",
                "t/name=__HIVE_DEFAULT_PARTITION__/day=1970-01-02/part-00000.txt",
                "t/name=__HIVE_DEFAULT_PARTITION__/day=1970-01-03/part-00000.txt",
                "t/name=a%2Fb/day=1970-01-02/part-00000.txt",
                "t/name=a%2Fb/day=1970-01-03/part-00000.txt",
                "t/name=b/day=1970-01-03/part-00000.txt",
                "t/name=b/day=__HIVE_DEFAULT_PARTITION__/part-00000.txt",
            ])
        #expect(try scratch.text("t/name=a%2Fb/day=1970-01-02/part-00000.txt") == "1\n6\n")
    }

    @Test func partsOfDatesKeepTheirColumn() throws {
        let scratch = try Scratch()
        try write(
            to: scratch.path.appending("t"),
            layout { $0.partitions = [PartitionKey("day.year"), PartitionKey("day.month")] })
        #expect(try scratch.text("t/year=1970/month=01/part-00000.txt").hasPrefix("1|1970-01-02|a/b\n") == false)
        #expect(
            try scratch.text("t/year=1970/month=01/part-00000.txt").split(separator: "\n").first == "0|1970-01-03|b")
        #expect(
            try scratch.text("t/year=__HIVE_DEFAULT_PARTITION__/month=__HIVE_DEFAULT_PARTITION__/part-00000.txt")
                == "2|-|b\n")
    }

    @Test func theOrderHoldsOverAllFiles() throws {
        let scratch = try Scratch()
        let layout = layout {
            $0.order = [SortKey("-day"), SortKey("name")]
            $0.maximumRows = 3
            $0.columns = ["id"]
        }
        try write(to: scratch.path.appending("t"), layout)
        #expect(scratch.files.count == 4)
        #expect(try scratch.text("t/part-00000.txt") == "3\n5\n0\n")
        #expect(try scratch.text("t/part-00001.txt") == "1\n6\n4\n")
        #expect(try scratch.text("t/part-00002.txt") == "2\n")
    }

    /// However the rows arrive and however little memory there is.
    @Test func theSameBytesForAnyBatchesAndMemory() throws {
        var contents: Set<[String]> = []
        for (batchSize, memory) in [(1, 1), (2, 1 << 20), (7, 500)] {
            let scratch = try Scratch()
            let layout = layout {
                $0.partitions = [PartitionKey("day")]
                $0.order = [SortKey("name")]
                $0.maximumRows = 2
                $0.memory = memory
            }
            try write(to: scratch.path.appending("t"), batchSize: batchSize, layout)
            contents.insert(try scratch.files.map { try $0 + ":" + scratch.text($0) })
        }
        #expect(contents.count == 1)
        #expect(contents.first?.count == 6)
    }

    @Test func filesEndAtTheirSize() throws {
        let scratch = try Scratch()
        let rows = (0..<100).map { [String($0), nil, "0123456789"] }
        try write(rows, to: scratch.path.appending("t"), layout { $0.maximumBytes = 300 })
        #expect(scratch.files.count > 4)
        var lines: [Substring] = []
        for file in scratch.files.dropFirst() {
            let text = try scratch.text(file)
            #expect(text.utf8.count < 340)
            lines += text.split(separator: "\n")
        }
        #expect(lines.map { $0.prefix { $0 != "|" } } == (0..<100).map { "\($0)"[...] })
    }

    @Test func theManifestNamesWhatIsThere() throws {
        let scratch = try Scratch()
        let path = scratch.path.appending("t")
        try write(
            to: path,
            layout {
                $0.partitions = [PartitionKey("name")]
                $0.order = [SortKey("-id")]
            })
        let manifest = try #require(try Manifest.read(from: path))
        #expect(manifest.rows == 7)
        #expect(manifest.producer == "test 1" && manifest.table == "things" && manifest.format == "txt")
        #expect(manifest.columns.map(\.name) == ["id", "day"])
        #expect(manifest.columns[0].meaning == "The number." && !manifest.columns[0].isNullable)
        #expect(manifest.partitionColumns.map(\.type) == ["string"])
        #expect(manifest.sortedBy == ["-id"])
        #expect(manifest.files.map(\.partition) == ["a/b", "b", nil].map { [PartitionValue(name: "name", text: $0)] })
        #expect((manifest.files.map { "t/" + $0.path } + ["t/_manifest.json"]).sorted() == scratch.files)
        for file in manifest.files {
            let bytes = try path.appending(file.path).readBytes()
            #expect(file.bytes == bytes.count && file.sha256 == SHA256.hexadecimal(bytes))
        }
        #expect(try Manifest(parsing: manifest.json) == manifest)
    }

    @Test(arguments: [
        "", "[]", "{\"manifest_version\":2}", "{\"manifest_version\":1}", "{",
        "{\"manifest_version\":1,\"producer\":\"a\",\"table\":\"b\",\"format\":\"c\",\"files\":[{}]}",
    ])
    func whatIsNoManifest(text: String) {
        let error = #expect(throws: DatasetError.self) { _ = try Manifest(parsing: Array(text.utf8)) }
        #expect(error?.code == .manifest)
    }

    @Test func noRows() throws {
        let scratch = try Scratch()
        try write([], to: scratch.path.appending("file.txt"), layout { _ in })
        try write([], to: scratch.path.appending("plain"), layout { $0.maximumRows = 2 })
        try write(
            [], to: scratch.path.appending("sorted"), layout { ($0.order, $0.isDirectory) = ([SortKey("id")], true) })
        try write([], to: scratch.path.appending("values"), layout { $0.partitions = [PartitionKey("day")] })
        #expect(
            scratch.files == [
                "file.txt", "plain/_manifest.json", "plain/part-00000.txt", "sorted/_manifest.json",
                "sorted/part-00000.txt", "values/_manifest.json",
            ])
        #expect(try Manifest.read(from: scratch.path.appending("values"))?.rows == 0)
    }

    @Test func anEarlierDatasetIsReplaced() throws {
        let scratch = try Scratch()
        let path = scratch.path.appending("t")
        try write(to: path, layout { $0.partitions = [PartitionKey("name")] })
        try write(to: path, layout { $0.partitions = [PartitionKey("day")] })
        #expect(scratch.files.allSatisfy { !$0.contains("name=") } && scratch.files.count == 4)
        try write(to: path, layout { $0.isDirectory = true })
        #expect(scratch.files == ["t/_manifest.json", "t/part-00000.txt"])
    }

    @Test func whatOthersWroteIsNotReplaced() throws {
        let scratch = try Scratch()
        let layout = layout { $0.isDirectory = true }
        try scratch.write("mine", to: "t/notes.md")
        func refusal() -> DatasetError.Code? {
            do { try write(to: scratch.path.appending("t"), layout) } catch { return (error as? DatasetError)?.code }
            return nil
        }
        #expect(refusal() == .foreignFiles)
        #expect(scratch.files == ["t/notes.md"])
        try FileManager.default.removeItem(atPath: scratch.path.appending("t/notes.md").string)
        #expect(refusal() == nil)
        try scratch.write("mine", to: "t/deep/notes.md")
        #expect(refusal() == .foreignFiles)
        #expect(scratch.files == ["t/_manifest.json", "t/deep/notes.md", "t/part-00000.txt"])
    }

    /// A file that comes while the rows are written is kept too.
    @Test func whatOthersWriteMeanwhileIsNotReplaced() throws {
        let scratch = try Scratch()
        let path = scratch.path.appending("t")
        let layout = layout { $0.isDirectory = true }
        try write(to: path, layout)
        let description = DatasetDescription(format: .text, table: "things", producer: "test 1")
        var writer = try DatasetWriter(path: path, schema: Self.schema, layout: layout, description: description)
        try writer.finish()
        try scratch.write("mine", to: "t/notes.md")
        var code: DatasetError.Code?
        do { try writer.close() } catch { code = error.code }
        #expect(code == .foreignFiles)
        #expect(scratch.files == ["t/_manifest.json", "t/notes.md", "t/part-00000.txt"])
    }

    @Test func aDroppedWriterLeavesNothing() throws {
        let scratch = try Scratch()
        let description = DatasetDescription(format: .text, table: "things", producer: "test 1")
        for isSorted in [false, true] {
            let layout = layout {
                $0.isDirectory = true
                $0.memory = 1
                if isSorted { $0.order = [SortKey("id")] }
            }
            do {
                var writer = try DatasetWriter(
                    path: scratch.path.appending("t"), schema: Self.schema, layout: layout, description: description)
                try writer.append(ColumnBatch(Self.schema, rows: Self.rows))
            }
            #expect(scratch.files.isEmpty)
        }
    }

    @Test func placesThatCannotBeWritten() throws {
        let scratch = try Scratch()
        try scratch.write("", to: "file")
        try scratch.write("", to: "directory/x")
        func code(_ name: String, _ change: (inout DatasetLayout) -> Void) -> DatasetError.Code? {
            do {
                try write(to: scratch.path.appending(name), layout(change))
            } catch { return (error as? DatasetError)?.code }
            return nil
        }
        #expect(code("file/table.txt") { _ in } == .file)
        #expect(code("directory") { _ in } == .file)
        #expect(code("file") { $0.isDirectory = true } == .file)
        #expect(scratch.files == ["directory/x", "file"])
    }

    @Test func aValueThatNoDirectoryCanHave() throws {
        let scratch = try Scratch()
        let rows = [["1", nil, String(repeating: "x", count: 300)]]
        let error = #expect(throws: DatasetError.self) {
            try write(rows, to: scratch.path.appending("t"), layout { $0.partitions = [PartitionKey("name")] })
        }
        #expect(error?.code == .longValue)
        #expect(scratch.files.isEmpty)
    }
}
