package dev.framewalk.ui.cli;

import dev.framewalk.capture.CaptureFile;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `summary`: what captures hold, counted.
record SummaryCommand() implements Command {
    @Override
    public String name() {
        return "summary";
    }

    @Override
    public void describe(CommandSpec spec) {
        Arguments.flag(spec, "summary.json", "--json");
        Input.describe(spec);
        Arguments.parameters(spec, "files", "FILE");
    }

    @Override
    public int run(ParseResult given, Terminal terminal) throws CommandFailure, IOException {
        List<String> files = given.matchedPositionalValue(0, List.<String>of());
        if (!Arguments.isGiven(given, "--json")) {
            Input.warnOfKeys(given, terminal);
        }
        int worst = ExitCode.OK;
        for (String file : files) {
            try (CaptureFile capture = Input.open(file, terminal)) {
                Input.readAll(capture, (number, vantage, link, time, at, captured, wire) -> {});
                Input.check(file, capture, terminal);
                terminal.answers().line(file + ": " + capture.packetCount() + " packets, " + capture.format().summary());
            } catch (CommandFailure unreadable) {
                // the others can still be told about
                terminal.complain(unreadable.sentence());
                worst = Math.max(worst, unreadable.exitCode());
            }
        }
        return worst;
    }
}
