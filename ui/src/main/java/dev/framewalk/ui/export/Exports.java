package dev.framewalk.ui.export;

import dev.framewalk.decoders.stream.Depth;
import dev.framewalk.timeline.Timeline;
import dev.framewalk.timeline.diagram.DiagramWords;
import dev.framewalk.timeline.diagram.Plate;
import dev.framewalk.timeline.diagram.Theme;
import dev.framewalk.timeline.diagram.ladder.LadderAxis;
import dev.framewalk.timeline.diagram.ladder.LadderLayout;
import dev.framewalk.timeline.diagram.ladder.LadderPlate;
import dev.framewalk.timeline.diagram.ladder.LadderScene;
import dev.framewalk.timeline.diagram.ladder.SequenceText;
import dev.framewalk.timeline.diagram.ladder.TimelineLadder;
import dev.framewalk.timeline.export.HarExport;
import dev.framewalk.timeline.export.StepJson;
import dev.framewalk.timeline.export.StepText;
import dev.framewalk.timeline.telling.Event;
import dev.framewalk.timeline.telling.Teller;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// The steps that are shown, written to a file: as a picture, or as text for people and programs.
///
/// A file appears when it is complete, never half of one. Nothing here needs a display.
public final class Exports {
    /// What a file can be.
    public enum Format {
        PNG("png"),
        SVG("svg"),
        PDF("pdf"),
        TEXT("txt"),
        JSON_LINES("jsonl"),
        MERMAID("mmd"),
        HAR("har");

        private final String ending;

        Format(String ending) {
            this.ending = ending;
        }

        /// Of file names, without the dot.
        public String ending() {
            return ending;
        }
    }

    /// A picture with more arrows is none.
    private static final int MOST_ARROWS = 20_000;
    private static final double WIDTH = 900;
    private static final double PIXELS_PER_UNIT = 2;

    private final Timeline timeline;
    private final int[] events;
    private final String title;
    private final String filter;
    private final Depth depth;
    private final LadderAxis axis;
    private final Theme theme;
    private final @Nullable Plate drawn;
    private final List<Path> inputs;

    /// @param events indexes of the steps that are shown, ascending
    /// @param filter the filter that chose them; empty for none
    public Exports(Timeline timeline, int[] events, String title, String filter, Depth depth, LadderAxis axis, Theme theme) {
        this(timeline, events, title, filter, depth, axis, theme, null, List.of());
    }

    private Exports(
            Timeline timeline,
            int[] events,
            String title,
            String filter,
            Depth depth,
            LadderAxis axis,
            Theme theme,
            @Nullable Plate drawn,
            Collection<Path> inputs) {
        this.timeline = timeline;
        this.events = events.clone();
        this.title = title;
        this.filter = filter;
        this.depth = depth;
        this.axis = axis;
        this.theme = theme;
        this.drawn = drawn;
        this.inputs = List.copyOf(inputs);
    }

    /// The same with another picture than the ladder; null for the ladder.
    public Exports drawing(@Nullable Plate picture) {
        return new Exports(timeline, events, title, filter, depth, axis, theme, picture, inputs);
    }

    /// The same, and never over one of these files.
    ///
    /// @param files those that are read
    public Exports sparing(Collection<Path> files) {
        return new Exports(timeline, events, title, filter, depth, axis, theme, drawn, files);
    }

    /// Writes a file, or leaves no trace of it.
    ///
    /// @throws ExportFile.IsInput if it is one that is read
    public void write(Format format, Path file) throws IOException {
        ExportFile.requireNone(file, inputs);
        ExportFile.<IOException>write(file, out -> write(format, out));
    }

    private void write(Format format, OutputStream out) throws IOException {
        switch (format) {
            case PNG -> plate().writePng(out, PIXELS_PER_UNIT);
            case SVG -> out.write(plate().svg(true).getBytes(StandardCharsets.UTF_8));
            case PDF -> plate().writePdf(out);
            case MERMAID ->
                out.write(new SequenceText(scene(), DiagramWords.ENGLISH).mermaid().getBytes(StandardCharsets.UTF_8));
            case HAR -> new HarExport(timeline).write(out, event -> Arrays.binarySearch(events, event) >= 0);
            case TEXT -> text(out);
            case JSON_LINES -> jsonLines(out);
        }
    }

    private LadderScene scene() {
        return new TimelineLadder(
                        timeline,
                        new TimelineLadder.Choice(
                                depth,
                                event -> Arrays.binarySearch(events, event) >= 0,
                                0,
                                Integer.MAX_VALUE,
                                MOST_ARROWS,
                                UnaryOperator.identity(),
                                title,
                                filter),
                        DiagramWords.ENGLISH)
                .scene();
    }

    private Plate plate() {
        if (drawn != null) {
            return drawn;
        }
        return LadderPlate.of(
                LadderLayout.of(scene(), axis, WIDTH * theme.type().scale(), 1, theme.type(), DiagramWords.ENGLISH), theme);
    }

    private void text(OutputStream out) throws IOException {
        StepText text = new StepText(timeline);
        try (BufferedWriter writer = writer(out)) {
            writer.append(text.heading()).append('\n');
            for (int event : events) {
                Event step = Teller.of(timeline).event(event);
                writer.append(text.line(step)).append('\n');
                for (String link : text.links(step, depth)) {
                    writer.append(link).append('\n');
                }
            }
        }
    }

    private void jsonLines(OutputStream out) throws IOException {
        StepJson json = new StepJson(timeline, depth, false);
        try (BufferedWriter writer = writer(out)) {
            writer.append(json.header(timeline.capture().name())).append('\n');
            for (int event : events) {
                writer.append(json.line(Teller.of(timeline).event(event))).append('\n');
            }
        }
    }

    private static BufferedWriter writer(OutputStream out) {
        return new BufferedWriter(new java.io.OutputStreamWriter(out, StandardCharsets.UTF_8));
    }
}
