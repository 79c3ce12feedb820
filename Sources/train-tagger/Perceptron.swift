import Tagging

/// An averaged perceptron over hashed features (Y. Freund and R. Schapire, 1999; M. Collins, 2002).
struct Perceptron {
    private var rows: [UInt64: Int32] = [:]
    private var weights: [Int32] = []
    private var totals: [Int64] = []
    private var stamps: [Int32] = []
    private var step: Int32 = 0
    private var active: [Int32] = []

    /// The best tag, with the rows of its features kept for `learn`.
    mutating func predict(_ words: [WordFeatures], _ index: Int, _ previous: UInt64, _ beforePrevious: UInt64) -> Int {
        var scores = [Int32](repeating: 0, count: PartOfSpeech.count)
        TagFeatures.forEach(words, at: index, previous: previous, beforePrevious: beforePrevious) { feature in
            guard let row = rows[feature] else { return }
            let base = Int(row) * PartOfSpeech.count
            for tag in 0..<PartOfSpeech.count { scores[tag] += weights[base + tag] }
        }
        var best = 0
        for tag in 1..<PartOfSpeech.count where scores[tag] > scores[best] { best = tag }
        step += 1
        return best
    }

    /// Moves the weights of the features towards `truth` and away from `guess`.
    mutating func learn(
        _ words: [WordFeatures], _ index: Int, _ previous: UInt64, _ beforePrevious: UInt64, truth: Int, guess: Int
    ) {
        TagFeatures.forEach(words, at: index, previous: previous, beforePrevious: beforePrevious) { feature in
            let row: Int
            if let known = rows[feature] {
                row = Int(known)
            } else {
                row = rows.count
                rows[feature] = Int32(row)
                weights.append(contentsOf: repeatElement(0, count: PartOfSpeech.count))
                totals.append(contentsOf: repeatElement(0, count: PartOfSpeech.count))
                stamps.append(contentsOf: repeatElement(0, count: PartOfSpeech.count))
            }
            update(row * PartOfSpeech.count + truth, by: 1)
            update(row * PartOfSpeech.count + guess, by: -1)
        }
    }

    private mutating func update(_ index: Int, by change: Int32) {
        totals[index] += Int64(weights[index]) * Int64(step - stamps[index])
        stamps[index] = step
        weights[index] += change
    }

    /// The averaged weights as Int8: the `limit` features with the largest weights, scaled so that `ceiling` of the
    /// range holds all but the largest few.
    func quantised(limit: Int, scale: Double) -> [(hash: UInt64, weights: [Int8])] {
        var all: [(hash: UInt64, weights: [Double], size: Double)] = []
        for (hash, row) in rows {
            let base = Int(row) * PartOfSpeech.count
            let average = (0..<PartOfSpeech.count).map { tag -> Double in
                let index = base + tag
                let total = totals[index] + Int64(weights[index]) * Int64(step - stamps[index])
                return Double(total) / Double(max(1, step))
            }
            let size = average.map(abs).max() ?? 0
            all.append((hash, average, size))
        }
        all.sort { $0.size != $1.size ? $0.size > $1.size : $0.hash < $1.hash }
        return all.prefix(limit).compactMap { entry in
            let values = entry.weights.map { Int8(max(-127, min(127, ($0 * scale).rounded()))) }
            return values.allSatisfy { $0 == 0 } ? nil : (entry.hash, values)
        }
    }
}
