/// Adds up the words of a cardinal: units and tens below a hundred, hundreds below a thousand, scales falling.
struct CardinalReader {
    private var sum = 0.0
    private var group = 0.0
    private var last: NumberWord?
    /// The scale that was read last, 1 before any.
    private(set) var scale = 1.0
    private(set) var hasScale = false

    var total: Double { sum + group }

    /// "and" may follow hundreds and scales: "two hundred and five".
    var acceptsAnd: Bool { last == .hundred || last == .scale }

    /// Starts from a number that is no word: an article, or digits before "thousand".
    mutating func begin(with value: Double) {
        group = value
        last = .unit
    }

    /// Whether the next word would be taken.
    func accepts(_ lexeme: Lexeme?) -> Bool {
        guard let lexeme, let number = lexeme.number else { return false }
        var copy = self
        return copy.take(number, lexeme.value)
    }

    /// Takes the next word, or says that it does not belong to this number.
    mutating func take(_ number: NumberWord, _ value: Double) -> Bool {
        switch number {
        case .unit:
            guard last == nil || last == .ten || last == .hundred || last == .scale else { return false }
            if last == .ten, value == 0 { return false }
            group += value
        case .teen, .ten:
            guard last == nil || last == .hundred || last == .scale else { return false }
            group += value
        case .hundred:
            guard last == nil || last == .unit || last == .teen, group < 100 else { return false }
            group = max(group, 1) * 100
        case .scale:
            return takeScale(value)
        case .vague where last == .unit || last == .teen || last == .ten || last == .hundred || last == .scale:
            // "three millions", "three thousand millions", "three dozens"
            if value == 100 || value < 100 {
                guard group < 100, value != 20 else { return false }
                group = max(group, 1) * value
                last = .hundred
                return true
            }
            return takeScale(value)
        default: return false
        }
        last = number
        return true
    }

    private mutating func takeScale(_ value: Double) -> Bool {
        let isStacked = sum > 0 && group == 0
        guard !hasScale || value < scale || isStacked else { return false }
        if isStacked {
            sum *= value
        } else {
            sum += max(group, 1) * value
        }
        group = 0
        scale = value
        hasScale = true
        last = .scale
        return true
    }
}
