public import Pipeline

extension StageRegistry {
    /// Every stage and table of the program. A new one is a line here.
    public static let standard = StageRegistry(
        extract: [FilesStage.self],
        transform: [ArticleStage.self, RepairStage.self, FiguresStage.self, EntitiesStage.self, DatesStage.self],
        load: [CSVStage.self],
        tables: [.articles, .figures, .mentions, .entities, .dates])

    /// The table `articles`.
    public static var articlesTable: Table { .articles }
}
