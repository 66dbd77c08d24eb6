package dev.framewalk.benchmarks.window;

import javafx.application.Application;

/// Starts the window that is measured. A class of its own, because JavaFX starts no application from the class path by its own main method.
public final class WindowRun {
    private WindowRun() {}

    /// @param arguments the capture
    public static void main(String[] arguments) {
        Application.launch(MeasuredWindow.class, arguments);
    }
}
