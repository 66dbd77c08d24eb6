package dev.framewalk.ui.cli;

import dev.framewalk.decoders.stream.Depth;
import dev.framewalk.timeline.diagram.DiagramWords;
import dev.framewalk.timeline.diagram.Theme;
import dev.framewalk.timeline.diagram.ladder.LadderAxis;
import dev.framewalk.timeline.diagram.ladder.LadderLayout;
import dev.framewalk.timeline.diagram.ladder.LadderPlate;
import dev.framewalk.timeline.diagram.ladder.SequenceText;
import dev.framewalk.timeline.diagram.ladder.TimelineLadder;
import java.util.List;
import java.util.Locale;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ParseResult;

/// How a ladder is to be drawn, as the command line says.
///
/// @param axis  how time runs
/// @param theme colours and type
/// @param width in units of the picture; a narrow one grows until its labels fit
record LadderPicture(LadderAxis axis, Theme theme, int width) {
    private static final int USUAL_WIDTH = 1000;
    private static final int NARROWEST = 300;
    private static final int WIDEST = 10_000;

    /// What is on offer, by the names that users write.
    private enum Axis {
        PROPORTIONAL,
        FOLDED,
        ROWS
    }

    static LadderPicture of(ParseResult given) throws CommandFailure {
        LadderAxis axis =
                switch (Arguments.choice(given, "--axis", Axis.values(), Axis.FOLDED)) {
                    case PROPORTIONAL -> LadderAxis.PROPORTIONAL;
                    case FOLDED -> LadderAxis.IDLE_FOLDED;
                    case ROWS -> LadderAxis.ONE_ROW_PER_EVENT;
                };
        String wanted = Arguments.text(given, "--width");
        int width = wanted == null ? USUAL_WIDTH : Arguments.number("--width", wanted);
        if (width < NARROWEST || width > WIDEST) {
            throw CommandFailure.usage(CommandTexts.of(
                    "width.range", Integer.toString(width), Integer.toString(NARROWEST), Integer.toString(WIDEST)));
        }
        return new LadderPicture(axis, theme(Arguments.text(given, "--theme")), width);
    }

    private static Theme theme(@Nullable String name) throws CommandFailure {
        if (name == null) {
            return Theme.LIGHT;
        }
        for (Theme theme : Theme.all()) {
            if (theme.id().equals(name)) {
                return theme;
            }
        }
        List<String> names = Theme.all().stream().map(Theme::id).toList();
        throw CommandFailure.usage(CommandTexts.of("choice.unknown", "--theme", name, String.join(", ", names)));
    }

    /// The ladder as a picture. Says so where a part of it does not fit into one.
    LadderPlate plate(Loaded loaded, Depth depth, IntPredicate filter, Terminal terminal) {
        LadderLayout layout = LadderLayout.of(
                ladder(loaded, depth, filter).scene(), axis, width, 1, theme.type(), words());
        if (layout.height() > LadderPlate.LONGEST) {
            terminal.complain(CommandTexts.of("export.long", loaded.file()));
        }
        return LadderPlate.of(layout, theme);
    }

    /// The ladder as text for tools that draw sequence diagrams.
    SequenceText sequence(Loaded loaded, Depth depth, IntPredicate filter) {
        return new SequenceText(ladder(loaded, depth, filter).scene(), words());
    }

    private static TimelineLadder ladder(Loaded loaded, Depth depth, IntPredicate filter) {
        TimelineLadder.Choice usual = TimelineLadder.Choice.of(depth);
        TimelineLadder.Choice choice = new TimelineLadder.Choice(
                depth,
                filter,
                0,
                usual.lastEvent(),
                usual.most(),
                loaded.timeline().hostNames()::shown,
                loaded.timeline().capture().name(),
                "");
        return new TimelineLadder(loaded.timeline(), choice, words());
    }

    private static DiagramWords words() {
        return new DiagramWords(Locale.getDefault());
    }
}
