/// A range of words that is empty where the standard operator would trap because its ends are crossed.
///
/// The rules of this library compute both ends from positions in arbitrary text; crossed ends mean "no words".
/// Being more specific than the generic operator of the standard library, this one is chosen throughout the library.
func ..< (lower: Int, upper: Int) -> Range<Int> {
    Range(uncheckedBounds: (lower, upper < lower ? lower : upper))
}
