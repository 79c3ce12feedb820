import FileSystem
import SystemPackage

extension Manifest {
    /// Makes sure that replacing a directory takes nothing away that a dataset writer has not written.
    ///
    /// - Throws: `DatasetError` with the code `.foreignFiles` when the directory has files, and no manifest that names
    ///   them all.
    static func checkReplaceable(_ directory: FilePath) throws(DatasetError) {
        guard directory.isDirectory else { return }
        let found = try attempt { () throws(FileError) in try directory.relativeFilePaths() }
        guard !found.isEmpty else { return }
        guard let manifest = try read(from: directory) else {
            throw DatasetError(
                .foreignFiles,
                "\(directory) has files and no \(fileName), so it is not a dataset that may be replaced; remove it, or "
                    + "write to another place")
        }
        let known = Set(manifest.files.map(\.path) + [fileName])
        if let stranger = found.first(where: { !known.contains($0) }) {
            throw DatasetError(
                .foreignFiles,
                "\(directory) would be replaced, but \(stranger) in it is not in its \(fileName); move that file, or "
                    + "write to another place")
        }
    }
}

extension FilePath {
    /// The paths, inside this directory, of everything below it that is no directory; links are not followed.
    fileprivate func relativeFilePaths() throws(FileError) -> [String] {
        var found: [String] = []
        var pending = [""]
        while let prefix = pending.popLast() {
            let directory = prefix.isEmpty ? self : appending(prefix)
            for entry in try directory.directoryEntries() {
                let name = prefix + entry.string
                if directory.appending(entry).isOwnDirectory { pending.append(name + "/") } else { found.append(name) }
            }
        }
        return found
    }
}
