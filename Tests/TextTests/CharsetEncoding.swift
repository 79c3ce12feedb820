import Glibc

@testable import Text

extension CharsetConversion {
    /// The bytes of a text in the encoding that iconv knows as `converter`.
    static func encoded(_ text: String, _ converter: String) -> [UInt8] {
        guard let descriptor = iconv_open(converter, "UTF-8"), Int(bitPattern: descriptor) != -1 else { return [] }
        defer { iconv_close(descriptor) }
        var input = Array(text.utf8).map { CChar(bitPattern: $0) }
        var output = [CChar](repeating: 0, count: input.count * 4 + 16)
        var (inputLeft, outputLeft) = (input.count, output.count)
        input.withUnsafeMutableBufferPointer { input in
            output.withUnsafeMutableBufferPointer { output in
                var (from, to) = (input.baseAddress, output.baseAddress)
                iconv(descriptor, &from, &inputLeft, &to, &outputLeft)
                iconv(descriptor, nil, nil, &to, &outputLeft)
            }
        }
        return output.dropLast(outputLeft).map { UInt8(bitPattern: $0) }
    }
}
