public import Pipeline

extension StageRegistry {
    /// The reference of input formats in Markdown: every extract stage with its library, options and an example.
    public var inputReference: String {
        var text = """
            # Input formats

            This page is made by `columnist stages --inputs`; do not edit it.

            Every stage takes files, directories and patterns, and decompresses gzip, bzip2, xz, zstd and LZ4 as their first
            bytes ask for. A document is named after its file and the byte where it starts; `@120+64` is byte 64 of what is
            decompressed from byte 120 on, and rows of tables have their number in that place.

            The stages that provide `article` take the publisher's own text and metadata; the stage `article` can follow, to
            filter by words and language, and changes nothing. XML is parsed by libxml2, a record at a time, without network,
            files, document types, XInclude or expansion of declared entities: a text that uses one is refused.

            | stage | what it reads | library | options | example |
            |---|---|---|---|---|

            """
        for (stage, type) in zip(stages(.extract), extract) {
            let library = (type as? any FormatStage.Type)?.library ?? "own"
            let options = stage.options.map { "`\($0.name)`" }.joined(separator: ", ")
            text += "| `\(stage.name)` | \(stage.summary) | \(library) | \(options) | `\(stage.example)` |\n"
        }
        text += "\nAll options are in [pipelines.md](pipelines.md).\n"
        return text
    }
}
