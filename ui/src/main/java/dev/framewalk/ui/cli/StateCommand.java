package dev.framewalk.ui.cli;

import dev.framewalk.capture.CaptureFile;
import java.io.IOException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `state`: what both ends knew at a step.
record StateCommand() implements Command {
    @Override
    public String name() {
        return "state";
    }

    @Override
    public void describe(CommandSpec spec) {
        Arguments.value(spec, "state.at", "STEP", true, "--at");
        Input.describe(spec);
        Arguments.parameter(spec, "file", "FILE", 0, true);
    }

    @Override
    public int run(ParseResult given, Terminal terminal) throws CommandFailure, IOException {
        String file = Arguments.required(given, 0);
        Input.warnOfKeys(given, terminal);
        try (CaptureFile capture = Input.open(file, terminal)) {
            Input.readAll(capture, (number, vantage, link, time, at, captured, wire) -> {});
            Input.check(file, capture, terminal);
            throw new CommandFailure(ExitCode.UNAVAILABLE, Texts.of("command.absent", name()));
        }
    }
}
