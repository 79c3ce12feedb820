public import Pipeline

extension StageRegistry {
    /// Every stage and table of the program. A new one is a line here.
    public static let standard = StageRegistry(
        extract: [
            FilesStage.self, WARCStage.self, ZIMStage.self, MediaWikiStage.self, EnterpriseStage.self, NITFStage.self,
            NewsMLStage.self,
            NewsMLG2Stage.self, NinjsStage.self, FeedStage.self, JSONFeedStage.self, SitemapStage.self,
            TableStage.self, ReutersStage.self, JATSStage.self, PubMedStage.self, TEIStage.self, XMLStage.self,
            MHTMLStage.self,
            TextStage.self,
        ],
        transform: [ArticleStage.self, RepairStage.self, FiguresStage.self, EntitiesStage.self, DatesStage.self],
        load: [ParquetStage.self, CSVStage.self, NDJSONStage.self, SQLiteStage.self],
        tables: [.articles, .figures, .mentions, .entities, .dates, .documents])

    /// The table `articles`.
    public static var articlesTable: Table { .articles }
}
