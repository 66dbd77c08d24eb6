package dev.framewalk.decoders.life;

import dev.framewalk.decoders.field.Anomaly;
import dev.framewalk.decoders.field.Rfc;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A transition table: the states that something can be in, and which trigger leads from which to which.
///
/// Immutable, and built once. A look-up is one access to an array and makes no object: TCP walks its table with every segment that has a flag.
///
/// @param <S> the states
/// @param <T> the triggers: what happened
public final class Life<S extends Enum<S>, T extends Enum<T>> {
    /// What it means when something happens that the table has no step for.
    public enum Unforeseen {
        /// Nothing: traffic may do what it likes, and the state stays.
        CHANGES_NOTHING,
        /// Traffic breaks a rule ([#broken]), and the state stays.
        BREAKS_A_RULE,
        /// The decoder has made a mistake: what it reads cannot lead there.
        IS_OUR_BUG
    }

    private final String id;
    private final List<S> states;
    private final List<T> triggers;
    private final List<Transition<S, T>> table;
    private final Set<S> starts;
    private final @Nullable S midway;
    private final Unforeseen unforeseen;
    private final Map<T, Anomaly> broken;

    /// `steps[state * triggers + trigger]`; null where the table has none.
    private final @Nullable Transition<S, T>[] steps;

    private final int width;

    private Life(Draft<S, T> draft) {
        id = draft.id;
        states = List.of(draft.stateType.getEnumConstants());
        triggers = List.of(draft.triggerType.getEnumConstants());
        table = List.copyOf(draft.table);
        starts = EnumSet.copyOf(draft.starts);
        midway = draft.midway;
        unforeseen = draft.unforeseen;
        broken = new EnumMap<>(draft.broken);
        width = triggers.size();
        steps = emptySteps(states.size() * width);
        for (Transition<S, T> step : table) {
            int at = step.from().ordinal() * width + step.on().ordinal();
            if (steps[at] != null) {
                throw new IllegalArgumentException(id + ": two steps from " + step.from() + " on " + step.on());
            }
            steps[at] = step;
        }
    }

    @SuppressWarnings("unchecked")
    private static <S extends Enum<S>, T extends Enum<T>> @Nullable Transition<S, T>[] emptySteps(int length) {
        return (Transition<S, T>[]) new Transition<?, ?>[length];
    }

    /// Begins a table.
    ///
    /// @param id stable dotted name, and the key of its words: `x.tcp.state.phase`
    public static <S extends Enum<S>, T extends Enum<T>> Draft<S, T> draft(
            String id, Class<S> states, Class<T> triggers) {
        return new Draft<>(id, states, triggers);
    }

    /// Stable dotted name, and the key of its words.
    public String id() {
        return id;
    }

    public List<S> states() {
        return states;
    }

    public List<T> triggers() {
        return triggers;
    }

    /// Every allowed step, in the order in which a life usually meets them.
    public List<Transition<S, T>> table() {
        return table;
    }

    /// Where a life begins whose beginning was seen. There may be several: the two ends of HTTP/2 begin differently.
    public Set<S> starts() {
        return EnumSet.copyOf(starts);
    }

    /// Where it begins if its beginning was not seen; null if what goes through it is always seen from its beginning.
    public @Nullable S midway() {
        return midway;
    }

    /// What a trigger means that the table has no step for.
    public Unforeseen unforeseen() {
        return unforeseen;
    }

    /// The rule that is broken where a trigger has no step; null if none is.
    public @Nullable Anomaly broken(T trigger) {
        return broken.get(trigger);
    }

    /// The step that a trigger leads to, or null if the table has none.
    ///
    /// @throws IllegalStateException if it has none and that is our own bug, never a property of the traffic
    public @Nullable Transition<S, T> step(S state, T trigger) {
        Transition<S, T> step = steps[state.ordinal() * width + trigger.ordinal()];
        if (step == null && unforeseen == Unforeseen.IS_OUR_BUG) {
            throw new IllegalStateException(id + ": no step from " + state + " on " + trigger);
        }
        return step;
    }

    /// The state after something happened; the same one where the table has no step.
    public S after(S state, T trigger) {
        Transition<S, T> step = step(state, trigger);
        return step == null ? state : step.to();
    }

    /// The shortest way from one of several states to another; empty if it is one of them, or if there is none.
    public List<Transition<S, T>> way(Set<S> from, S to) {
        Map<S, Transition<S, T>> cameBy = new EnumMap<>(to.getDeclaringClass());
        Deque<S> next = new ArrayDeque<>(from);
        while (!next.isEmpty() && !from.contains(to) && !cameBy.containsKey(to)) {
            S here = next.removeFirst();
            for (Transition<S, T> step : table) {
                if (step.from() == here && !from.contains(step.to()) && cameBy.putIfAbsent(step.to(), step) == null) {
                    next.addLast(step.to());
                }
            }
        }
        List<Transition<S, T>> way = new ArrayList<>();
        for (Transition<S, T> step = cameBy.get(to); step != null; step = cameBy.get(step.from())) {
            way.addFirst(step);
        }
        return way;
    }

    @Override
    public String toString() {
        return id;
    }

    /// A table in the making.
    public static final class Draft<S extends Enum<S>, T extends Enum<T>> {
        private final String id;
        private final Class<S> stateType;
        private final Class<T> triggerType;
        private final List<Transition<S, T>> table = new ArrayList<>();
        private final EnumSet<S> starts;
        private @Nullable S midway;
        private Unforeseen unforeseen = Unforeseen.CHANGES_NOTHING;
        private final Map<T, Anomaly> broken;

        private Draft(String id, Class<S> states, Class<T> triggers) {
            this.id = id;
            stateType = states;
            triggerType = triggers;
            starts = EnumSet.noneOf(states);
            broken = new EnumMap<>(triggers);
        }

        /// Says where a life begins.
        @SafeVarargs
        public final Draft<S, T> starts(S... first) {
            for (S each : first) {
                starts.add(each);
            }
            return this;
        }

        /// Says where it begins if its beginning was not seen.
        public Draft<S, T> midway(S state) {
            midway = state;
            return this;
        }

        /// Adds a step.
        public Draft<S, T> step(S from, T on, S to, Rfc rfc) {
            table.add(new Transition<>(from, on, to, rfc, false));
            return this;
        }

        /// Adds the same step from many states: a picture shows it as one arrow.
        public Draft<S, T> fromMany(Collection<S> from, T on, S to, Rfc rfc) {
            for (S each : from) {
                table.add(new Transition<>(each, on, to, rfc, true));
            }
            return this;
        }

        /// What happens without a step in the table changes nothing. This is so unless something else is said.
        public Draft<S, T> elseNothing() {
            unforeseen = Unforeseen.CHANGES_NOTHING;
            return this;
        }

        /// What happens without a step in the table is our own bug.
        public Draft<S, T> elseOurBug() {
            unforeseen = Unforeseen.IS_OUR_BUG;
            return this;
        }

        /// What happens without a step in the table breaks a rule.
        public Draft<S, T> elseBroken(T trigger, Anomaly rule) {
            unforeseen = Unforeseen.BREAKS_A_RULE;
            broken.put(trigger, rule);
            return this;
        }

        public Life<S, T> build() {
            if (starts.isEmpty()) {
                throw new IllegalArgumentException(Objects.toString(id) + " begins nowhere");
            }
            return new Life<>(this);
        }
    }
}
