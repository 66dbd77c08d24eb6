package dev.framewalk.ui.cli;

/// What the exit codes of Framewalk mean; `docs/command-line.md` promises them to scripts.
final class ExitCode {
    static final int OK = 0;
    /// The command did its work and found what it was asked to look for, or a check failed.
    static final int FINDING = 1;
    static final int USAGE = 2;
    static final int UNREADABLE_INPUT = 3;
    /// Something outside is missing: a display, a library, a JDK. As in BSD's `sysexits.h`, like the next two.
    static final int UNAVAILABLE = 69;
    static final int OUR_MISTAKE = 70;
    static final int UNWRITABLE_OUTPUT = 74;

    private ExitCode() {}
}
