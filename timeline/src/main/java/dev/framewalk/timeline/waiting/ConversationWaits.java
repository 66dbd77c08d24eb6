package dev.framewalk.timeline.waiting;

import dev.framewalk.decoders.stream.Side;
import dev.framewalk.timeline.order.BlockedBytes;
import dev.framewalk.timeline.order.Standpoint;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// All that waited in one conversation, as far as it has been read. Immutable.
public final class ConversationWaits {
    static final ConversationWaits NONE = new ConversationWaits(List.of(), List.of(), Map.of(), Map.of(), RoundTripBudget.NONE);

    private final List<Wait> waits;
    private final List<Hole> holes;
    private final Map<Side, BlockedBytes> blocked;
    private final Map<Side, Standpoint> standpoints;
    private final RoundTripBudget roundTrips;
    private @Nullable Map<Integer, List<Wait>> byEvent;

    ConversationWaits(
            List<Wait> waits,
            List<Hole> holes,
            Map<Side, BlockedBytes> blocked,
            Map<Side, Standpoint> standpoints,
            RoundTripBudget roundTrips) {
        this.waits = waits.stream().sorted(Comparator.comparingLong(Wait::arrivedNanos)).toList();
        this.holes = holes.stream().sorted(Comparator.comparingLong(Hole::sinceNanos)).toList();
        this.blocked = Map.copyOf(blocked);
        this.standpoints = Map.copyOf(standpoints);
        this.roundTrips = roundTrips;
    }

    /// Every wait of a unit, a stream or a request, by the moment at which it began.
    public List<Wait> all() {
        return waits;
    }

    /// The waits of one event.
    public synchronized List<Wait> of(int event) {
        Map<Integer, List<Wait>> index = byEvent;
        if (index == null) {
            index = new LinkedHashMap<>();
            for (Wait wait : waits) {
                index.computeIfAbsent(wait.event(), e -> new ArrayList<>()).add(wait);
            }
            byEvent = index;
        }
        return index.getOrDefault(event, List.of());
    }

    /// The holes that bytes waited behind, decoded or not, by the moment at which waiting began.
    public List<Hole> holes() {
        return holes;
    }

    /// Bytes of a side that were there and could not be delivered, packet by packet.
    public BlockedBytes blocked(Side side) {
        return blocked.getOrDefault(side, BlockedBytes.NONE);
    }

    /// Where what a side sent was captured, and how we know.
    public Standpoint standpoint(Side sender) {
        return Objects.requireNonNullElse(
                standpoints.get(sender), new Standpoint(Standpoint.Vicinity.UNKNOWN, ""));
    }

    /// What each round trip from the first packet to the first answer was spent on.
    public RoundTripBudget roundTrips() {
        return roundTrips;
    }

    /// How long each stream waited for each cause, by stream number and cause.
    public List<WaitTotal> totals() {
        Map<Long, Map<WaitCause, List<Wait>>> groups = new TreeMap<>();
        for (Wait wait : waits) {
            groups.computeIfAbsent(wait.streamNumber(), s -> new TreeMap<>())
                    .computeIfAbsent(wait.cause(), c -> new ArrayList<>())
                    .add(wait);
        }
        List<WaitTotal> totals = new ArrayList<>();
        groups.forEach((stream, causes) ->
                causes.forEach((cause, of) -> totals.add(WaitTotal.of(cause, stream, of))));
        return totals;
    }
}
