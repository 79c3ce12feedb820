import Columns

extension SchemaElement {
    /// The schema tree in depth-first order, the root first.
    static func elements(of schema: Schema) -> [SchemaElement] {
        var root = SchemaElement()
        root.name = "schema"
        root.numChildren = Int32(schema.fields.count)
        return [root] + schema.fields.flatMap(elements(of:))
    }

    private static func elements(of field: Field) -> [SchemaElement] {
        var element = SchemaElement()
        element.name = field.name
        element.repetitionType = field.isNullable ? .optional : .required
        switch field.type {
        case .list(let entry) where field.type.isMap:
            guard case .structure(let fields) = entry.type else { return [] }
            element.numChildren = 1
            element.convertedType = .map
            element.logicalType = .map
            var repeated = SchemaElement()
            repeated.name = "key_value"
            repeated.repetitionType = .repeated
            repeated.numChildren = Int32(fields.count)
            return [element, repeated] + fields.flatMap(elements(of:))
        case .list(let item):
            element.numChildren = 1
            element.convertedType = .list
            element.logicalType = .list
            var repeated = SchemaElement()
            repeated.name = "list"
            repeated.repetitionType = .repeated
            repeated.numChildren = 1
            return [element, repeated] + elements(of: Field("element", item.type, isNullable: item.isNullable))
        case .structure(let fields):
            element.numChildren = Int32(fields.count)
            return [element] + fields.flatMap(elements(of:))
        default:
            element.setType(field.type)
            return [element]
        }
    }

    private mutating func setType(_ type: DataType) {
        let layout = PhysicalLayout(type)
        self.type = layout.physicalType
        if case .fixed(let length) = layout { typeLength = Int32(length) }
        switch type {
        case .string: (logicalType, convertedType) = (.string, .utf8)
        case .uuid: logicalType = .uuid
        case .date: (logicalType, convertedType) = (.date, .date)
        case .time: (logicalType, convertedType) = (.time(isAdjustedToUTC: false, unit: .micros), .timeMicros)
        case .timestamp:
            (logicalType, convertedType) = (.timestamp(isAdjustedToUTC: true, unit: .micros), .timestampMicros)
        case .localTimestamp: logicalType = .timestamp(isAdjustedToUTC: false, unit: .micros)
        case .decimal(let precision, let scale):
            logicalType = .decimal(scale: Int32(scale), precision: Int32(precision))
            (convertedType, self.scale, self.precision) = (.decimal, Int32(scale), Int32(precision))
        case .boolean, .int32, .int64, .double, .binary, .list, .structure: break
        }
    }
}
