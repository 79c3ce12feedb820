import CFuzzer
import Figures

/// One extractor for all inputs, as users have it. libFuzzer calls from one thread only, hence unchecked.
nonisolated(unsafe) var extractor = FigureExtractor(options: .nonFigures)

/// Reads any bytes as a text: nothing may trap, ranges lie in the text, and two runs agree.
func test(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let text = Array(UnsafeBufferPointer(start: start, count: count))
    let figures = extractor.figures(in: text)
    for figure in figures {
        precondition(figure.range.lowerBound >= 0 && figure.range.upperBound <= count, "a range lies outside")
        precondition(figure.sentence.upperBound <= count, "a sentence lies outside")
        precondition(figure.partOf.map(figures.indices.contains) ?? true, "a total is missing")
    }
    precondition(extractor.figures(in: text) == figures, "two runs differ")
    _ = extractor.explanations(of: text)
    return 0
}

var argumentCount = CommandLine.argc
var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = CommandLine.unsafeArgv
_ = LLVMFuzzerRunDriver(&argumentCount, &arguments) { test($0, $1) }
