package dev.framewalk.ui.cli;

import dev.framewalk.timeline.Timeline;
import dev.framewalk.timeline.comparison.Comparison;
import dev.framewalk.timeline.comparison.Paid;
import dev.framewalk.timeline.comparison.ZeroAt;
import dev.framewalk.timeline.diagram.DiagramWords;
import dev.framewalk.timeline.diagram.compare.ComparePicture;
import dev.framewalk.timeline.diagram.compare.CompareWords;
import dev.framewalk.timeline.export.CompareJson;
import dev.framewalk.timeline.lanes.StreamLanes;
import dev.framewalk.ui.app.Launcher;
import java.io.IOException;
import java.util.Locale;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `compare`: two captures beside each other, in the window or as a table of what each paid.
record CompareCommand() implements Command {
    /// From when time is counted, by the names that users write.
    private enum Zero {
        PACKET,
        REQUEST
    }

    @Override
    public String name() {
        return "compare";
    }

    @Override
    public void describe(CommandSpec spec) {
        Arguments.flag(spec, "compare.text", "--text");
        Arguments.flag(spec, "compare.json", "--json");
        Arguments.value(spec, "compare.zero", "MOMENT", false, "--zero");
        Input.describe(spec);
        Arguments.parameter(spec, "file", "FILE", 0, true);
        Arguments.parameter(spec, "compare.other", "OTHER", 1, true);
    }

    @Override
    public int run(ParseResult given, Terminal terminal) throws CommandFailure, IOException {
        boolean asJson = Arguments.isGiven(given, "--json");
        ZeroAt zeroAt = zeroAt(given);
        if (!asJson && !Arguments.isGiven(given, "--text")) {
            return show(given, terminal);
        }
        try (Loaded a = Loaded.of(given, terminal);
                Loaded b = Loaded.of(given, terminal, Arguments.required(given, 1))) {
            Comparison comparison =
                    Comparison.of(half(a, zeroAt).paid(), half(b, zeroAt).paid());
            if (asJson) {
                CompareJson json = new CompareJson(new CompareWords(DiagramWords.ENGLISH));
                terminal.answers().line(json.header(a.file(), b.file()));
                for (Comparison.Line line : comparison.lines()) {
                    terminal.answers().line(json.line(line));
                }
            } else {
                table(a.file(), b.file(), comparison, terminal.answers());
            }
        }
        return ExitCode.OK;
    }

    static ZeroAt zeroAt(ParseResult given) throws CommandFailure {
        return switch (Arguments.choice(given, "--zero", Zero.values(), Zero.PACKET)) {
            case PACKET -> ZeroAt.FIRST_PACKET;
            case REQUEST -> ZeroAt.FIRST_REQUEST;
        };
    }

    static ComparePicture.Half half(Loaded loaded, ZeroAt zeroAt) {
        Timeline timeline = loaded.timeline();
        StreamLanes lanes = StreamLanes.of(timeline);
        return new ComparePicture.Half(timeline.capture().name(), lanes, Paid.of(timeline, lanes, zeroAt));
    }

    private static int show(ParseResult given, Terminal terminal) throws CommandFailure {
        String a = Arguments.required(given, 0);
        String b = Arguments.required(given, 1);
        for (String file : new String[] {a, b}) {
            if (Input.isMissing(file)) {
                Input.open(file, terminal);
            }
        }
        if (OpenCommand.hasNoDisplay()) {
            throw new CommandFailure(ExitCode.UNAVAILABLE, CommandTexts.of("compare.no-display", a, b));
        }
        try {
            Launcher.compare(
                    Input.pathOf(a), Input.pathOf(b), Input.decodeAsRules(given, terminal), Input.keyFiles(given));
            return ExitCode.OK;
        } catch (UnsupportedOperationException | LinkageError missing) {
            throw new CommandFailure(
                    ExitCode.UNAVAILABLE, CommandTexts.of("window.libraries", String.valueOf(missing.getMessage())), missing);
        }
    }

    private static void table(String a, String b, Comparison comparison, Answers answers) throws IOException {
        CompareWords words = new CompareWords(DiagramWords.ENGLISH);
        answers.line("A  " + a);
        answers.line("B  " + b);
        answers.line("");
        String columns = "%-34s %14s %14s  %s";
        answers.line(
                Answers.Look.HEADING,
                String.format(
                        Locale.ROOT,
                        columns,
                        DiagramWords.ENGLISH.text("compare.paid"),
                        "A",
                        "B",
                        DiagramWords.ENGLISH.text("compare.difference")));
        for (Comparison.Line line : comparison.lines()) {
            answers.line(String.format(
                    Locale.ROOT,
                    columns,
                    words.name(line),
                    words.value(line, line.a()),
                    words.value(line, line.b()),
                    words.difference(line)));
        }
    }
}
