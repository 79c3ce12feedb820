public import SystemPackage

/// A Parquet file that cannot be read or written, with the place.
public struct ParquetError: Error, Sendable, CustomStringConvertible {
    /// What went wrong.
    public enum Code: String, Sendable, Hashable {
        /// The file does not begin and end as a Parquet file does.
        case notParquet = "not_parquet"
        /// The footer or a column is encrypted.
        case encrypted
        /// Something ends before it is complete.
        case truncated
        /// Bytes that the format does not allow.
        case malformed
        /// Two places of the file contradict each other.
        case inconsistent
        /// A page's bytes do not have the checksum that its header gives.
        case checksum
        /// A compressed page that its codec refuses.
        case compression
        /// Right by the format, but not read or written here.
        case unsupported
        /// More than a limit allows.
        case limit
        /// The caller asked for what there is not: a column, a row group, a value of another type.
        case invalidArgument = "invalid_argument"
        /// The system refused to read or write.
        case io
    }

    /// Where in a file.
    public struct Place: Sendable, Hashable, CustomStringConvertible {
        /// The file.
        public var path: FilePath?
        /// The byte in the file.
        public var offset: Int?
        /// The row group, from 0.
        public var rowGroup: Int?
        /// The dotted path of the column.
        public var column: String?
        /// The data page within the column chunk, from 0.
        public var page: Int?

        /// A place of its parts.
        public init(
            path: FilePath? = nil, offset: Int? = nil, rowGroup: Int? = nil, column: String? = nil, page: Int? = nil
        ) {
            self.path = path
            self.offset = offset
            self.rowGroup = rowGroup
            self.column = column
            self.page = page
        }

        /// The parts that are known, separated by commas.
        public var description: String {
            var parts: [String] = []
            if let path { parts.append(path.string) }
            if let rowGroup { parts.append("row group \(rowGroup)") }
            if let column { parts.append("column \(column)") }
            if let page { parts.append("page \(page)") }
            if let offset { parts.append("byte \(offset)") }
            return parts.joined(separator: ", ")
        }

        /// This place, with the parts it lacks from a wider one.
        func within(_ wider: Place) -> Place {
            Place(
                path: path ?? wider.path, offset: offset ?? wider.offset, rowGroup: rowGroup ?? wider.rowGroup,
                column: column ?? wider.column, page: page ?? wider.page)
        }
    }

    /// What went wrong.
    public let code: Code
    /// What, in words.
    public let message: String
    /// Where.
    public var place: Place
    /// The error of the system or of a codec.
    public let underlying: (any Error)?

    /// An error of its parts.
    public init(_ code: Code, _ message: String, at place: Place = Place(), underlying: (any Error)? = nil) {
        self.code = code
        self.message = message
        self.place = place
        self.underlying = underlying
    }

    /// The place and what went wrong.
    public var description: String {
        let location = place.description
        let reason = underlying.map { " (\($0))" } ?? ""
        return (location.isEmpty ? "" : location + ": ") + message + reason
    }

    /// This error, with the parts of the place that it lacks.
    func within(_ wider: Place) -> ParquetError {
        var error = self
        error.place = place.within(wider)
        return error
    }
}

/// Runs `body`; its errors get the parts of the place that they lack.
func locating<Result: ~Copyable>(
    _ place: @autoclosure () -> ParquetError.Place, _ body: () throws(ParquetError) -> Result
) throws(ParquetError) -> Result {
    do throws(ParquetError) {
        return try body()
    } catch {
        throw error.within(place())
    }
}
