import JSON

extension StageRegistry {
    /// A JSON Schema (draft 2020-12) of pipeline files, for editors.
    public var jsonSchema: String {
        var json = JSONWriter()
        json.beginObject()
        json.member("$schema", "https://json-schema.org/draft/2020-12/schema")
        json.member("title", "Columnist pipeline")
        writeRecord(PipelineFile.fields.map(\.specification), to: &json)
        json.key("$defs")
        json.beginObject()
        for kind in StageKind.allCases {
            json.key(kind.rawValue)
            json.beginObject()
            json.key("oneOf")
            json.beginArray()
            for stage in stages(kind) { write(stage, to: &json) }
            json.endArray()
            json.endObject()
        }
        json.endObject()
        json.endObject()
        return String(decoding: json.bytes, as: UTF8.self)
    }

    /// `{name: options}`, or the bare name when nothing is required.
    private func write(_ stage: StageDescription, to json: inout JSONWriter) {
        if !stage.options.contains(where: \.isRequired) {
            json.beginObject()
            json.member("const", stage.name)
            json.member("description", stage.summary)
            json.endObject()
        }
        json.beginObject()
        json.member("type", "object")
        json.member("description", stage.summary)
        json.key("properties")
        json.beginObject()
        json.key(stage.name)
        json.beginObject()
        writeRecord(stage.options, to: &json)
        json.endObject()
        json.endObject()
        json.member("required", [stage.name])
        json.key("additionalProperties")
        json.bool(false)
        json.endObject()
    }

    /// The members of a schema of a mapping with known keys.
    private func writeRecord(_ options: [OptionSpecification], to json: inout JSONWriter) {
        let required = options.filter(\.isRequired).map(\.name)
        json.key("type")
        if required.isEmpty { json.raw("[\"object\",\"null\"]") } else { json.string("object") }
        json.key("properties")
        json.beginObject()
        for option in options {
            json.key(option.name)
            json.beginObject()
            json.member("description", option.documentation)
            writeType(option.type, to: &json)
            json.endObject()
        }
        json.endObject()
        if !required.isEmpty { json.member("required", required) }
        json.key("additionalProperties")
        json.bool(false)
    }

    /// The members of a type's schema. Every scalar may also be text with a variable, `${…}`.
    private func writeType(_ type: OptionType, to json: inout JSONWriter) {
        let variable = "{\"type\":\"string\",\"pattern\":\"\\\\$\\\\{\"}"
        switch type {
        case .string: json.raw("\"type\":[\"string\",\"number\",\"boolean\",\"null\"]")
        case .formatted(_, let pattern):
            json.key("anyOf")
            json.beginArray()
            json.raw("{\"type\":[\"integer\",\"null\"]}")
            json.beginObject()
            json.member("type", "string")
            json.member("pattern", pattern)
            json.endObject()
            json.raw(variable)
            json.endArray()
        case .integer(let minimum):
            let bound = minimum.map { ",\"minimum\":\($0)" } ?? ""
            json.raw("\"anyOf\":[{\"type\":[\"integer\",\"null\"]\(bound)},\(variable)]")
        case .number: json.raw("\"anyOf\":[{\"type\":[\"number\",\"null\"]},\(variable)]")
        case .boolean: json.raw("\"anyOf\":[{\"type\":[\"boolean\",\"null\"]},\(variable)]")
        case .choice(let words):
            json.key("anyOf")
            json.beginArray()
            json.beginObject()
            json.member("enum", words)
            json.endObject()
            json.raw(variable)
            json.endArray()
        case .list(let element): writeList(of: element, to: &json)
        case .record(let options): writeRecord(options, to: &json)
        case .mapping: json.raw("\"type\":[\"object\",\"null\"]")
        case .stage(let kind): json.member("$ref", "#/$defs/\(kind.rawValue)")
        }
    }

    /// A list, or a single element in its place.
    private func writeList(of element: OptionType, to json: inout JSONWriter) {
        json.key("anyOf")
        json.beginArray()
        json.beginObject()
        json.member("type", "array")
        json.key("items")
        json.beginObject()
        writeType(element, to: &json)
        json.endObject()
        json.endObject()
        json.beginObject()
        writeType(element, to: &json)
        json.endObject()
        json.endArray()
    }
}
