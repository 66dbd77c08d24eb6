package dev.framewalk.ui.cli;

import org.jspecify.annotations.Nullable;

/// Why a command cannot do what it was asked to do: sentences for the user, and the exit code.
final class CommandFailure extends Exception {
    private static final long serialVersionUID = 1;
    private final int exitCode;

    CommandFailure(int exitCode, String sentence) {
        this(exitCode, sentence, null);
    }

    CommandFailure(int exitCode, String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
        this.exitCode = exitCode;
    }

    static CommandFailure usage(String sentence) {
        return new CommandFailure(ExitCode.USAGE, sentence);
    }

    static CommandFailure unreadable(String sentence) {
        return new CommandFailure(ExitCode.UNREADABLE_INPUT, sentence);
    }

    int exitCode() {
        return exitCode;
    }

    /// What happened, why, and what to do.
    String sentence() {
        return String.valueOf(getMessage());
    }
}
