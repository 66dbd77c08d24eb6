/// The command line: one class per command, and the frame that all of them share.
///
/// ```
///  shell ──► framewalk (sh) ──► Main ──► CommandFrame ──► Command        Terminal: standard input, answers, complaints
///            finds a JDK, builds         options, help,    open summary   CommandFailure: one sentence and an exit code
///                                        exit codes        steps show …   Texts: every word that a user reads
/// ```
///
/// Commands describe themselves to picocli in code, not by annotations, and only the one that is asked for does: that keeps reflection, and with it
/// a tenth of a second, out of every start. Nothing here may touch JavaFX except what opens the window: the launcher leaves JavaFX
/// out of the class path of all other commands.
///
/// This is the only package that writes to standard output and standard error.
@NullMarked
package dev.framewalk.ui.cli;

import org.jspecify.annotations.NullMarked;
