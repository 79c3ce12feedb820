public import Columns
import SystemPackage

extension InferredSchema {
    /// The schema of CSV: columns whose fields all are plain whole numbers, numbers, `true` or `false`, dates or times
    /// are those, others are text.
    ///
    /// - Parameters:
    ///   - sample: The start of a file.
    ///   - isWhole: Whether the sample is all of it; otherwise its last record may be cut and is left out.
    ///   - name: What errors call the input.
    /// - Throws: `CSVError`.
    public init(csv sample: [UInt8], isWhole: Bool, dialect: CSVDialect = CSVDialect(), name: String = "-") throws {
        var parser = CSVParser(dialect, file: name, fieldBytes: .max, head: sample)
        // All records of the head are parsed at once, and the one that is cut stays with the parser.
        var isHead = true
        guard try parser.next({ _ in 0 }, isLast: isWhole) else {
            if dialect.hasHeader { throw parser.noHeader }
            throw InferenceError("\(name) has no rows to make a schema of")
        }
        var names = CSVReader.names(count: parser.block.pointee.width)
        var types = [InferredType](repeating: .unknown, count: names.count)
        var rows = 0
        let nullText = Array(dialect.nullText.utf8)
        repeat {
            let block = parser.block
            for (index, record) in block.pointee.records.enumerated() {
                if isHead, index == 0, dialect.hasHeader {
                    names = try CSVReader.names(&parser)
                    continue
                }
                rows += 1
                for (column, field) in record.fields.enumerated() where !block.pointee.isAbsent(field) {
                    let type = block.pointee.withText(field) {
                        $0.isEmpty || $0.elementsEqual(nullText) ? .unknown : InferredType(plainText: $0)
                    }
                    types[column] = types[column].mergedAsText(with: type)
                }
            }
            isHead = false
        } while try parser.next({ _ in 0 }, isLast: isWhole)
        let fields = try zip(names, types).map { name, type in Field(name, try type.dataType(path: name)) }
        self.init(schema: Schema(fields), rowCount: rows)
    }
}
