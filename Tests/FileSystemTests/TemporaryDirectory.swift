import Foundation
import SystemPackage

/// A directory that is removed with the test.
final class TemporaryDirectory {
    let path: FilePath

    init() throws {
        let url = FileManager.default.temporaryDirectory.appendingPathComponent("columnist-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        path = FilePath(url.path)
    }

    deinit { try? FileManager.default.removeItem(atPath: path.string) }

    func write(_ text: String, to name: String) throws {
        let url = URL(fileURLWithPath: path.appending(name).string)
        try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: url)
    }

    var names: [String] {
        (try? FileManager.default.subpathsOfDirectory(atPath: path.string).sorted()) ?? []
    }
}
