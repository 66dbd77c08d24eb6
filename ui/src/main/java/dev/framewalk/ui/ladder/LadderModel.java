package dev.framewalk.ui.ladder;

import dev.framewalk.decoders.stream.Depth;
import dev.framewalk.decoders.text.Quantities;
import dev.framewalk.timeline.Timeline;
import dev.framewalk.timeline.diagram.DiagramWords;
import dev.framewalk.timeline.diagram.LadderAxis;
import dev.framewalk.timeline.diagram.LadderLayout;
import dev.framewalk.timeline.diagram.LadderScene;
import dev.framewalk.timeline.diagram.TimelineLadder;
import dev.framewalk.timeline.diagram.TypeSizes;
import dev.framewalk.ui.session.IndexList;
import dev.framewalk.ui.session.Session;
import dev.framewalk.ui.words.Words;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
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
    private static final int MOST_HOSTS = 8;
    private static final double LEAST_ZOOM = 0.1;
    private static final double MOST_ZOOM = 20;

    private final Session session;
    private final ReadOnlyObjectWrapper<@Nullable LadderLayout> layout = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyDoubleWrapper zoom = new ReadOnlyDoubleWrapper(1);
    private final ReadOnlyStringWrapper restriction = new ReadOnlyStringWrapper("");
    private double width = 600;
    private TypeSizes type = TypeSizes.DESK;
    private boolean isBusy;
    private boolean isStale;
    private boolean isSceneStale = true;
    private @Nullable TimelineLadder ladder;
    /// What the present scene was made for; -1 for all conversations.
    private int sceneConversation = -1;
    private int firstShown;
    private int lastShown = -1;
    private boolean isPart;

    LadderModel(Session session) {
        this.session = session;
        session.steps().addListener((ListChangeListener<Integer>) change -> sceneChanged());
        session.axisProperty().addListener((property, was, is) -> layoutChanged());
        session.cursorProperty().addListener((property, was, is) -> cursorMoved());
        sceneChanged();
    }

    ReadOnlyObjectProperty<@Nullable LadderLayout> layoutProperty() {
        return layout.getReadOnlyProperty();
    }

    ReadOnlyDoubleProperty zoomProperty() {
        return zoom.getReadOnlyProperty();
    }

    /// What is left out, in words; empty if nothing is.
    ReadOnlyStringProperty restrictionProperty() {
        return restriction.getReadOnlyProperty();
    }

    /// Multiplies the zoom; 0 goes back to the usual one.
    void zoomBy(double factor) {
        double changed = factor == 0 ? 1 : Math.clamp(zoom.get() * factor, LEAST_ZOOM, MOST_ZOOM);
        if (changed != zoom.get()) {
            zoom.set(changed);
            layoutChanged();
        }
    }

    /// Says how much room there is.
    void resize(double wide, TypeSizes sizes) {
        if (Math.abs(wide - width) >= 1 || !sizes.equals(type)) {
            width = wide;
            type = sizes;
            layoutChanged();
        }
    }

    /// The arrow that stands for the cursor: that of the same step or the nearest one before; -1 if there is none.
    long arrowAtCursor() {
        TimelineLadder present = ladder;
        return present == null || session.event() < 0
                ? -1
                : present.arrowOf(session.event()).orElse(-1);
    }

    /// The event that an arrow shows.
    int eventOf(long arrow) {
        TimelineLadder present = ladder;
        return present == null ? (int) arrow : present.eventOf(arrow);
    }

    private void cursorMoved() {
        if (isPart
                && (session.event() < firstShown
                        || session.event() > lastShown
                        || sceneConversation >= 0 && session.conversation() != sceneConversation)) {
            sceneChanged();
        }
    }

    private void sceneChanged() {
        isSceneStale = true;
        layoutChanged();
    }

    private void layoutChanged() {
        isStale = true;
        next();
    }

    private record Made(
            @Nullable TimelineLadder ladder, LadderLayout layout, String restriction, int conversation, int first, int last, boolean part) {}

    private void next() {
        if (isBusy || !isStale) {
            return;
        }
        isBusy = true;
        isStale = false;
        TimelineLadder kept = isSceneStale ? null : ladder;
        isSceneStale = false;
        int[] steps = kept == null ? stepsAround() : new int[0];
        int total = session.steps().size();
        int cursorConversation = session.conversation();
        Depth depth = session.depth();
        LadderAxis axis = session.axisProperty().get();
        double wide = width;
        double scale = zoom.get();
        TypeSizes sizes = type;
        int[] range = {firstShown, lastShown, sceneConversation};
        String said = restriction.get();
        boolean wasPart = isPart;
        session.ask(
                () -> {
                    try {
                        if (kept != null) {
                            return new Made(
                                    kept,
                                    LadderLayout.of(kept.scene(), axis, wide, scale, sizes, DiagramWords.ENGLISH),
                                    said,
                                    range[2],
                                    range[0],
                                    range[1],
                                    wasPart);
                        }
                        return make(steps, total, cursorConversation, depth, axis, wide, scale, sizes);
                    } catch (RuntimeException bug) {
                        return failed(bug, wide, sizes);
                    }
                },
                this::take);
    }

    /// Our own mistake must not leave the window waiting for ever.
    private static Made failed(RuntimeException bug, double wide, TypeSizes sizes) {
        LadderScene empty = LadderScene.of("", List.of(new LadderScene.Column("–", "", LadderScene.Role.HOST)), List.of());
        return new Made(
                null,
                LadderLayout.of(empty, LadderAxis.ONE_ROW_PER_EVENT, wide, sizes),
                Words.of("ladder.failed", bug),
                -1,
                0,
                -1,
                true);
    }

    private void take(Made made) {
        isBusy = false;
        ladder = made.ladder;
        sceneConversation = made.conversation;
        firstShown = made.first;
        lastShown = made.last;
        isPart = made.part;
        restriction.set(made.restriction);
        layout.set(made.layout);
        next();
    }

    /// The steps around the cursor, as many as can be shown.
    private int[] stepsAround() {
        IndexList steps = session.steps();
        int count = Math.min(MOST_STEPS, steps.size());
        int place = Math.max(0, steps.atOrBefore(session.event()));
        int from = Math.max(0, Math.min(place - count / 2, steps.size() - count));
        int[] chosen = new int[count];
        for (int i = 0; i < count; i++) {
            chosen[i] = steps.at(from + i);
        }
        return chosen;
    }

    private Made make(
            int[] steps,
            int total,
            int cursorConversation,
            Depth depth,
            LadderAxis axis,
            double wide,
            double scale,
            TypeSizes sizes) {
        Timeline timeline = session.timeline();
        int last = steps.length == 0 ? -1 : steps[steps.length - 1];
        // at the depth of packets the ladder asks for packets' own events, which are steps as well
        IntPredicate isChosen = event -> event <= last && Arrays.binarySearch(steps, event) >= 0;
        int conversation = -1;
        String words = steps.length < total
                ? Words.of("ladder.part", Quantities.count(steps.length), Quantities.count(total))
                : "";
        Set<String> hosts = new HashSet<>();
        for (int event : steps) {
            int of = timeline.conversationOf(event);
            if (of >= 0 && hosts.size() <= MOST_HOSTS) {
                hosts.add(timeline.conversation(of).client().address());
                hosts.add(timeline.conversation(of).server().address());
            }
        }
        if (hosts.size() > MOST_HOSTS && cursorConversation >= 0) {
            conversation = cursorConversation;
            isChosen = event -> event <= last
                    && Arrays.binarySearch(steps, event) >= 0
                    && timeline.conversationOf(event) == cursorConversation;
            var only = timeline.conversation(cursorConversation);
            words = Words.of("ladder.conversation", only.client(), only.server());
        }
        TimelineLadder made = new TimelineLadder(
                timeline,
                new TimelineLadder.Choice(
                        depth,
                        isChosen,
                        steps.length == 0 ? 0 : steps[0],
                        MOST_STEPS,
                        timeline.hostNames()::shown,
                        session.title(),
                        session.isFiltered() ? session.filterTextProperty().get() : ""),
                DiagramWords.ENGLISH);
        return new Made(
                made,
                LadderLayout.of(made.scene(), axis, wide, scale, sizes, DiagramWords.ENGLISH),
                words,
                conversation,
                steps.length == 0 ? 0 : steps[0],
                last,
                !words.isEmpty());
    }
}
