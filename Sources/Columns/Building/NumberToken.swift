import Glibc

/// A decimal number of a text, as it is written: mantissa · 10^exponent.
package struct NumberToken: BitwiseCopyable {
    /// The first 19 digits that count.
    package var mantissa: UInt64 = 0
    package var exponent = 0
    package var isNegative = false
    /// Whether there is neither a point nor an exponent.
    package var isWhole = true
    /// Whether `mantissa` holds all digits.
    package var isExact = true
    /// Whether the integer part has a zero before other digits.
    package var hasLeadingZero = false
    /// Where the text of the number starts and ends.
    package var start: UnsafePointer<UInt8>
    package var end: UnsafePointer<UInt8>

    /// The number at the start of a text; nil when there is none. Reads no byte after the one that ends the number, which
    /// must be readable.
    @inlinable
    package init?(_ start: UnsafePointer<UInt8>) {
        var cursor = start
        self.start = start
        end = start
        if cursor.pointee == 0x2D {
            isNegative = true
            cursor += 1
        }
        let digits = cursor
        var digit = cursor.pointee &- 0x30
        guard digit < 10 else { return nil }
        var mantissa: UInt64 = 0
        repeat {
            mantissa = mantissa &* 10 &+ UInt64(digit)
            cursor += 1
            digit = cursor.pointee &- 0x30
        } while digit < 10
        let count = cursor - digits
        hasLeadingZero = count > 1 && digits.pointee == 0x30
        self.mantissa = mantissa
        end = cursor
        let next = cursor.pointee
        guard count <= 18, next != 0x2E, next | 0x20 != 0x65 else {
            guard readSlowly(digits) else { return nil }
            return
        }
    }

    /// Reads the digits again: with a fraction, with an exponent, or with more than 64 bits hold.
    @usableFromInline
    package mutating func readSlowly(_ digits: UnsafePointer<UInt8>) -> Bool {
        var cursor = digits
        var significant = 0
        var hasPoint = false
        var hasFraction = true
        mantissa = 0
        while true {
            let digit = cursor.pointee &- 0x30
            if digit < 10 {
                hasFraction = true
                if significant < 19 {
                    mantissa = mantissa * 10 + UInt64(digit)
                    if mantissa > 0 { significant += 1 }
                    if hasPoint { exponent -= 1 }
                } else {
                    isExact = isExact && digit == 0
                    if !hasPoint { exponent += 1 }
                }
            } else if cursor.pointee == 0x2E, !hasPoint {
                hasPoint = true
                hasFraction = false
                isWhole = false
            } else {
                break
            }
            cursor += 1
        }
        guard hasFraction else { return false }
        if cursor.pointee | 0x20 == 0x65 {
            isWhole = false
            cursor += 1
            let isNegative = cursor.pointee == 0x2D
            if isNegative || cursor.pointee == 0x2B { cursor += 1 }
            guard cursor.pointee &- 0x30 < 10 else { return false }
            var power = 0
            while cursor.pointee &- 0x30 < 10 {
                power = min(power * 10 + Int(cursor.pointee &- 0x30), 100_000)
                cursor += 1
            }
            exponent += isNegative ? -power : power
        }
        end = cursor
        return true
    }

    /// The number as an integer; nil for one with a fraction or beyond 64 bits.
    @inlinable package var integer: Int64? {
        guard isWhole, exponent == 0, isExact else { return slowInteger }
        if mantissa <= UInt64(Int64.max) { return isNegative ? -Int64(mantissa) : Int64(mantissa) }
        return isNegative && mantissa == 1 << 63 ? .min : nil
    }

    @usableFromInline package var slowInteger: Int64? {
        guard let wide = wideInteger(scale: 0) else { return nil }
        return Int64(exactly: wide)
    }

    /// The nearest double; nil for one beyond the range.
    @inlinable package var double: Double? {
        // W. Clinger, "How to read floating point numbers accurately" (1990): both are exact, and so one rounding is left.
        if isExact, mantissa <= 1 << 53, exponent >= -22, exponent <= 22 {
            let magnitude =
                exponent < 0
                ? Double(mantissa) / exactPowersOfTen[-exponent] : Double(mantissa) * exactPowersOfTen[exponent]
            return isNegative ? -magnitude : magnitude
        }
        return slowDouble
    }

    @usableFromInline package var slowDouble: Double? {
        // The program never sets a locale, so that the point is a point.
        let value = UnsafeRawPointer(start).withMemoryRebound(to: CChar.self, capacity: 1) { strtod($0, nil) }
        return value.isFinite ? value : nil
    }

    /// The number times 10^scale; nil when digits would be lost.
    package func wideInteger(scale: Int) -> Int128? {
        guard isExact, mantissa > 0 else { return isExact ? 0 : digitsAsInteger(scale: scale) }
        var shift = exponent + scale
        guard shift <= 38 else { return nil }
        var value = Int128(mantissa)
        while shift > 0 {
            let (product, overflow) = value.multipliedReportingOverflow(by: 10)
            guard !overflow else { return nil }
            value = product
            shift -= 1
        }
        while shift < 0 {
            guard value % 10 == 0 else { return nil }
            value /= 10
            shift += 1
        }
        return isNegative ? -value : value
    }

    /// For numbers of more than 19 digits, which are written without an exponent then.
    private func digitsAsInteger(scale: Int) -> Int128? {
        Int128(decimalText: UnsafeBufferPointer(start: start, count: end - start), precision: 38, scale: scale)
    }
}

/// The powers of ten that a double holds exactly.
@usableFromInline package let exactPowersOfTen: [Double] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20,
    1e21, 1e22,
]
