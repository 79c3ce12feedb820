internal import CLibXML2
internal import Text

extension XMLTree {
    /// Parses a piece of XML.
    ///
    /// - Parameters:
    ///   - utf8: The text, as UTF-8 whatever it declares.
    ///   - context: What is around it; the namespaces declared there hold inside.
    /// - Throws: `RecordError` with the line inside the text.
    convenience init(
        parsing utf8: [UInt8], inside context: RecordContext
    ) throws(RecordError) {
        var builder = XMLTreeBuilder(entities: context.entities, hidden: context.ancestors.count)
        builder.parse(utf8, inside: context)
        if let name = builder.refusedEntity {
            throw RecordError(
                .unsupported,
                "the text uses the entity '&\(name);' that the document declares itself; declared entities are never "
                    + "expanded, since they can name files or grow without bound: replace them in the file",
                line: builder.refusedLine)
        }
        if builder.isTooDeep {
            throw RecordError(.malformed, "elements are nested deeper than \(XMLTreeBuilder.depthLimit) levels")
        }
        self.init(
            nodes: builder.nodes, attributes: builder.attributes, names: builder.names, text: builder.text,
            faults: builder.faults)
    }
}

/// Makes an `XMLTree` of libxml2's SAX events.
///
/// libxml2's callbacks get a pointer to this value as their user data: no reference counts and no exclusivity checks.
private struct XMLTreeBuilder: ~Copyable {
    static let depthLimit = 512
    private static let faultLimit = 3
    /// libxml2 takes sizes of 32 bits.
    private static let chunk = 1 << 28

    private(set) var nodes: [XMLTree.Node] = []
    private(set) var attributes: [XMLTree.Attribute] = []
    private(set) var names: [XMLTree.Name] = []
    private(set) var text: [UInt8] = []
    private(set) var faults: [String] = []
    private(set) var refusedEntity: String?
    private(set) var refusedLine: Int?
    private(set) var isTooDeep = false

    private let entities: Set<String>
    /// Elements around the text that are still to come, and make no node.
    private var hidden: Int
    private var open: [Int32] = []
    private var numbers: [NameKey: Int32] = [:]
    private var context: xmlParserCtxtPtr?
    /// What `getEntity` hands out: libxml2 reads it before it asks for another.
    private let entity = UnsafeMutablePointer<xmlEntity>.allocate(capacity: 1)
    /// The four bytes of a character, and a NUL.
    private let entityText = UnsafeMutablePointer<xmlChar>.allocate(capacity: 5)

    private struct NameKey: Hashable {
        let local: UnsafePointer<xmlChar>?, namespace: UnsafePointer<xmlChar>?
    }

    init(entities: Set<String>, hidden: Int) {
        self.entities = entities
        self.hidden = hidden
        entity.initialize(to: xmlEntity())
    }

    deinit {
        entity.deallocate()
        entityText.deallocate()
    }

    private static let initialised: Void = {
        xmlInitParser()
        // Nothing here ever asks for a file; if something did, it would get none.
        xmlSetExternalEntityLoader { _, _, _ in nil }
    }()

    mutating func parse(_ utf8: [UInt8], inside around: RecordContext) {
        _ = Self.initialised
        withUnsafeMutablePointer(to: &self) { builder in
            var handler = Self.makeHandler()
            guard let context = xmlCreatePushParserCtxt(&handler, builder, nil, 0, nil) else { return }
            defer { xmlFreeParserCtxt(context) }
            builder.pointee.context = context
            let options =
                XML_PARSE_RECOVER.rawValue | XML_PARSE_NONET.rawValue | XML_PARSE_HUGE.rawValue
                | XML_PARSE_NOWARNING.rawValue | XML_PARSE_IGNORE_ENC.rawValue
            xmlCtxtUseOptions(context, Int32(options))
            for tag in around.ancestors { Self.push(tag, context) }
            Self.push(utf8, context)
            for name in around.ancestorNames.reversed() { Self.push(Array("</".utf8) + name + [0x3E], context) }
            if context.pointee.disableSAX == 0 { xmlParseChunk(context, nil, 0, 1) }
            builder.pointee.finish()
        }
    }

    private static func push(_ bytes: [UInt8], _ context: xmlParserCtxtPtr) {
        bytes.withUnsafeBytes { buffer in
            var position = 0
            while position < buffer.count, context.pointee.disableSAX == 0 {
                let count = min(chunk, buffer.count - position)
                let start = buffer.baseAddress.map { $0.assumingMemoryBound(to: CChar.self) + position }
                xmlParseChunk(context, start, Int32(count), 0)
                position += count
            }
        }
    }

    /// Closes what is open.
    private mutating func finish() {
        while let index = open.popLast() { nodes[Int(index)].end = Int32(nodes.count) }
    }

    // MARK: - Events

    private static func makeHandler() -> xmlSAXHandler {
        var handler = xmlSAXHandler()
        handler.initialized = UInt32(XML_SAX2_MAGIC)
        handler.startElementNs = { builder, name, _, namespace, _, _, count, _, attributes in
            builder?.xmlTree.pointee.start(name, namespace, attributes, Int(count))
        }
        handler.endElementNs = { builder, _, _, _ in builder?.xmlTree.pointee.end() }
        handler.characters = { $0?.xmlTree.pointee.characters($1, Int($2)) }
        handler.ignorableWhitespace = { $0?.xmlTree.pointee.characters($1, Int($2)) }
        handler.cdataBlock = { $0?.xmlTree.pointee.characters($1, Int($2)) }
        handler.getEntity = { $0?.xmlTree.pointee.entity($1) }
        handler.serror = { builder, error in builder?.xmlTree.pointee.fault(error) }
        return handler
    }

    private mutating func start(
        _ name: UnsafePointer<xmlChar>?, _ namespace: UnsafePointer<xmlChar>?,
        _ list: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?, _ count: Int
    ) {
        if hidden > 0 {
            hidden -= 1
            return
        }
        guard open.count < Self.depthLimit else {
            isTooDeep = true
            xmlStopParser(context)
            return
        }
        let first = attributes.count
        if let list {
            for index in 0..<count { append(list + 5 * index) }
        }
        open.append(Int32(nodes.count))
        nodes.append(
            XMLTree.Node(
                name: number(name, namespace), parent: open.dropLast().last ?? -1, end: 0, start: Int32(first),
                count: Int32(attributes.count - first)))
    }

    /// Appends an attribute of libxml2's five pointers: name, prefix, namespace, start and end of the value.
    private mutating func append(_ entry: UnsafeMutablePointer<UnsafePointer<xmlChar>?>) {
        guard let start = entry[3], let end = entry[4] else { return }
        let value = UnsafeBufferPointer(start: start, count: end - start)
        let position = text.count
        // Without expansion of entities libxml2 writes every `&` of a value as a reference.
        var rest = value[...]
        while let found = rest.firstIndex(of: UInt8(ascii: "&")) {
            text += rest[..<found]
            text.append(UInt8(ascii: "&"))
            rest = rest[(found + 1)...]
            if rest.starts(with: "#38;".utf8) { rest = rest.dropFirst(4) }
        }
        text += rest
        attributes.append(
            XMLTree.Attribute(
                name: number(entry[0], entry[2]), start: Int32(position), count: Int32(text.count - position)))
    }

    private mutating func end() {
        guard let index = open.popLast() else { return }
        nodes[Int(index)].end = Int32(nodes.count)
    }

    private mutating func characters(_ bytes: UnsafePointer<xmlChar>?, _ count: Int) {
        guard let bytes, count > 0, let parent = open.last else { return }
        let start = text.count
        text.append(contentsOf: UnsafeBufferPointer(start: bytes, count: count))
        if let last = nodes.indices.last, nodes[last].name < 0, Int(nodes[last].start + nodes[last].count) == start,
            nodes[last].parent == parent
        {
            nodes[last].count += Int32(count)
            return
        }
        nodes.append(
            XMLTree.Node(
                name: -1, parent: parent, end: Int32(nodes.count + 1), start: Int32(start), count: Int32(count)))
    }

    private mutating func number(_ local: UnsafePointer<xmlChar>?, _ namespace: UnsafePointer<xmlChar>?) -> Int32 {
        // libxml2 keeps one copy of each name, so that its address is the name.
        let key = NameKey(local: local, namespace: namespace)
        if let known = numbers[key] { return known }
        let number = Int32(names.count)
        names.append(
            XMLTree.Name(
                local: local.map { String(cString: $0) } ?? "", namespace: namespace.map { String(cString: $0) } ?? ""))
        numbers[key] = number
        return number
    }

    // MARK: - Entities and errors

    /// The characters of one of HTML's entities; nil for any other name. One that the document declares ends parsing.
    private mutating func entity(_ name: UnsafePointer<xmlChar>?) -> UnsafeMutablePointer<xmlEntity>? {
        guard let name else { return nil }
        if let predefined = xmlGetPredefinedEntity(name) { return predefined }
        if let known = htmlEntityLookup(name), let scalar = Unicode.Scalar(known.pointee.value) {
            let bytes = Array(String(scalar).utf8)
            for (index, byte) in (bytes + [0]).enumerated() { entityText[index] = byte }
            entity.pointee.etype = XML_INTERNAL_PREDEFINED_ENTITY
            entity.pointee.name = name
            entity.pointee.content = entityText
            entity.pointee.length = Int32(bytes.count)
            return entity
        }
        let text = String(cString: name)
        if entities.contains(text) {
            refusedEntity = refusedEntity ?? text
            refusedLine = refusedLine ?? line
            xmlStopParser(context)
        }
        return nil
    }

    private var line: Int? { context.map { Int(xmlSAX2GetLineNumber($0)) } }

    private mutating func fault(_ error: UnsafeMutablePointer<xmlError>?) {
        guard let error, faults.count < Self.faultLimit, error.pointee.level.rawValue >= XML_ERR_ERROR.rawValue else {
            return
        }
        let message = error.pointee.message.map { String(cString: $0) } ?? "not well-formed"
        faults.append(message.split(separator: "\n").first.map(String.init) ?? message)
    }
}

extension UnsafeMutableRawPointer {
    /// The builder that libxml2 hands back as user data.
    fileprivate var xmlTree: UnsafeMutablePointer<XMLTreeBuilder> { assumingMemoryBound(to: XMLTreeBuilder.self) }
}
