internal import Glibc

/// Bytes of a legacy encoding as UTF-8.
struct CharsetConversion {
    /// The text.
    private(set) var utf8: [UInt8] = []
    /// The sequences that the encoding does not define; each became U+FFFD.
    private(set) var replacements = 0

    /// Decodes a text that is not UTF-8.
    init(_ bytes: UnsafeBufferPointer<UInt8>, from charset: Charset) {
        // (iconv_t)-1: this system lacks the converter.
        if !charset.converter.isEmpty, let descriptor = iconv_open("UTF-8", charset.converter),
            Int(bitPattern: descriptor) != -1
        {
            convert(bytes, charset, descriptor)
            iconv_close(descriptor)
        } else {
            decodeDirectly(bytes, charset)
        }
    }

    private mutating func convert(
        _ bytes: UnsafeBufferPointer<UInt8>, _ charset: Charset, _ descriptor: UnsafeMutableRawPointer
    ) {
        utf8.reserveCapacity(bytes.count + bytes.count / 2 + 16)
        let chunk = 1 << 16
        // No converter makes more than four bytes of one.
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: chunk * 4 + 16) { output in
            var position = 0
            while position < bytes.count {
                let (start, end) = (position, min(position + chunk, bytes.count))
                let piece = UnsafeBufferPointer(rebasing: bytes[position..<end])
                let (outcome, read) = convertRun(piece, descriptor, output)
                position += read
                if outcome == 0 || outcome == EINVAL && end < bytes.count && position > start { continue }
                if outcome == EINVAL, end == bytes.count {
                    // The text ends inside a sequence.
                    replace()
                    return
                }
                substitute(bytes[position], charset)
                position = min(position + (charset.isUTF16 ? 2 : 1), bytes.count)
            }
        }
    }

    /// Converts up to the end of a piece or to an error, and returns iconv's error number and how many bytes it read.
    private mutating func convertRun(
        _ piece: UnsafeBufferPointer<UInt8>, _ descriptor: UnsafeMutableRawPointer,
        _ output: UnsafeMutableBufferPointer<UInt8>
    ) -> (outcome: Int32, read: Int) {
        var (outcome, inputLeft, outputLeft): (Int32, Int, Int) = (0, piece.count, output.count)
        piece.withMemoryRebound(to: CChar.self) { piece in
            output.withMemoryRebound(to: CChar.self) { output in
                var (from, to) = (UnsafeMutablePointer(mutating: piece.baseAddress), output.baseAddress)
                if iconv(descriptor, &from, &inputLeft, &to, &outputLeft) == -1 { outcome = errno }
            }
        }
        utf8.append(contentsOf: UnsafeMutableBufferPointer(rebasing: output[..<(output.count - outputLeft)]))
        return (outcome, piece.count - inputLeft)
    }

    /// A byte that iconv does not take at its place.
    private mutating func substitute(_ byte: UInt8, _ charset: Charset) {
        if charset.name.hasPrefix("windows-"), 0x80...0x9F ~= byte {
            // The standard's indexes map what Windows leaves undefined there to the C1 controls.
            utf8 += [0xC2, byte]
        } else if charset.name.hasPrefix("gb"), byte == 0x80 {
            utf8 += "€".utf8
        } else {
            replace()
        }
    }

    private mutating func replace() {
        utf8 += UTF8Scan.replacement
        replacements += 1
    }

    /// `x-user-defined` (bytes above ASCII are U+F780…U+F7FF), and encodings without converter, of which ASCII is kept.
    private mutating func decodeDirectly(_ bytes: UnsafeBufferPointer<UInt8>, _ charset: Charset) {
        utf8.reserveCapacity(bytes.count)
        for byte in bytes {
            if byte < 0x80 {
                utf8.append(byte)
            } else if charset.name == "x-user-defined" {
                utf8 += [0xEF, 0x9E | (byte & 0x40) >> 6, 0x80 | byte & 0x3F]
            } else {
                replace()
            }
        }
    }
}
