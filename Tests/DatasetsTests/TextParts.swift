import Columns
import FileSystem
import Foundation
import SystemPackage

@testable import Datasets

/// A part format for tests: a line a row, cells between bars, `-` for a missing value.
struct TextPartWriter: BatchWriter, ~Copyable {
    private var file: AtomicFile

    init(_ path: FilePath) throws { file = try AtomicFile(path: path) }

    var byteCount: Int { file.byteCount }

    mutating func append(_ batch: ColumnBatch) throws {
        for row in 0..<batch.rowCount {
            let line = batch.columns.map { $0.text(at: row) ?? "-" }.joined(separator: "|") + "\n"
            try file.write(Array(line.utf8))
        }
    }

    consuming func close() throws { try file.publish() }
}

extension PartFormat {
    static let text = PartFormat("txt", byteCount: { (writer: borrowing TextPartWriter) in writer.byteCount }) {
        path, _ in try TextPartWriter(path)
    }
}

/// A directory that is removed with the test.
final class Scratch {
    let path: FilePath

    init() throws {
        let url = FileManager.default.temporaryDirectory.appendingPathComponent("columnist-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        path = FilePath(url.path)
    }

    deinit { try? FileManager.default.removeItem(atPath: path.string) }

    /// The paths of everything below that is no directory.
    var files: [String] {
        ((try? FileManager.default.subpathsOfDirectory(atPath: path.string)) ?? [])
            .filter { !path.appending($0).isOwnDirectory }.sorted()
    }

    func text(_ name: String) throws -> String { String(decoding: try path.appending(name).readBytes(), as: UTF8.self) }

    func write(_ text: String, to name: String) throws {
        let url = URL(fileURLWithPath: path.appending(name).string)
        try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: url)
    }
}

extension ColumnBatch {
    /// Rows of cells in their text form; nil for a missing one.
    init(_ schema: Schema, rows: [[String?]]) {
        self.init(schema: schema)
        for row in rows {
            for (index, cell) in row.enumerated() {
                append(to: index) { column in
                    switch (cell, column.type) {
                    case (nil, _): column.appendNull()
                    case (let cell?, .double): column.append(Double(cell) ?? 0)
                    case (let cell?, .string): column.append(utf8: cell.utf8)
                    case (let cell?, _): column.append(Int(cell) ?? 0)
                    }
                }
            }
        }
    }

    /// The rows as text.
    var texts: [[String?]] { (0..<rowCount).map { row in columns.map { $0.text(at: row) } } }
}

/// A generator of numbers with a seed (S. Vigna, SplitMix64).
struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var bits = state
        bits = (bits ^ bits >> 30) &* 0xBF58_476D_1CE4_E5B9
        bits = (bits ^ bits >> 27) &* 0x94D0_49BB_1331_11EB
        return bits ^ bits >> 31
    }
}
