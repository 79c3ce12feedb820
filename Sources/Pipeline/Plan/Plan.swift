import Columns
import SystemPackage

/// A pipeline that has been checked: every stage known, every option read, every requirement met. Making a plan does no
/// I/O.
public struct Plan: Sendable {
    /// A stage with its options, ready to be made for a run or a worker.
    public struct Step<Instance>: Sendable {
        /// The stage's name.
        public let name: String
        /// Where it stands in the pipeline file.
        public let place: Place
        /// Its options with their values, defaults included.
        public let options: [(name: String, text: String)]
        /// Makes an instance.
        public let make: @Sendable () -> Instance
    }

    /// A load stage with what it writes.
    public struct Load: Sendable {
        /// The stage.
        public let step: Step<any LoadStage>
        /// The rows.
        public let projection: Table.Projection
        /// The file or directory that appears.
        public let output: String
    }

    /// The file that the plan was made of.
    public let file: PipelineFile
    /// The stages.
    public let extract: [Step<any ExtractStage>], transform: [Step<any TransformStage>], load: [Load]
    /// The tables that the pipeline's documents can be projected to, for tests and previews.
    public let tables: [Table]

    /// Checks a pipeline file against the stages that there are.
    ///
    /// - Throws: `PipelineFileError` with every problem.
    public init(_ file: PipelineFile, registry: StageRegistry) throws(PipelineFileError) {
        var planner = Planner(registry: registry)
        self.file = file
        extract = file.extract.compactMap { planner.extract($0) }
        planner.addPassedColumns()
        transform = file.transform.compactMap { planner.transform($0) }
        load = file.load.compactMap { planner.load($0) }
        planner.checkOutputs(load, deadLetters: file.deadLetters.ndjson?.directory)
        tables = planner.tables.filter { planner.provided.isSuperset(of: $0.requires) }
        for test in file.tests { planner.checkExpectations(test, tables: tables) }
        try planner.collector.throwIfAny()
    }
}

/// Makes the steps of a plan and gathers what is wrong with them.
private struct Planner {
    let registry: StageRegistry
    var collector = ProblemCollector()
    var provided: Set<String> = []

    /// The tables with the columns that inputs pass on.
    private(set) var tables: [Table]
    private var passedColumns: [(name: String, place: Place)] = []

    init(registry: StageRegistry) {
        self.registry = registry
        tables = registry.tables
    }

    /// Puts the columns of all inputs behind those of the tables.
    mutating func addPassedColumns() {
        var names: [String] = []
        for (name, place) in passedColumns where !names.contains(name) {
            if let table = tables.first(where: { $0.schema.index(of: name) != nil }) {
                collector.add(
                    place, "the table \(table.name) has a column '\(name)' of its own; pass it on under another name")
            } else {
                names.append(name)
            }
        }
        tables = tables.map { $0.adding(passedColumns: names) }
    }

    mutating func extract(_ entry: StageEntry<ExtractKind>) -> Plan.Step<any ExtractStage>? {
        guard let type = find(entry, in: registry.extract, name: { $0.name }) else { return nil }
        provided.formUnion(type.provides)
        return step(type, entry)
    }

    private mutating func step<S: ExtractStage>(
        _ type: S.Type, _ entry: StageEntry<ExtractKind>
    ) -> Plan.Step<any ExtractStage>? {
        options(S.Options.self, entry).map { options in
            passedColumns += S.passedColumns(of: options).map { ($0, entry.place) }
            return Plan.Step(name: entry.name, place: entry.place, options: options.explanation) { S(options) }
        }
    }

    mutating func transform(_ entry: StageEntry<TransformKind>) -> Plan.Step<any TransformStage>? {
        guard let type = find(entry, in: registry.transform, name: { $0.name }) else { return nil }
        require(type.requires, for: "the stage '\(entry.name)'", at: entry.place)
        provided.formUnion(type.provides)
        return step(type, entry)
    }

    private mutating func step<S: TransformStage>(
        _ type: S.Type, _ entry: StageEntry<TransformKind>
    ) -> Plan.Step<any TransformStage>? {
        options(S.Options.self, entry).map { options in
            Plan.Step(name: entry.name, place: entry.place, options: options.explanation) { S(options) }
        }
    }

    mutating func load(_ entry: StageEntry<LoadKind>) -> Plan.Load? {
        guard let type = find(entry, in: registry.load, name: { $0.name }) else { return nil }
        return load(type, entry)
    }

    private mutating func load<S: LoadStage>(_ type: S.Type, _ entry: StageEntry<LoadKind>) -> Plan.Load? {
        guard let options = options(S.Options.self, entry) else { return nil }
        guard let table = tables.first(where: { $0.name == options.rows }) else {
            let names = tables.map(\.name)
            let hint = nearest(to: options.rows, among: names).map { "did you mean '\($0)'?" }
            collector.add(
                entry.place,
                "there is no table '\(options.rows)'; " + (hint ?? "there are \(names.joined(separator: ", "))"))
            return nil
        }
        require(table.requires, for: "the table '\(table.name)'", at: entry.place)
        let projection = collector.attempt { () throws(PipelineFileError) in
            // Names that the table does not have are reported, whether all columns are written or some.
            _ = try table.projection(options.keyColumns, at: entry.place)
            let others = options.columns.isEmpty ? [] : options.keyColumns
            let names = others.reduce(into: options.columns) { if !$0.contains($1) { $0.append($1) } }
            return try table.projection(names, at: entry.place)
        }
        return projection.map { projection in
            for problem in S.problems(of: options, projection: projection) { collector.add(entry.place, problem) }
            let step = Plan.Step<any LoadStage>(name: entry.name, place: entry.place, options: options.explanation) {
                S(options, projection: projection)
            }
            return Plan.Load(step: step, projection: projection, output: S.output(of: options))
        }
    }

    /// Two load stages must not write one file, nor one into the directory of another, which replaces it as a whole; and nor must dead letters.
    mutating func checkOutputs(_ loads: [Plan.Load], deadLetters: String?) {
        let paths = loads.map { FilePath($0.output).lexicallyNormalized() }
        for (index, load) in loads.enumerated() {
            if let deadLetters, FilePath(deadLetters).lexicallyNormalized().starts(with: paths[index]) {
                collector.add(load.step.place, "dead letters go to '\(deadLetters)', inside '\(load.output)'")
            }
            for (earlier, path) in zip(loads[..<index], paths) {
                if path == paths[index] {
                    collector.add(
                        load.step.place,
                        "'\(load.output)' is written by the stage at line \(earlier.step.place.line) already")
                } else if path.starts(with: paths[index]) || paths[index].starts(with: path) {
                    collector.add(
                        load.step.place,
                        "'\(load.output)' and '\(earlier.output)' of the stage at line \(earlier.step.place.line) are "
                            + "one inside the other")
                }
            }
        }
    }

    mutating func checkExpectations(_ test: PipelineTest, tables: [Table]) {
        collector.attempt { () throws(PipelineFileError) in try Expectation(test.expect, tables: tables) }
    }

    private mutating func options<Options: OptionRecord, Kind>(
        _: Options.Type, _ entry: StageEntry<Kind>
    ) -> Options? {
        collector.attempt { () throws(PipelineFileError) in try Options(entry.options) }
    }

    private mutating func find<StageType, Kind>(
        _ entry: StageEntry<Kind>, in stages: [StageType], name: (StageType) -> String
    ) -> StageType? {
        if let stage = stages.first(where: { name($0) == entry.name }) { return stage }
        let names = stages.map(name)
        let hint = nearest(to: entry.name, among: names).map { "did you mean '\($0)'?" }
        collector.add(
            entry.place,
            "there is no \(Kind.kind.rawValue) stage '\(entry.name)'; "
                + (hint ?? "there are \(names.joined(separator: ", "))"))
        return nil
    }

    private mutating func require(_ parts: [String], for what: String, at place: Place) {
        for part in parts where !provided.contains(part) {
            let providers = registry.stages.filter { $0.provides.contains(part) }.map { "'\($0.name)'" }
            collector.add(
                place,
                "\(what) needs '\(part)', which no stage before it provides; add \(providers.joined(separator: " or "))"
            )
        }
    }
}
