import Columns
import Foundation
import GRDB
import SQLiteTables
import SystemPackage
import Testing

/// A database in a directory that is removed with the test.
private final class Scratch {
    let directory = FileManager.default.temporaryDirectory.appendingPathComponent("sqlite-\(UUID().uuidString)")

    init() throws { try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true) }
    deinit { try? FileManager.default.removeItem(at: directory) }

    var path: FilePath { FilePath(directory.appendingPathComponent("t.sqlite").path) }
    var names: [String] { (try? FileManager.default.contentsOfDirectory(atPath: directory.path)) ?? [] }

    func rows(_ sql: String) throws -> [[DatabaseValue]] {
        let queue = try DatabaseQueue(path: path.string)
        return try queue.read { database in try Row.fetchAll(database, sql: sql).map { Array($0.databaseValues) } }
    }
}

@Suite struct SQLiteTests {
    private let schema = Schema([Field("k", .int64, isNullable: false), Field("v", .string)])

    private func batch(_ rows: [(Int, String?)]) -> ColumnBatch {
        var batch = ColumnBatch(schema: schema)
        for (key, value) in rows {
            batch.append(to: 0) { $0.append(key) }
            batch.append(to: 1) { column in
                if let value { column.append(utf8: value.utf8) } else { column.appendNull() }
            }
        }
        return batch
    }

    @Test func aNewDatabaseAppearsOnCloseAlone() throws {
        let scratch = try Scratch()
        var writer = try SQLiteWriter(path: scratch.path, table: "a \"table\"", schema: schema)
        try writer.append(batch([(1, "a"), (2, nil)]))
        #expect(!scratch.names.contains("t.sqlite"))
        try writer.close()
        #expect(scratch.names == ["t.sqlite"])
        #expect(
            try scratch.rows("SELECT * FROM \"a \"\"table\"\"\"") == [
                [1.databaseValue, "a".databaseValue], [2.databaseValue, .null],
            ])
        #expect(try scratch.rows("PRAGMA journal_mode") == [["wal".databaseValue]])
    }

    @Test func aWriterThatIsDroppedLeavesNothing() throws {
        let scratch = try Scratch()
        do {
            var writer = try SQLiteWriter(path: scratch.path, table: "t", schema: schema)
            try writer.append(batch([(1, "a")]))
        }
        #expect(scratch.names.isEmpty, "\(scratch.names)")
        try SQLiteWriter(path: scratch.path, table: "t", schema: schema).close()
        do {
            var writer = try SQLiteWriter(path: scratch.path, table: "t", schema: schema)
            try writer.append(batch([(1, "a")]))
        }
        #expect(try scratch.rows("SELECT count(*) FROM t") == [[0.databaseValue]])
    }

    @Test func rowsOfAKeyAreReplaced() throws {
        let scratch = try Scratch()
        for rows in [[(1, "a"), (2, "b"), (1, "c")], [(2, nil), (3, "d")]] as [[(Int, String?)]] {
            var writer = try SQLiteWriter(path: scratch.path, table: "t", schema: schema, key: ["k"])
            try writer.append(batch(rows))
            try writer.close()
        }
        #expect(
            try scratch.rows("SELECT k, v FROM t ORDER BY k") == [
                [1.databaseValue, "c".databaseValue], [2.databaseValue, .null], [3.databaseValue, "d".databaseValue],
            ])
    }

    @Test func withoutAKeyRowsAreAdded() throws {
        let scratch = try Scratch()
        for _ in 0..<2 {
            var writer = try SQLiteWriter(path: scratch.path, table: "t", schema: schema)
            try writer.append(batch([(1, "a")]))
            try writer.close()
        }
        #expect(try scratch.rows("SELECT count(*) FROM t") == [[2.databaseValue]])
    }

    @Test func valuesOfEveryType() throws {
        let scratch = try Scratch()
        let types: [DataType] = [
            .boolean, .double, .date, .timestamp, .decimal(precision: 18, scale: 2), .binary, .list(of: .int64),
            .string,
        ]
        var batch = ColumnBatch(schema: Schema(types.enumerated().map { Field("c\($0)", $1) }))
        batch.append(to: 0) { $0.append(1) }
        batch.append(to: 1) { $0.append(0.1) }
        batch.append(to: 2) { $0.append(-1) }
        batch.append(to: 3) { $0.append(1) }
        batch.append(to: 4) { $0.append(-1) }
        batch.append(to: 5) { $0.append(utf8: [] as [UInt8]) }
        batch.append(to: 6) { $0.endList() }
        batch.append(to: 7) { $0.append(utf8: "a\u{0}b".utf8) }
        var writer = try SQLiteWriter(path: scratch.path, table: "t", schema: batch.schema)
        try writer.append(batch)
        try writer.close()
        #expect(
            try scratch.rows("SELECT c0, c1, c2, c3, c4, hex(c5), typeof(c5), c6, hex(c7) FROM t") == [
                [
                    1.databaseValue, 0.1.databaseValue, "1969-12-31".databaseValue,
                    "1970-01-01T00:00:00.000001Z".databaseValue, "-0.01".databaseValue, "".databaseValue,
                    "blob".databaseValue, "[]".databaseValue, "610062".databaseValue,
                ]
            ])
    }

    @Test func tablesThatDoNotFitAreRefused() throws {
        let scratch = try Scratch()
        try SQLiteWriter(path: scratch.path, table: "t", schema: schema).close()
        let wider = Schema(schema.fields + [Field("w", .string)])
        var error = #expect(throws: SQLiteError.self) {
            try SQLiteWriter(path: scratch.path, table: "t", schema: wider).close()
        }
        #expect(error?.code == .schema && error?.description.contains("'w'") == true)
        error = #expect(throws: SQLiteError.self) {
            try SQLiteWriter(path: scratch.path, table: "t", schema: schema, key: ["x"]).close()
        }
        #expect(error?.code == .schema)
        error = #expect(throws: SQLiteError.self) {
            var writer = try SQLiteWriter(path: scratch.path, table: "t", schema: schema, key: ["k"])
            try writer.append(batch([(1, "a")]))
        }
        #expect(error?.code == .row)
        try FileManager.default.createDirectory(atPath: scratch.path.string + ".d", withIntermediateDirectories: true)
        try Data("no database".utf8).write(to: URL(fileURLWithPath: scratch.path.string + ".x"))
        for path in [".d", ".x"] {
            error = #expect(throws: SQLiteError.self) {
                try SQLiteWriter(path: FilePath(scratch.path.string + path), table: "t", schema: schema).close()
            }
            #expect(error?.code == .file)
        }
    }

    @Test func aNullWhereTheTableHasNoneIsRefused() throws {
        let scratch = try Scratch()
        let strict = Schema([Field("k", .double, isNullable: false)])
        var batch = ColumnBatch(schema: strict)
        batch.append(to: 0) { $0.append(.nan) }
        let error = #expect(throws: SQLiteError.self) {
            var writer = try SQLiteWriter(path: scratch.path, table: "t", schema: strict)
            try writer.append(batch)
        }
        #expect(error?.code == .row)
    }
}
