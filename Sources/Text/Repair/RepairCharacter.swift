/// A character of a line in repair.
struct RepairCharacter: Equatable {
    /// Its code point.
    var scalar: UInt32
    /// The bytes of the original that it stands for.
    var start: Int32, end: Int32

    /// The bytes of the original that it stands for.
    var origin: Range<Int> { Int(start)..<Int(end) }

    /// A character in the place of `others`, which are neighbours.
    init(_ scalar: UInt32, replacing others: ArraySlice<RepairCharacter>) {
        self.scalar = scalar
        start = others.first?.start ?? 0
        end = others.last?.end ?? start
    }

    /// A character of the original.
    init(_ scalar: UInt32, start: Int, end: Int) {
        self.scalar = scalar
        self.start = Int32(clamping: start)
        self.end = Int32(clamping: end)
    }
}

extension [RepairCharacter] {
    /// The characters of UTF-8 bytes; an invalid byte is U+FFFD.
    static func decode(_ text: [UInt8], _ range: Range<Int>, into characters: inout [RepairCharacter]) {
        characters.removeAll(keepingCapacity: true)
        var position = range.lowerBound
        while position < range.upperBound {
            let byte = text[position]
            if byte < 0x80 {
                characters.append(RepairCharacter(UInt32(byte), start: position, end: position + 1))
                position += 1
                continue
            }
            let length = Swift.min(UTF8Mark.width(byte), range.upperBound - position)
            var scalar = UInt32(byte) & (length == 2 ? 0x1F : length == 3 ? 0x0F : 0x07)
            var isValid = length > 1
            for offset in 1..<Swift.max(1, length) {
                let next = text[position + offset]
                if !next.isUTF8Continuation { isValid = false }
                scalar = scalar << 6 | UInt32(next & 0x3F)
            }
            if !isValid || Unicode.Scalar(scalar) == nil {
                characters.append(RepairCharacter(0xFFFD, start: position, end: position + 1))
                position += 1
            } else {
                characters.append(RepairCharacter(scalar, start: position, end: position + length))
                position += length
            }
        }
    }
}
