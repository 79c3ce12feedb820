// Article
