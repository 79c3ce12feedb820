/// A number of bytes: `64KiB`, `20MiB`, `2GiB`, `1MB` or plain digits.
public struct ByteCount: OptionValue, Hashable {
    /// Bytes.
    public let bytes: Int

    /// A number of bytes.
    public init(_ bytes: Int) { self.bytes = bytes }

    private static let units: [(name: String, factor: Int)] = [
        ("KiB", 1 << 10), ("MiB", 1 << 20), ("GiB", 1 << 30), ("TiB", 1 << 40),
        ("kB", 1000), ("KB", 1000), ("MB", 1_000_000), ("GB", 1_000_000_000), ("TB", 1_000_000_000_000), ("B", 1),
    ]

    /// A size.
    public static var optionType: OptionType {
        .formatted(name: "size, such as 20MiB", pattern: "^[0-9]+ ?([KMGT]iB|[kKMGT]B|B)?$")
    }

    /// Reads digits and a unit.
    public init(_ node: ConfigNode) throws(PipelineFileError) {
        self = try node.value(expected: "a size such as 64KiB, 20MiB or 2GiB") { Self(text: $0) }
    }

    init?(text: String) {
        let unit = Self.units.first { text.hasSuffix($0.name) }
        let digits = text.dropLast(unit?.name.utf8.count ?? 0).filter { $0 != " " }
        guard let number = Int(digits), number >= 0 else { return nil }
        let (product, overflow) = number.multipliedReportingOverflow(by: unit?.factor ?? 1)
        guard !overflow else { return nil }
        bytes = product
    }

    /// The largest binary unit that divides the number.
    public var optionText: String {
        let unit = Self.units.prefix(4).last { bytes > 0 && bytes % $0.factor == 0 }
        return unit.map { "\(bytes / $0.factor)\($0.name)" } ?? "\(bytes)B"
    }
}

/// A share of all documents (`1%`) or a number of them (`20`).
public enum ErrorLimit: OptionValue, Hashable {
    case percent(Double)
    case count(Int)

    /// A share or a number.
    public static var optionType: OptionType {
        .formatted(name: "share such as 1%, or a number", pattern: "^[0-9]+(\\.[0-9]+)?%?$")
    }

    /// Reads a number, with or without `%`.
    public init(_ node: ConfigNode) throws(PipelineFileError) {
        self = try node.value(expected: "a share such as 1% or a number of documents such as 20") { text in
            if text.hasSuffix("%") {
                return Double(text.dropLast()).flatMap { (0...100).contains($0) ? .percent($0) : nil }
            }
            return Int(text).flatMap { $0 >= 0 ? .count($0) : nil }
        }
    }

    /// `1%` or `20`.
    public var optionText: String {
        switch self {
        case .percent(let share): Int(exactly: share).map { "\($0)%" } ?? "\(share)%"
        case .count(let count): String(count)
        }
    }

    /// Whether `dead` of `total` documents are more than this allows.
    public func isExceeded(by dead: Int, of total: Int) -> Bool {
        switch self {
        case .percent(let share): Double(dead) * 100 > share * Double(total)
        case .count(let count): dead > count
        }
    }
}
