/// A container of files.
public enum ArchiveKind: String, Sendable, Hashable, CaseIterable {
    /// POSIX ustar and pax, GNU and old tar.
    case tar
    /// PKWARE's APPNOTE.
    case zip

    /// How many bytes `detect` needs.
    public static let signatureLength = 512

    /// The kind of archive that starts with these bytes.
    public static func detect(_ bytes: UnsafeRawBufferPointer) -> ArchiveKind? {
        // A local file header, or the end of an empty archive.
        if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) || bytes.starts(with: [0x50, 0x4B, 0x05, 0x06]) {
            return .zip
        }
        return isTarHeader(bytes) ? .tar : nil
    }

    /// The checksum is the sum of the header's bytes, those of the checksum itself taken as spaces; tar before POSIX has no
    /// other mark (POSIX pax, section "ustar Interchange Format").
    private static func isTarHeader(_ bytes: UnsafeRawBufferPointer) -> Bool {
        guard bytes.count >= 512, bytes[0] != 0 else { return false }
        let digits = bytes[148..<156].drop { $0 == 0x20 }.prefix { (0x30...0x37).contains($0) }
        guard !digits.isEmpty else { return false }
        let expected = digits.reduce(0) { $0 * 8 + Int($1 - 0x30) }
        let sum = bytes[..<512].reduce(0) { $0 + Int($1) } - bytes[148..<156].reduce(0) { $0 + Int($1) } + 8 * 0x20
        return sum == expected
    }
}
