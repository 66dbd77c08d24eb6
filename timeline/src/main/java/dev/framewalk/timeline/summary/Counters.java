package dev.framewalk.timeline.summary;

import dev.framewalk.decoders.stream.CountedEvent;
import dev.framewalk.decoders.stream.Counter;
import dev.framewalk.decoders.stream.Counting;
import java.util.Arrays;

/// The counters of one share of a capture, one for each kind of event that was met.
final class Counters {
    private final Counts counts;

    // there are few kinds: looking through them costs less than a map, and this happens for every event
    private Counting<?>[] kinds = new Counting<?>[8];
    private Counter<?>[] counters = new Counter<?>[8];
    private int size;

    Counters(Counts counts) {
        this.counts = counts;
    }

    void count(CountedEvent event, int conversation, int channel, boolean isCut) {
        of(event).count(event, conversation, channel, isCut);
    }

    // the counter was made by the Counting that this event gave, which says that it takes such events
    @SuppressWarnings({"unchecked", "ReferenceEquality"}) // there is one of each counting, and every event asks
    private Counter<CountedEvent> of(CountedEvent event) {
        Counting<?> kind = event.counting();
        for (int i = 0; i < size; i++) {
            if (kinds[i] == kind) {
                return (Counter<CountedEvent>) counters[i];
            }
        }
        return (Counter<CountedEvent>) add(kind);
    }

    private Counter<?> add(Counting<?> kind) {
        if (size == kinds.length) {
            kinds = Arrays.copyOf(kinds, size * 2);
            counters = Arrays.copyOf(counters, size * 2);
        }
        kinds[size] = kind;
        counters[size] = kind.counter(counts);
        return counters[size++];
    }

    /// Puts everything under its name, where the counts of several shares can be added up.
    void finish() {
        for (int i = 0; i < size; i++) {
            counters[i].finish();
        }
    }
}
