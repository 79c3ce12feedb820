/// An input, or one record of it, that cannot be read.
public struct InputError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What went wrong; the raw value is the name that reports count by.
    public enum Code: String, Sendable, CaseIterable {
        /// The file cannot be opened or read.
        case unreadable
        /// The stream ends where its format says that there is more.
        case truncated
        /// The bytes are not what the format allows.
        case malformed
        /// A checksum does not fit the bytes.
        case checksum
        /// Bytes that belong to nothing.
        case junk
        /// Something of the format that is not read: a version, a method, encryption.
        case unsupported
        /// The input is not of the format that it is read as.
        case wrongFormat = "wrong_format"
        /// No format knows the content.
        case unknownFormat = "unknown_format"
        /// A layer inside of another one that is not declared.
        case nested
        /// There is no byte.
        case empty
        /// More bytes than a limit allows.
        case tooLarge = "too_large"
        /// More bytes for each compressed byte than a limit allows.
        case expandRatio = "expand_ratio"
        /// A library has no memory left.
        case outOfMemory = "out_of_memory"
    }

    /// What went wrong.
    public let code: Code
    /// What was found and, where it helps, what was expected: words that begin in lower case.
    public let detail: String
    /// The input as it was named.
    public let sourceFile: String
    /// Where in it.
    public let position: StreamPosition
    /// The entry of an archive, the id of a record or the number of a line, where there is one.
    public let record: String?

    /// An error of its parts.
    public init(
        _ code: Code, _ detail: String, in sourceFile: String, at position: StreamPosition, record: String? = nil
    ) {
        (self.code, self.detail, self.sourceFile, self.position) = (code, detail, sourceFile, position)
        self.record = record
    }

    /// A sentence with the place: `dump.warc.gz at byte 120: the gzip member is cut off (truncated)`.
    public var description: String {
        "\(sourceFile) at byte \(position)\(record.map { ", \($0)" } ?? ""): \(detail) (\(code.rawValue))"
    }
}
