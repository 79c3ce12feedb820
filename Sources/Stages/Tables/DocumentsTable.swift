import Columns
import FileSystem
import Pipeline

extension Table {
    /// One row a document: what was read, and from where.
    static let documents = Table(
        "documents", "One row a document, with where it comes from; it needs no transform.", requires: [],
        columns: documentColumns
    ) { [$0] }

    private static let documentColumns: [ColumnDefinition<Document>] = [
        .init("document_id", "128 bits in hexadecimal, made of the input file, the place in it, and the address.") {
            String(SHA256.hexadecimal("\($0.origin.documentID)\n\($0.origin.uri ?? "")".utf8).prefix(32))
        },
        .init("uri", "Where the document was published, as the input says.", optional: { $0.origin.uri }),
        .init("media_type", "Type and subtype, as the input declares them.", optional: { $0.origin.mediaType }),
        .init(
            "charset", "The charset that the input declares outside of the content.", optional: { $0.origin.charset }),
        .init("source_file", "The input file.") { $0.origin.sourceFile },
        .init(
            "record", "The name within the input: the entry of an archive, the id of a record.",
            optional: { $0.origin.record }),
        .init("byte_offset", "Where the document, or the compressed member that holds it, starts in the input file.") {
            $0.origin.byteOffset
        },
        .init(
            "inner_offset", "Where it starts in what is decompressed from `byte_offset` on.",
            optional: { $0.origin.innerOffset }),
        .init("byte_length", "How many bytes it takes there, headers included.") { $0.origin.byteLength },
        .init("sha256", "The SHA-256 of the decoded payload, in hexadecimal.") { SHA256.hexadecimal($0.content) },
        .init("fetched_at", "When it was fetched.", optional: { $0.origin.fetchedAt }),
        .init("http_status", "The status of the HTTP response.", optional: { $0.origin.httpStatus }),
    ]
}
