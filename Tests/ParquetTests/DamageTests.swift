import Columns
import Compression
import FileSystem
import SystemPackage
import Testing

@testable import Parquet

/// Damage gives an error or other rows, and never ends the process.
@Suite struct DamageTests {
    /// Small files of every type, codec, page version and depth.
    static func sample(_ number: Int) throws -> [UInt8] {
        var random = RandomBatches(seed: UInt64(1_000 + number))
        let schema = random.schema()
        var properties = WriterProperties()
        properties.compression = CompressionCodec.allCases.filter(\.canCompress)[number % 5]
        properties.dataPageVersion = number % 2 == 0 ? .v1 : .v2
        properties.pageSize = number % 3 == 0 ? 60 : 4 << 20
        let scalar = schema.fields.first { !$0.type.isNested }
        if let scalar { properties.bloomFilterColumns = [scalar.name] }
        var writer = try ParquetFileWriter(sink: MemorySink(), schema: schema, properties: properties)
        try writer.append(random.batch(of: schema, rows: 12))
        return try writer.finish().bytes
    }

    /// Reads all that can be read; returns whether it was refused.
    private func isRefused(_ bytes: [UInt8]) -> Bool {
        do throws(ParquetError) {
            let reader = try ParquetFileReader(bytes: bytes)
            _ = reader.metadata
            _ = try reader.verify()
            var options = ReadOptions()
            options.columnByteLimit = 1 << 24
            options.batchRows = 5
            var rows = try reader.rows(options: options)
            // A footer may claim any number of rows of a column without values.
            var count = 0
            while count < 1_000, let batch = try rows.next() { count += batch.rowCount }
            return false
        } catch {
            return true
        }
    }

    @Test(arguments: 0..<10)
    func everyTruncationIsRefused(number: Int) throws {
        let bytes = try Self.sample(number)
        #expect(!isRefused(bytes))
        #expect(try ParquetFileReader(bytes: bytes).verify() == [])
        for end in bytes.indices where !isRefused(Array(bytes[..<end])) {
            Issue.record("\(end) of \(bytes.count) bytes were read as a file")
        }
    }

    @Test(arguments: 0..<10)
    func noFlippedByteTraps(number: Int) throws {
        let bytes = try Self.sample(number)
        var refused = 0
        for index in bytes.indices {
            for flip in [UInt8(0xFF), 1 << UInt8(index % 8)] {
                var damaged = bytes
                damaged[index] ^= flip
                if isRefused(damaged) { refused += 1 }
            }
        }
        #expect(refused > bytes.count / 4)
    }

    @Test func aFlipInAPageIsFoundByItsChecksum() throws {
        let bytes = try Self.sample(0)
        let reader = try ParquetFileReader(bytes: bytes)
        let chunk = try #require(reader.footer.metaData.rowGroups[0].columns.last?.metaData)
        var damaged = bytes
        // The last byte of the chunk is within its last page.
        let start = chunk.dictionaryPageOffset ?? chunk.dataPageOffset
        damaged[Int(start + chunk.totalCompressedSize) - 1] ^= 0x10
        let name = chunk.pathInSchema.joined(separator: ".")
        let error = #expect(throws: ParquetError.self) { try rowTexts(damaged) }
        #expect(error?.code == .checksum)
        #expect(error?.place.column == name && error?.place.rowGroup == 0 && error?.place.offset != nil)
        let findings = try ParquetFileReader(bytes: damaged).verify()
        #expect(findings.map(\.aspect) == [.page] && findings[0].place.column == name)
    }

    @Test func whatIsNoParquetFileIsNamed() throws {
        func code(_ bytes: [UInt8]) -> ParquetError.Code? {
            #expect(throws: ParquetError.self) { _ = try ParquetFileReader(bytes: bytes) }?.code
        }
        #expect(code([]) == .notParquet)
        #expect(code(Array("a,b\n1,2\n3,4\n5,6\n".utf8)) == .notParquet)
        var encrypted = try Self.sample(1)
        encrypted.replaceSubrange((encrypted.count - 4)..., with: Array("PARE".utf8))
        #expect(code(encrypted) == .encrypted)
        let missing = #expect(throws: ParquetError.self) { _ = try ParquetFileReader(path: "/nowhere/file.parquet") }
        #expect(missing?.code == .io && missing?.description.contains("/nowhere/file.parquet") == true)
    }

    @Test func statementsThatAreWrongAreFound() throws {
        let bytes = try Self.sample(3)
        let reader = try ParquetFileReader(bytes: bytes)
        func findings(_ change: (inout ColumnMetaData) -> Void) throws -> [ParquetFinding.Aspect] {
            var metaData = reader.footer.metaData
            if var column = metaData.rowGroups[0].columns[0].metaData {
                change(&column)
                metaData.rowGroups[0].columns[0].metaData = column
            }
            let changed = HandMadeFile.file(Array(bytes[..<reader.footer.offset]), metaData)
            return try ParquetFileReader(bytes: changed).verify().map(\.aspect)
        }
        #expect(try findings { _ in } == [])
        #expect(try findings { $0.statistics?.nullCount = 99 } == [.statistics])
        #expect(try findings { $0.sizeStatistics?.definitionLevelHistogram = [99] } == [.sizeStatistics])
        #expect(try findings { $0.encodings = [.bitPacked] }.allSatisfy { $0 == .footer })
        #expect(try !findings { $0.encodings = [.bitPacked] }.isEmpty)
    }

    @Test func memoryStaysInProportion() {
        // One dictionary value of a megabyte, a thousand million times.
        var file = HandMadeFile()
        let value = [UInt8](repeating: 0x61, count: 1 << 20)
        file.column(
            .byteArray, values: 1_000_000_000, encoding: .rleDictionary,
            dictionary: (1, .littleEndian(UInt32(value.count)) + value), page: [0, 0x80, 0xA8, 0xD6, 0xB9, 0x07])
        let bytes = file.finished(
            [SchemaElement(type: .byteArray, repetitionType: .required, name: "a")], rows: 1_000_000_000)
        var options = ReadOptions()
        options.columnByteLimit = 1 << 26
        let error = #expect(throws: ParquetError.self) { try rowTexts(bytes, options: options) }
        #expect(error?.code == .limit)
    }
}
