/// The insertion modes of tree construction (HTML Standard, section 13.2.4.1).
///
/// "In select" and "in select in table" are gone from the standard since select elements may hold any content.
enum InsertionMode: UInt8, BitwiseCopyable {
    case initial, beforeHTML, beforeHead, inHead, inHeadNoscript, afterHead
    case inBody, text
    case inTable, inTableText, inCaption, inColumnGroup, inTableBody, inRow, inCell
    case inTemplate
    case afterBody, inFrameset, afterFrameset, afterAfterBody, afterAfterFrameset
}
