internal import EmbeddedData

/// A character encoding of the WHATWG Encoding Standard.
public struct Charset: Hashable, Sendable, CustomStringConvertible {
    /// The standard's name, lowercase: `utf-8`, `windows-1252`, `shift_jis`.
    public let name: String
    /// The name that iconv knows it by; empty when it needs none.
    let converter: String

    /// The name.
    public var description: String { name }

    private init(name: String, converter: String) {
        self.name = name
        self.converter = converter
    }

    /// The encoding of a label as pages and servers write them (`latin1`, `UTF8`, `x-sjis`), in any case and with white
    /// space around; nil for a label that is none.
    ///
    /// Encoding Standard, section 4.2: "get an encoding from a label".
    public init?(label: some StringProtocol) {
        var bytes = label.utf8.map(\.asciiLowercased)[...]
        while let last = bytes.last, last.isASCIIWhitespace { bytes.removeLast() }
        bytes = bytes.drop(while: \.isASCIIWhitespace)
        guard let charset = Self.byLabel[String(decoding: bytes, as: UTF8.self)] else { return nil }
        self = charset
    }

    /// UTF-8.
    public static let utf8 = Charset(name: "utf-8", converter: "UTF-8")
    /// UTF-16, little-endian.
    public static let utf16le = Charset(name: "utf-16le", converter: "UTF-16LE")
    /// UTF-16, big-endian.
    public static let utf16be = Charset(name: "utf-16be", converter: "UTF-16BE")
    /// Western European; what pages without any declaration are in when they are not UTF-8.
    public static let windows1252 = Charset(name: "windows-1252", converter: "CP1252")
    /// JIS X 0202 in escape sequences: the one encoding of the web whose bytes are all ASCII.
    static let iso2022jp = Charset(name: "iso-2022-jp", converter: "ISO-2022-JP")

    private static let byLabel: [String: Charset] = {
        var result: [String: Charset] = [:]
        for fields in LexiconFile(embedded_charset_labels()) where fields.count == 3 {
            let charset = Charset(name: fields[0], converter: fields[1] == "-" ? "" : fields[1])
            for label in fields[2].split(separator: " ") { result[String(label)] = charset }
        }
        return result
    }()

    /// Whether one character can take several bytes.
    var isMultibyte: Bool {
        switch name {
        case "gbk", "gb18030", "big5", "euc-jp", "shift_jis", "euc-kr": true
        default: isEscaped
        }
    }

    /// Whether the bytes are ASCII throughout, and escape sequences change what they mean.
    var isEscaped: Bool { name.hasPrefix("iso-2022-") }

    /// Whether UTF-16 in either order.
    var isUTF16: Bool { name.hasPrefix("utf-16") }
}
