internal import CLibXML2
internal import Text

/// The second front end: libxml2's HTML parser, its SAX events into the same arena.
///
/// libxml2's callbacks get a pointer to this value as their user data: no reference counts and no exclusivity checks.
struct LibXML2Parser: ~Copyable {
    private var arena: TreeArena
    /// For each open element the node that takes its content; under the depth limit that is its own.
    private var open = Column<Int32>()
    private var context: htmlParserCtxtPtr?
    /// Where the content of the open script goes, when that is a payload.
    private var payload: Payload.Kind?
    private var payloadStart = 0

    /// libxml2's own stack of names; it is searched for every end tag, so a page that goes deeper is not read on.
    private static let nameDepthLimit: Int32 = 20_000

    /// libxml2 compares each attribute of a tag with all others: 10,000 take it about a second.
    private static let leastAttributeLimit = 10_000

    private init(_ arena: inout TreeArena) {
        self.arena = TreeArena(placeholder: ())
        swap(&self.arena, &arena)
        open.append(TreeArena.document)
    }

    /// Builds the tree of a page in `arena`; nil, or why there is none.
    static func parse(_ page: UnsafeBufferPointer<UInt8>, into arena: inout TreeArena) -> HTMLError? {
        _ = initialised
        let attributeLimit = max(arena.limits.attributes, Self.leastAttributeLimit)
        if let offset = TagScanner(page: page).firstTag(withMoreAttributesThan: attributeLimit) {
            return HTMLError(code: .tooManyAttributes(limit: attributeLimit), offset: offset)
        }
        guard let context = htmlCreatePushParserCtxt(nil, nil, nil, 0, nil, XML_CHAR_ENCODING_UTF8) else {
            return HTMLError(code: .parserUnavailable, offset: 0)
        }
        defer { htmlFreeParserCtxt(context) }
        var parser = LibXML2Parser(&arena)
        parser.context = context
        withUnsafeMutablePointer(to: &parser) { parser in
            var handler = Self.makeHandler()
            withUnsafeMutablePointer(to: &handler) { handler in
                let ownHandler = context.pointee.sax
                context.pointee.sax = handler
                context.pointee.userData = UnsafeMutableRawPointer(parser)
                defer { context.pointee.sax = ownHandler }
                parser.pointee.read(page, context)
            }
        }
        swap(&parser.arena, &arena)
        return nil
    }

    private static let initialised: Void = xmlInitParser()

    private mutating func read(_ page: UnsafeBufferPointer<UInt8>, _ context: htmlParserCtxtPtr) {
        // The page is UTF-8 by now, whatever its meta elements say.
        let options =
            HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NOERROR.rawValue | HTML_PARSE_NOWARNING.rawValue
            | HTML_PARSE_NONET.rawValue | HTML_PARSE_IGNORE_ENC.rawValue
        htmlCtxtUseOptions(context, Int32(options))
        // In chunks, since libxml2 takes sizes of 32 bits and refuses very long single buffers.
        let chunk = 1 << 20
        var position = 0
        page.withMemoryRebound(to: CChar.self) { page in
            while position < page.count, context.pointee.disableSAX == 0 {
                let count = min(chunk, page.count - position)
                htmlParseChunk(context, page.baseAddress.map { $0 + position }, Int32(count), 0)
                position += count
            }
        }
        if context.pointee.disableSAX == 0 { htmlParseChunk(context, nil, 0, 1) }
        arena.truncation.unreadBytes += page.count - position
        endPayload()
    }

    private func stop() {
        xmlStopParser(context)
    }
}

// MARK: - Events

extension LibXML2Parser {
    private static func makeHandler() -> htmlSAXHandler {
        var handler = htmlSAXHandler()
        handler.startElement = { $0?.parser.pointee.startElement($1, $2) }
        handler.endElement = { parser, _ in parser?.parser.pointee.endElement() }
        handler.characters = { $0?.parser.pointee.characters($1, $2) }
        handler.ignorableWhitespace = { $0?.parser.pointee.characters($1, $2) }
        handler.cdataBlock = { $0?.parser.pointee.characters($1, $2) }
        handler.comment = { $0?.parser.pointee.comment($1) }
        handler.internalSubset = { parser, name, _, _ in parser?.parser.pointee.doctype(name) }
        return handler
    }

    private var parent: Int32 { open.last ?? TreeArena.document }

    private mutating func startElement(
        _ name: UnsafePointer<xmlChar>?, _ attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
    ) {
        endPayload()
        guard let name else { return }
        if arena.isFull || (context?.pointee.nameNr ?? 0) > Self.nameDepthLimit { return stop() }
        let tag = arena.tagNames.number(of: NameKey(name), at: name).map(Tag.init(rawValue:)) ?? Tag.unnamed
        let firstAttribute = arena.attributes.count
        if let attributes { append(attributes) }
        let node = arena.makeElement(tag, attributes: firstAttribute..<arena.attributes.count)
        arena.append(node, to: parent)
        if open.count > arena.limits.depth {
            arena.truncation.flattenedElements += 1
            open.append(parent)
        } else {
            open.append(node)
        }
        if tag == .script {
            payload = arena.value(of: .type, in: node).flatMap(Payload.Kind.init(scriptType:))
            payloadStart = arena.text.count
        }
    }

    /// Takes attributes as libxml2 gives them: names and values in turn, up to a null name.
    private mutating func append(_ attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>) {
        var index = 0
        while let name = attributes[index] {
            let value = attributes[index + 1]
            index += 2
            guard index <= 2 * arena.limits.attributes,
                let number = arena.attributeNames.number(of: NameKey(name), at: name)
            else {
                arena.truncation.droppedAttributes += 1
                continue
            }
            let start = arena.text.count
            if let value { arena.text.append(value, count: Self.length(value)) }
            arena.appendAttribute(AttributeName(rawValue: number), valueFrom: start)
        }
    }

    private mutating func endElement() {
        endPayload()
        if open.count > 1 { open.removeLast() }
    }

    private mutating func endPayload() {
        guard let kind = payload else { return }
        payload = nil
        let count = arena.text.count - payloadStart
        arena.payloads.append(
            TreeArena.PendingPayload(
                kind: kind, node: parent, start: Int32(truncatingIfNeeded: payloadStart),
                count: Int32(truncatingIfNeeded: count)))
    }

    private mutating func characters(_ bytes: UnsafePointer<xmlChar>?, _ count: Int32) {
        guard let bytes, count > 0 else { return }
        if arena.isFull { return stop() }
        if payload != nil {
            arena.text.append(bytes, count: Int(count))
            return
        }
        let tag = arena.nodes[parent].tag
        if tag == .script || tag == .style, !arena.options.contains(.scripts) { return }
        arena.appendText(bytes, count: Int(count), to: parent)
    }

    private mutating func comment(_ bytes: UnsafePointer<xmlChar>?) {
        guard let bytes, arena.options.contains(.comments), !arena.isFull else { return }
        append(.comment, bytes)
    }

    private mutating func doctype(_ name: UnsafePointer<xmlChar>?) {
        if let name { append(.doctype, name) }
    }

    private mutating func append(_ kind: HTMLTree.Kind, _ bytes: UnsafePointer<xmlChar>) {
        let start = arena.text.count
        arena.text.append(bytes, count: Self.length(bytes))
        arena.append(arena.make(kind, text: start..<arena.text.count), to: parent)
    }

    private static func length(_ string: UnsafePointer<xmlChar>) -> Int { Int(xmlStrlen(string)) }
}

extension NameKey {
    /// The key of a NUL-terminated name.
    fileprivate init(_ name: UnsafePointer<xmlChar>) {
        self.init(lowercasing: name, count: Int(xmlStrlen(name)))
    }
}

extension UnsafeMutableRawPointer {
    /// The parser that libxml2 hands back as user data.
    fileprivate var parser: UnsafeMutablePointer<LibXML2Parser> { assumingMemoryBound(to: LibXML2Parser.self) }
}
