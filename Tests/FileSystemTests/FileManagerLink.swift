import Foundation
import SystemPackage

enum FileManagerLink {
    static func make(_ link: FilePath, to destination: FilePath) throws {
        try FileManager.default.createSymbolicLink(atPath: link.string, withDestinationPath: destination.string)
    }
}
