public import FileSystem
import SystemPackage

/// Why a run cannot go on.
public struct RunError: Error, Sendable, CustomStringConvertible {
    /// The kind of the failure. The raw value is the exit status that sysexits.h has for it.
    public enum Code: Int32, Sendable {
        case pipelineTestsFailed = 1
        case usage = 64
        case errorBudgetExceeded = 65
        case inputMissing = 66
        case software = 70
        case cannotCreate = 73
        case io = 74
        case permission = 77
        case pipelineFile = 78
        case interrupted = 130
        case terminated = 143
    }

    /// The kind.
    public let code: Code
    /// What happened, where, and what to do.
    public let message: String
    /// What the layer below said.
    public let underlying: (any Error)?

    /// An error of its parts.
    public init(_ code: Code, _ message: String, underlying: (any Error)? = nil) {
        self.code = code
        self.message = message
        self.underlying = underlying
    }

    /// A file that could not be read or written.
    public init(_ error: FileError) {
        let code: Code =
            switch (error.errno, error.operation) {
            case (.permissionDenied, _), (.notPermitted, _): .permission
            case (.noSpace, _), (.diskQuotaExceeded, _): .io
            case (_, .create): .cannotCreate
            case (.noSuchFileOrDirectory, _): .inputMissing
            default: .io
            }
        self.init(code, error.description, underlying: error)
    }

    /// The message.
    public var description: String { message }
}

/// Why one document could not be worked on.
public struct DocumentError: Error, Sendable, CustomStringConvertible {
    /// A short name of the class of errors, such as `binary_content`, stable over versions; reports count by it.
    public let code: String
    /// What happened.
    public let message: String
    /// The stage that said so; the run fills it in.
    public internal(set) var stage: String

    /// An error of its parts.
    public init(_ code: String, _ message: String, stage: String = "") {
        (self.code, self.message, self.stage) = (code, message, stage)
    }

    /// `stage: message (code)`.
    public var description: String { (stage.isEmpty ? "" : stage + ": ") + "\(message) (\(code))" }
}
