package dev.framewalk.ui.cli;

import dev.framewalk.decoders.text.Texts;

/// The version that the build wrote down.
final class Version {
    static final String TEXT = Texts.beside(Version.class, "version").text("version");

    private Version() {}
}
