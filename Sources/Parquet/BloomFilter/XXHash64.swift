/// XXH64 with seed 0 (xxHash fast digest algorithm, specification 0.1.1), the hash of Parquet's bloom filters.
enum XXHash64 {
    private static let prime1: UInt64 = 0x9E37_79B1_85EB_CA87
    private static let prime2: UInt64 = 0xC2B2_AE3D_27D4_EB4F
    private static let prime3: UInt64 = 0x1656_67B1_9E37_79F9
    private static let prime4: UInt64 = 0x85EB_CA77_C2B2_AE63
    private static let prime5: UInt64 = 0x27D4_EB2F_1656_67C5

    static func hash(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
        var position = 0
        var state = bytes.count < 32 ? prime5 : stripes(bytes, &position)
        state &+= UInt64(bytes.count)
        while position + 8 <= bytes.count {
            state = rotate(state ^ round(0, load(bytes, position)), 27) &* prime1 &+ prime4
            position += 8
        }
        if position + 4 <= bytes.count {
            let word = UInt64(UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: position, as: UInt32.self)))
            state = rotate(state ^ word &* prime1, 23) &* prime2 &+ prime3
            position += 4
        }
        while position < bytes.count {
            state = rotate(state ^ UInt64(bytes[position]) &* prime5, 11) &* prime1
            position += 1
        }
        state = (state ^ state >> 33) &* prime2
        state = (state ^ state >> 29) &* prime3
        return state ^ state >> 32
    }

    private static func stripes(_ bytes: UnsafeRawBufferPointer, _ position: inout Int) -> UInt64 {
        var lanes = (prime1 &+ prime2, prime2, UInt64(0), 0 &- prime1)
        while position + 32 <= bytes.count {
            lanes.0 = round(lanes.0, load(bytes, position))
            lanes.1 = round(lanes.1, load(bytes, position + 8))
            lanes.2 = round(lanes.2, load(bytes, position + 16))
            lanes.3 = round(lanes.3, load(bytes, position + 24))
            position += 32
        }
        var state = rotate(lanes.0, 1) &+ rotate(lanes.1, 7) &+ rotate(lanes.2, 12) &+ rotate(lanes.3, 18)
        state = merge(state, lanes.0)
        state = merge(state, lanes.1)
        state = merge(state, lanes.2)
        return merge(state, lanes.3)
    }

    private static func load(_ bytes: UnsafeRawBufferPointer, _ offset: Int) -> UInt64 {
        UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
    }

    private static func round(_ lane: UInt64, _ input: UInt64) -> UInt64 {
        rotate(lane &+ input &* prime2, 31) &* prime1
    }

    private static func merge(_ state: UInt64, _ lane: UInt64) -> UInt64 {
        (state ^ round(0, lane)) &* prime1 &+ prime4
    }

    private static func rotate(_ value: UInt64, _ count: UInt64) -> UInt64 {
        value << count | value >> (64 - count)
    }
}
