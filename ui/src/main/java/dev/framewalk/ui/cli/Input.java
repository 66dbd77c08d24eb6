package dev.framewalk.ui.cli;

import dev.framewalk.capture.CaptureFile;
import dev.framewalk.capture.CaptureFormat;
import dev.framewalk.capture.CaptureProblem;
import dev.framewalk.capture.PacketSink;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// The options that say how captures are read, and the opening of a capture.
final class Input {
    private static final String STANDARD_INPUT = "-";
    private static final String DECODE_AS = "--decode-as";
    private static final String KEY_LOG = "--keylog";

    private Input() {}

    static void describe(CommandSpec spec) {
        Arguments.values(spec, "decode-as.option", "PORT,PROTOCOL", "-d", DECODE_AS);
        Arguments.value(spec, "keylog.option", "KEYS", false, KEY_LOG);
    }

    /// The rules of `--decode-as`, as they were written.
    static List<String> decodeAs(ParseResult given) {
        return Arguments.texts(given, DECODE_AS);
    }

    /// Says what a given key log cannot do yet. Programs that ask for JSON lines give keys with any capture and need no such word.
    static void warnOfKeys(ParseResult given, Terminal terminal) {
        String keys = Arguments.text(given, KEY_LOG);
        if (keys != null) {
            terminal.complain(Texts.of("keylog.unused", keys));
        }
    }

    /// Opens a file, or standard input for `-`. Whether it is a capture shows after reading, see [#check].
    static CaptureFile open(String file, Terminal terminal) throws CommandFailure {
        try {
            return file.equals(STANDARD_INPUT)
                    ? CaptureFile.open(terminal.in(), Texts.of("standard-input"))
                    : CaptureFile.open(pathOf(file));
        } catch (IOException unreadable) {
            throw new CommandFailure(ExitCode.UNREADABLE_INPUT, sentence(file, unreadable), unreadable);
        }
    }

    private static String sentence(String file, IOException unreadable) {
        String command = CommandFrame.meantBy(file);
        String sentence = String.valueOf(unreadable.getMessage());
        return command == null ? sentence : sentence + " " + Texts.of("command.meant", command);
    }

    /// Reads to the end, waiting for what a pipe has not brought yet.
    static void readAll(CaptureFile capture, PacketSink sink) throws CommandFailure {
        try {
            while (!capture.isComplete()) {
                if (capture.read(sink, 1 << 16) == 0 && !capture.isComplete() && !capture.refresh()) {
                    Thread.sleep(5);
                }
            }
        } catch (IOException unreadable) {
            throw CommandFailure.unreadable(String.valueOf(unreadable.getMessage()));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    static Path pathOf(String file) throws CommandFailure {
        try {
            return Path.of(file);
        } catch (InvalidPathException impossible) {
            throw new CommandFailure(
                    ExitCode.UNREADABLE_INPUT, Texts.of("path.impossible", file, impossible.getReason()), impossible);
        }
    }

    /// After reading: a file that is no capture is a failure; a capture that could be read in part is told about, and used.
    static void check(String file, CaptureFile capture, Terminal terminal) throws CommandFailure {
        if (capture.format().kind() == CaptureFormat.Kind.UNKNOWN) {
            StringBuilder why = new StringBuilder(Texts.of("capture.unknown", file));
            capture.problems().forEach(problem -> why.append(' ').append(problem.sentence()));
            throw CommandFailure.unreadable(why.toString());
        }
        for (CaptureProblem problem : capture.problems()) {
            String key = problem.severity() == CaptureProblem.Severity.STOPPED ? "capture.partly" : "capture.note";
            terminal.complain(Texts.of(key, file, problem.sentence()));
        }
    }

    /// Whether this is neither standard input nor a file that is there.
    static boolean isMissing(String file) throws CommandFailure {
        return !file.equals(STANDARD_INPUT) && !Files.exists(pathOf(file));
    }
}
