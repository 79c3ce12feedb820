/// The best sequence of tags, word by word (A. Viterbi, 1967).
struct TagPath {
    private var back: [UInt8] = []
    private var best = [Int32](repeating: 0, count: EntityTag.count)
    private var next = [Int32](repeating: 0, count: EntityTag.count)
    private var count = 0

    private static let impossible: Int32 = -1_000_000

    /// Starts a sentence.
    mutating func removeAll() {
        back.removeAll(keepingCapacity: true)
        count = 0
    }

    /// Adds a word with the scores of its tags.
    @inline(__always)
    mutating func append(_ scores: EntityModel.Scores, _ model: EntityModel) {
        for tag in 0..<EntityTag.count {
            if count == 0 {
                let start = Int32(model.transitions[EntityTag.count][tag])
                next[tag] = EntityTag.mayFollow(0, tag) ? start + Int32(scores[tag]) : Self.impossible
                back.append(0)
            } else {
                let (from, score) = bestPrevious(model, tag)
                next[tag] = score + Int32(scores[tag])
                back.append(from)
            }
        }
        swap(&best, &next)
        count += 1
    }

    @inline(__always)
    private func bestPrevious(_ model: EntityModel, _ tag: Int) -> (from: UInt8, score: Int32) {
        if tag > 0, tag % 2 == 0 {
            // Only the first or an inner word of the same type goes before.
            let first = best[tag - 1] + Int32(model.transitions[tag - 1][tag])
            let inner = best[tag] + Int32(model.transitions[tag][tag])
            return first >= inner ? (UInt8(tag - 1), first) : (UInt8(tag), inner)
        }
        var from = 0
        var score = Int32.min
        for previous in 0..<EntityTag.count {
            let sum = best[previous] + Int32(model.transitions[previous][tag])
            if sum > score { (from, score) = (previous, sum) }
        }
        return (UInt8(from), score)
    }

    /// The tags of the words.
    func decode(_ tags: inout [UInt8]) {
        tags.removeAll(keepingCapacity: true)
        tags.append(contentsOf: repeatElement(0, count: count))
        guard count > 0 else { return }
        var tag = 0
        for other in 1..<EntityTag.count where best[other] > best[tag] { tag = other }
        for index in (0..<count).reversed() {
            tags[index] = UInt8(tag)
            tag = Int(back[index * EntityTag.count + tag])
        }
    }
}

extension EntityModel {
    /// The tags of a sentence by the hashes of its words' features.
    package func tags(of features: [[UInt64]]) -> [Int] {
        var path = TagPath()
        for word in features {
            var scores = Scores(repeating: 0)
            for feature in word { add(feature, to: &scores) }
            path.append(scores, self)
        }
        var tags: [UInt8] = []
        path.decode(&tags)
        return tags.map(Int.init)
    }
}
