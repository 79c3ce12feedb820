/// A pattern over paths: `*` and `?` within a component, `[a-z]` and `[!a-z]`, `{html,htm}`, and `**` for any number of
/// directories.
///
/// A wildcard does not match a leading dot of a component, as in the shell.
public struct GlobPattern: Sendable, Hashable, CustomStringConvertible {
    /// The pattern as written.
    public let description: String
    /// Each alternative of the braces, as components.
    let alternatives: [[Component]]

    enum Component: Sendable, Hashable {
        case literal([UInt8])
        case wildcard([UInt8])
        case anyDirectories
    }

    /// A pattern. Any text is one; an unclosed `[` or `{` stands for itself.
    public init(_ pattern: String) {
        description = pattern
        alternatives = Self.expandBraces(Array(pattern.utf8)).map(Self.components)
    }

    /// A `**` at the end stands for every file below.
    private static func components(of pattern: [UInt8]) -> [Component] {
        let components = pattern.split(separator: 0x2F).map { piece -> Component in
            let bytes = Array(piece)
            if bytes == Array("**".utf8) { return .anyDirectories }
            return hasWildcard(bytes) ? .wildcard(bytes) : .literal(bytes)
        }
        return components.last == .anyDirectories ? components + [.wildcard([UInt8(ascii: "*")])] : components
    }

    /// Whether the text has anything that is not matched literally.
    public var isPattern: Bool {
        alternatives.count > 1
            || alternatives.contains { $0.contains { if case .literal = $0 { false } else { true } } }
    }

    var isAbsolute: Bool { description.utf8.first == 0x2F }

    private static func hasWildcard(_ bytes: [UInt8]) -> Bool {
        bytes.contains { $0 == UInt8(ascii: "*") || $0 == UInt8(ascii: "?") || $0 == UInt8(ascii: "[") }
    }

    /// The first brace group is multiplied out, until none is left; at most 1,024 alternatives, so that a pattern like
    /// `{a,b}{a,b}…` stays small.
    private static func expandBraces(_ pattern: [UInt8]) -> [[UInt8]] {
        var open = [pattern]
        var done: [[UInt8]] = []
        while let current = open.popLast() {
            guard open.count + done.count < 1024, let start = current.firstIndex(of: UInt8(ascii: "{")),
                let end = current[start...].firstIndex(of: UInt8(ascii: "}"))
            else {
                done.append(current)
                continue
            }
            let choices = current[(start + 1)..<end].split(
                separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
            for choice in choices.reversed() {
                open.append(Array(current[..<start]) + Array(choice) + Array(current[(end + 1)...]))
            }
        }
        return done
    }

    /// Whether a component of a path matches a component of a pattern. Linear in the name for each `*` (the last star is
    /// the only one to go back to).
    static func matches(_ name: [UInt8], _ pattern: [UInt8]) -> Bool {
        if name.first == UInt8(ascii: "."), pattern.first != UInt8(ascii: ".") { return false }
        var (n, p) = (0, 0)
        var star: (pattern: Int, name: Int)?
        while n < name.count {
            if p < pattern.count, pattern[p] == UInt8(ascii: "*") {
                star = (p, n)
                p += 1
            } else if p < pattern.count, let next = matchOne(name[n], pattern, p) {
                (n, p) = (n + 1, next)
            } else if let last = star {
                star = (last.pattern, last.name + 1)
                (n, p) = (last.name + 1, last.pattern + 1)
            } else {
                return false
            }
        }
        return pattern[p...].allSatisfy { $0 == UInt8(ascii: "*") }
    }

    /// The position after the pattern element at `position` when it matches `byte`.
    private static func matchOne(_ byte: UInt8, _ pattern: [UInt8], _ position: Int) -> Int? {
        switch pattern[position] {
        case UInt8(ascii: "?"):
            return position + 1
        case UInt8(ascii: "["):
            guard let end = pattern[position...].dropFirst(2).firstIndex(of: UInt8(ascii: "]")) else {
                return byte == pattern[position] ? position + 1 : nil
            }
            return setMatches(byte, pattern[(position + 1)..<end]) ? end + 1 : nil
        default:
            return byte == pattern[position] ? position + 1 : nil
        }
    }

    private static func setMatches(_ byte: UInt8, _ set: ArraySlice<UInt8>) -> Bool {
        var set = set
        let negated = set.first == UInt8(ascii: "!") || set.first == UInt8(ascii: "^")
        if negated { set.removeFirst() }
        var index = set.startIndex
        var found = false
        while index < set.endIndex {
            let low = set[index]
            if index + 2 < set.endIndex, set[index + 1] == UInt8(ascii: "-") {
                if low <= byte, byte <= set[index + 2] { found = true }
                index += 3
            } else {
                if low == byte { found = true }
                index += 1
            }
        }
        return found != negated
    }
}
