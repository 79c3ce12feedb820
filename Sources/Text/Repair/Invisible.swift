/// Characters that are not seen and carry no meaning in running text.
enum Invisible {
    /// What becomes of a character: nil to keep it, an empty list to drop it.
    ///
    /// - Parameters:
    ///   - previous: the character before, 0 at the start of the line.
    ///   - next: the character behind, 0 at the end.
    ///   - isBidirectional: whether the line holds letters that are written from right to left.
    @inline(__always)
    static func isDropped(_ point: UInt32, previous: UInt32, next: UInt32, isBidirectional: Bool) -> Bool {
        switch point {
        // Controls but tab, line feed, form feed and carriage return.
        case 0...0x08, 0x0B, 0x0E...0x1F, 0x7F: true
        // Soft hyphen, zero-width space, word joiner, byte order mark, deprecated format characters, annotations.
        case 0xAD, 0x200B, 0x2060, 0xFEFF, 0x206A...0x206F, 0xFFF9...0xFFFB: true
        // Marks of direction.
        case 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: !isBidirectional
        // Joiners matter in emoji and in Indic and Arabic scripts.
        case 0x200C, 0x200D: previous < 0x250 && next < 0x250
        default: false
        }
    }

    /// Hebrew, Arabic and their neighbours, and their presentation forms.
    static func isRightToLeft(_ point: UInt32) -> Bool {
        0x590...0x8FF ~= point || 0xFB1D...0xFDFF ~= point || 0xFE70...0xFEFE ~= point
    }
}
