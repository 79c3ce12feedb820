import FileSystem
import SystemPackage
import Testing

@Suite struct AtomicFileTests {
    @Test func appearsOnlyWhenPublished() throws {
        let directory = try TemporaryDirectory()
        let path = directory.path.appending("deep/er/table.csv")
        var file = try AtomicFile(path: path)
        try file.write(Array("a,b\n".utf8))
        #expect(!directory.names.contains("deep/er/table.csv"))
        try file.synchronize()
        #expect(!directory.names.contains("deep/er/table.csv"))
        try file.publish()
        #expect(try path.readBytes() == Array("a,b\n".utf8))
        #expect(directory.names == ["deep", "deep/er", "deep/er/table.csv"])
    }

    @Test func aDroppedFileLeavesNothingAndTheOldOneStays() throws {
        let directory = try TemporaryDirectory()
        try directory.write("old", to: "table.csv")
        do {
            var file = try AtomicFile(path: directory.path.appending("table.csv"))
            try file.write(Array("new".utf8))
        }
        #expect(directory.names == ["table.csv"])
        #expect(try directory.path.appending("table.csv").readBytes() == Array("old".utf8))
    }

    @Test func manySmallAndOneLargeWriteKeepTheirOrder() throws {
        let directory = try TemporaryDirectory()
        let path = directory.path.appending("bytes")
        var file = try AtomicFile(path: path)
        var expected: [UInt8] = []
        for size in [1, 70_000, 3, 65_535, 65_536, 2] {
            let piece = [UInt8](repeating: UInt8(size % 251), count: size)
            expected += piece
            try file.write(piece)
        }
        #expect(file.byteCount == expected.count)
        try file.publish()
        #expect(try path.readBytes() == expected)
    }

    @Test func placesWhereNoFileCanBe() throws {
        let directory = try TemporaryDirectory()
        try directory.write("", to: "file")
        #expect(throws: FileError.self) { _ = try AtomicFile(path: directory.path.appending("file/below")).byteCount }
        #expect(throws: FileError(.create, directory.path, .isDirectory)) {
            _ = try AtomicFile(path: directory.path).byteCount
        }
    }

    @Test func readingStopsAtTheLimit() throws {
        let directory = try TemporaryDirectory()
        try directory.write("12345", to: "five")
        let path = directory.path.appending("five")
        #expect(try path.readBytes(limit: 5).count == 5)
        #expect(throws: FileError(.read, path, .fileTooLarge)) { try path.readBytes(limit: 4) }
    }
}
