internal import EmbeddedData
internal import Text

/// The named character references of the HTML Standard (section 13.5), and what numeric ones stand for.
final class CharacterReferences: Sendable {
    /// The characters of a reference: at most six bytes of UTF-8, the first in the lowest bits.
    struct Characters: BitwiseCopyable, Equatable {
        var bytes: UInt64 = 0
        var count = 0

        mutating func append(_ scalar: Unicode.Scalar) {
            for byte in scalar.utf8 {
                bytes |= UInt64(byte) << UInt64(8 * count)
                count += 1
            }
        }
    }

    private struct Entry {
        var name: [UInt8]
        var characters = Characters()
        var standsBare = false
    }

    /// The table of the standard, read once.
    static let standard = CharacterReferences()

    /// The longest name, without semicolon; the longest that stands without it.
    private static let longestName = 31
    private static let longestBareName = 6
    private static let slotMask = 8191

    private let slots: [Entry?]

    private init() {
        var slots = [Entry?](repeating: nil, count: Self.slotMask + 1)
        for fields in LexiconFile(embedded_character_references()) where fields.count >= 2 {
            var entry = Entry(name: Array(fields[0].utf8), standsBare: fields.count > 2)
            for digits in fields[1].split(separator: " ") {
                if let scalar = UInt32(digits, radix: 16).flatMap(Unicode.Scalar.init) {
                    entry.characters.append(scalar)
                }
            }
            var slot = entry.name.withUnsafeBufferPointer { Self.slot(of: $0) }
            while slots[slot] != nil { slot = (slot + 1) & Self.slotMask }
            slots[slot] = entry
        }
        self.slots = slots
    }

    private static func slot(of name: UnsafeBufferPointer<UInt8>) -> Int {
        var hash: UInt32 = 0x811C_9DC5
        for byte in name { hash = (hash ^ UInt32(byte)) &* 0x0100_0193 }
        return Int((hash ^ hash >> 15) & UInt32(slotMask))
    }

    private func entry(_ name: UnsafeBufferPointer<UInt8>) -> Entry? {
        var slot = Self.slot(of: name)
        while let entry = slots[slot] {
            if entry.name.elementsEqual(name) { return entry }
            slot = (slot + 1) & Self.slotMask
        }
        return nil
    }

    /// The named reference whose name starts at the first byte of `rest` (after the ampersand), and the bytes it takes;
    /// nil when there is none (HTML Standard, section 13.2.5.73).
    func named(_ rest: UnsafeBufferPointer<UInt8>, inAttribute: Bool) -> (Characters, length: Int)? {
        var length = 0
        while length < min(rest.count, Self.longestName + 1), rest[length].isASCIIAlphanumeric { length += 1 }
        guard length >= 2 else { return nil }
        if length < rest.count, rest[length] == UInt8(ascii: ";"),
            let entry = entry(UnsafeBufferPointer(rebasing: rest[..<length]))
        {
            return (entry.characters, length + 1)
        }
        for bare in stride(from: min(length, Self.longestBareName), through: 2, by: -1) {
            guard let entry = entry(UnsafeBufferPointer(rebasing: rest[..<bare])), entry.standsBare else { continue }
            // `?a=1&copy=2` in an address is no reference.
            if inAttribute, bare < rest.count, rest[bare] == UInt8(ascii: "=") || rest[bare].isASCIIAlphanumeric {
                return nil
            }
            return (entry.characters, bare)
        }
        return nil
    }

    /// The numeric reference that starts at the first byte of `rest` (the number sign), and the bytes it takes; nil
    /// when no digit follows (HTML Standard, sections 13.2.5.75 to 13.2.5.80).
    func numeric(_ rest: UnsafeBufferPointer<UInt8>) -> (Characters, length: Int)? {
        var position = 1
        let isHexadecimal = position < rest.count && rest[position] | 0x20 == UInt8(ascii: "x")
        if isHexadecimal { position += 1 }
        let firstDigit = position
        var value: UInt32 = 0
        while position < rest.count, let digit = rest[position].hexadecimalValue, isHexadecimal || digit < 10 {
            value = min(value &* (isHexadecimal ? 16 : 10) &+ UInt32(digit), 0x11_0000)
            position += 1
        }
        guard position > firstDigit else { return nil }
        if position < rest.count, rest[position] == UInt8(ascii: ";") { position += 1 }
        var characters = Characters()
        characters.append(Self.scalar(value))
        return (characters, position)
    }

    private static func scalar(_ value: UInt32) -> Unicode.Scalar {
        if 0x80...0x9F ~= value, let mapped = Unicode.Scalar(c1[Int(value) - 0x80]) { return mapped }
        return value == 0 ? "\u{FFFD}" : Unicode.Scalar(value) ?? "\u{FFFD}"
    }

    /// What references to C1 controls stand for: the characters of windows-1252 (section 13.2.5.80).
    private static let c1: [UInt32] = [
        0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D,
        0x017D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A,
        0x0153, 0x9D, 0x017E, 0x0178,
    ]
}
