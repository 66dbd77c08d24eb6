package dev.framewalk.ui.cli;

import dev.framewalk.capture.CaptureFile;
import dev.framewalk.capture.CaptureFormat;
import dev.framewalk.capture.CaptureProblem;
import dev.framewalk.timeline.Timeline;
import dev.framewalk.timeline.keys.Keys;
import dev.framewalk.timeline.sweep.DecodeAs;
import dev.framewalk.timeline.sweep.Protocols;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// The options that say how captures are read, and the opening of a capture.
final class Input {
    private static final String STANDARD_INPUT = "-";
    private static final String DECODE_AS = "--decode-as";
    private static final String KEY_LOG = "--keylog";
    /// Where the file is found that a shell gives as standard input, on systems that have such a place.
    private static final Path REDIRECTED = Path.of("/dev/stdin");
    /// Packets read between two looks at what can be told.
    private static final int PORTION = 4096;

    private Input() {}

    static void describe(CommandSpec spec) {
        Arguments.values(spec, "decode-as.option", "PORT,PROTOCOL", "-d", DECODE_AS);
        Arguments.values(spec, "keylog.option", "KEYS", KEY_LOG);
    }

    /// The rules of `--decode-as`. Protocols that are not known are told about, and their rules left out.
    static DecodeAs decodeAs(ParseResult given, Terminal terminal) throws CommandFailure {
        List<String> rules = Arguments.texts(given, DECODE_AS);
        if (rules.isEmpty()) {
            return DecodeAs.NOTHING;
        }
        DecodeAs decodeAs;
        try {
            decodeAs = DecodeAs.parse(rules);
        } catch (IllegalArgumentException wrong) {
            throw new CommandFailure(ExitCode.USAGE, String.valueOf(wrong.getMessage()), wrong);
        }
        for (String unknown : new Protocols(decodeAs).unknown()) {
            terminal.complain(CommandTexts.of("protocol.unknown", unknown));
        }
        return decodeAs;
    }

    /// The rules of `--decode-as` as they were written, once they have been checked.
    static List<String> decodeAsRules(ParseResult given, Terminal terminal) throws CommandFailure {
        decodeAs(given, terminal);
        return Arguments.texts(given, DECODE_AS);
    }

    /// The secrets for a capture: of the file that was given, of the one that the environment names, and of those beside the capture. A
    /// given file that cannot be used is an error, because everything else would come out otherwise than was asked for.
    static Keys keys(String file, ParseResult given) throws CommandFailure {
        Path capture = isStandardInput(file) ? null : pathOf(file);
        Keys keys = Keys.usual(keyFiles(given), System.getenv(Keys.VARIABLE), capture);
        for (Keys.Searched place : keys.searched()) {
            if (place.reason() == Keys.Reason.GIVEN && place.problem() != null) {
                throw CommandFailure.unreadable(place.problem());
            }
        }
        return keys;
    }

    /// The key files of `--keylog`.
    static List<Path> keyFiles(ParseResult given) throws CommandFailure {
        List<Path> paths = new ArrayList<>();
        for (String each : Arguments.texts(given, KEY_LOG)) {
            paths.add(pathOf(each));
        }
        return paths;
    }

    /// Every file that is read for the capture of a command and for another one: the captures themselves, and the key files.
    ///
    /// @param other a second capture, or null
    static Set<Path> files(ParseResult given, @Nullable String other) throws CommandFailure {
        Set<Path> files = new LinkedHashSet<>();
        for (String capture : Arrays.asList(Arguments.required(given, 0), other)) {
            if (capture != null) {
                files.add(isStandardInput(capture) ? REDIRECTED : pathOf(capture));
                files.addAll(keys(capture, given).files());
            }
        }
        return files;
    }

    /// Says so where a given key file brought nothing, or came too late.
    static void checkKeys(Keys keys, Terminal terminal) {
        for (Keys.Searched place : keys.searched()) {
            if (place.reason() == Keys.Reason.GIVEN && place.secrets() == 0) {
                terminal.complain(CommandTexts.of("keylog.empty", place.name()));
            }
        }
    }

    /// Opens a file, or standard input for `-`. Whether it is a capture shows after reading, see [#check(String, CaptureFormat, List, Terminal)].
    static CaptureFile open(String file, Terminal terminal) throws CommandFailure {
        try {
            return isStandardInput(file)
                    ? CaptureFile.open(terminal.in(), CommandTexts.of("standard-input"))
                    : CaptureFile.open(pathOf(file));
        } catch (IOException unreadable) {
            throw new CommandFailure(ExitCode.UNREADABLE_INPUT, sentence(file, unreadable), unreadable);
        }
    }

    private static String sentence(String file, IOException unreadable) {
        String command = CommandFrame.meantBy(file);
        String sentence = String.valueOf(unreadable.getMessage());
        return command == null ? sentence : sentence + " " + CommandTexts.of("command.meant", command);
    }

    /// Opens a capture to be read step by step, see [#read].
    static Timeline timeline(String file, ParseResult given, Terminal terminal) throws CommandFailure {
        DecodeAs decodeAs = decodeAs(given, terminal);
        Keys keys = keys(file, given);
        checkKeys(keys, terminal);
        return Timeline.open(open(file, terminal), decodeAs, keys);
    }

    /// Something that is done between two portions of a capture.
    @FunctionalInterface
    interface Between {
        void portions() throws CommandFailure, IOException;
    }

    /// Reads a capture to its end, waiting for what a pipe has not brought yet, and says what is wrong with it.
    static void read(String file, Timeline timeline, Terminal terminal, Between between) throws CommandFailure, IOException {
        do {
            while (advance(timeline) > 0) {
                between.portions();
            }
            // whoever reads the other end of our own pipe wants to see what came so far
            terminal.answers().flush();
        } while (!timeline.isComplete() && timeline.capture().awaitMore());
        between.portions();
        CaptureFile capture = timeline.capture();
        List<String> problems =
                capture.problems().stream().map(CaptureProblem::sentence).toList();
        check(file, capture.format(), problems, terminal);
    }

    private static int advance(Timeline timeline) throws CommandFailure {
        try {
            return timeline.advance(PORTION);
        } catch (IOException unreadable) {
            throw new CommandFailure(ExitCode.UNREADABLE_INPUT, String.valueOf(unreadable.getMessage()), unreadable);
        }
    }

    static Path pathOf(String file) throws CommandFailure {
        try {
            return Path.of(file);
        } catch (InvalidPathException impossible) {
            throw new CommandFailure(
                    ExitCode.UNREADABLE_INPUT, CommandTexts.of("path.impossible", file, impossible.getReason()), impossible);
        }
    }

    /// After reading: a file that is no capture is a failure; a capture that could be read in part is told about, and used.
    static void check(String file, CaptureFormat format, List<String> problems, Terminal terminal) throws CommandFailure {
        if (format.kind() == CaptureFormat.Kind.UNKNOWN) {
            String why = problems.isEmpty() ? "" : " " + String.join(" ", problems);
            throw CommandFailure.unreadable(CommandTexts.of("capture.unknown", file) + why);
        }
        for (String problem : problems) {
            terminal.complain(CommandTexts.of("capture.problem", file, problem));
        }
    }

    static boolean isStandardInput(String file) {
        return file.equals(STANDARD_INPUT);
    }

    /// Whether this is neither standard input nor a file that is there.
    static boolean isMissing(String file) throws CommandFailure {
        return !isStandardInput(file) && !Files.exists(pathOf(file));
    }
}
