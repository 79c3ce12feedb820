public import SystemPackage

extension GlobPattern {
    /// The files that match, in byte order of their paths, each once. Directories are walked, never returned; a
    /// directory that cannot be listed is an error, a missing one matches nothing.
    ///
    /// Symbolic links are followed up to 40 directories deep, which ends circles.
    ///
    /// - Throws: `FileError`.
    public func files() throws(FileError) -> [FilePath] {
        var found: Set<FilePath> = []
        for components in alternatives {
            try expand(components[...], in: isAbsolute ? "/" : "", depth: 0, into: &found)
        }
        return found.sorted(by: byteOrder)
    }

    private func expand(
        _ components: ArraySlice<Component>, in directory: FilePath, depth: Int, into found: inout Set<FilePath>
    ) throws(FileError) {
        guard depth < 40 else { return }
        guard let first = components.first else {
            if let status = try? directory.status(), status.type != .directory { found.insert(directory) }
            return
        }
        let rest = components.dropFirst()
        switch first {
        case .literal(let name):
            try expand(
                rest, in: directory.appending(String(decoding: name, as: UTF8.self)), depth: depth + 1, into: &found)
        case .wildcard(let pattern):
            for name in try entries(of: directory) where Self.matches(Array(name.string.utf8), pattern) {
                try expand(rest, in: directory.appending(name), depth: depth + 1, into: &found)
            }
        case .anyDirectories:
            try expand(rest, in: directory, depth: depth + 1, into: &found)
            for name in try entries(of: directory) where !name.string.hasPrefix(".") {
                let path = directory.appending(name)
                if path.isDirectory { try expand(components, in: path, depth: depth + 1, into: &found) }
            }
        }
    }

    private func entries(of directory: FilePath) throws(FileError) -> [FilePath.Component] {
        do {
            return try (directory.isEmpty ? "." : directory).directoryEntries()
        } catch  where error.errno == .noSuchFileOrDirectory || error.errno == .notDirectory {
            return []
        }
    }
}

extension FilePath {
    /// Every regular file under this directory, in byte order, hidden names left out.
    public func filesBelow() throws(FileError) -> [FilePath] {
        try GlobPattern(appending("**").string).files()
    }
}

private func byteOrder(_ left: FilePath, _ right: FilePath) -> Bool {
    left.string.utf8.lexicographicallyPrecedes(right.string.utf8)
}
