import Entities
import Foundation

/// Tells registers by their words: naive Bayes with equal priors and add-one smoothing.
struct RegisterTrainer {
    private var counts: [UInt64: [Int]] = [:]
    private var totals = [Int](repeating: 0, count: TextRegister.allCases.count)

    /// Counts the sentences that people labelled. There is far more of the others, which are all of one register.
    init(_ sentences: [LabelledSentence]) {
        for sentence in sentences where sentence.weight == 1 {
            guard let register = sentence.register?.rawValue else { continue }
            for feature in sentence.registerFeatures {
                counts[feature, default: [0, 0, 0]][register] += 1
                totals[register] += 1
            }
        }
    }

    /// The register that a sentence reads like.
    ///
    /// - Parameter isCounted: Whether the sentence is one of those counted; its own counts are then taken off, so that
    ///   training sees as many errors as use will.
    func register(of sentence: LabelledSentence, isCounted: Bool) -> TextRegister {
        if sentence.weight < 1, let register = sentence.register { return register }
        var scores = [Double](repeating: 0, count: totals.count)
        for feature in sentence.registerFeatures {
            guard var count = counts[feature] else { continue }
            if isCounted, let own = sentence.register?.rawValue {
                count[own] -= sentence.registerFeatures.filter { $0 == feature }.count
            }
            guard count.reduce(0, +) > 0 else { continue }
            for (index, weight) in weights(count).enumerated() { scores[index] += weight }
        }
        let best = scores.indices.max { scores[$0] != scores[$1] ? scores[$0] < scores[$1] : $0 > $1 } ?? 0
        return TextRegister(rawValue: best) ?? .web
    }

    /// Log-likelihoods of a feature under the registers, less their mean.
    private func weights(_ count: [Int]) -> [Double] {
        let logs = count.indices.map { log((Double(count[$0]) + 0.5) / (Double(totals[$0]) + 10_000)) }
        let mean = logs.reduce(0, +) / Double(logs.count)
        return logs.map { $0 - mean }
    }

    /// The weights of features that occur more than once, in units of 1/`unit`.
    func encoded(unit: Float) -> [(hash: UInt64, weights: [Int8])] {
        counts.filter { $0.value.reduce(0, +) > 1 }.map { hash, count in
            let values = weights(count).map { Int8(max(-127, min(127, (Float($0) * unit).rounded()))) }
            return (hash, values + [Int8](repeating: 0, count: EntityTag.count - values.count))
        }.sorted { $0.hash < $1.hash }
    }
}
