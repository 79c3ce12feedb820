internal import EmbeddedData

/// The embedded gazetteer, read in place.
///
/// Layout, little-endian: `CGZ1`; the numbers of records, countries and regions, log2 of the number of slots, the numbers
/// of postings and of bytes of text, a UInt32 each. Then, one behind the other:
/// - records of 28 bytes: name (offset in the text), GeoNames id or 0, latitude and longitude in 1/10000 degree
///   (Int32.min for none), population, kind, country (number plus one, or 0), region (number plus one, or 0), detail
///   (offset; a country's capital, a person's role);
/// - countries of 12 bytes: ISO 3166-1 alpha-2 and alpha-3, three bytes of padding, record;
/// - regions of 12 bytes: name and ISO 3166-2 code (offsets), record;
/// - slots of 8 bytes, probed linearly by the upper bits of a name's key: its lower 32 bits with the last bit set, and
///   the number of the first posting plus one; 0 for empty;
/// - postings of 4 bytes: record, in bits 24 to 27 the `NameFlags`, in bit 31 whether it is the name's last;
/// - the text: for each string its length in a byte, and its UTF-8.
struct GazetteerFile: Sendable {
    /// The bytes of an embedded file, which live as long as the process and are never written; hence unchecked.
    private nonisolated(unsafe) let base: UnsafeRawPointer
    let recordCount: Int, countryCount: Int, adminCount: Int
    private let slotBits: UInt64
    private let postingCount: Int, textCount: Int
    private let countries: Int, admins: Int, slots: Int, postings: Int, text: Int

    private static let headerSize = 28
    static let recordSize = 28
    private static let smallSize = 12

    /// The file over `count` bytes at `bytes`, which must outlive it; nil when its parts do not add up.
    init?(_ bytes: UnsafeRawPointer, count: Int) {
        guard count >= Self.headerSize, bytes.loadUnaligned(as: UInt32.self) == 0x315A_4743 else { return nil }
        let header = (1...6).map { Int(bytes.loadUnaligned(fromByteOffset: $0 * 4, as: UInt32.self)) }
        base = bytes
        (recordCount, countryCount, adminCount) = (header[0], header[1], header[2])
        guard (4...28).contains(header[3]) else { return nil }
        slotBits = UInt64(header[3])
        (postingCount, textCount) = (header[4], header[5])
        countries = Self.headerSize + recordCount * Self.recordSize
        admins = countries + countryCount * Self.smallSize
        slots = admins + adminCount * Self.smallSize
        postings = slots + (8 << header[3])
        text = postings + postingCount * 4
        guard text + textCount == count else { return nil }
    }

    /// The embedded file. It is made by a tool and its form is checked by a test.
    static let embedded: GazetteerFile? = {
        let file = embedded_gazetteer()
        return GazetteerFile(file.bytes, count: file.count)
    }()

    @inline(__always) private func integer(_ offset: Int) -> UInt32 {
        base.loadUnaligned(fromByteOffset: offset, as: UInt32.self)
    }

    /// The number of a name's first posting, or nil.
    @inline(__always) func firstPosting(_ key: UInt64) -> Int? {
        let wanted = UInt32(truncatingIfNeeded: key) | 1
        let mask = 1 << Int(slotBits) - 1
        var slot = Int(key >> (64 - slotBits))
        for _ in 0...mask {
            let found = integer(slots + slot * 8)
            if found == 0 { return nil }
            if found == wanted { return Int(integer(slots + slot * 8 + 4)) - 1 }
            slot = (slot + 1) & mask
        }
        return nil
    }

    /// A posting; the caller goes on to the next number until `isLast`.
    @inline(__always) func posting(_ number: Int) -> (record: Int, flags: NameFlags, isLast: Bool) {
        guard number >= 0, number < postingCount else { return (0, [], true) }
        let value = integer(postings + number * 4)
        let record = min(Int(value & 0xFF_FFFF), max(0, recordCount - 1))
        return (record, NameFlags(rawValue: UInt8(value >> 24 & 0x0F)), value >> 31 == 1)
    }

    /// A field of a record.
    @inline(__always) func field(_ record: Int, _ offset: Int) -> UInt32 {
        integer(Self.headerSize + record * Self.recordSize + offset)
    }

    /// The kind of a record.
    @inline(__always) func kind(_ record: Int) -> GazetteerKind {
        GazetteerKind(rawValue: UInt8(truncatingIfNeeded: field(record, 20))) ?? .list
    }

    /// The number of a record's country, or nil.
    @inline(__always) func country(_ record: Int) -> Int? {
        let number = Int(field(record, 20) >> 8 & 0xFF)
        return number > 0 && number <= countryCount ? number - 1 : nil
    }

    /// The number of a record's region, or nil.
    @inline(__always) func admin(_ record: Int) -> Int? {
        let number = Int(field(record, 20) >> 16)
        return number > 0 && number <= adminCount ? number - 1 : nil
    }

    /// A country's codes and record.
    func countryFacts(_ number: Int) -> (alpha2: String, alpha3: String, record: Int) {
        let place = countries + number * Self.smallSize
        let bytes = UnsafeRawBufferPointer(start: base + place, count: 5)
        return (
            String(decoding: bytes[0..<2], as: UTF8.self), String(decoding: bytes[2..<5], as: UTF8.self),
            min(Int(integer(place + 8)), max(0, recordCount - 1))
        )
    }

    /// A region's name, its ISO 3166-2 code (empty for none) and its record.
    func adminFacts(_ number: Int) -> (name: String, code: String, record: Int) {
        let place = admins + number * Self.smallSize
        return (
            string(Int(integer(place))), string(Int(integer(place + 4))),
            min(Int(integer(place + 8)), max(0, recordCount - 1))
        )
    }

    /// The string at an offset of the text.
    func string(_ offset: Int) -> String {
        guard offset < textCount else { return "" }
        let length = Int(base.load(fromByteOffset: text + offset, as: UInt8.self))
        guard offset + 1 + length <= textCount else { return "" }
        return String(decoding: UnsafeRawBufferPointer(start: base + text + offset + 1, count: length), as: UTF8.self)
    }
}

/// What a record of the gazetteer is.
enum GazetteerKind: UInt8, Sendable {
    case country, region1, region2, city, continent, region, water, organisation, person
    /// A list of names: given names, surnames.
    case list

    /// Whether it lies somewhere.
    var isPlace: Bool { rawValue <= Self.water.rawValue }
}

/// How a name names its record.
struct NameFlags: OptionSet, Sendable {
    let rawValue: UInt8
    /// Not the record's own name.
    static let alternate = NameFlags(rawValue: 1)
    /// An adjective or demonym: "Ukrainian".
    static let adjective = NameFlags(rawValue: 2)
    /// To be written in capitals: "US", not "us".
    static let capitals = NameFlags(rawValue: 4)
    /// A place of the table of places with less than 15,000 people.
    static let small = NameFlags(rawValue: 8)
}
