package dev.framewalk.ui.cli;

import dev.framewalk.decoders.stream.Depth;
import dev.framewalk.timeline.Timeline;
import dev.framewalk.timeline.comparison.ZeroAt;
import dev.framewalk.timeline.diagram.DiagramWords;
import dev.framewalk.timeline.diagram.Plate;
import dev.framewalk.timeline.diagram.compare.ComparePicture;
import dev.framewalk.timeline.export.HarExport;
import dev.framewalk.timeline.export.StepJson;
import dev.framewalk.timeline.export.StepText;
import dev.framewalk.timeline.telling.Event;
import dev.framewalk.timeline.telling.Teller;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `export`: a capture as a picture or as data, in a file that appears when it is complete.
record ExportCommand() implements Command {
    /// What can be drawn.
    private enum View {
        LADDER,
        STREAMS,
        COMPARE,
        TCP,
        LAYERS,
        LIVES
    }

    /// What can be written.
    private enum Kind {
        SVG,
        PNG,
        PDF,
        MERMAID,
        TEXT,
        JSONL,
        HAR
    }

    @Override
    public String name() {
        return "export";
    }

    @Override
    public void describe(CommandSpec spec) {
        Arguments.value(spec, "export.to", "FORMAT", true, "--to");
        Arguments.value(spec, "export.view", "VIEW", false, "--view");
        Arguments.value(spec, "export.out", "OUT", true, "-o", "--out");
        ConnectionPicture.describe(spec);
        LivesPicture.describe(spec);
        Arguments.value(spec, "export.with", "OTHER", false, "--with");
        FilterArgument.describe(spec);
        Arguments.value(spec, "depth.option", "DEPTH", false, "--depth");
        Arguments.value(spec, "export.axis", "AXIS", false, "--axis");
        Arguments.value(spec, "export.theme", "THEME", false, "--theme");
        Arguments.value(spec, "export.width", "WIDTH", false, "--width");
        Input.describe(spec);
        Arguments.parameter(spec, "file", "FILE", 0, true);
        Arguments.parameter(spec, "filter.parameter", "FILTER", 1, false);
    }

    @Override
    public int run(ParseResult given, Terminal terminal) throws CommandFailure, IOException {
        Kind kind = Arguments.choice(given, "--to", Kind.values(), Kind.SVG);
        View view = Arguments.choice(given, "--view", View.values(), View.LADDER);
        if (kind == Kind.MERMAID && view != View.LADDER) {
            throw CommandFailure.usage(CommandTexts.of("export.mermaid"));
        }
        String other = Arguments.text(given, "--with");
        if (view == View.COMPARE && other == null) {
            throw CommandFailure.usage(CommandTexts.of("export.with.missing"));
        }
        Depth depth = Arguments.choice(given, "--depth", Depth.values(), Depth.MESSAGES);
        String out = String.valueOf(Arguments.text(given, "--out"));
        Output.check(out, () -> Input.files(given, other));
        LadderPicture picture = LadderPicture.of(given);
        try (Loaded loaded = Loaded.of(given, terminal)) {
            Timeline timeline = loaded.timeline();
            IntPredicate filter = FilterArgument.of(given, timeline, 1);
            ConnectionPicture connection =
                    view == View.TCP || view == View.LAYERS ? ConnectionPicture.of(given, loaded) : null;
            LivesPicture lives = view == View.LIVES ? LivesPicture.of(given, loaded) : null;
            Output.write(out, terminal, stream -> {
                switch (kind) {
                    case TEXT -> {
                        if (lives != null) {
                            for (String row : lives.lines()) {
                                line(row, stream);
                            }
                        } else if (connection == null) {
                            text(timeline, depth, events(timeline, depth, filter), stream);
                        } else {
                            for (String row : view == View.TCP ? connection.tcpTable() : connection.layersTable(picture)) {
                                line(row, stream);
                            }
                        }
                    }
                    case JSONL -> jsonLines(loaded, depth, events(timeline, depth, filter), stream);
                    case MERMAID -> write(picture.sequence(loaded, depth, filter).mermaid(), stream);
                    case HAR -> new HarExport(timeline).write(stream, filter);
                    case SVG, PNG, PDF -> {
                        Plate plate =
                                switch (view) {
                                    case LADDER -> picture.plate(loaded, depth, filter, terminal);
                                    case STREAMS -> new LanesPicture(picture.theme(), picture.width()).plate(loaded, filter);
                                    case COMPARE -> comparison(given, loaded, terminal, String.valueOf(other), picture);
                                    case TCP -> Objects.requireNonNull(connection).tcp(picture);
                                    case LAYERS -> Objects.requireNonNull(connection).layers(picture);
                                    case LIVES -> Objects.requireNonNull(lives).plate(picture);
                                };
                        draw(kind, plate, stream);
                    }
                }
            });
        }
        return ExitCode.OK;
    }

    private static Plate comparison(
            ParseResult given, Loaded loaded, Terminal terminal, String other, LadderPicture picture)
            throws CommandFailure, IOException {
        try (Loaded second = Loaded.of(given, terminal, other)) {
            return ComparePicture.of(
                    CompareCommand.half(loaded, ZeroAt.FIRST_PACKET),
                    CompareCommand.half(second, ZeroAt.FIRST_PACKET),
                    ZeroAt.FIRST_PACKET,
                    picture.width(),
                    picture.theme(),
                    DiagramWords.ENGLISH);
        }
    }

    private static void draw(Kind kind, Plate plate, OutputStream out) throws IOException {
        switch (kind) {
            case PNG -> plate.writePng(out, 2);
            case PDF -> plate.writePdf(out);
            default -> write(plate.svg(true), out);
        }
    }

    private static int[] events(Timeline timeline, Depth depth, IntPredicate filter) {
        return IntStream.range(0, timeline.eventCount())
                .filter(event -> timeline.isStep(event, depth))
                .filter(filter)
                .toArray();
    }

    private static void write(String text, OutputStream out) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    private static void text(Timeline timeline, Depth depth, int[] events, OutputStream out) throws IOException {
        StepText text = new StepText(timeline);
        line(text.heading(), out);
        for (int event : events) {
            Event step = Teller.of(timeline).event(event);
            line(text.line(step), out);
            for (String link : text.links(step, depth)) {
                line(link, out);
            }
        }
    }

    private static void jsonLines(Loaded loaded, Depth depth, int[] events, OutputStream out) throws IOException {
        StepJson json = new StepJson(loaded.timeline(), depth, false);
        line(json.header(loaded.file()), out);
        for (int event : events) {
            line(json.line(Teller.of(loaded.timeline()).event(event)), out);
        }
    }

    private static void line(String text, OutputStream out) throws IOException {
        out.write((Answers.escape(text) + "\n").getBytes(StandardCharsets.UTF_8));
    }
}
