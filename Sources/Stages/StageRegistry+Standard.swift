public import Pipeline

extension StageRegistry {
    /// Every stage and table of the program. A new one is a line here.
    public static let standard = StageRegistry(
        extract: [FilesStage.self],
        transform: [ArticleStage.self, RepairStage.self, FiguresStage.self],
        load: [CSVStage.self],
        tables: [.articles, .figures])

    /// The table `articles`.
    public static var articlesTable: Table { .articles }
}
