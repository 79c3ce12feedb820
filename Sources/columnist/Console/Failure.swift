import ArgumentParser
import Pipeline

/// Runs the body of a command: its errors become messages and exit statuses.
func reporting(_ console: Console = Console(), _ body: () async throws -> Void) async throws {
    do {
        try await body()
    } catch let error as PipelineFileError {
        for problem in error.problems { console.error(problem.description) }
        throw ExitCode(RunError.Code.pipelineFile.rawValue)
    } catch let error as RunError {
        console.error(error.message)
        throw ExitCode(error.code.rawValue)
    } catch let error as ExitCode {
        throw error
    } catch let error as CleanExit {
        throw error
    } catch {
        console.error("unexpected error: \(error)")
        throw ExitCode(RunError.Code.software.rawValue)
    }
}
