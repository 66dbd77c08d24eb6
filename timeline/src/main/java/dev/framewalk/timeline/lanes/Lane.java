package dev.framewalk.timeline.lanes;

import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/// One request with its answer: an exchange of HTTP/1 or a stream of HTTP/2.
///
/// @param conversation  id of its conversation
/// @param channel       the number of its channel in the conversation
/// @param place         which of the channels of its conversation that have lanes that is, from 0: inside a tunnel exchanges count from 1 again
/// @param isMultiplexed whether `number` is a stream's identifier; else it counts the exchanges of its connection from 1
/// @param number        tells it from others of its conversation
/// @param isPushed      whether the server began it, with an answer to a request that nobody had made (HTTP/2 push)
/// @param method        such as `GET`; empty if the request was not seen
/// @param target        what was asked for; empty if the request was not seen
/// @param status        such as `200`; empty if there is no answer yet
/// @param asking        first byte of the request
/// @param asked         last byte of the request
/// @param answering     first byte of the answer
/// @param answered      last byte of the answer
/// @param ending        how it ended
/// @param bytes         how much it carried
/// @param phases        what it spent its time with, in order; those that overlay others come last
/// @param pieces        what it arrived in
/// @param window        how much the server might still send on it
public record Lane(
        int conversation,
        int channel,
        int place,
        boolean isMultiplexed,
        long number,
        boolean isPushed,
        String method,
        String target,
        String status,
        Seen asking,
        Seen asked,
        Seen answering,
        Seen answered,
        LaneEnding ending,
        LaneBytes bytes,
        List<Phase> phases,
        LanePieces pieces,
        LaneWindow window) {
    private static final int LETTERS = 26;

    public Lane {
        phases = List.copyOf(phases);
    }

    /// `GET /style.css`.
    public String title() {
        return target.isEmpty() ? method : method + " " + target;
    }

    /// When it begins to be seen, queueing included.
    public long fromNanos() {
        long from = Long.MAX_VALUE;
        for (Seen seen : List.of(asking, asked, answering, answered)) {
            if (seen.was()) {
                from = Math.min(from, seen.nanos());
            }
        }
        for (Phase phase : phases) {
            from = Math.min(from, phase.fromNanos());
        }
        if (pieces.count() > 0) {
            from = Math.min(from, pieces.nanos(0));
        }
        return from == Long.MAX_VALUE ? 0 : from;
    }

    /// The last moment that anything was seen of it.
    public long toNanos() {
        long to = Long.MIN_VALUE;
        for (Seen seen : List.of(asking, asked, answering, answered)) {
            if (seen.was()) {
                to = Math.max(to, seen.nanos());
            }
        }
        for (Phase phase : phases) {
            to = Math.max(to, phase.toNanos());
        }
        if (pieces.count() > 0) {
            to = Math.max(to, pieces.nanos(pieces.count() - 1));
        }
        return to == Long.MIN_VALUE ? 0 : to;
    }

    /// The event that it begins with, to look at it; -1 if there is none.
    public int firstEvent() {
        for (Seen seen : List.of(asking, asked, answering, answered)) {
            if (seen.was()) {
                return seen.event();
            }
        }
        return pieces.count() > 0 ? pieces.event(0) : -1;
    }

    /// How long it spent in a phase, all together. Time in which several parts of it did counts once.
    public long nanosOf(PhaseKind kind) {
        long sum = 0;
        long until = Long.MIN_VALUE;
        List<Phase> those = phases.stream()
                .filter(phase -> phase.kind() == kind)
                .sorted(Comparator.comparingLong(Phase::fromNanos))
                .toList();
        for (Phase phase : those) {
            long from = Math.max(phase.fromNanos(), until);
            if (phase.toNanos() > from) {
                sum += phase.toNanos() - from;
                until = phase.toNanos();
            }
        }
        return sum;
    }

    public boolean has(PhaseKind kind) {
        for (Phase phase : phases) {
            if (phase.kind() == kind) {
                return true;
            }
        }
        return false;
    }

    /// Its number as it is written beside its colour: `5` for a stream; `2.1` for the first exchange of connection 2, and `2b.1` for the first
    /// one inside a tunnel through it.
    public String label() {
        return isMultiplexed
                ? Long.toString(number)
                : conversation + letter() + "." + (number > 0 ? Long.toString(number) : "?");
    }

    private String letter() {
        return place == 0 ? "" : place < LETTERS ? String.valueOf((char) ('a' + place)) : "/" + channel;
    }

    /// The same with those of its phases only that can be told.
    Lane withPhases(Predicate<Phase> canBeTold) {
        return phases.stream().allMatch(canBeTold)
                ? this
                : new Lane(
                        conversation, channel, place, isMultiplexed, number, isPushed, method, target, status, asking, asked, answering, answered,
                        ending, bytes, phases.stream().filter(canBeTold).toList(), pieces, window);
    }

    /// The same with other pieces.
    Lane with(LanePieces arrived) {
        return new Lane(
                conversation, channel, place, isMultiplexed, number, isPushed, method, target, status, asking, asked, answering, answered, ending,
                bytes, phases, arrived, window);
    }
}
