/// A chain of transform stages with their buffers: what one task works with.
struct Worker {
    private let stages: [(name: String, stage: any TransformStage)]

    init(_ plan: Plan) {
        stages = plan.transform.map { ($0.name, $0.make()) }
    }

    /// What became of a document.
    enum Result: Sendable {
        case kept(Document)
        case filtered(reason: String)
        case dead(DocumentError)
    }

    func process(_ document: Document) -> Result {
        var document = document
        if let work = document.pending {
            document.pending = nil
            do throws(DocumentError) {
                if case .filter(let reason) = try work(&document) { return .filtered(reason: reason) }
            } catch {
                return .dead(error)
            }
        }
        for (name, stage) in stages {
            do throws(DocumentError) {
                if case .filter(let reason) = try stage.apply(to: &document) { return .filtered(reason: reason) }
            } catch {
                var error = error
                error.stage = name
                return .dead(error)
            }
        }
        return .kept(document)
    }
}
