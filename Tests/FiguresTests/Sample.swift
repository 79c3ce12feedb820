import Figures
import Testing

/// The only figure of a sentence.
func only(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) throws -> Figure {
    let figures = Figure.all(in: text)
    try #require(figures.count == 1, "\(figures.map(\.surface))", sourceLocation: sourceLocation)
    return try #require(figures.first, sourceLocation: sourceLocation)
}

/// The values of all figures of a sentence.
func values(_ text: String) -> [Double] { Figure.all(in: text).map(\.value) }
