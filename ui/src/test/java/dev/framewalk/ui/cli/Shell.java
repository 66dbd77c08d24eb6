package dev.framewalk.ui.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// Runs command lines within the test and keeps what they say.
final class Shell {
    static final Path SAMPLES = Path.of(System.getProperty("framewalk.root", ".."), "sample-captures");

    /// @param code       the exit code
    /// @param answers    standard output
    /// @param complaints standard error
    record Outcome(int code, String answers, String complaints) {}

    private Shell() {}

    static Outcome run(String... arguments) {
        return runWith(new byte[0], arguments);
    }

    static Outcome runWith(byte[] standardInput, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = new CommandFrame(Terminal.of(new ByteArrayInputStream(standardInput), out, err, false)).run(arguments);
        return new Outcome(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    static String sample(String name) {
        return SAMPLES.resolve(name).toString();
    }
}
