/// Where bytes go, one after the other.
public protocol ByteSink: ~Copyable {
    /// Appends bytes.
    mutating func write(_ bytes: [UInt8]) throws(FileError)
}

extension AtomicFile: ByteSink {}

/// Bytes in memory.
public struct MemorySink: ByteSink, Sendable {
    /// What has been written.
    public private(set) var bytes: [UInt8] = []

    /// Nothing.
    public init() {}

    /// Appends bytes.
    public mutating func write(_ bytes: [UInt8]) { self.bytes += bytes }
}
