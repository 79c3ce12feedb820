internal import CDeflate

/// The CRC-32 of gzip, PNG and Parquet pages: polynomial 0x04C11DB7, reflected.
public enum CRC32 {
    /// The checksum of `bytes`, continuing that of the bytes before them.
    public static func checksum(of bytes: Span<UInt8>, continuing previous: UInt32 = 0) -> UInt32 {
        bytes.withUnsafeBytes { buffer in
            // Without an address the library gives the initial value, not the previous one.
            guard buffer.count > 0 else { return previous }
            return libdeflate_crc32(previous, buffer.baseAddress, buffer.count)
        }
    }
}
