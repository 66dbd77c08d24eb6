package dev.framewalk.ui.cli;

import java.io.InputStream;
import java.io.OutputStream;

/// The way in from the launcher. It does not extend JavaFX's `Application`, which could not be started from a class path.
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        // pictures are drawn without a display, and JavaFX and AWT do not share one
        System.setProperty("java.awt.headless", "true");
        Terminal terminal = Terminal.ofThisProcess();
        CommandFrame.tellMistakesOfAllThreads(terminal, arguments);
        int code = run(terminal, arguments);
        if (code != ExitCode.OK) {
            // costs some milliseconds, because Java logs its exits; so not where all is well
            System.exit(code);
        }
    }

    /// Runs one command line for a caller that goes on afterwards; gives the exit code. May be called by several threads at once.
    public static int run(InputStream in, OutputStream answers, OutputStream complaints, String... arguments) {
        return run(Terminal.of(in, answers, complaints, false), arguments);
    }

    static int run(Terminal terminal, String... arguments) {
        return new CommandFrame(terminal).run(arguments);
    }
}
