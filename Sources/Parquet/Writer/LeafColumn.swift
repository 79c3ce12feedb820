import Columns

/// A leaf of the schema tree: one column chunk in each row group.
struct LeafColumn: Sendable {
    /// What lies between a field and its values, from the outside in.
    enum Step: Sendable, Hashable {
        /// A value that may be missing.
        case optional
        /// A value that may not be missing.
        case required
        /// The elements of a list.
        case list
        /// A field of a struct, by its place.
        case child(Int)
    }

    /// The names from the field to the leaf, with those of the list structure.
    let path: [String]
    /// The place of the field in the schema.
    let field: Int
    let steps: [Step]
    let type: DataType
    let layout: PhysicalLayout

    var maxDefinitionLevel: Int { steps.count { $0 == .optional || $0 == .list } }
    var maxRepetitionLevel: Int { steps.count { $0 == .list } }
    var dottedPath: String { path.joined(separator: ".") }

    /// The leaves of a schema, in its order.
    static func leaves(of schema: Schema) -> [LeafColumn] {
        schema.fields.enumerated().flatMap { leaves(of: $1, at: $0, path: [], steps: []) }
    }

    private static func leaves(of field: Field, at index: Int, path: [String], steps: [Step]) -> [LeafColumn] {
        let steps = steps + [field.isNullable ? .optional : .required]
        let path = path + [field.name]
        switch field.type {
        case .list(let element):
            if field.type.isMap, case .structure(let entry) = element.type {
                return entry.enumerated().flatMap {
                    leaves(
                        of: $1, at: index, path: path + ["key_value"], steps: steps + [.list, .required, .child($0)])
                }
            }
            let named = Field("element", element.type, isNullable: element.isNullable)
            return leaves(of: named, at: index, path: path + ["list"], steps: steps + [.list])
        case .structure(let fields):
            return fields.enumerated().flatMap {
                leaves(of: $1, at: index, path: path, steps: steps + [.child($0)])
            }
        default:
            let layout = PhysicalLayout(field.type)
            return [LeafColumn(path: path, field: index, steps: steps, type: field.type, layout: layout)]
        }
    }
}

extension PhysicalLayout {
    /// How values of a type without parts are stored (Parquet format, "Logical types").
    init(_ type: DataType) {
        self =
            switch type {
            case .boolean: .boolean
            case .int32, .date: .int32
            case .int64, .time, .timestamp, .localTimestamp: .int64
            case .double: .double
            case .uuid: .fixed(16)
            case .decimal(let precision, _):
                precision <= 9
                    ? .int32 : precision <= DataType.int64Precision ? .int64 : .fixed(Self.decimalWidth(precision))
            case .string, .binary, .list, .structure: .byteArray
            }
    }

    /// The fewest bytes of two's complement that hold all decimals of `precision` digits.
    private static func decimalWidth(_ precision: Int) -> Int {
        let bits = Double(precision) * 3.321_928_094_887_362 + 1
        return Int((bits / 8).rounded(.up))
    }

    /// The name of the physical type.
    var physicalType: PhysicalType {
        switch self {
        case .boolean: .boolean
        case .int32: .int32
        case .int64: .int64
        case .double: .double
        case .byteArray: .byteArray
        case .fixed: .fixedLenByteArray
        }
    }
}
