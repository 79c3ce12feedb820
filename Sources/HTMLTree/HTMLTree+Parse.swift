extension HTMLTree {
    /// Replaces the tree by that of another page; memory is used again.
    ///
    /// - Parameters:
    ///   - utf8: The page as UTF-8 (see `DecodedText`). Invalid UTF-8 does no harm and stays invalid in `text`.
    ///   - parser: The front end that builds the tree.
    ///   - options: How the page is read.
    ///   - limits: How much of a page is taken.
    /// - Throws: `HTMLError` when the page is over `limits.bytes`; the tree is then empty.
    public mutating func parse(
        _ utf8: Span<UInt8>, with parser: Parser = .native, options: Options = .article,
        limits: Limits = Limits()
    ) throws(HTMLError) {
        clear()
        // Offsets are 32 bits wide, and decoding at most triples the bytes (a NUL becomes U+FFFD).
        let byteLimit = min(limits.bytes, Int(Int32.max) / 4)
        guard utf8.count <= byteLimit else {
            throw HTMLError(code: .tooManyBytes(limit: byteLimit), offset: byteLimit)
        }
        var working = TreeArena(placeholder: ())
        swap(&working, &arena)
        if working.tagNames.count == 0 { working = TreeArena() }
        working.reset(options: options, limits: limits)
        let error = utf8.withUnsafeBufferPointer { page -> HTMLError? in
            switch parser {
            case .native:
                NativeParser.parse(page, into: &working)
                return nil
            case .libxml2: return LibXML2Parser.parse(page, into: &working)
            }
        }
        working.finish(into: &self)
        swap(&working, &arena)
        if let error {
            clear()
            throw error
        }
    }

    /// Replaces the tree by that of another page; see `parse(_:with:options:limits:)` for a `Span`.
    public mutating func parse(
        _ utf8: [UInt8], with parser: Parser = .native, options: Options = .article,
        limits: Limits = Limits()
    ) throws(HTMLError) {
        try parse(utf8.span, with: parser, options: options, limits: limits)
    }

    private mutating func clear() {
        emptyColumns()
        text.removeAll(keepingCapacity: text.capacity <= retainedBytes)
        payloads.removeAll(keepingCapacity: true)
        truncation = Truncation()
    }

    private mutating func emptyColumns() {
        kinds.empty()
        namespaces.empty()
        tags.empty()
        parents.empty()
        ends.empty()
        starts.empty()
        counts.empty()
        attributes.empty()
    }
}
