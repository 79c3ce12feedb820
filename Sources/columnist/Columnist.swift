import ArgumentParser
import Pipeline

/// The command.
@main
struct Columnist: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "columnist",
        abstract: "Turns articles into columns.",
        discussion: """
            Reads articles (HTML pages), extracts text, metadata and figures ("145 children were killed") as a pipeline
            file says, and writes tables.

              columnist run pipelines/casualties.yaml
              columnist figures < sentences.ndjson
              columnist convert figures.csv figures.parquet

            Results go to standard output; everything else goes to standard error.

            Exit status: 0 done; 1 pipeline tests failed; 64 usage; 65 too many bad documents; 66 input missing;
            70 a defect of this program; 73 output cannot be created; 74 I/O error; 77 permission; 78 bad pipeline file;
            130 and 143 stopped by a signal.
            """,
        version: ProgramVersion.number,
        subcommands: [
            RunCommand.self, ValidateCommand.self, PlanCommand.self, PreviewCommand.self, TestCommand.self,
            StagesCommand.self, SchemaCommand.self, ExtractCommand.self, FiguresCommand.self, EntitiesCommand.self,
            DatesCommand.self, RepairCommand.self, TreeCommand.self,
            ConvertCommand.self, InspectCommand.self,
        ])
}
