import Compression
import Inputs
import Testing

@Suite struct StreamTests {
    static let samples: [(StreamCodec, [UInt8])] = [
        (.bzip2, Compressed.bzip2), (.xz, Compressed.xz), (.lz4, Compressed.lz4),
        (.zstd, Compressed.zstdWithDictionary),
        (.gzip, (try? Compressed.gzip(Compressed.text)) ?? []),
        (.zstd, (try? Compressed.block(Compressed.text, .zstd)) ?? []),
    ]

    /// Everything that can be read, and the errors and warnings on the way.
    private func read(
        _ bytes: [UInt8], _ codec: StreamCodec, pieceSize: Int = .max, capacity: Int = 1 << 18,
        limits: InputLimits = InputLimits()
    ) throws -> (bytes: [UInt8], errors: [InputError], warnings: [InputError]) {
        let input = ByteReader(MemorySource(bytes, pieceSize: pieceSize), capacity: 1024)
        let source = try DecompressedSource(input, codec: codec, limits: limits)
        let reader = ByteReader(source, capacity: capacity)
        var output: [UInt8] = []
        var errors: [InputError] = []
        while true {
            do throws(InputError) {
                if try reader.read(1000, into: &output) == 0 { return (output, errors, source.takeWarnings()) }
            } catch {
                errors.append(error)
                if errors.count > 100 { return (output, errors, []) }
            }
        }
    }

    @Test(arguments: samples) func aMemberInPiecesOfAnySize(codec: StreamCodec, bytes: [UInt8]) throws {
        #expect(bytes.withUnsafeBytes { StreamCodec.detect($0) } == codec)
        for (pieceSize, capacity) in [(1, 1024), (3, 1024), (Int.max, 1 << 18)] {
            let result = try read(bytes, codec, pieceSize: pieceSize, capacity: capacity)
            #expect(result.bytes == Compressed.text && result.errors.isEmpty && result.warnings.isEmpty)
        }
    }

    @Test(arguments: samples.filter { $0.1 != Compressed.zstdWithDictionary })
    func severalMembers(codec: StreamCodec, bytes: [UInt8]) throws {
        let result = try read(bytes + bytes + bytes, codec)
        #expect(result.bytes == Compressed.text + Compressed.text + Compressed.text)
        #expect(result.errors.isEmpty && result.warnings.isEmpty)
    }

    /// A stream that is cut anywhere is never taken for a shorter one.
    @Test(arguments: samples) func everyCutIsSaid(codec: StreamCodec, bytes: [UInt8]) throws {
        for length in max(12, bytes.count - 20)..<bytes.count {
            let result = try read(Array(bytes[..<length]), codec)
            #expect(result.errors.map(\.code) == [.truncated], "cut at \(length)")
            #expect(Compressed.text.starts(with: result.bytes))
        }
    }

    /// zstd frames have a checksum only when it is asked for; these have none.
    @Test(arguments: samples.filter { $0.0 != .zstd })
    func afterADamagedMemberTheNextOneIsRead(codec: StreamCodec, bytes: [UInt8]) throws {
        var damaged = bytes
        damaged[bytes.count / 2] ^= 0xFF
        let result = try read(damaged + bytes, codec)
        #expect(!result.errors.isEmpty)
        #expect(Array(result.bytes.suffix(Compressed.text.count)) == Compressed.text)
    }

    @Test func paddingIsAWarning() throws {
        let member = try Compressed.gzip("abc")
        let padding = [UInt8](repeating: 0, count: 512)
        let result = try read(member + padding + member + padding, .gzip)
        #expect(result.bytes == Array("abcabc".utf8) && result.errors.isEmpty)
        #expect(result.warnings.map(\.code) == [.junk, .junk])
        #expect(result.warnings.first?.position.fileOffset == member.count)
    }

    @Test func otherBytesBetweenMembersAreAnError() throws {
        let member = try Compressed.gzip("abc")
        var damaged = member
        damaged[0] = 0
        let result = try read(member + damaged + member + [1, 2, 3], .gzip)
        #expect(result.bytes == Array("abcabc".utf8) && result.warnings.isEmpty)
        #expect(result.errors.map(\.code) == [.junk, .junk])
    }

    @Test func aMemberLargerThanTheBufferIsReadInSteps() throws {
        let large = [UInt8](repeating: 7, count: 3_000_000) + Array("end".utf8)
        let result = try read(try Compressed.gzip(large) + Compressed.gzip("x"), .gzip)
        #expect(result.bytes == large + [0x78] && result.errors.isEmpty)
    }

    @Test func positionsAreThoseOfTheMembers() throws {
        let first = try Compressed.gzip("abc")
        let source = try DecompressedSource(
            ByteReader(MemorySource(first + Compressed.gzip("defg"))), codec: .gzip)
        let reader = ByteReader(source)
        _ = try reader.peek(7)
        #expect(reader.position == StreamPosition(fileOffset: 0, innerOffset: 0))
        reader.consume(4)
        #expect(reader.position == StreamPosition(fileOffset: first.count, innerOffset: 1))
    }

    @Test func bombsEndAtTheRatioOrAtTheLimit() throws {
        let bomb = try Compressed.block([UInt8](repeating: 0, count: 40 << 20), .zstd)
        let result = try read(bomb, .zstd)
        #expect(result.errors.map(\.code) == [.expandRatio])
        #expect(result.bytes.count < 20 << 20)
        var limits = InputLimits()
        limits.streamBytes = 1000
        #expect(try read(Compressed.bzip2, .bzip2, limits: limits).errors.map(\.code) == [.tooLarge])
    }

    @Test func aWrongChecksumIsAnError() throws {
        var member = try Compressed.gzip("abc")
        member[member.count - 8] ^= 1
        #expect(try read(member, .gzip).errors.map(\.code) == [.checksum])
    }
}
