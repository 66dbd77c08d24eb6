package dev.framewalk.ui.session;

import dev.framewalk.decoders.field.Node;
import dev.framewalk.timeline.Timeline;
import dev.framewalk.timeline.explaining.Look;
import dev.framewalk.timeline.insight.Insight;
import dev.framewalk.timeline.insight.Insights;
import dev.framewalk.timeline.state.LifeMove;
import dev.framewalk.timeline.state.StateAt;
import dev.framewalk.timeline.state.States;
import dev.framewalk.timeline.telling.Event;
import dev.framewalk.timeline.telling.Teller;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/// Makes closeups in the background; of several asked for at once, only the latest.
final class Closeups {
    private final Timeline timeline;
    private final Executor background;
    private final Executor front;
    private final Consumer<Closeup> receiver;
    private int wanted = -1;
    private boolean busy;

    Closeups(Timeline timeline, Executor background, Executor front, Consumer<Closeup> receiver) {
        this.timeline = timeline;
        this.background = background;
        this.front = front;
        this.receiver = receiver;
    }

    void want(int step) {
        wanted = step;
        next();
    }

    private void next() {
        if (busy || wanted < 0) {
            return;
        }
        busy = true;
        int step = wanted;
        background.execute(() -> {
            Closeup made = make(timeline, step);
            front.execute(() -> {
                busy = false;
                if (wanted == step) {
                    wanted = -1;
                    receiver.accept(made);
                }
                next();
            });
        });
    }

    static Closeup make(Timeline timeline, int step) {
        if (step <= 0) {
            return Closeup.NOTHING;
        }
        String failure = "";
        Event event = Teller.of(timeline).event(step - 1);
        Node packetTree = null;
        Node unitTree = null;
        StateAt state = new StateAt(step, event.conversation(), List.of());
        List<StateAt.Change> changes = List.of();
        List<LifeMove> moves = List.of();
        try {
            Look look = new Look(timeline);
            packetTree = event.packet() > 0 ? look.packet(event.packet()) : null;
            unitTree = look.event(event.index());
            if (event.conversation() >= 0) {
                // several things can happen with one packet; what it changed is what all of them changed
                StateAt.Around around = States.of(timeline).around(step, event.conversation());
                state = around.now();
                changes = state.changesSince(around.before());
                moves = state.movesSince(around.before());
            }
        } catch (RuntimeException | StackOverflowError bug) {
            // our own mistake: the rest of the closeup is still worth showing
            failure = bug.toString();
        }
        return new Closeup(
                step,
                event,
                packetTree,
                unitTree,
                state,
                changes,
                moves,
                event.packet() > 0 ? timeline.capture().comments(event.packet()) : List.of(),
                insights(timeline, event),
                StepLinks.of(timeline, event.index()),
                failure);
    }

    /// Whether more is known about a step than when its closeup was made.
    static boolean isOutOfDate(Timeline timeline, Closeup made) {
        Event event = made.event();
        return event != null && !insights(timeline, event).equals(made.insights());
    }

    private static List<Insight> insights(Timeline timeline, Event event) {
        return Insights.of(timeline).soFar().stream()
                .filter(insight -> insight.packets().contains(event.packet())
                        || insight.events().contains(event.index()))
                .toList();
    }
}
