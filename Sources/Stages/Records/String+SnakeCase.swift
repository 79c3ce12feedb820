extension String {
    /// `linkedData` as `linked_data`.
    var snakeCased: String {
        reduce(into: "") { $0 += $1.isUppercase ? "_" + $1.lowercased() : String($1) }
    }
}
