package dev.framewalk.ui.cli;

import java.io.IOException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// One thing that can be asked for on the command line.
///
/// Its help is in `texts.properties` under `framewalk.<name>.usage.…`; each option's under its description key.
interface Command {
    /// The word that calls it.
    String name();

    /// Adds its options and parameters.
    void describe(CommandSpec spec);

    /// Does it.
    ///
    /// @return the exit code, see [ExitCode]
    /// @throws CommandFailure if it cannot be done, told to the user as it is
    /// @throws IOException    if answers cannot be written
    int run(ParseResult given, Terminal terminal) throws CommandFailure, IOException;
}
