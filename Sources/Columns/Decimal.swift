extension Int128 {
    /// The number times 10^-scale, with all `scale` digits after the point.
    public func decimalText(scale: Int) -> String {
        guard scale > 0 else { return String(self) }
        let digits = String(magnitude)
        let padded = String(repeating: "0", count: Swift.max(0, scale + 1 - digits.utf8.count)) + digits
        return (self < 0 ? "-" : "") + padded.dropLast(scale) + "." + padded.suffix(scale)
    }

    /// The number that a decimal text such as `-12.5` is 10^-scale times of; nil for other text, for more digits after
    /// the point than `scale` unless they are zeros, and for more than `precision` digits.
    public init?(decimalText text: some Collection<UInt8>, precision: Int, scale: Int) {
        var digits = text[...]
        let isNegative = digits.first == UInt8(ascii: "-")
        if isNegative || digits.first == UInt8(ascii: "+") { digits = digits.dropFirst() }
        var value: Int128 = 0
        var fractionDigits: Int?
        var isEmpty = true
        for byte in digits {
            if byte == UInt8(ascii: "."), fractionDigits == nil {
                fractionDigits = 0
                continue
            }
            guard byte >= 0x30, byte <= 0x39 else { return nil }
            isEmpty = false
            if let count = fractionDigits {
                if count == scale {
                    guard byte == 0x30 else { return nil }
                    continue
                }
                fractionDigits = count + 1
            }
            let (product, overflow) = value.multipliedReportingOverflow(by: 10)
            guard !overflow else { return nil }
            value = product + Int128(byte - 0x30)
        }
        guard !isEmpty else { return nil }
        for _ in (fractionDigits ?? 0)..<Swift.max(scale, fractionDigits ?? 0) {
            let (product, overflow) = value.multipliedReportingOverflow(by: 10)
            guard !overflow else { return nil }
            value = product
        }
        guard value < Self.powerOfTen(precision) else { return nil }
        self = isNegative ? -value : value
    }

    /// 10^exponent, for exponents up to 38.
    static func powerOfTen(_ exponent: Int) -> Int128 {
        (0..<exponent).reduce(1) { power, _ in power * 10 }
    }
}
