package dev.framewalk.timeline.recording;

import dev.framewalk.decoders.stream.StreamEvent;
import dev.framewalk.timeline.sweep.Flow;
import dev.framewalk.timeline.sweep.SweepListener;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/// What decoders said with events, beyond what the columns hold of them. It is not kept: it is made again by feeding the packets of the event's
/// conversation from the nearest kept state. Only those told last, and those made again last, are remembered.
///
/// Any thread may ask.
final class Details {
    /// Events told last that are remembered, for whoever follows the reading. The collector copies them again and again, so they are few.
    private static final int RECENT = size("framewalk.events.recent", 1 << 13);

    /// Events made again that are remembered, at most.
    private static final int AGAIN = size("framewalk.events.again", 1 << 15);

    private static final int ASKED = 1 << 10;

    private final Recording recording;
    private final AtomicReferenceArray<@Nullable Recent> recent = new AtomicReferenceArray<>(RECENT);
    /// Those asked for last of those made again: several rules ask about an event, one after the other.
    private final AtomicReferenceArray<@Nullable Recent> asked = new AtomicReferenceArray<>(ASKED);
    private final Map<Stretch, Made> made = new LinkedHashMap<>(64, 0.75f, true);
    private int remembered;

    Details(Recording recording) {
        this.recording = recording;
    }

    private static int size(String property, int usual) {
        return Integer.highestOneBit(Math.max(1, Integer.getInteger(property, usual)));
    }

    private record Recent(int index, StreamEvent event) {}

    /// What lies between two kept states.
    ///
    /// @param kept the state at its beginning; -1 for the first packet
    private record Stretch(int conversation, int kept) {}

    /// The events of a stretch.
    ///
    /// @param to      how many packets of the conversation had been fed at its end
    /// @param indices of the events, ascending
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Made(int to, int[] indices, StreamEvent[] events) {
        /// So much as it takes of what is remembered: a stretch without events takes something, too.
        int weight() {
            return 1 + indices.length;
        }
    }

    /// Takes note of an event that was told just now.
    void told(int index, StreamEvent event) {
        recent.set(index & RECENT - 1, new Recent(index, event));
    }

    /// What a decoder said with an event; null if its packet does not tell it again, which would be a mistake of ours.
    @Nullable StreamEvent event(int index) {
        Recent last = recent.get(index & RECENT - 1);
        if (last == null || last.index != index) {
            last = asked.get(index & ASKED - 1);
        }
        if (last != null && last.index == index) {
            return last.event;
        }
        StreamEvent again = madeAgain(index);
        if (again != null) {
            asked.set(index & ASKED - 1, new Recent(index, again));
        }
        return again;
    }

    /// The same, whether it is among those told last or not.
    @Nullable StreamEvent madeAgain(int index) {
        EventTable events = recording.events();
        int conversation = events.conversation(index);
        FlowTrack track = recording.track(conversation);
        int fed = track.countUpTo(events.packet(index));
        Stretch stretch = new Stretch(conversation, track.keptBefore(fed));
        Made found;
        synchronized (made) {
            found = made.get(stretch);
        }
        if (found == null || found.to < fed) {
            found = make(stretch, track);
            remember(stretch, found);
        }
        int at = Arrays.binarySearch(found.indices, index);
        return at < 0 ? null : found.events[at];
    }

    private void remember(Stretch stretch, Made fresh) {
        synchronized (made) {
            Made before = made.put(stretch, fresh);
            remembered += fresh.weight() - (before == null ? 0 : before.weight());
            var eldest = made.entrySet().iterator();
            while (remembered > AGAIN && made.size() > 1) {
                remembered -= eldest.next().getValue().weight();
                eldest.remove();
            }
        }
    }

    private Made make(Stretch stretch, FlowTrack track) {
        EventTable events = recording.events();
        List<StreamEvent> told = new ArrayList<>();
        Replay replay = new Replay(recording, stretch.conversation, stretch.kept, new SweepListener() {
            @Override
            public void event(Flow flow, int channel, StreamEvent event) {
                told.add(event);
            }
        });
        int count = events.count();
        // what is being read at this moment has not been published yet
        int to = Math.min(track.endAfter(stretch.kept), track.countUpTo(events.packet(count - 1)));
        int[] indices = new int[64];
        int found = 0;
        int right = 0;
        for (int i = stretch.kept < 0 ? 0 : track.fedAt(stretch.kept); i < to; i++) {
            replay.to(i + 1);
            int packet = track.packet(i);
            for (int event = events.firstOf(packet); event < count && events.packet(event) == packet; event++) {
                if (events.conversation(event) == stretch.conversation && events.isMadeAgain(event)) {
                    if (found == indices.length) {
                        indices = Arrays.copyOf(indices, 2 * found);
                    }
                    indices[found++] = event;
                }
            }
            if (told.size() != found) {
                // better nothing than what belongs to another event
                found = right;
                break;
            }
            right = found;
        }
        return new Made(to, Arrays.copyOf(indices, found), told.subList(0, found).toArray(StreamEvent[]::new));
    }
}
