import Text

/// Directory names of Hive's form, `key=value`.
///
/// Spark, DuckDB, Arrow and Hive decode `%XX` alike as long as it stands for ASCII: Spark takes each one for a character
/// of its own, so bytes of longer sequences are left as they are. Whatever could be a part of a path, a pattern or an
/// URL is encoded.
enum HiveDirectory {
    /// What a missing value is called.
    static let missing = "__HIVE_DEFAULT_PARTITION__"
    /// The longest name that Linux file systems take, in bytes.
    static let maximumLength = 255

    /// The name of the directory of a value.
    static func name(key: String, value: String?) throws(DatasetError) -> String {
        guard let value, !value.isEmpty else { return encoded(key) + "=" + missing }
        // The text that means a missing value is told from it by an encoded underscore.
        let text = value == missing ? "%5F" + value.dropFirst() : encoded(value)
        let name = encoded(key) + "=" + text
        guard name.utf8.count <= maximumLength else {
            throw DatasetError(
                .longValue,
                "a value of '\(key)' makes a directory name of \(name.utf8.count) bytes, and \(maximumLength) are "
                    + "the most: \(value.prefix(40))…")
        }
        return name
    }

    private static func encoded(_ text: String) -> String {
        let digits = Array("0123456789ABCDEF".utf8)
        var output: [UInt8] = []
        for byte in text.utf8 {
            if isPlain(byte) {
                output.append(byte)
            } else {
                output += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: output, as: UTF8.self)
    }

    /// RFC 3986's unreserved characters, and everything beyond ASCII.
    private static func isPlain(_ byte: UInt8) -> Bool {
        byte.isASCIIAlphanumeric || byte >= 0x80 || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
            || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "~")
    }
}
