import Foundation
import Tagging

// Trains the part-of-speech model that is embedded in Tagging.
//
//     train-tagger OUT DEV TRAIN...
//
// Prints the accuracy on DEV of the model as it is written (quantised). The same files give the same bytes.

let arguments = CommandLine.arguments
guard arguments.count >= 4 else {
    print("usage: train-tagger OUT DEV TRAIN...")
    exit(64)
}
let development = try readTreebank(arguments[2])
var training: [TaggedSentence] = []
for path in arguments[3...] { training += try readTreebank(path) }

let environment = ProcessInfo.processInfo.environment
let epochs = Int(environment["EPOCHS"] ?? "") ?? 10
let limit = Int(environment["FEATURES"] ?? "") ?? 114_000
let certainty = Double(environment["CERTAINTY"] ?? "") ?? 0.98
let scale = Double(environment["SCALE"] ?? "") ?? 4

/// The tags of each word that occurs at least three times; one of twenty or more with
/// (almost) always the same tag is certain.
func dictionary(of sentences: [TaggedSentence]) -> [(hash: UInt64, tags: UInt32)] {
    var counts: [UInt64: [Int]] = [:]
    for sentence in sentences {
        for (word, tag) in zip(sentence.words, sentence.tags) {
            counts[word.wordHash, default: Array(repeating: 0, count: PartOfSpeech.count)][Int(tag.rawValue)] += 1
        }
    }
    var words: [(hash: UInt64, tags: UInt32)] = []
    for (hash, tags) in counts {
        let total = tags.reduce(0, +)
        guard total >= 3 else { continue }
        var set: UInt32 = 0
        for (tag, count) in tags.enumerated() where Double(count) >= 0.01 * Double(total) { set |= 1 << UInt32(tag) }
        if total >= 20, Double(tags.max() ?? 0) >= certainty * Double(total) {
            set = 1 << UInt32(tags.firstIndex(of: tags.max() ?? 0) ?? 0)
            set |= TagSet.certain
        }
        words.append((hash, set))
    }
    return words.sorted { $0.hash < $1.hash }
}

func load(_ bytes: [UInt8]) -> TaggerModel? {
    let copy = UnsafeMutableRawPointer.allocate(byteCount: bytes.count, alignment: 16)
    copy.copyMemory(from: bytes, byteCount: bytes.count)
    return TaggerModel(copy, count: bytes.count)
}

/// The words of a sentence with their tag sets, one place outside on either side.
func padded(_ words: [WordFeatures], _ tagger: Tagger) -> [WordFeatures] {
    [.outside] + words.map { tagger.withTagSet($0) } + [.outside]
}

func accuracy(_ tagger: Tagger, _ sentences: [TaggedSentence]) -> Double {
    var right = 0
    var all = 0
    var tags: [PartOfSpeech] = []
    for sentence in sentences {
        tagger.tag([tagger.outside] + sentence.words.map(tagger.word) + [tagger.outside], &tags)
        right += zip(tags, sentence.tags).filter(==).count
        all += tags.count
    }
    return 100 * Double(right) / Double(max(1, all))
}

let words = dictionary(of: training)
guard let wordModel = load(TaggerModel.encode(words: words, features: [])) else { exit(70) }
let wordTagger = Tagger(model: wordModel)
for index in training.indices { training[index].words = padded(training[index].words, wordTagger) }
var perceptron = Perceptron()
var order = Array(training.indices)
var random: UInt64 = 42
for epoch in 1...epochs {
    for index in order.indices.reversed() where index > 0 {
        random = random &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        order.swapAt(index, Int((random >> 33) % UInt64(index + 1)))
    }
    var wrong = 0
    for sentence in order {
        let words = training[sentence].words
        let places = 1..<words.count - 1
        let truths = training[sentence].tags
        var previous = UInt64(PartOfSpeech.count)
        var beforePrevious = UInt64(PartOfSpeech.count)
        for index in places {
            let truth = Int(truths[index - 1].rawValue)
            var guess = words[index].context.onlyTag.map { Int($0.rawValue) } ?? -1
            if guess < 0 {
                guess = perceptron.predict(words, index, previous, beforePrevious)
                if guess != truth {
                    perceptron.learn(words, index, previous, beforePrevious, truth: truth, guess: guess)
                    wrong += 1
                }
            }
            beforePrevious = previous
            previous = UInt64(guess)
        }
    }
    print("epoch \(epoch): \(wrong) wrong in training")
}
let features = perceptron.quantised(limit: limit, scale: scale)
let bytes = TaggerModel.encode(words: words, features: features)
guard let model = load(bytes) else { exit(70) }
print("\(words.count) words, \(features.count) features, \(bytes.count) bytes")
print("accuracy on \(arguments[2]):", accuracy(Tagger(model: model), development))
try Data(bytes).write(to: URL(fileURLWithPath: arguments[1]))
