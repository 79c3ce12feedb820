import Entities
import Foundation

// Trains the model that is embedded in Entities, or measures by cross-validation what it is worth.
//
//     train-entities OUT (gold|silver):REGISTER:FILE...
//
// Files have a word and, in the last column, its tag; see ColumnsReader. REGISTER is web, reference, statement, or - when
// it is not to be learned from. OUT is written from all of them; with OUT `-`,
// FOLDS parts (5) of the documents of the gold files are left out in turn, the rest with the silver files trains, and the
// F1 of exact mentions in the parts left out is printed for each gold file. The same files give the same bytes.

let environment = ProcessInfo.processInfo.environment
func setting(_ name: String, _ standard: Double) -> Double { Double(environment[name] ?? "") ?? standard }
let epochs = Int(setting("EPOCHS", 12))
let limit = Int(setting("FEATURES", 300_000))
let silverWeight = Float(setting("SILVER", 0.3))
let folds = Int(setting("FOLDS", 5))

let arguments = CommandLine.arguments
guard arguments.count >= 3 else {
    print("usage: train-entities OUT (gold|silver):REGISTER:FILE...")
    exit(64)
}
var reader = ColumnsReader()
var gold: [LabelledSentence] = []
var silver: [LabelledSentence] = []
var names: [String] = []
for argument in arguments[2...] {
    let parts = argument.split(separator: ":", maxSplits: 2).map(String.init)
    guard parts.count == 3 else { exit(64) }
    names.append((parts[2] as NSString).lastPathComponent)
    let isGold = parts[0] == "gold"
    let sentences = try reader.read(
        parts[2], file: names.count - 1, weight: isGold ? 1 : silverWeight,
        register: TextRegister.allCases.first { "\($0)" == parts[1] })
    if isGold { gold += sentences } else { silver += sentences }
    print("\(parts[2]): \(sentences.count) sentences, \(sentences.reduce(0) { $0 + $1.tags.count }) words")
}

/// The sentences with features for the register that each reads like.
@MainActor func featured(_ sentences: [LabelledSentence], _ registers: RegisterTrainer, areCounted: Bool)
    -> [LabelledSentence]
{
    sentences.map { sentence in
        var sentence = sentence
        reader.setFeatures(&sentence, register: registers.register(of: sentence, isCounted: areCounted))
        return sentence
    }
}

@MainActor func model(_ sentences: [LabelledSentence], _ registers: RegisterTrainer) -> [UInt8] {
    let unit = Float(setting("UNIT", 20))
    var trainer = ChainTrainer(rate: Float(setting("RATE", 0.1)), decay: Float(setting("DECAY", 0.01)))
    trainer.train(featured(sentences, registers, areCounted: true), epochs: epochs)
    return trainer.encoded(limit: limit, unit: unit, registers: registers.encoded(unit: unit / 2))
}

func load(_ bytes: [UInt8]) -> EntityModel? {
    let copy = UnsafeMutableRawPointer.allocate(byteCount: bytes.count, alignment: 16)
    copy.copyMemory(from: bytes, byteCount: bytes.count)
    return EntityModel(copy, count: bytes.count)
}

/// The mentions that tags mark: first word, word behind the last, type.
func mentions(_ tags: [Int]) -> Set<[Int]> {
    var found: Set<[Int]> = []
    var start = -1
    for index in 0...tags.count {
        let tag = index < tags.count ? tags[index] : 0
        if start >= 0, tag == 0 || tag % 2 == 1 {
            found.insert([start, index, (tags[start] + 1) / 2])
            start = -1
        }
        if tag % 2 == 1 { start = index }
    }
    return found
}

if arguments[1] != "-" {
    let bytes = model(gold + silver, RegisterTrainer(gold + silver))
    guard load(bytes) != nil else { exit(70) }
    try Data(bytes).write(to: URL(fileURLWithPath: arguments[1]))
    print("\(arguments[1]): \(bytes.count) bytes")
    exit(0)
}
/// Mentions found and right, found, and there, by file and type.
var counts = [[[Int]]](repeating: [[Int]](repeating: [0, 0, 0], count: 5), count: names.count)
for fold in 0..<folds {
    let training = gold.filter { $0.document % folds != fold } + silver
    let registers = RegisterTrainer(training)
    guard let model = load(model(training, registers)) else { exit(70) }
    for sentence in featured(gold.filter { $0.document % folds == fold }, registers, areCounted: false) {
        let guess = mentions(model.tags(of: sentence.features))
        let truth = mentions(sentence.tags)
        for (place, set) in [guess.intersection(truth), guess, truth].enumerated() {
            for mention in set { counts[sentence.file][mention[2]][place] += 1 }
            counts[sentence.file][0][place] += set.count
        }
    }
}
for (name, types) in zip(names, counts) where types[0][2] > 0 {
    for (type, count) in zip(["all"] + EntityType.allCases.map(\.rawValue), types) where count[1] + count[2] > 0 {
        let precision = Double(count[0]) / Double(max(1, count[1]))
        let recall = Double(count[0]) / Double(max(1, count[2]))
        let f1 = 200 * precision * recall / max(1e-9, precision + recall)
        print(String(format: "%@ %@: P %.2f R %.2f F1 %.2f", name, type, 100 * precision, 100 * recall, f1))
    }
}
