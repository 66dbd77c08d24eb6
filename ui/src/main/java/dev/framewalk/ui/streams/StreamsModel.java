package dev.framewalk.ui.streams;

import dev.framewalk.decoders.stream.ExchangeEvent;
import dev.framewalk.decoders.stream.MultiplexedEvent;
import dev.framewalk.decoders.stream.StreamEvent;
import dev.framewalk.decoders.text.Quantities;
import dev.framewalk.timeline.Timeline;
import dev.framewalk.timeline.diagram.DiagramWords;
import dev.framewalk.timeline.diagram.Plate;
import dev.framewalk.timeline.diagram.Theme;
import dev.framewalk.timeline.diagram.lanes.LaneWords;
import dev.framewalk.timeline.diagram.lanes.LanesLayout;
import dev.framewalk.timeline.diagram.lanes.LanesMarks;
import dev.framewalk.timeline.diagram.lanes.LanesPlate;
import dev.framewalk.timeline.lanes.Lane;
import dev.framewalk.timeline.lanes.LaneGroup;
import dev.framewalk.timeline.lanes.Seen;
import dev.framewalk.timeline.lanes.StreamLanes;
import dev.framewalk.timeline.lanes.Turns;
import dev.framewalk.ui.centre.Fit;
import dev.framewalk.ui.centre.Latest;
import dev.framewalk.ui.centre.Room;
import dev.framewalk.ui.session.Session;
import dev.framewalk.ui.session.StepFilter;
import dev.framewalk.ui.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/// Which requests the view shows and where they lie. Layouts are made in the background; the former one stays until then.
final class StreamsModel {
    private static final int MOST_LANES = 20_000;

    /// What is shown.
    ///
    /// @param turns    of the connection at the cursor, or of all where each carries one answer at a time
    /// @param turnsOf  that connection; -1 for all
    record Shown(LanesLayout layout, Turns turns, int turnsOf) {}

    private final Session session;
    private final ReadOnlyObjectWrapper<@Nullable Shown> shown = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper restriction = new ReadOnlyStringWrapper("");
    private final LaneWords words = new LaneWords(DiagramWords.ENGLISH);
    private final Fit fit;
    private final Latest<Made> latest;
    private boolean areLanesStale = true;

    StreamsModel(Session session) {
        this.session = session;
        latest = new Latest<>(session, this::question, this::failed, this::take);
        fit = new Fit(1, 5_000, latest::want);
        session.growthProperty().addListener((property, was, is) -> lanesChanged());
        session.filterProperty().addListener((property, was, is) -> lanesChanged());
        session.cursorProperty().addListener((property, was, is) -> cursorMoved());
    }

    ReadOnlyObjectProperty<@Nullable Shown> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    /// What is left out, in words; empty if nothing is.
    ReadOnlyStringProperty restrictionProperty() {
        return restriction.getReadOnlyProperty();
    }

    /// Whether what is shown will change as soon as it is made.
    ReadOnlyBooleanProperty busyProperty() {
        return latest.busyProperty();
    }

    /// Nothing is computed while nobody looks.
    void look(boolean now) {
        latest.look(now);
    }

    /// What it is laid out for.
    Fit fit() {
        return fit;
    }

    private void lanesChanged() {
        areLanesStale = true;
        latest.want();
    }

    private void cursorMoved() {
        Shown present = shown.get();
        if (present != null && present.turnsOf != turnsWanted(present.layout.lanes())) {
            latest.want();
        }
    }

    /// The connection whose turns matter: the one at the cursor, where connections carry several answers at a time.
    private int turnsWanted(StreamLanes lanes) {
        return turnsWanted(lanes, session.conversation());
    }

    private static int turnsWanted(StreamLanes lanes, int conversation) {
        List<LaneGroup> groups = lanes.groups();
        if (groups.size() <= 1 || groups.stream().noneMatch(LaneGroup::isMultiplexed)) {
            return -1;
        }
        int first = -1;
        for (LaneGroup group : groups) {
            if (group.conversation() == conversation) {
                return conversation;
            }
            if (first < 0 && group.isMultiplexed()) {
                first = group.conversation();
            }
        }
        return first;
    }

    private Supplier<Made> question() {
        Shown before = shown.get();
        StreamLanes kept = areLanesStale || before == null ? null : before.layout.lanes();
        Turns keptTurns = before == null ? null : before.turns;
        int keptTurnsOf = before == null ? -2 : before.turnsOf;
        areLanesStale = false;
        StepFilter filter = session.filterProperty().get();
        int conversation = session.conversation();
        Room room = fit.room();
        double scale = fit.zoom();
        Timeline timeline = session.timeline();
        String said = restriction.get();
        return () -> {
            Chosen chosen = kept == null ? choose(timeline, filter) : new Chosen(kept, said);
            int of = turnsWanted(chosen.lanes, conversation);
            Turns turns = kept != null && keptTurns != null && keptTurnsOf == of
                    ? keptTurns
                    : Turns.of(lanesOf(chosen.lanes, of));
            LanesLayout layout = LanesLayout.of(chosen.lanes, room.width(), scale, room.type(), DiagramWords.ENGLISH);
            return new Made(new Shown(layout, turns, of), chosen.restriction);
        };
    }

    private Made failed(RuntimeException bug) {
        LanesLayout empty = LanesLayout.of(
                StreamLanes.NONE, Room.UNKNOWN.width(), 1, Room.UNKNOWN.type(), DiagramWords.ENGLISH);
        return new Made(new Shown(empty, Turns.of(List.of()), -1), Words.of("streams.failed", bug));
    }

    private record Chosen(StreamLanes lanes, String restriction) {}

    private record Made(Shown shown, String restriction) {}

    private static Chosen choose(Timeline timeline, StepFilter filter) {
        StreamLanes all = StreamLanes.of(timeline);
        StreamLanes passing = all.only(lane -> passes(timeline, filter, lane));
        int count = passing.laneCount();
        if (count <= MOST_LANES) {
            return new Chosen(passing, "");
        }
        List<LaneGroup> some = new ArrayList<>();
        int room = MOST_LANES;
        for (LaneGroup group : passing.groups()) {
            if (room <= 0) {
                break;
            }
            some.add(group.lanes().size() <= room ? group : group.first(room));
            room -= group.lanes().size();
        }
        return new Chosen(
                new StreamLanes(passing.originNanos(), some),
                Words.of("streams.part", Quantities.count(MOST_LANES), Quantities.count(count)));
    }

    private static boolean passes(Timeline timeline, StepFilter filter, Lane lane) {
        for (Seen seen : List.of(lane.asking(), lane.asked(), lane.answering(), lane.answered())) {
            if (seen.was() && seen.event() < filter.answered(timeline) && filter.passesEvent(timeline, seen.event())) {
                return true;
            }
        }
        return false;
    }

    private static List<Lane> lanesOf(StreamLanes lanes, int conversation) {
        if (conversation < 0) {
            return lanes.lanes();
        }
        for (LaneGroup group : lanes.groups()) {
            if (group.conversation() == conversation) {
                return group.lanes();
            }
        }
        return List.of();
    }

    private void take(Made made) {
        restriction.set(made.restriction);
        shown.set(made.shown);
    }

    // ---- the cursor

    /// What is marked: the moment of the cursor, and the row that its event belongs to.
    LanesMarks marks() {
        int event = session.event();
        if (event < 0) {
            return LanesMarks.NONE;
        }
        return new LanesMarks(session.timeline().packets().placeInTime(session.packet()), rowAtCursor());
    }

    /// The row of the event at the cursor; -1 if it has none.
    int rowAtCursor() {
        Shown present = shown.get();
        int event = session.event();
        if (present == null || event < 0) {
            return -1;
        }
        Timeline timeline = session.timeline();
        int conversation = session.conversation();
        StreamEvent told = timeline.told(event);
        OptionalInt row = OptionalInt.empty();
        if (told instanceof MultiplexedEvent multiplexed && multiplexed.streamNumber() > 0) {
            row = present.layout.rowOf(conversation, true, multiplexed.streamNumber());
        } else if (told instanceof ExchangeEvent part) {
            row = present.layout.rowOf(conversation, false, part.exchange());
        }
        return row.isPresent() ? row.getAsInt() : rowAround(present.layout, conversation);
    }

    /// The one lane of a connection that goes on at the cursor, or the row of the connection itself.
    private int rowAround(LanesLayout layout, int conversation) {
        int group = layout.rowOf(conversation).orElse(-1);
        if (group < 0 || layout.rows().get(group).group().isMultiplexed()) {
            return group;
        }
        long now = session.timeline().packets().placeInTime(session.packet());
        int found = group;
        List<LanesLayout.Row> rows = layout.rows();
        for (int row = group + 1; row < rows.size(); row++) {
            Lane lane = rows.get(row).lane();
            if (lane == null) {
                break;
            }
            if (lane.fromNanos() <= now && now <= lane.toNanos()) {
                found = row;
            }
        }
        return found;
    }

    /// Goes to the next row in a direction, 1 or -1; false if there is none.
    boolean stepRow(int direction) {
        Shown present = shown.get();
        if (present == null) {
            return false;
        }
        List<LanesLayout.Row> rows = present.layout.rows();
        int at = rowAtCursor();
        for (int row = at < 0 && direction < 0 ? rows.size() - 1 : at + direction;
                row >= 0 && row < rows.size();
                row += direction) {
            Lane lane = rows.get(row).lane();
            if (lane != null && lane.firstEvent() >= 0) {
                session.jumpToEvent(lane.firstEvent());
                return true;
            }
        }
        return false;
    }

    /// The row at the cursor, told; empty if there is none.
    String spoken() {
        Shown present = shown.get();
        int row = rowAtCursor();
        if (present == null || row < 0) {
            return "";
        }
        LanesLayout.Row at = present.layout.rows().get(row);
        Lane lane = at.lane();
        return lane == null ? words.name(at.group()) : words.tell(lane);
    }

    /// What lies under the mouse, told.
    String tell(LanesLayout layout, LanesLayout.Hit hit) {
        LanesLayout.Row row = layout.rows().get(hit.row());
        Lane lane = row.lane();
        if (lane == null) {
            return words.name(row.group());
        }
        return hit.phase() == null
                ? words.tell(lane)
                : words.name(lane) + ": " + lane.title() + "\n" + words.tell(hit.phase());
    }

    /// A run of the multiplexing strip, told.
    String tell(Turns turns, int run) {
        Lane lane = turns.lane(run);
        return words.name(lane) + ": " + lane.title() + "\n" + Quantities.size(turns.bytes(run));
    }

    /// What is shown, as a picture of its own; null before there is anything.
    @Nullable Plate plate(Theme theme) {
        Shown present = shown.get();
        if (present == null) {
            return null;
        }
        String source = session.isFiltered()
                ? session.title() + "  ·  " + DiagramWords.ENGLISH.text("foot.filter", session.filterTextProperty().get())
                : session.title();
        LanesLayout whole =
                LanesLayout.of(present.layout.lanes(), 1000 * theme.type().scale(), 1, theme.type(), DiagramWords.ENGLISH);
        return new LanesPlate(whole, present.turns, session.title(), source, theme);
    }
}
