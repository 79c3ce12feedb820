import Testing

@testable import Parquet

/// Encodings, types and framings of other writers.
@Suite struct ForeignEncodingTests {
    private func read(
        _ type: PhysicalType, _ element: SchemaElement, values: Int, encoding: Encoding = .plain,
        levels: Encoding = .rle, codec: CodecID = .uncompressed, dictionary: (count: Int, bytes: [UInt8])? = nil,
        page: [UInt8], size: Int? = nil
    ) throws -> [String] {
        var file = HandMadeFile()
        file.column(
            type, values: values, encoding: encoding, levels: levels, codec: codec, dictionary: dictionary, page: page,
            size: size)
        return try rowTexts(file.finished([element], rows: values))
    }

    private func element(
        _ type: PhysicalType, length: Int32? = nil, _ repetition: FieldRepetitionType = .required,
        converted: ConvertedType? = nil, logical: LogicalType? = nil
    ) -> SchemaElement {
        SchemaElement(
            type: type, typeLength: length, repetitionType: repetition, name: "a", convertedType: converted,
            logicalType: logical)
    }

    @Test func runsOfBooleans() throws {
        // A run of three times 1, then eight packed bits.
        let page: [UInt8] = .levels([0x06, 0x01, 0x03, 0b0000_0101])
        let rows = try read(.boolean, element(.boolean), values: 6, encoding: .rle, page: page)
        #expect(rows == ["[true]", "[true]", "[true]", "[true]", "[false]", "[true]"])
    }

    @Test func levelsPackedFromTheHighestBit() throws {
        let page: [UInt8] = [0b1010_0000] + .littleEndian(Int32(7), 9)
        let rows = try read(.int32, element(.int32, .optional), values: 3, levels: .bitPacked, page: page)
        #expect(rows == ["[7]", "[null]", "[9]"])
    }

    @Test func differencesOfTheSpecification() throws {
        // Encodings.md, example 2: 7, 5, 3, 1, 2, 3, 4, 5 in a block of 128 with 4 miniblocks; deltas from -2, 2 bits.
        let page: [UInt8] =
            [0x80, 0x01, 0x04, 0x08, 0x0E, 0x03, 2, 0, 0, 0] + [0b1100_0000, 0b0011_1111, 0, 0, 0, 0, 0, 0]
        let rows = try read(.int32, element(.int32), values: 8, encoding: .deltaBinaryPacked, page: page)
        #expect(rows == [7, 5, 3, 1, 2, 3, 4, 5].map { "[\($0)]" })
    }

    @Test func sharedPrefixesOfTheSpecification() throws {
        // Encodings.md: "axis", "axle", "babble", "babyhood": prefixes 0, 2, 0, 3; suffixes of 4, 2, 6, 5 bytes.
        let prefixes: [UInt8] = [0x80, 0x01, 0x04, 0x04, 0x00, 0x03, 3, 0, 0, 0] + packed([4, 0, 5], width: 3)
        let lengths: [UInt8] = [0x80, 0x01, 0x04, 0x04, 0x08, 0x03, 3, 0, 0, 0] + packed([0, 6, 1], width: 3)
        let page = prefixes + lengths + Array("axislebabbleyhood".utf8)
        let rows = try read(
            .byteArray, element(.byteArray, logical: .string), values: 4, encoding: .deltaByteArray, page: page)
        #expect(rows == ["[\"axis\"]", "[\"axle\"]", "[\"babble\"]", "[\"babyhood\"]"])
    }

    /// A miniblock of 32 numbers, the rest zeros.
    private func packed(_ numbers: [UInt64], width: Int) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: width * 4)
        for (index, number) in numbers.enumerated() {
            for bit in 0..<width where number >> UInt64(bit) & 1 == 1 {
                bytes[(index * width + bit) / 8] |= 1 << UInt8((index * width + bit) % 8)
            }
        }
        return bytes
    }

    @Test func numbersOfOtherWidths() throws {
        let float16: [UInt8] = [0x00, 0x3C, 0x00, 0xC0, 0x00, 0x7C, 0x01, 0x00, 0x01, 0x7E]
        let halves = try read(
            .fixedLenByteArray, element(.fixedLenByteArray, length: 2, logical: .float16), values: 5, page: float16)
        #expect(halves == ["[1]", "[-2]", "[\"Infinity\"]", "[\(0x1p-24)]", "[\"NaN\"]"])

        let floats = try read(.float, element(.float), values: 2, page: .littleEndian(Float(1.5).bitPattern, 0))
        #expect(floats == ["[1.5]", "[0]"])

        let unsigned = try read(
            .int32, element(.int32, converted: .uint32), values: 2, page: .littleEndian(Int32(-1), 5))
        #expect(unsigned == ["[4294967295]", "[5]"])

        let wide = try read(.int64, element(.int64, converted: .uint64), values: 2, page: .littleEndian(Int64(-1), 5))
        #expect(wide == ["[\"18446744073709551615\"]", "[\"5\"]"])
    }

    @Test func timesOfOtherUnits() throws {
        func times(_ logical: LogicalType, _ page: [UInt8], _ type: PhysicalType = .int64) throws -> [String] {
            try read(type, element(type, logical: logical), values: 2, page: page)
        }
        let millis = try times(.timestamp(isAdjustedToUTC: true, unit: .millis), .littleEndian(Int64(-3), 5))
        #expect(millis == ["[-3000]", "[5000]"])
        let nanos = try times(.timestamp(isAdjustedToUTC: false, unit: .nanos), .littleEndian(Int64(-1), 1_999))
        #expect(nanos == ["[-1]", "[1]"])
        let ofDay = try times(.time(isAdjustedToUTC: true, unit: .millis), .littleEndian(Int32(1), 2), .int32)
        #expect(ofDay == ["[1000]", "[2000]"])
        let far = #expect(throws: ParquetError.self) {
            try times(.timestamp(isAdjustedToUTC: true, unit: .millis), .littleEndian(Int64.max, 0))
        }
        #expect(far?.code == .unsupported)
        // 12:00 of the Julian day of 1970-01-02.
        let int96: [UInt8] = .littleEndian(Int64(43_200_000_000_000)) + .littleEndian(UInt32(2_440_589))
        #expect(try read(.int96, element(.int96), values: 1, page: int96) == ["[\(36 * 3_600_000_000)]"])
    }

    @Test func decimalsInEveryStorage() throws {
        func decimals(_ type: PhysicalType, _ precision: Int32, length: Int32? = nil, _ page: [UInt8]) throws
            -> [String]
        {
            var element = element(type, length: length, converted: .decimal)
            (element.scale, element.precision) = (2, precision)
            return try read(type, element, values: 2, page: page)
        }
        let expected = ["[\"-1.23\"]", "[\"0.05\"]"]
        #expect(try decimals(.int32, 9, .littleEndian(Int32(-123), 5)) == expected)
        #expect(try decimals(.int64, 18, .littleEndian(Int64(-123), 5)) == expected)
        #expect(try decimals(.int64, 30, .littleEndian(Int64(-123), 5)) == expected)
        #expect(try decimals(.fixedLenByteArray, 5, length: 3, [0xFF, 0xFF, 0x85, 0, 0, 5]) == expected)
        let wide = [UInt8](repeating: 0xFF, count: 16) + [0x85] + [UInt8](repeating: 0, count: 16) + [5]
        #expect(try decimals(.fixedLenByteArray, 38, length: 17, wide) == expected)
        #expect(try decimals(.byteArray, 20, [1, 0, 0, 0, 0x85, 2, 0, 0, 0, 0, 5]) == expected)
        let large = #expect(throws: ParquetError.self) {
            try decimals(.fixedLenByteArray, 18, length: 9, [1] + [UInt8](repeating: 0, count: 17))
        }
        #expect(large?.code == .malformed)
    }

    @Test func framesOfHadoopAndBareBlocks() throws {
        // An LZ4 block of literals alone.
        let block: [UInt8] = [0x80] + .littleEndian(Int32(7), 9)
        let frame: [UInt8] = [0, 0, 0, 8, 0, 0, 0, 9] + block
        for page in [block, frame] {
            let rows = try read(.int32, element(.int32), values: 2, codec: .lz4, page: page, size: 8)
            #expect(rows == ["[7]", "[9]"])
        }
    }

    @Test func dictionaries() throws {
        let dictionary: [UInt8] = [1, 0, 0, 0, 0x61, 2, 0, 0, 0, 0xC3, 0xA9]
        let page: [UInt8] = [1, 0x04, 0x01, 0x03, 0b0000_0010]
        let text = element(.byteArray, logical: .string)
        let rows = try read(
            .byteArray, text, values: 4, encoding: .plainDictionary, dictionary: (2, dictionary), page: page)
        #expect(rows == ["[\"é\"]", "[\"é\"]", "[\"a\"]", "[\"é\"]"])
        let outside = #expect(throws: ParquetError.self) {
            try read(
                .byteArray, text, values: 1, encoding: .rleDictionary, dictionary: (2, dictionary), page: [2, 0x02, 3])
        }
        #expect(outside?.code == .malformed)
        #expect(outside?.place.column == "a" && outside?.place.page == 0 && outside?.place.rowGroup == 0)
    }

    @Test func textThatIsNotUTF8IsRefused() {
        // Two halves of a character are no text, though together they would be.
        for page in [[1, 0, 0, 0, 0xC3, 1, 0, 0, 0, 0xA9], [1, 0, 0, 0, 0xFF, 0, 0, 0, 0]] as [[UInt8]] {
            let error = #expect(throws: ParquetError.self) {
                try read(.byteArray, element(.byteArray, logical: .string), values: 2, page: page)
            }
            #expect(error?.code == .malformed)
        }
    }

    @Test func encodingsThatAreUnknownAreNamed() {
        let error = #expect(throws: ParquetError.self) {
            try read(
                .int32, element(.int32), values: 1, encoding: Encoding(rawValue: 10), page: .littleEndian(Int32(1)))
        }
        #expect(error?.code == .unsupported)
        let lzo = #expect(throws: ParquetError.self) {
            try read(.int32, element(.int32), values: 1, codec: .lzo, page: .littleEndian(Int32(1)))
        }
        #expect(lzo?.code == .unsupported && lzo?.message.contains("LZO") == true)
    }
}
