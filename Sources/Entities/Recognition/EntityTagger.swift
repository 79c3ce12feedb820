internal import EmbeddedData
internal import Tagging
internal import Text

/// Gives the words of a sentence their tags: a linear chain over hashed features, decoded with the Viterbi algorithm.
///
/// A tagger owns the buffers it works in; each thread needs its own.
package struct EntityTagger {
    private let model: EntityModel?
    private let partOfSpeech = Tagger()
    private let matcher: GazetteerMatcher
    private let clusters = WordClusters.embedded
    private var words: [TaggedWord] = []
    private var speech: [PartOfSpeech] = []
    private var padded: [EntityToken] = []
    private var path = TagPath()
    /// The kind of text that the last sentence reads like.
    package var register = TextRegister.web
    /// The words of the last sentence.
    private(set) var tokens: [EntityToken] = []
    /// The names of the gazetteer in the last sentence.
    private(set) var matches: [GazetteerMatch] = []

    static let padding = 2
    /// The most words of a sentence that are looked at; no sentence of prose is longer.
    static let maximumWords = 2000

    /// A tagger with the embedded English model.
    package init(gazetteer: Gazetteer = .standard) {
        let file = embedded_entity_model()
        self.init(model: EntityModel(file.bytes, count: file.count), gazetteer: gazetteer)
    }

    /// A tagger with a model of one's own; without one everything is outside.
    package init(model: EntityModel?, gazetteer: Gazetteer = .standard) {
        self.model = model
        matcher = GazetteerMatcher(gazetteer)
    }

    /// Cuts the sentence at `range` into words and looks them up.
    package mutating func load(_ text: [UInt8], _ range: Range<Int>) {
        tokens.removeAll(keepingCapacity: true)
        words.removeAll(keepingCapacity: true)
        words.append(partOfSpeech.outside)
        var scanner = WordScanner(text, in: range)
        let span = text.span
        while tokens.count < Self.maximumWords, let word = scanner.next() {
            var token = EntityToken(text, word.range)
            if let clusters, word.kind == .letters {
                (token.cluster, token.coarseCluster) = clusters.clusters(text, word.range)
            }
            tokens.append(token)
            words.append(partOfSpeech.word(span, word.range))
        }
        words.append(partOfSpeech.outside)
        partOfSpeech.tag(words, &speech)
        for index in tokens.indices { tokens[index].tag = UInt64(speech[index].rawValue) &+ 1 }
        matcher.match(text, &tokens, &matches)
        register = registerScores().register
    }

    /// How much the last sentence reads like each register.
    func registerScores() -> RegisterScores {
        var scores = RegisterScores()
        guard let model else { return scores }
        var before: UInt64 = 0
        for token in tokens {
            model.add(EntityFeatures.register(token.word, after: 0), to: &scores)
            model.add(EntityFeatures.register(token.word, after: before), to: &scores)
            before = token.word
        }
        return scores
    }

    /// The hashes by which the register of the last sentence is told.
    package var registerFeatures: [UInt64] {
        var before: UInt64 = 0
        var features: [UInt64] = []
        for token in tokens {
            features.append(EntityFeatures.register(token.word, after: 0))
            features.append(EntityFeatures.register(token.word, after: before))
            before = token.word
        }
        return features
    }

    /// The words of the last sentence, as byte ranges.
    package var wordRanges: [Range<Int>] { tokens.map(\.range) }

    /// Calls `body` with the hashes of the features of each word of the last sentence.
    package mutating func forEachFeature(_ body: (_ word: Int, _ feature: UInt64) -> Void) {
        pad()
        let padded = padded
        let span = padded.span
        for index in tokens.indices {
            EntityFeatures.forEach(span, at: index + Self.padding, register: register) { body(index, $0) }
        }
    }

    private mutating func pad() {
        padded.removeAll(keepingCapacity: true)
        for _ in 0..<Self.padding { padded.append(.outside) }
        padded += tokens
        for _ in 0..<Self.padding { padded.append(.outside) }
    }

    /// Gives the words of the last sentence their tags.
    package mutating func tag(_ tags: inout [UInt8]) {
        tags.removeAll(keepingCapacity: true)
        guard let model, !tokens.isEmpty else {
            tags.append(contentsOf: repeatElement(0, count: tokens.count))
            return
        }
        pad()
        path.removeAll()
        let padded = padded
        let span = padded.span
        for index in tokens.indices {
            var scores = EntityModel.Scores(repeating: 0)
            EntityFeatures.forEach(span, at: index + Self.padding, register: register) { model.add($0, to: &scores) }
            path.append(scores, model)
        }
        path.decode(&tags)
    }
}
