package dev.framewalk.ui.cli;

import dev.framewalk.timeline.diagram.DiagramWords;
import dev.framewalk.timeline.diagram.Plate;
import dev.framewalk.timeline.diagram.Theme;
import dev.framewalk.timeline.diagram.lanes.LanesLayout;
import dev.framewalk.timeline.diagram.lanes.LanesPlate;
import dev.framewalk.timeline.lanes.StreamLanes;
import dev.framewalk.timeline.lanes.Turns;
import java.util.Locale;
import java.util.function.IntPredicate;

/// How streams are to be drawn, as the command line says.
///
/// @param theme colours and type
/// @param width in units of the picture
record LanesPicture(Theme theme, int width) {
    Plate plate(Loaded loaded, IntPredicate filter) {
        StreamLanes lanes = StreamLanes.of(loaded.timeline()).only(lane -> StreamsCommand.passes(lane, filter));
        DiagramWords words = new DiagramWords(Locale.getDefault());
        LanesLayout layout = LanesLayout.of(lanes, width, 1, theme.type(), words);
        String name = loaded.timeline().capture().name();
        return new LanesPlate(layout, Turns.of(lanes.lanes()), name, words.text("foot.capture", name), theme);
    }
}
