import Compression
import FileSystem
import Inputs
import SystemPackage
import Testing

/// A ZIM file of two clusters, the second one compressed.
private struct SampleZIM {
    var bytes: [UInt8] = []
    let pathPointers = 120

    init() throws {
        func number(_ value: Int, _ count: Int) -> [UInt8] { (0..<count).map { UInt8(value >> (8 * $0) & 0xFF) } }
        func cluster(_ blobs: [String]) -> [UInt8] {
            var offset = 4 * (blobs.count + 1)
            var output = number(offset, 4)
            for blob in blobs {
                offset += blob.utf8.count
                output += number(offset, 4)
            }
            return output + blobs.flatMap { Array($0.utf8) }
        }
        func entry(_ type: Int, _ place: [UInt8], _ path: String, _ title: String) -> [UInt8] {
            number(type, 2) + [0, UInt8(ascii: "C")] + number(0, 4) + place + Array("\(path)\0\(title)\0".utf8)
        }
        let types = Array("text/html\0image/png\0\0".utf8)
        let entries = [
            entry(0, number(1, 4) + number(0, 4), "A", "Title of A"), entry(0xFFFF, number(0, 4), "B", ""),
            entry(0, number(0, 4) + number(1, 4), "C", ""), entry(1, number(0, 4) + number(0, 4), "D.png", ""),
        ]
        let clusters = [
            [1] + cluster(["png", "<html>C</html>"]),
            [5] + (try Compressed.block(cluster(["<html>A</html>"]), .zstd)),
        ]
        let clusterPointers = pathPointers + 8 * entries.count
        var position = clusterPointers + 8 * clusters.count
        var pointers: [UInt8] = []
        for part in entries + clusters {
            pointers += number(position, 8)
            position += part.count
        }
        bytes = [0x5A, 0x49, 0x4D, 0x04] + number(6, 2) + number(1, 2) + [UInt8](repeating: 7, count: 16)
        bytes += number(entries.count, 4) + number(clusters.count, 4) + number(pathPointers, 8) + number(-1, 8)
        bytes += number(clusterPointers, 8) + number(80, 8) + number(-1, 8) + number(position, 8)
        bytes += types + [UInt8](repeating: 0, count: pathPointers - 80 - types.count)
        bytes += pointers + (entries + clusters).flatMap { $0 }
    }

    func read() throws -> Outcome {
        let directory = try TemporaryFile(bytes)
        return Outcome(try FileSource(directory.path), InputOpener())
    }
}

/// A file that is removed with the value.
private final class TemporaryFile {
    let path: FilePath

    init(_ bytes: [UInt8]) throws {
        path = FilePath("/tmp/columnist-test-\(UInt64.random(in: 0 ... .max)).zim")
        var file = try AtomicFile(path: path)
        try file.write(bytes)
        try file.publish()
    }

    deinit { path.unlink() }
}

@Suite struct ZIMTests {
    @Test func pagesOfAllClusters() throws {
        let outcome = try SampleZIM().read()
        #expect(outcome.texts == ["<html>C</html>", "<html>A</html>"] && outcome.errors.isEmpty)
        #expect(outcome.documents.map(\.record) == ["C", "A"])
        #expect(outcome.documents.last?.fields.map(\.value) == ["Title of A"])
        #expect(outcome.skipped == ["redirect": 1, "other media type": 1])
    }

    @Test(arguments: [32, 40, 48, 56]) func aTableOutsideOfTheFileIsRefused(field: Int) throws {
        var zim = try SampleZIM()
        zim.bytes[field + 4] = 1
        #expect(try zim.read().codes == [.malformed])
    }

    @Test func anEntryOutsideOfTheFileCostsItselfOnly() throws {
        var zim = try SampleZIM()
        zim.bytes[zim.pathPointers + 4] = 1
        let outcome = try zim.read()
        #expect(outcome.codes == [.malformed] && outcome.texts == ["<html>C</html>"])
    }

    @Test func damageAndCutsNeverTrap() throws {
        let zim = try SampleZIM()
        for offset in stride(from: 4, to: zim.bytes.count, by: 3) {
            var damaged = zim
            damaged.bytes[offset] ^= 0xFF
            _ = try damaged.read()
            damaged.bytes.removeSubrange(offset...)
            #expect(try damaged.read().documents.count < 2)
        }
    }

    @Test func streamsAreRefused() throws {
        #expect(Outcome(try SampleZIM().bytes).codes == [.unsupported])
    }
}
