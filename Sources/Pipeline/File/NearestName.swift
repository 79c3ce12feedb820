/// The known name that a mistyped one probably meant: the nearest by edits, when it is near enough (a third of its
/// letters, at least one).
func nearest(to name: String, among known: [String]) -> String? {
    known
        .map { (name: $0, distance: editDistance(Array(name.lowercased().utf8), Array($0.lowercased().utf8))) }
        .filter { $0.distance <= max(1, $0.name.utf8.count / 3) }
        .min { $0.distance < $1.distance }?.name
}

/// The number of insertions, deletions, substitutions and swaps of neighbours between two words (optimal string
/// alignment).
private func editDistance(_ left: [UInt8], _ right: [UInt8]) -> Int {
    var beforePrevious: [Int] = []
    var previous = Array(0...right.count)
    for i in 0..<left.count {
        var current = [i + 1]
        for j in 0..<right.count {
            let cost = left[i] == right[j] ? 0 : 1
            var best = min(previous[j] + cost, previous[j + 1] + 1, current[j] + 1)
            if i > 0, j > 0, left[i] == right[j - 1], left[i - 1] == right[j] {
                best = min(best, beforePrevious[j - 1] + 1)
            }
            current.append(best)
        }
        (beforePrevious, previous) = (previous, current)
    }
    return previous[right.count]
}
