public import Pipeline

extension StageRegistry {
    /// Every stage and table of the program. A new one is a line here.
    public static let standard = StageRegistry(
        extract: [FilesStage.self, WARCStage.self, ZIMStage.self],
        transform: [ArticleStage.self, FiguresStage.self],
        load: [ParquetStage.self, CSVStage.self, NDJSONStage.self, SQLiteStage.self],
        tables: [.articles, .figures, .documents])

    /// The table `articles`.
    public static var articlesTable: Table { .articles }
}
