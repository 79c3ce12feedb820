/// The program's name and version, as the files that it writes say them.
public enum ProgramVersion {
    /// The version (semver.org).
    public static let number = "0.1.0"
    /// `columnist 0.1.0`.
    public static let producer = "columnist \(number)"
}
