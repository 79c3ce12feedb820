import Foundation
import SystemPackage
import Testing

@testable import FileSystem

@Suite struct AtomicDirectoryTests {
    private func write(_ text: String, _ name: String, in directory: borrowing AtomicDirectory) throws {
        var file = try AtomicFile(path: directory.temporaryPath.appending(name))
        try file.write(Array(text.utf8))
        try file.publish()
    }

    @Test func appearsOnlyWhenPublished() throws {
        let root = try TemporaryDirectory()
        let directory = try AtomicDirectory(path: root.path.appending("above/table"))
        try write("1", "x=1/part", in: directory)
        try directory.synchronize()
        #expect(!root.names.contains("above/table"))
        try directory.publish()
        #expect(root.names == ["above", "above/table", "above/table/x=1", "above/table/x=1/part"])
    }

    /// With an exchange of names, and with two renames where there is none.
    @Test(arguments: [true, false]) func anEarlierOneIsReplacedWithAllItsFiles(canExchange: Bool) throws {
        let root = try TemporaryDirectory()
        try root.write("old", to: "table/x=1/part")
        let directory = try AtomicDirectory(path: root.path.appending("table"))
        try write("new", "y", in: directory)
        #expect(root.names.contains("table/x=1/part"))
        try directory.publish(canExchange: canExchange)
        #expect(root.names == ["table", "table/y"])
    }

    @Test func aDroppedOneLeavesNothing() throws {
        let root = try TemporaryDirectory()
        try root.write("old", to: "table/part")
        do {
            let directory = try AtomicDirectory(path: root.path.appending("table"))
            try write("new", "a/b/c", in: directory)
        }
        #expect(root.names == ["table", "table/part"])
    }

    @Test func oneFileCanHaveTheName() throws {
        let root = try TemporaryDirectory()
        try root.write("old", to: "table.csv")
        let directory = try AtomicDirectory(path: root.path.appending("table.csv"))
        try write("new", "part", in: directory)
        try write("rest", "rest", in: directory)
        try directory.publish(file: "part")
        #expect(root.names == ["table.csv"])
        #expect(try root.path.appending("table.csv").readBytes() == Array("new".utf8))
    }

    /// What a killed process left is removed; what a living one has is not.
    @Test func abandonedDirectoriesAreRemoved() throws {
        let root = try TemporaryDirectory()
        try root.write("", to: ".table.1.tmp/x=1/part")
        try root.write("", to: ".table.2.tmp/part")
        try root.write("", to: ".table.other.tmp/part")
        let living = try #require(try root.path.appending(".table.2.tmp").lockedDirectory())
        defer { try? living.close() }
        try AtomicDirectory(path: root.path.appending("table")).publish()
        #expect(
            root.names == [".table.2.tmp", ".table.2.tmp/part", ".table.other.tmp", ".table.other.tmp/part", "table"])
    }

    /// The state after a crash between the two renames.
    @Test func anEarlierOneIsPutBack() throws {
        let root = try TemporaryDirectory()
        try root.write("old", to: ".table.old/part")
        do { _ = try AtomicDirectory(path: root.path.appending("table")).path }
        #expect(root.names == ["table", "table/part"])
        try root.write("older", to: ".table.old/part")
        do { _ = try AtomicDirectory(path: root.path.appending("table")).path }
        #expect(root.names == ["table", "table/part"])
    }

    @Test func linksAreNotFollowed() throws {
        let root = try TemporaryDirectory()
        try root.write("kept", to: "elsewhere/file")
        do {
            let directory = try AtomicDirectory(path: root.path.appending("table"))
            try FileManager.default.createSymbolicLink(
                atPath: directory.temporaryPath.appending("link").string,
                withDestinationPath: root.path.appending("elsewhere").string)
        }
        #expect(root.names == ["elsewhere", "elsewhere/file"])
    }

    @Test func placesWhereNoDirectoryCanBe() throws {
        let root = try TemporaryDirectory()
        try root.write("", to: "file")
        #expect(throws: FileError.self) { _ = try AtomicDirectory(path: root.path.appending("file/below")).path }
        #expect(throws: FileError.self) { _ = try AtomicDirectory(path: "..").path }
        #expect(throws: FileError.self) { _ = try AtomicDirectory(path: "").path }
    }
}
