import Columns
import Compression
import FileSystem
import JSON
import Testing

@testable import Parquet

@Suite struct RoundTripTests {
    private func json(_ batch: ColumnBatch, _ rows: inout [String]) {
        for row in 0..<batch.rowCount {
            var writer = JSONWriter()
            writer.beginArray()
            for column in batch.columns { column.write(row, to: &writer, style: .raw) }
            writer.endArray()
            rows.append(String(decoding: writer.bytes, as: UTF8.self))
        }
    }

    private func bytes(_ batches: [ColumnBatch], _ schema: Schema, _ properties: WriterProperties) throws -> [UInt8] {
        var writer = try ParquetFileWriter(sink: MemorySink(), schema: schema, properties: properties)
        for batch in batches { try writer.append(batch) }
        return try writer.finish().bytes
    }

    private func rows(_ bytes: [UInt8]) throws -> [String] {
        var reader = try ParquetFileReader(bytes: bytes).rows()
        var rows: [String] = []
        while let batch = try reader.next() { json(batch, &rows) }
        return rows
    }

    @Test(arguments: 0..<60)
    func rowsComeBackAsTheyWere(_ seed: Int) throws {
        var random = RandomBatches(seed: UInt64(seed))
        let schema = random.schema()
        let batches = (0..<3).map { _ in random.batch(of: schema, rows: Int.random(in: 0..<120, using: &random.random))
        }
        var expected: [String] = []
        for batch in batches { json(batch, &expected) }

        var properties = WriterProperties()
        properties.compression = CompressionCodec.allCases.filter(\.canCompress)[seed % 5]
        properties.dataPageVersion = seed % 2 == 0 ? .v1 : .v2
        properties.pageSize = [40, 300, 4 << 20][seed % 3]
        properties.rowGroupSize = [500, 20_000, 64 << 20][seed / 3 % 3]
        let written = try bytes(batches, schema, properties)
        #expect(try rows(written) == expected)
        #expect(try bytes(batches, schema, properties) == written)
        let reader = try ParquetFileReader(bytes: written)
        #expect(try reader.schema.fields.map(\.type) == schema.fields.map(\.type))
        #expect(try reader.schema.fields.map(\.isNullable) == schema.fields.map(\.isNullable))
    }

    @Test func howRowsAreBatchedChangesNothing() throws {
        var random = RandomBatches(seed: 99)
        let schema = random.schema()
        let whole = random.batch(of: schema, rows: 200)
        var single: [ColumnBatch] = []
        for row in 0..<whole.rowCount {
            var batch = ColumnBatch(schema: schema)
            for index in batch.columns.indices {
                batch.append(to: index) { $0.append(whole.columns[index], row: row) }
            }
            single.append(batch)
        }
        var (left, right): ([String], [String]) = ([], [])
        json(whole, &left)
        for batch in single { json(batch, &right) }
        #expect(left == right)
        let properties = WriterProperties()
        #expect(try rows(bytes(single, schema, properties)) == left)
    }

    private struct Batches: BatchReader {
        let schema: Schema
        var batches: ArraySlice<ColumnBatch>

        mutating func next() -> ColumnBatch? { batches.popFirst() }
    }

    @Test(arguments: [1, 2, 5])
    func theNumberOfJobsChangesNothing(_ jobs: Int) async throws {
        var random = RandomBatches(seed: 5)
        let schema = random.schema()
        let batches = (0..<12).map { _ in random.batch(of: schema, rows: 150) }
        var properties = WriterProperties()
        properties.rowGroupSize = 9_000
        properties.pageSize = 1_000
        var source = Batches(schema: schema, batches: batches[...])
        var writer = try ParquetFileWriter(sink: MemorySink(), schema: schema, properties: properties)
        try await writer.append(contentsOf: &source, jobs: jobs)
        #expect(writer.rowGroupCount > 3 && writer.rowCount == 1_800)
        #expect(try writer.finish().bytes == bytes(batches, schema, properties))
    }

    @Test func aFileWithoutRowsHasItsSchema() throws {
        let schema = Schema([Field("a", .string), Field("b", .list(of: .int32))])
        let reader = try ParquetFileReader(bytes: bytes([], schema, WriterProperties()))
        #expect(reader.rowCount == 0 && reader.rowGroupCount == 0)
        #expect(try reader.schema.fields.map(\.name) == ["a", "b"])
    }

    @Test func aDictionaryThatGrowsTooLargeIsLeft() throws {
        // Few values at first, so that a dictionary is chosen; then ever new ones.
        let schema = Schema([Field("a", .string, isNullable: false)])
        var batch = ColumnBatch(schema: schema)
        for row in 0..<20_000 {
            let text = row < 4_000 ? "value \(row * row / 3 % 7)" : "another value, number \(row * 7_919 % 20_011)"
            batch.append(to: 0) { $0.append(utf8: text.utf8) }
        }
        var properties = WriterProperties()
        properties.pageSize = 20_000
        let written = try bytes([batch], schema, properties)
        var expected: [String] = []
        json(batch, &expected)
        #expect(try rows(written) == expected)
        let encodings = try ParquetFileReader(bytes: written).footer.metaData.rowGroups[0].columns[0].metaData?
            .encodings
        #expect(encodings?.contains(.rleDictionary) == true && (encodings?.count ?? 0) >= 3)
    }

    @Test func aHugeValueHasAPageOfItsOwn() throws {
        let schema = Schema([Field("a", .string, isNullable: false)])
        var batch = ColumnBatch(schema: schema)
        for size in [10, 500_000, 10, 10] {
            batch.append(to: 0) { $0.append(utf8: [UInt8](repeating: UInt8(ascii: "x"), count: size)) }
        }
        var properties = WriterProperties()
        properties.pageSize = 1_000
        let written = try bytes([batch], schema, properties)
        var expected: [String] = []
        json(batch, &expected)
        #expect(try rows(written) == expected)
        let index = try ParquetFileReader(bytes: written).footer.metaData.rowGroups[0].columns[0].metaData
        #expect(index?.encodingStats?.filter { $0.pageType == .dataPage }.reduce(0) { $0 + $1.count } == 3)
    }

    @Test func whatCannotBeWrittenIsRefused() {
        func refused(_ fields: [Field], _ change: (inout WriterProperties) -> Void = { _ in }) -> Bool {
            var properties = WriterProperties()
            change(&properties)
            do {
                _ = try bytes([], Schema(fields), properties)
                return false
            } catch {
                return (error as? ParquetError)?.code == .invalidArgument
            }
        }
        #expect(refused([]))
        #expect(refused([Field("a", .int32), Field("a", .string)]))
        #expect(refused([Field("a", .decimal(precision: 39, scale: 0))]))
        #expect(refused([Field("a", .structure([]))]))
        #expect(refused([Field("a", .int32)]) { $0.sortingColumns = [.init("b")] })
        #expect(refused([Field("a", .int32)]) { $0.bloomFilterColumns = ["b"] })
        #expect(refused([Field("a", .int32)]) { $0.pageSize = 0 })
        #expect(refused([Field("a", .int32)]) { $0.compression = .brotli })
        #expect(refused([Field("a", .int32)]) { $0.compressionLevel = 99 })
    }

    @Test func anotherSchemaIsRefused() throws {
        var writer = try ParquetFileWriter(sink: MemorySink(), schema: Schema([Field("a", .int32)]))
        do {
            try writer.append(ColumnBatch(schema: Schema([Field("a", .string)])))
            Issue.record("a batch of another schema was taken")
        } catch {
            #expect(error.code == .invalidArgument)
        }
    }
}
