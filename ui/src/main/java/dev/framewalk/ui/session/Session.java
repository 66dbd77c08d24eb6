package dev.framewalk.ui.session;

import dev.framewalk.decoders.stream.Depth;
import dev.framewalk.timeline.Timeline;
import dev.framewalk.timeline.address.Place;
import dev.framewalk.timeline.diagram.ladder.LadderAxis;
import dev.framewalk.timeline.link.LinkKind;
import dev.framewalk.timeline.sweep.Clock;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/// What one user sees of one capture: cursor, selection, depth, filter, time axis. All views read it and call its verbs.
///
/// The *cursor* is a step: step n is the moment after event n-1, and step 0 is before everything. All properties are
/// changed on one thread, that of `front`.
public final class Session implements AutoCloseable {
    private final Timeline timeline;
    private final String title;
    private final Executor background;
    private final Executor lists;
    private final Executor front;
    private final FilterLanguage language;
    private final Loading loading;
    private final IndexList steps = new IndexList();
    private final Search search;
    /// How much of what was learnt later about events the steps know.
    private int learnt;
    private final Closeups closeups;
    private final History history = new History();
    private final Playback playback = new Playback(this);
    private final Journey journey = new Journey(this);
    private final StepLinks links = new StepLinks(this);
    private final Preparation preparation;

    private final ReadOnlyIntegerWrapper cursor = new ReadOnlyIntegerWrapper();
    private final ReadOnlyIntegerWrapper prepared = new ReadOnlyIntegerWrapper();
    private final ReadOnlyIntegerWrapper growth = new ReadOnlyIntegerWrapper();
    private final ReadOnlyObjectWrapper<Closeup> closeup = new ReadOnlyObjectWrapper<>(Closeup.NOTHING);
    private final ReadOnlyObjectWrapper<Place> selection = new ReadOnlyObjectWrapper<>(Place.NOWHERE);
    private final ReadOnlyObjectWrapper<Place> hover = new ReadOnlyObjectWrapper<>(Place.NOWHERE);
    private final ReadOnlyObjectWrapper<Depth> depth = new ReadOnlyObjectWrapper<>(Depth.MESSAGES);
    private final ObjectProperty<StepBy> stepBy = new SimpleObjectProperty<>(StepBy.EVENT);
    private final ObjectProperty<LadderAxis> axis = new SimpleObjectProperty<>(LadderAxis.ONE_ROW_PER_EVENT);
    private final ReadOnlyStringWrapper filterText = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper filterProblem = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<StepFilter> filter = new ReadOnlyObjectWrapper<>(StepFilter.EVERYTHING);

    private volatile boolean isLeft;
    private boolean begun;
    /// Whether the user wants the last step, and some may still come.
    private boolean isLastWanted;
    private boolean inHistory;
    /// Which leaf to select when the closeup of a step arrives: 1 the first, -1 the last, 0 none.
    private int leafWanted;

    /// @param background where time-consuming questions are asked
    /// @param lists      where lists about the whole capture are prepared and filtered, which takes longer; several at the same time
    /// @param front      where properties may be changed
    public Session(
            Timeline timeline, String title, FilterLanguage language, Executor background, Executor lists, Executor front) {
        this.timeline = timeline;
        this.title = title;
        this.language = language;
        this.background = task -> {
            if (!isLeft) {
                background.execute(task);
            }
        };
        this.lists = task -> {
            if (!isLeft) {
                lists.execute(task);
            }
        };
        // what is answered after everybody has left is told to nobody
        this.front = task -> front.execute(() -> {
            if (!isLeft) {
                task.run();
            }
        });
        this.preparation = new Preparation(timeline, this.lists, () -> this.front.execute(this::prepared));
        this.loading = new Loading(timeline, preparation, this.front, this::grown);
        this.search = new Search(timeline::eventCount, this.lists, this.front, steps, this::stepsFound);
        search();
        this.closeups = new Closeups(timeline, this.background, this.front, this::closeupMade);
    }

    /// Begins to read the capture, on another thread's time.
    public void load(Executor reader) {
        reader.execute(loading::run);
    }

    public Timeline timeline() {
        return timeline;
    }

    public String title() {
        return title;
    }

    public Loading loading() {
        return loading;
    }

    public Playback playback() {
        return playback;
    }

    /// The way to addresses, and the addresses of where one is.
    public Journey journey() {
        return journey;
    }

    // ---- what all views show

    /// The step that all views show.
    public ReadOnlyIntegerProperty cursorProperty() {
        return cursor.getReadOnlyProperty();
    }

    public int cursor() {
        return cursor.get();
    }

    /// The event that the cursor stands behind, or -1 before everything.
    public int event() {
        return cursor.get() - 1;
    }

    /// The packet at the cursor, or 0.
    public int packet() {
        return event() < 0 ? 0 : timeline.packetOf(event());
    }

    /// The conversation at the cursor, or -1.
    public int conversation() {
        return event() < 0 ? -1 : timeline.conversationOf(event());
    }

    /// Counts up whenever there is more of the capture to see.
    public ReadOnlyIntegerProperty growthProperty() {
        return growth.getReadOnlyProperty();
    }

    /// All about the step at the cursor, as soon as it is known; until then, that of the step before.
    public ReadOnlyObjectProperty<Closeup> closeupProperty() {
        return closeup.getReadOnlyProperty();
    }

    public Closeup closeup() {
        return closeup.get();
    }

    public ReadOnlyObjectProperty<Place> selectionProperty() {
        return selection.getReadOnlyProperty();
    }

    public Place selection() {
        return selection.get();
    }

    /// What the mouse points at in some view; the others frame it as well.
    public ReadOnlyObjectProperty<Place> hoverProperty() {
        return hover.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Depth> depthProperty() {
        return depth.getReadOnlyProperty();
    }

    public Place hover() {
        return hover.get();
    }

    public Depth depth() {
        return depth.get();
    }

    public ObjectProperty<StepBy> stepByProperty() {
        return stepBy;
    }

    public ObjectProperty<LadderAxis> axisProperty() {
        return axis;
    }

    /// The filter as it was written last, understood or not.
    public ReadOnlyStringProperty filterTextProperty() {
        return filterText.getReadOnlyProperty();
    }

    /// Why the filter cannot be understood; empty if it can.
    public ReadOnlyStringProperty filterProblemProperty() {
        return filterProblem.getReadOnlyProperty();
    }

    /// The filter in force.
    public ReadOnlyObjectProperty<StepFilter> filterProperty() {
        return filter.getReadOnlyProperty();
    }

    @SuppressWarnings("ReferenceEquality") // one filter stands for none
    public boolean isFiltered() {
        return filter.get() != StepFilter.EVERYTHING;
    }

    /// The steps at the chosen depth that pass the filter.
    public IndexList steps() {
        return steps;
    }

    /// Whether all steps that there are so far have been found.
    public boolean areStepsFound() {
        return search.isDone();
    }

    /// Nanoseconds since the first packet; 0 where a packet has no time.
    public long nanosSinceStart(int packet) {
        if (packet < 1 || timeline.packets().count() == 0) {
            return 0;
        }
        long placed = timeline.packets().placeInTime(packet);
        return placed == Clock.UNKNOWN ? 0 : placed - timeline.firstTimeNanos();
    }

    // ---- verbs: going

    /// Goes to a step.
    public void jump(int step) {
        isLastWanted = false;
        int bounded = Math.max(0, Math.min(step, timeline.eventCount()));
        if (bounded == cursor.get()) {
            return;
        }
        cursor.set(bounded);
        leafWanted = 0;
        select(new Place.OfEvent(bounded - 1));
        closeups.want(bounded);
    }

    /// Goes to the moment when an event has happened.
    public void jumpToEvent(int event) {
        jump(event + 1);
    }

    /// Goes to a packet; a number beyond the last one means the last one.
    public void jumpToPacket(int number) {
        int count = timeline.packets().count();
        if (count == 0) {
            return;
        }
        int packet = Math.max(1, Math.min(number, count));
        int event = eventOf(packet);
        if (event >= 0) {
            jumpToEvent(event);
        }
    }

    /// The event to go to for a packet: its first step at the chosen depth, else the packet's own; -1 if there is none yet.
    private int eventOf(int packet) {
        int first = timeline.firstEventOf(packet);
        int place = steps.atOrBefore(first - 1) + 1;
        if (place < steps.size() && timeline.packetOf(steps.at(place)) == packet) {
            return steps.at(place);
        }
        return first < timeline.eventCount() ? first : -1;
    }

    /// The event to go to for a link: the one at its other end; where that is a sighting, the step that its packet has at the chosen depth.
    public int eventOf(StepLink link) {
        return link.link().kind() == LinkKind.SIGHTING ? eventOf(timeline.packetOf(link.other())) : link.other();
    }

    /// One step forward; false if there is none.
    public boolean step() {
        return step(stepBy.get(), 1);
    }

    /// One step back; false if there is none.
    public boolean stepBack() {
        return step(stepBy.get(), -1);
    }

    /// Goes one step in a direction, 1 or -1; stays where there is none.
    ///
    /// @return whether there was one
    public boolean step(StepBy by, int direction) {
        if (by == StepBy.EVENT && depth.get() == Depth.BYTES && stepField(direction)) {
            return true;
        }
        int next = switch (by) {
            case EVENT -> neighbour(direction, event -> true);
            case MESSAGE -> neighbourAmongAll(direction);
            case PACKET -> neighbourPacket(direction);
            case STREAM -> {
                int mine = conversation();
                yield neighbour(direction, event -> timeline.conversationOf(event) == mine);
            }
        };
        if (next < 0) {
            return false;
        }
        jumpToEvent(next);
        if (by == StepBy.EVENT && depth.get() == Depth.BYTES) {
            leafWanted = direction;
            selectWantedLeaf();
        }
        return true;
    }

    /// Selects the next field of the same step; false if there is none.
    private boolean stepField(int direction) {
        if (closeup.get().step() != cursor.get()) {
            return false;
        }
        List<Place.OfField> leaves = closeup.get().leaves();
        int at = leaves.indexOf(selection.get());
        int next = at < 0 ? (direction > 0 ? 0 : -1) : at + direction;
        if (next < 0 || next >= leaves.size()) {
            return false;
        }
        select(leaves.get(next));
        return true;
    }

    private void selectWantedLeaf() {
        if (leafWanted != 0 && closeup.get().step() == cursor.get()) {
            List<Place.OfField> leaves = closeup.get().leaves();
            if (!leaves.isEmpty()) {
                select(leafWanted > 0 ? leaves.getFirst() : leaves.getLast());
            }
            leafWanted = 0;
        }
    }

    private interface EventTest {
        boolean passes(int event);
    }

    private int neighbour(int direction, EventTest test) {
        int place = steps.atOrBefore(event());
        // between two steps, the step before is already behind the cursor
        boolean onStep = place >= 0 && steps.at(place) == event();
        int at = direction > 0 ? place + 1 : onStep ? place - 1 : place;
        while (at >= 0 && at < steps.size()) {
            int event = steps.at(at);
            if (test.passes(event)) {
                return event;
            }
            at += direction;
        }
        return -1;
    }

    private int neighbourAmongAll(int direction) {
        StepFilter through = filter.get();
        int count = through.answered(timeline);
        for (int event = Math.min(event() + direction, direction < 0 ? count - 1 : count); event >= 0 && event < count; event += direction) {
            if (timeline.isStep(event, Depth.MESSAGES) && through.passesEvent(timeline, event)) {
                return event;
            }
        }
        return -1;
    }

    private int neighbourPacket(int direction) {
        StepFilter through = filter.get();
        int count = packetsAnswered(through);
        for (int packet = Math.min(packet() + direction, direction < 0 ? count : count + 1); packet >= 1 && packet <= count; packet += direction) {
            if (through.passesPacket(timeline, packet)) {
                return eventOf(packet);
            }
        }
        return -1;
    }

    /// How many packets have answers to a filter: those before the one of the first event that has none.
    private int packetsAnswered(StepFilter through) {
        int answered = through.answered(timeline);
        return answered >= timeline.eventCount() ? timeline.packets().count() : timeline.packetOf(answered) - 1;
    }

    /// Follows a link of the step at the cursor, to what explains it or to what it explains; again and again to each of several.
    ///
    /// @return whether there was one
    public boolean followLink(boolean isToCause) {
        return links.follow(isToCause);
    }

    public void first() {
        if (!steps.isEmpty()) {
            jumpToEvent(steps.at(0));
        }
    }

    /// Goes to the last step; while more are found, on to each last one, until the user goes elsewhere.
    public void last() {
        if (!steps.isEmpty()) {
            jumpToEvent(steps.at(steps.size() - 1));
        }
        isLastWanted = loading.phase() == Loading.Phase.READING || !search.isDone();
    }

    /// Where the next step would be in time: nanoseconds from the present one; -1 if there is none.
    long nanosToNextStep() {
        int next = neighbour(1, event -> true);
        if (next < 0) {
            return -1;
        }
        return Math.max(0, nanosSinceStart(timeline.packetOf(next)) - nanosSinceStart(packet()));
    }

    // ---- verbs: selecting

    public void select(Place place) {
        selection.set(place);
        if (!inHistory) {
            history.visit(new History.Visit(cursor.get(), place));
        }
    }

    /// Selects what holds the selected field: its group, and finally the event.
    public void selectParent() {
        if (selection.get() instanceof Place.OfField field) {
            int depthOfPath = field.path().size();
            select(
                    depthOfPath == 0
                            ? new Place.OfEvent(event())
                            : new Place.OfField(
                                    field.packet(), field.event(), field.path().subList(0, depthOfPath - 1)));
        }
    }

    /// Selects the next layer of the packet, 1 inwards or -1 outwards.
    public void selectLayer(int direction) {
        Closeup seen = closeup.get();
        List<Place.OfField> layers = seen.layers();
        if (layers.isEmpty()) {
            return;
        }
        int at = -1;
        if (selection.get() instanceof Place.OfField field) {
            for (int i = 0; i < layers.size(); i++) {
                if (Closeup.isWithin(field, layers.get(i))) {
                    at = i;
                }
            }
        }
        int next = at < 0 ? layers.size() - 1 : Math.max(0, Math.min(layers.size() - 1, at + direction));
        select(layers.get(next));
    }

    public void hover(Place place) {
        hover.set(place);
    }

    /// Back to where one was before.
    public void goBack() {
        go(history.back());
    }

    public void goForward() {
        go(history.forward());
    }

    private void go(History.@Nullable Visit visit) {
        if (visit == null) {
            return;
        }
        inHistory = true;
        jump(visit.step());
        select(visit.selection());
        inHistory = false;
    }

    // ---- verbs: how one looks

    /// Looks more or less closely; the cursor stays.
    public void setDepth(Depth changed) {
        if (changed != depth.get()) {
            depth.set(changed);
            search();
        }
    }

    /// Shows only what passes a filter; an empty text shows everything. What cannot be understood changes nothing but
    /// [#filterProblemProperty].
    @SuppressWarnings("ReferenceEquality") // the same filter, not one that was compiled anew
    public void setFilter(String text) {
        filterText.set(text);
        try {
            StepFilter compiled = text.isBlank() ? StepFilter.EVERYTHING : language.compile(text);
            filterProblem.set("");
            if (compiled != filter.get()) {
                filter.get().stop();
                filter.set(compiled);
                search();
            }
        } catch (FilterLanguage.NotUnderstood problem) {
            filterProblem.set(problem.sentence());
        }
    }

    private void search() {
        Depth atDepth = depth.get();
        StepFilter through = filter.get();
        search.restart(new Search.Test() {
            @Override
            public boolean passes(int event) {
                return timeline.isStep(event, atDepth) && through.passesEvent(timeline, event);
            }

            @Override
            public int ready(int to) {
                through.answerOn(to);
                return through.answered(timeline);
            }
        });
    }

    public FilterLanguage language() {
        return language;
    }

    // ---- what happens of itself

    private void grown() {
        growth.set(growth.get() + 1);
        for (int known = timeline.snapshot().learnt(); learnt < known; learnt++) {
            search.again(timeline.learnt(learnt));
        }
        search.more();
    }

    /// Insights were looked for: those of the present step may be among them.
    private void prepared() {
        prepared.set(prepared.get() + 1);
        if (closeup.get().step() == cursor.get() && Closeups.isOutOfDate(timeline, closeup.get())) {
            closeups.want(cursor.get());
        }
    }

    /// Counts up whenever lists about the whole capture have caught up with it.
    public ReadOnlyIntegerProperty preparedProperty() {
        return prepared.getReadOnlyProperty();
    }

    /// Whether lists about the whole capture hold all that was read.
    public boolean areListsPrepared() {
        return preparation.isDone();
    }

    private void stepsFound() {
        if (!begun && cursor.get() == 0 && !steps.isEmpty()) {
            // nobody should see an empty inspector first
            begun = true;
            first();
        }
        if (isLastWanted) {
            last();
        }
        growth.set(growth.get() + 1);
    }

    private void closeupMade(Closeup made) {
        closeup.set(made);
        selectWantedLeaf();
    }

    /// Asks for something that takes time; the answer comes back on the thread of the properties.
    public <T> void ask(Supplier<T> question, Consumer<T> taker) {
        background.execute(() -> {
            T answer = question.get();
            front.execute(() -> taker.accept(answer));
        });
    }

    /// A search among packets, in pieces in the background; the list holds packet numbers less one.
    public Search packetSearch(IndexList into, Runnable found) {
        return new Search(() -> timeline.packets().count(), lists, front, into, found);
    }

    /// Looks in such a search for the packets that pass the filter in force.
    public void findPackets(Search among) {
        StepFilter through = filter.get();
        among.restart(new Search.Test() {
            @Override
            public boolean passes(int index) {
                return through.passesPacket(timeline, index + 1);
            }

            @Override
            public int ready(int to) {
                through.answerOn(timeline.firstEventOf(to + 1));
                return packetsAnswered(through);
            }
        });
    }

    /// Nobody looks any more: reading and playing stop, and nothing changes from now on. On the thread of the properties.
    public void leave() {
        playback.pause();
        loading.cancel();
        filter.get().stop();
        isLeft = true;
    }

    /// Gives the capture back. Nobody may ask any more.
    @Override
    public void close() throws IOException {
        loading.cancel();
        filter.get().stop();
        isLeft = true;
        timeline.close();
    }
}
