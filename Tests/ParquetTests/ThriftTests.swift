import Testing

@testable import Parquet

@Suite struct ThriftTests {
    static let metadata = FileMetaData(
        version: 1,
        schema: [
            SchemaElement(name: "schema", numChildren: 2),
            SchemaElement(
                type: .int32, repetitionType: .required, name: "price", convertedType: .decimal, scale: 2, precision: 9,
                logicalType: .decimal(scale: 2, precision: 9)),
            SchemaElement(
                type: .int64, repetitionType: .optional, name: "späť", fieldID: -7,
                logicalType: .timestamp(isAdjustedToUTC: true, unit: .nanos)),
        ],
        numRows: 1 << 40,
        rowGroups: [
            RowGroup(
                columns: [ColumnChunk(metaData: chunk, columnIndexOffset: 5, columnIndexLength: 6)],
                totalByteSize: -1, numRows: 3, sortingColumns: [SortingColumn(columnIndex: 20, isDescending: true)],
                ordinal: 300)
        ],
        keyValueMetadata: (0..<20).map { KeyValue(key: "k\($0)", value: $0 == 3 ? nil : "v") },
        createdBy: "", columnOrders: [ColumnOrder(isTypeDefined: true), ColumnOrder(isTypeDefined: true)])

    static let chunk = ColumnMetaData(
        type: .byteArray, encodings: [.plain, .rle, Encoding(rawValue: 99)], pathInSchema: ["a", "list", "element"],
        codec: .zstd, numValues: 9, totalUncompressedSize: .max, totalCompressedSize: .min,
        keyValueMetadata: [], dataPageOffset: 4, dictionaryPageOffset: 0,
        statistics: Statistics(
            nullCount: 0, maxValue: Array(repeating: 255, count: 300), minValue: [], isMaxValueExact: false,
            isMinValueExact: true),
        encodingStats: [PageEncodingStats(pageType: .dataPageV2, encoding: .rleDictionary, count: 7)],
        bloomFilterOffset: 12, bloomFilterLength: 13,
        sizeStatistics: SizeStatistics(
            unencodedByteArrayDataBytes: 3, repetitionLevelHistogram: [1, 2], definitionLevelHistogram: [0, 0, 9]))

    static let columnIndex = ColumnIndex(
        nullPages: [true, false] + Array(repeating: false, count: 15), minValues: [[], [1]], maxValues: [[], [2, 3]],
        boundaryOrder: .ascending, nullCounts: [1, 0])

    @Test func everyStructComesBack() throws {
        #expect(try roundTrip(Self.metadata) == Self.metadata)
        #expect(try roundTrip(Self.columnIndex) == Self.columnIndex)
        let offsets = OffsetIndex(
            pageLocations: [PageLocation(offset: 1 << 33, compressedPageSize: 9, firstRowIndex: 2)],
            unencodedByteArrayDataBytes: [4])
        #expect(try roundTrip(offsets) == offsets)
        let bloom = BloomFilterHeader(numBytes: 64)
        #expect(try roundTrip(bloom) == bloom)
        let v1 = PageHeader(
            type: .dataPage, uncompressedPageSize: 5, compressedPageSize: 6, crc: -5,
            dataPageHeader: DataPageHeader(numValues: 1, encoding: .deltaByteArray))
        #expect(try roundTrip(v1) == v1)
        let v2 = PageHeader(
            type: .dataPageV2,
            dataPageHeaderV2: DataPageHeaderV2(
                numValues: 1, numNulls: 2, numRows: 3, encoding: .byteStreamSplit, definitionLevelsByteLength: 4,
                repetitionLevelsByteLength: 5, isCompressed: false))
        #expect(try roundTrip(v2) == v2)
        let dictionary = PageHeader(
            type: .dictionaryPage, dictionaryPageHeader: DictionaryPageHeader(numValues: 8, isSorted: true))
        #expect(try roundTrip(dictionary) == dictionary)
    }

    @Test(arguments: [
        LogicalType.string, .map, .list, .enumeration, .decimal(scale: 3, precision: 38), .date,
        .time(isAdjustedToUTC: false, unit: .millis), .timestamp(isAdjustedToUTC: false, unit: .micros),
        .integer(bitWidth: 8, isSigned: false), .unknown, .json, .bson, .uuid, .float16, .variant, .geometry,
        .geography, .other(40),
    ])
    func logicalTypesComeBack(type: LogicalType) throws {
        #expect(try roundTrip(type) == type)
    }

    @Test func unknownFieldsOfEveryTypeAreSkipped() throws {
        // Fields 40 to 48: true, byte, i64, double, binary, list of binary, map, struct, list of struct.
        var bytes: [UInt8] = [0x01, 80, 0x13, 9, 0x16, 0x80, 0x01, 0x17] + Array(repeating: 7, count: 8)
        bytes += [0x18, 2, 65, 66, 0x19, 0x28, 0, 1, 65, 0x1B, 1, 0x56, 2, 4, 0x1C, 0x11, 0x00, 0x19, 0x1C, 0x00]
        bytes += [0x08, 2, 1, 0x6B, 0x18, 1, 0x76, 0x00]
        var reader = ThriftReader(bytes)
        let value = try KeyValue(from: &reader)
        #expect(value == KeyValue(key: "k", value: "v"))
        #expect(reader.position == bytes.count)
    }

    @Test func truncationIsAnErrorWithItsPlace() {
        let bytes = Self.metadata.thriftBytes
        for end in bytes.indices {
            let error = #expect(throws: ParquetError.self) {
                var reader = ThriftReader(bytes, range: 0..<end, fileOffset: 1_000)
                _ = try FileMetaData(from: &reader)
            }
            #expect((1_000...1_000 + end).contains(error?.place.offset ?? 0))
        }
    }

    @Test func noDamageTraps() {
        let bytes = Self.metadata.thriftBytes
        var refused = 0
        for index in bytes.indices {
            for value in [UInt8(0), 0x0C, 0x19, 0x7F, 0x80, 0xF9, 0xFB, 0xFC, 0xFF] {
                var damaged = bytes
                damaged[index] = value
                var reader = ThriftReader(damaged)
                do { _ = try FileMetaData(from: &reader) } catch { refused += 1 }
            }
        }
        #expect(refused > bytes.count)
    }

    @Test func nestingAndListsAreLimited() {
        var nested = ThriftReader(Array(repeating: 0xFC, count: 1_000) + [0])
        #expect(throws: ParquetError.self) { _ = try KeyValue(from: &nested) }
        // A list of lists of lists …
        var lists = ThriftReader([0xF9] + Array(repeating: 0x19, count: 1_000))
        #expect(throws: ParquetError.self) { _ = try KeyValue(from: &lists) }
        // 2^62 structs in two bytes.
        var huge = ThriftReader([0x19, 0xFC, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x3F, 0, 0])
        #expect(throws: ParquetError.self) { _ = try OffsetIndex(from: &huge) }
    }

    @Test func requiredFieldsAreRequired() {
        var reader = ThriftReader([0])
        let error = #expect(throws: ParquetError.self) { _ = try FileMetaData(from: &reader) }
        #expect(error?.code == .malformed)
    }

    private func roundTrip<Value: ThriftStruct>(_ value: Value) throws -> Value {
        let bytes = value.thriftBytes
        var reader = ThriftReader(bytes)
        let back = try Value(from: &reader)
        #expect(reader.position == bytes.count)
        return back
    }
}
