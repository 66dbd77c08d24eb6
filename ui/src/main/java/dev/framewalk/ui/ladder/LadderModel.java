package dev.framewalk.ui.ladder;

import dev.framewalk.decoders.stream.Depth;
import dev.framewalk.decoders.text.Quantities;
import dev.framewalk.timeline.Timeline;
import dev.framewalk.timeline.diagram.DiagramWords;
import dev.framewalk.timeline.diagram.ladder.LadderAxis;
import dev.framewalk.timeline.diagram.ladder.LadderLayout;
import dev.framewalk.timeline.diagram.ladder.LadderScene;
import dev.framewalk.timeline.diagram.ladder.TimelineLadder;
import dev.framewalk.timeline.recording.Conversation;
import dev.framewalk.ui.centre.Fit;
import dev.framewalk.ui.centre.Latest;
import dev.framewalk.ui.centre.Room;
import dev.framewalk.ui.session.IndexList;
import dev.framewalk.ui.session.Session;
import dev.framewalk.ui.words.Words;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.ListChangeListener;
import org.jspecify.annotations.Nullable;

/// Which steps the ladder shows and where they lie. Layouts are made in the background; the former one stays until then.
///
/// A ladder of ten thousand arrows or of a hundred hosts can be read by nobody: then it shows the steps around the cursor, of the
/// conversation at the cursor, and says so.
final class LadderModel {
    private static final int MOST_STEPS = 4_000;
    /// Of more steps, so many around the cursor: they are drawn anew after each jump.
    private static final int STEPS_AROUND = 1_200;
    private static final int MOST_HOSTS = 8;

    private final Session session;
    private final Latest<Made> latest;
    private final ReadOnlyObjectWrapper<@Nullable LadderLayout> layout = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper restriction = new ReadOnlyStringWrapper("");
    private final Fit fit;
    private boolean isSceneStale = true;
    private @Nullable Drawn drawn;

    /// What is to be shown.
    ///
    /// @param steps  the steps around the cursor
    /// @param filter in words, for the foot line; empty if there is none
    @SuppressWarnings("ArrayRecordComponent") // compared by what it holds
    private record Wanted(int[] steps, Depth depth, String filter) {
        boolean isSame(Wanted other) {
            return Arrays.equals(steps, other.steps) && depth == other.depth && filter.equals(other.filter);
        }

        int first() {
            return steps.length == 0 ? 0 : steps[0];
        }

        int last() {
            return steps.length == 0 ? -1 : steps[steps.length - 1];
        }
    }

    /// What is shown, and what it was made for.
    ///
    /// @param conversation the only one that is shown; -1 for all
    /// @param restriction  what is left out, in words; empty if nothing is
    private record Drawn(TimelineLadder ladder, Wanted wanted, int conversation, String restriction) {
        boolean isFor(int event, int conversationAtCursor) {
            return restriction.isEmpty()
                    || event >= wanted.first()
                            && event <= wanted.last()
                            && (conversation < 0 || conversation == conversationAtCursor);
        }
    }

    private record Made(@Nullable Drawn drawn, LadderLayout layout, String restriction) {}

    LadderModel(Session session) {
        this.session = session;
        latest = new Latest<>(session, this::question, this::failed, this::take);
        fit = new Fit(0.1, 20, latest::want);
        session.steps().addListener((ListChangeListener<Integer>) change -> stepsChanged());
        // what begins in one of the steps shown may end in a later one
        session.preparedProperty().addListener((property, was, is) -> sceneChanged());
        session.axisProperty().addListener((property, was, is) -> latest.want());
        session.cursorProperty().addListener((property, was, is) -> cursorMoved());
    }

    ReadOnlyObjectProperty<@Nullable LadderLayout> layoutProperty() {
        return layout.getReadOnlyProperty();
    }

    /// What is left out, in words; empty if nothing is.
    ReadOnlyStringProperty restrictionProperty() {
        return restriction.getReadOnlyProperty();
    }

    /// Whether what is shown will change as soon as it is made.
    ReadOnlyBooleanProperty busyProperty() {
        return latest.busyProperty();
    }

    /// Nothing is made while nobody looks.
    void look(boolean now) {
        latest.look(now);
    }

    /// What it is laid out for.
    Fit fit() {
        return fit;
    }

    /// The arrow that stands for the cursor: that of the same step or the nearest one before; -1 if there is none.
    long arrowAtCursor() {
        Drawn present = drawn;
        return present == null || session.event() < 0
                ? -1
                : present.ladder.arrowOf(session.event()).orElse(-1);
    }

    /// The event that an arrow shows.
    int eventOf(long arrow) {
        Drawn present = drawn;
        return present == null ? (int) arrow : present.ladder.eventOf(arrow);
    }

    private void cursorMoved() {
        Drawn present = drawn;
        if (present != null && !present.isFor(session.event(), session.conversation())) {
            sceneChanged();
        }
    }

    /// There are more steps, or others. As long as those around the cursor are the same, so is the picture.
    private void stepsChanged() {
        Drawn present = drawn;
        Wanted wanted = wanted();
        if (present == null || latest.isWanted() || !present.wanted.isSame(wanted)) {
            sceneChanged();
        } else if (present.conversation < 0) {
            restriction.set(part(wanted, session.steps().size()));
        }
    }

    private void sceneChanged() {
        isSceneStale = true;
        latest.want();
    }

    private Wanted wanted() {
        return new Wanted(
                stepsAround(), session.depth(), session.isFiltered() ? session.filterTextProperty().get() : "");
    }

    private static String part(Wanted wanted, int total) {
        return wanted.steps.length < total
                ? Words.of("ladder.part", Quantities.count(wanted.steps.length), Quantities.count(total))
                : "";
    }

    private @Nullable Supplier<Made> question() {
        if (session.steps().isEmpty() && !session.areStepsFound()) {
            // nothing is known yet of which something could be drawn
            return null;
        }
        Drawn kept = isSceneStale ? null : drawn;
        isSceneStale = false;
        LadderAxis axis = session.axisProperty().get();
        Room room = fit.room();
        double scale = fit.zoom();
        if (kept != null) {
            return () -> made(kept, axis, room, scale);
        }
        Wanted wanted = wanted();
        int total = session.steps().size();
        int conversation = session.conversation();
        return () -> made(draw(wanted, total, conversation), axis, room, scale);
    }

    private static Made made(Drawn drawn, LadderAxis axis, Room room, double scale) {
        return new Made(
                drawn,
                LadderLayout.of(drawn.ladder.scene(), axis, room.width(), scale, room.type(), DiagramWords.ENGLISH),
                drawn.restriction);
    }

    private Made failed(RuntimeException bug) {
        LadderScene empty = LadderScene.of("", List.of(new LadderScene.Column("–", "", LadderScene.Role.HOST)), List.of());
        return new Made(
                null,
                LadderLayout.of(empty, LadderAxis.ONE_ROW_PER_EVENT, Room.UNKNOWN.width(), Room.UNKNOWN.type()),
                Words.of("ladder.failed", bug));
    }

    private void take(Made made) {
        drawn = made.drawn;
        restriction.set(made.restriction);
        layout.set(made.layout);
    }

    /// The steps around the cursor, as many as can be shown.
    private int[] stepsAround() {
        IndexList steps = session.steps();
        int count = steps.size() <= MOST_STEPS ? steps.size() : STEPS_AROUND;
        int place = Math.max(0, steps.atOrBefore(session.event()));
        int from = Math.max(0, Math.min(place - count / 2, steps.size() - count));
        int[] chosen = new int[count];
        for (int i = 0; i < count; i++) {
            chosen[i] = steps.at(from + i);
        }
        return chosen;
    }

    private Drawn draw(Wanted wanted, int total, int cursorConversation) {
        Timeline timeline = session.timeline();
        // at the depth of packets the ladder asks for packets' own events, which are steps as well
        IntPredicate isStep = event -> Arrays.binarySearch(wanted.steps, event) >= 0;
        IntPredicate isChosen = isStep;
        int conversation = -1;
        String words = part(wanted, total);
        if (hosts(timeline, wanted.steps) > MOST_HOSTS && cursorConversation >= 0) {
            conversation = cursorConversation;
            isChosen = event -> isStep.test(event) && timeline.conversationOf(event) == cursorConversation;
            var only = timeline.conversation(cursorConversation);
            words = Words.of("ladder.conversation", only.client(), only.server());
        }
        TimelineLadder ladder = new TimelineLadder(
                timeline,
                new TimelineLadder.Choice(
                        wanted.depth,
                        isChosen,
                        wanted.first(),
                        wanted.last(),
                        MOST_STEPS,
                        timeline.hostNames()::shown,
                        session.title(),
                        wanted.filter),
                DiagramWords.ENGLISH);
        return new Drawn(ladder, wanted, conversation, words);
    }

    /// How many hosts there are; no more are counted than are too many.
    private static int hosts(Timeline timeline, int[] steps) {
        Set<Integer> conversations = new HashSet<>();
        Set<String> hosts = new HashSet<>();
        for (int event : steps) {
            int of = timeline.conversationOf(event);
            if (of >= 0 && hosts.size() <= MOST_HOSTS && conversations.add(of)) {
                Conversation conversation = timeline.conversation(of);
                hosts.add(conversation.client().address());
                hosts.add(conversation.server().address());
            }
        }
        return hosts.size();
    }
}
