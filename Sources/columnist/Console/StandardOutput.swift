import Pipeline
import SystemPackage

/// Standard output, buffered.
struct StandardOutput: ~Copyable {
    private var buffer: [UInt8] = []

    private static let bufferSize = 1 << 16

    /// Appends bytes.
    ///
    /// - Throws: `RunError` when nobody reads any more (exit status 74), or the disk is full.
    mutating func write(_ bytes: [UInt8]) throws(RunError) {
        buffer += bytes
        if buffer.count >= Self.bufferSize { try flush() }
    }

    mutating func write(line: String) throws(RunError) { try write(Array(line.utf8) + [0x0A]) }

    mutating func flush() throws(RunError) {
        do {
            try FileDescriptor.standardOutput.writeAll(buffer)
        } catch {
            throw RunError(.io, "cannot write to standard output: \(error)", underlying: error)
        }
        buffer.removeAll(keepingCapacity: true)
    }
}
