import Entities
import Foundation

/// A linear-chain conditional random field (J. Lafferty, A. McCallum and F. Pereira, 2001), trained with AdaGrad
/// (J. Duchi, E. Hazan and Y. Singer, 2011).
struct ChainTrainer {
    private let tagCount = EntityTag.count
    private var rows: [UInt64: Int32] = [:]
    private var weights: [Float] = []
    private var squares: [Float] = []
    private var transitions: [Float]
    private var transitionSquares: [Float]
    private let rate: Float
    private let decay: Float

    /// A sentence as rows of the weight table.
    private struct Rows {
        var rows: [[Int32]]
        var tags: [Int]
        var weight: Float
    }

    init(rate: Float, decay: Float) {
        (self.rate, self.decay) = (rate, decay)
        transitions = [Float](repeating: 0, count: (tagCount + 1) * tagCount)
        transitionSquares = [Float](repeating: 1e-3, count: (tagCount + 1) * tagCount)
    }

    /// Trains on the sentences; features that occur once are left out.
    mutating func train(_ sentences: [LabelledSentence], epochs: Int) {
        var counts: [UInt64: Int32] = [:]
        for sentence in sentences {
            for word in sentence.features { for hash in word { counts[hash, default: 0] += 1 } }
        }
        for (hash, count) in counts where count > 1 { rows[hash] = Int32(rows.count) }
        weights = [Float](repeating: 0, count: rows.count * tagCount)
        squares = [Float](repeating: 1e-3, count: rows.count * tagCount)
        let data = sentences.map { sentence in
            Rows(
                rows: sentence.features.map { $0.compactMap { rows[$0] } }, tags: sentence.tags, weight: sentence.weight
            )
        }
        var order = Array(data.indices)
        var random: UInt64 = 42
        for _ in 0..<epochs {
            for index in order.indices.reversed() where index > 0 {
                random = random &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                order.swapAt(index, Int((random >> 33) % UInt64(index + 1)))
            }
            for index in order { step(data[index]) }
        }
    }

    /// One step down the gradient of a sentence's negative log-likelihood.
    private mutating func step(_ sentence: Rows) {
        let length = sentence.tags.count
        let scores = sentence.rows.map { self.scores($0) }
        let forward = self.forward(scores)
        let backward = self.backward(scores)
        let total = Self.logSum(forward[length - 1])
        var edges = [Float](repeating: 0, count: transitions.count)
        for index in 0..<length {
            for tag in 0..<tagCount {
                var gradient = expf(forward[index][tag] + backward[index][tag] - total)
                if tag == sentence.tags[index] { gradient -= 1 }
                if abs(gradient) > 1e-4 { update(sentence.rows[index], tag, gradient * sentence.weight) }
                if index == 0 {
                    edges[tagCount * tagCount + tag] += gradient
                    continue
                }
                for previous in 0..<tagCount where EntityTag.mayFollow(previous, tag) {
                    edges[previous * tagCount + tag] += expf(
                        forward[index - 1][previous] + transitions[previous * tagCount + tag] + scores[index][tag]
                            + backward[index][tag] - total)
                }
            }
            if index > 0 { edges[sentence.tags[index - 1] * tagCount + sentence.tags[index]] -= 1 }
        }
        for edge in edges.indices where edges[edge] != 0 {
            let gradient = edges[edge] * sentence.weight
            transitionSquares[edge] += gradient * gradient
            transitions[edge] -= rate * gradient / transitionSquares[edge].squareRoot()
        }
    }

    private func scores(_ rows: [Int32]) -> [Float] {
        var scores = [Float](repeating: 0, count: tagCount)
        for row in rows {
            let base = Int(row) * tagCount
            for tag in 0..<tagCount { scores[tag] += weights[base + tag] }
        }
        return scores
    }

    private mutating func update(_ rows: [Int32], _ tag: Int, _ gradient: Float) {
        for row in rows {
            let place = Int(row) * tagCount + tag
            let slope = gradient + decay * weights[place]
            squares[place] += slope * slope
            weights[place] -= rate * slope / squares[place].squareRoot()
        }
    }

    private func forward(_ scores: [[Float]]) -> [[Float]] {
        var table: [[Float]] = []
        for index in scores.indices {
            table.append(
                (0..<tagCount).map { tag in
                    if index == 0 {
                        return EntityTag.mayFollow(0, tag)
                            ? transitions[tagCount * tagCount + tag] + scores[0][tag] : -1e4
                    }
                    return Self.logSum(
                        (0..<tagCount).map { previous in
                            EntityTag.mayFollow(previous, tag)
                                ? table[index - 1][previous] + transitions[previous * tagCount + tag] : -1e4
                        }) + scores[index][tag]
                })
        }
        return table
    }

    private func backward(_ scores: [[Float]]) -> [[Float]] {
        var table = [[Float]](repeating: [Float](repeating: 0, count: tagCount), count: scores.count)
        for index in scores.indices.dropLast().reversed() {
            for tag in 0..<tagCount {
                table[index][tag] = Self.logSum(
                    (0..<tagCount).map { next in
                        EntityTag.mayFollow(tag, next)
                            ? transitions[tag * tagCount + next] + scores[index + 1][next] + table[index + 1][next]
                            : -1e4
                    })
            }
        }
        return table
    }

    private static func logSum(_ values: [Float]) -> Float {
        var largest = -Float.infinity
        for value in values { largest = max(largest, value) }
        var sum: Float = 0
        for value in values { sum += expf(value - largest) }
        return largest + logf(sum)
    }

    /// The model file: the `limit` features with the largest weights, in units of 1/`unit`, and those of registers.
    func encoded(limit: Int, unit: Float, registers: [(hash: UInt64, weights: [Int8])]) -> [UInt8] {
        var all = rows.map { hash, row -> (hash: UInt64, size: Float, row: Int) in
            let base = Int(row) * tagCount
            return (hash, weights[base..<(base + tagCount)].map(abs).max() ?? 0, base)
        }
        all.sort { $0.size != $1.size ? $0.size > $1.size : $0.hash < $1.hash }
        let features = all.prefix(limit).compactMap { entry -> (hash: UInt64, weights: [Int8])? in
            let values = weights[entry.row..<(entry.row + tagCount)].map {
                Int8(max(-127, min(127, ($0 * unit).rounded())))
            }
            return values.allSatisfy { $0 == 0 } ? nil : (entry.hash, values)
        }
        let edges = (0...tagCount).map { previous in
            (0..<tagCount).map {
                Int16(max(-9999, min(9999, (transitions[previous * tagCount + $0] * unit).rounded())))
            }
        }
        return EntityModel.encode(features: features + registers, transitions: edges, unit: Double(unit))
    }
}
