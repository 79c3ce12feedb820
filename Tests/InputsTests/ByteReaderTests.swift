import Inputs
import Testing

/// A source that gives some pieces and, between them, errors.
private final class ScriptedSource: ByteSource {
    let name = "script"
    private var steps: [Result<[UInt8], InputError>]
    private var count = 0

    init(_ steps: [Result<[UInt8], InputError>]) { self.steps = steps.reversed() }

    func read(into buffer: UnsafeMutableRawBufferPointer) throws(InputError) -> StreamPiece? {
        guard let step = steps.popLast() else { return nil }
        let bytes = try step.get()
        buffer.copyBytes(from: bytes)
        count += 1
        return StreamPiece(count: bytes.count, position: StreamPosition(fileOffset: 100 * count, innerOffset: 0))
    }
}

private let damage = InputError(.malformed, "damage", in: "script", at: StreamPosition(fileOffset: 7))

@Suite struct ByteReaderTests {
    private let bytes = (0..<5000).map { UInt8(truncatingIfNeeded: $0 &* 31 >> 3) }

    @Test(arguments: [1, 7, 1024, 5000]) func everyByteComesOnceAndInOrder(pieceSize: Int) throws {
        let reader = ByteReader(MemorySource(bytes, pieceSize: pieceSize), capacity: 1024)
        var output: [UInt8] = []
        var step = 1
        while case let ahead = Array(try reader.peek(step)), !ahead.isEmpty {
            #expect(reader.offset == output.count)
            #expect(reader.position == StreamPosition(fileOffset: output.count))
            #expect(ahead.count == min(step, bytes.count - output.count))
            let before = output.count
            #expect(try reader.read((step + 1) / 2, into: &output) == min((step + 1) / 2, ahead.count))
            #expect(Array(output[before...]) == Array(ahead.prefix(output.count - before)))
            step = step % 1500 + 97
        }
        #expect(output == bytes)
    }

    @Test func skippingIsReadingWithoutTheBytes() throws {
        let reader = ByteReader(MemorySource(bytes, pieceSize: 100), capacity: 1024)
        #expect(try reader.skip(1234) == 1234)
        #expect(try Array(reader.peek(3)) == Array(bytes[1234..<1237]))
        #expect(try reader.skip(10_000) == 5000 - 1234)
        #expect(try reader.skip(1) == 0)
    }

    @Test(arguments: [1, 2, 3, 100]) func lines(pieceSize: Int) throws {
        let source = MemorySource(Array("a\nbc\r\n\nlonger line\nend".utf8), pieceSize: pieceSize)
        let reader = ByteReader(source)
        var found: [String] = []
        var line: [UInt8] = []
        while let end = try reader.readLine(into: &line, limit: 6) {
            found.append("\(String(decoding: line, as: UTF8.self))|\(end)")
        }
        #expect(found == ["a|lineFeed", "bc|lineFeed", "|lineFeed", "longer|limit", "end|endOfStream"])
    }

    @Test func whatIsBeforeDamageComesFirstAndReadingGoesOnAfterIt() throws {
        let reader = ByteReader(
            ScriptedSource([.success([1, 2]), .success([3]), .failure(damage), .success([4, 5])]))
        #expect(try Array(reader.peek(9)) == [1, 2, 3])
        var output: [UInt8] = []
        #expect(try reader.read(9, into: &output) == 3)
        #expect(throws: damage) { try reader.peek(1) }
        #expect(try reader.read(9, into: &output) == 2)
        #expect(output == [1, 2, 3, 4, 5])
        #expect(try reader.peek(1).isEmpty)
    }

    @Test func positionsAreThoseOfThePieces() throws {
        let reader = ByteReader(ScriptedSource([.success([1, 2]), .success([3, 4]), .success([5])]))
        var positions: [String] = []
        _ = try reader.peek(5)
        for _ in 0..<5 {
            positions.append(reader.position.description)
            reader.consume(1)
        }
        #expect(positions == ["100", "100+1", "200", "200+1", "300"])
    }

    @Test func theWholeStreamUpToALimit() throws {
        #expect(try ByteReader(MemorySource(bytes)).readAll(limit: 5000) == bytes)
        let error = #expect(throws: InputError.self) { try ByteReader(MemorySource(bytes)).readAll(limit: 4999) }
        #expect(error?.code == .tooLarge)
    }
}
