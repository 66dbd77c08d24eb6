package dev.framewalk.ui.cli;

/// The way in from the launcher. It does not extend JavaFX's `Application`, which could not be started from a class path.
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        System.exit(new CommandFrame(Terminal.ofThisProcess()).run(arguments));
    }
}
