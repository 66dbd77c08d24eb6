package dev.framewalk.ui.cli;

import java.util.ResourceBundle;

/// The version that the build wrote down.
final class Version {
    static final String TEXT =
            ResourceBundle.getBundle("dev.framewalk.ui.cli.version").getString("version");

    private Version() {}
}
