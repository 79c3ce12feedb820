/// What kind of text a sentence reads like. What counts as a mention differs: the open web names persons, places and
/// organisations; encyclopaedias and news nationalities, works and events too; statements of officials speak of persons and
/// groups by their titles and common nouns.
public enum TextRegister: Int, Sendable, CaseIterable {
    case web, reference, statement
}
