package dev.framewalk.timeline.sweep;

import dev.framewalk.bytes.Bytes;
import dev.framewalk.decoders.stream.Ending;
import dev.framewalk.decoders.stream.Inside;
import dev.framewalk.decoders.stream.Side;
import dev.framewalk.decoders.stream.StreamDecoder;
import dev.framewalk.decoders.stream.StreamEvent;
import dev.framewalk.decoders.stream.StreamProtocol;
import dev.framewalk.decoders.stream.StreamSink;
import dev.framewalk.decoders.stream.StreamStart;
import dev.framewalk.decoders.stream.Uncovered;
import dev.framewalk.decoders.stream.Uncovering;
import dev.framewalk.decoders.stream.Unit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One stream of bytes in one or two directions, with the decoder that reads it: what TCP delivers, or what the decoder of another channel
/// uncovers. The channels of a flow form a tree.
///
/// Chooses its protocol by what the channel around it says (ALPN, an upgrade, a media type), else by ports and first bytes.
public final class Channel implements StreamSink {
    /// The number of the channel that the transport delivers.
    public static final int ROOT = 0;

    private static final int NOBODY = -1;

    /// The bit of [#ended] that says of direction 0 that its bytes were held when it ended; shifted by one for direction 1.
    private static final int ENDED_WHILE_HELD = 4;

    /// First bytes kept while nobody can tell the protocol; more than any decoder here needs to tell.
    private static final int LONGEST_HEAD = 512;

    /// A bound on channels inside channels: twice what real stacks have.
    private static final int DEEPEST = 8;

    private final Flow flow;
    private final int number;
    private final @Nullable Channel outer;
    private final long key;
    private final @Nullable Inside inside;
    private final int depth;
    private final StreamPlaces @Nullable [] places;

    // what it has uncovered
    private Uncoverings @Nullable [] uncoverings;
    private final Map<Long, Channel> open = new LinkedHashMap<>(2);
    private @Nullable Channel latest;
    private volatile @Nullable Channel main;

    // what it speaks
    private boolean isMidway;
    private @Nullable StreamProtocol protocol;
    private @Nullable StreamDecoder<?> decoder;
    private boolean isOpaque;
    private String reason = "";
    private HeldBytes held = HeldBytes.NONE;
    /// The direction whose first bytes nobody knows, while the other one may still tell; -1 if there is none.
    private int unknown = NOBODY;
    private int ended;
    private volatile boolean isDiscarded;

    /// The bytes of the transport.
    Channel(Flow flow, StreamPlaces @Nullable [] places) {
        this.flow = flow;
        this.number = ROOT;
        this.outer = null;
        this.key = 0;
        this.inside = null;
        this.depth = 0;
        this.places = places;
    }

    private Channel(int number, Channel outer, long key, Inside inside) {
        this.flow = outer.flow;
        this.number = number;
        this.outer = outer;
        this.key = key;
        this.inside = inside;
        this.depth = outer.depth + 1;
        this.places = placesInside(outer, inside);
    }

    private static StreamPlaces @Nullable [] placesInside(Channel outer, Inside inside) {
        StreamPlaces[] around = outer.places;
        if (around == null || inside.how() == Uncovering.CONTINUED) {
            return around;
        }
        Uncoverings[] all = outer.uncoverings;
        if (all == null) {
            all = new Uncoverings[] {new Uncoverings(), new Uncoverings()};
            outer.uncoverings = all;
        }
        return new StreamPlaces[] {new UncoveredMap(around[0], all[0]), new UncoveredMap(around[1], all[1])};
    }

    /// Its number in the flow, in the order of opening; [#ROOT] for the bytes of the transport.
    public int number() {
        return number;
    }

    /// Its number among those that the channel around has opened: a stream's number, for example.
    public long key() {
        return key;
    }

    /// How many channels are around it.
    public int depth() {
        return depth;
    }

    /// The channel that carries this one; null for the bytes of the transport.
    public @Nullable Channel outer() {
        return outer;
    }

    /// What the channel around it said about it; null for the bytes of the transport.
    public @Nullable Inside inside() {
        return inside;
    }

    /// The channel inside that the connection as a whole goes on in: the plain text of TLS, what follows an upgrade; null if there is none (yet).
    public @Nullable Channel main() {
        return main;
    }

    /// The channel inside that is on the same bytes, because this one has handed its connection over; null if there is none.
    public @Nullable Channel continuation() {
        Channel within = main;
        return within != null && within.how() == Uncovering.CONTINUED ? within : null;
    }

    private @Nullable Uncovering how() {
        return inside == null ? null : inside.how();
    }

    public @Nullable StreamProtocol protocol() {
        return protocol;
    }

    /// Why that protocol: one sentence; empty while undecided.
    public String reason() {
        return reason;
    }

    /// Whether whoever was to receive its bytes threw them away, so that what they ask for was never heard.
    public boolean isDiscarded() {
        return isDiscarded;
    }

    /// Whether its bytes were encrypted in some channel around it.
    public boolean isProtected() {
        return how() == Uncovering.DECRYPTED || outer != null && outer.isProtected();
    }

    // ---- where its bytes are

    /// Where the bytes of a side are; null if this sweep does not record.
    public @Nullable StreamPlaces places(Side side) {
        return places == null ? null : places[flow.directionOf(side)];
    }

    private @Nullable UncoveredMap map(Side side) {
        return places(side) instanceof UncoveredMap map && how() != Uncovering.CONTINUED ? map : null;
    }

    /// Which bytes of TCP these bytes were made of: the smallest range of whole runs of the channels between.
    public Unit onTcp(Unit unit) {
        Channel around = outer;
        return around == null || places == null ? unit : around.onTcp(around(unit));
    }

    /// Which bytes of the channel around these bytes were made of: whole runs.
    public Unit around(Unit unit) {
        UncoveredMap map = map(unit.side());
        if (map == null || map.runs() == 0) {
            return unit;
        }
        int first = Math.min(map.runAfter(unit.from()), map.runs() - 1);
        int last = Math.max(first, Math.min(map.runAfter(Math.max(unit.from(), unit.to() - 1)), map.runs() - 1));
        return new Unit(unit.side(), map.outerFrom(first), map.outerTo(last));
    }

    /// The bytes of TCP that these bytes were made of, piece by piece in their order, to the byte where that is known: without what surrounds
    /// them in the channels between.
    public List<Unit> exactlyOnTcp(Unit unit) {
        Channel around = outer;
        UncoveredMap map = map(unit.side());
        if (around == null) {
            return List.of(unit);
        }
        if (map == null) {
            return around.exactlyOnTcp(unit);
        }
        List<Unit> pieces = new ArrayList<>();
        for (int run = map.runAfter(unit.from()); run < map.runs() && map.from(run) < unit.to(); run++) {
            long from = Math.max(unit.from(), map.from(run));
            long to = Math.min(unit.to(), map.from(run) + map.length(run));
            pieces.addAll(around.exactlyOnTcp(new Unit(unit.side(), map.outerOf(from), map.outerOf(to - 1) + 1)));
        }
        return pieces;
    }

    /// The byte of TCP that a byte of this channel was made of.
    public long onTcp(Side side, long position) {
        Channel around = outer;
        if (around == null) {
            return position;
        }
        UncoveredMap map = map(side);
        return around.onTcp(side, map == null ? position : map.outerOf(position));
    }

    /// The last byte of TCP that must be there before a byte of this channel can be had: for what was encrypted, the end of its record.
    public long neededOnTcp(Side side, long position) {
        Channel around = outer;
        if (around == null) {
            return position;
        }
        UncoveredMap map = map(side);
        return around.neededOnTcp(side, map == null ? position : map.outerNeededFor(position));
    }

    /// A range of a channel inside.
    ///
    /// @param channel that channel
    /// @param unit    bytes of it
    public record Made(Channel channel, Unit unit) {}

    /// Which bytes of channels inside were made of these, in order: of each run that was made of any of them, all. A channel on the same
    /// bytes is not among them: see [#continuation].
    public List<Made> uncoveredOf(Unit unit) {
        return uncovered(unit, false);
    }

    /// The same to the byte where that is known: of a run that is in place, only what was made of these very bytes. Of a run of which
    /// these are only what surrounds it, all.
    public List<Made> exactlyUncoveredOf(Unit unit) {
        return uncovered(unit, true);
    }

    private List<Made> uncovered(Unit unit, boolean isExact) {
        List<Made> made = new ArrayList<>();
        Uncoverings[] both = uncoverings;
        if (both == null) {
            return made;
        }
        Uncoverings all = both[flow.directionOf(unit.side())];
        for (int run = all.after(unit.from()); run < all.count() && all.outerFrom(run) < unit.to(); run++) {
            long from = all.from(run);
            long to = from + all.length(run);
            if (isExact && all.isInPlace(run)) {
                long begin = Math.max(from, from + unit.from() - all.first(run));
                long end = Math.min(to, from + unit.to() - all.first(run));
                if (begin < end) {
                    from = begin;
                    to = end;
                }
            }
            Made last = made.isEmpty() ? null : made.getLast();
            if (last != null && last.channel.number == all.channel(run) && last.unit.to() == from) {
                made.set(made.size() - 1, new Made(last.channel, new Unit(unit.side(), last.unit.from(), to)));
            } else {
                made.add(new Made(flow.channel(all.channel(run)), new Unit(unit.side(), from, to)));
            }
        }
        return made;
    }

    // ---- feeding

    void data(int direction, Bytes window, long at, int length, long offset) {
        StreamDecoder<?> known = decoder;
        if (known != null) {
            known.data(flow.side(direction), window, at, length, offset);
        } else if (!isOpaque) {
            undecided(direction, window, at, length, offset);
        }
    }

    private void undecided(int direction, Bytes window, long at, int length, long offset) {
        if (held.length(direction) == 0) {
            StreamProtocols.Choice choice = choose(direction, window, at, length);
            if (!choice.isPending() && !mayTellLater(direction, choice)) {
                settle(choice, direction);
                StreamDecoder<?> chosen = decoder;
                if (chosen != null) {
                    chosen.data(flow.side(direction), window, at, length, offset);
                }
                return;
            }
        }
        held = held.with(direction, window, at, length, offset);
        decide(direction, held.length(direction) >= LONGEST_HEAD);
    }

    private void decide(int direction, boolean isFinal) {
        if (direction == unknown) {
            if (isFinal) {
                settle(choose(direction, held.head(direction), 0, held.length(direction)), direction);
            }
            return;
        }
        StreamProtocols.Choice choice = choose(direction, held.head(direction), 0, held.length(direction));
        if (isFinal || !choice.isPending() && !mayTellLater(direction, choice)) {
            settle(choice, direction);
        }
    }

    /// Whether one direction is no proof: nobody knows its first bytes, and those of the other direction have not been seen. A request that breaks
    /// every rule is answered, and the answer tells what it was.
    private boolean mayTellLater(int direction, StreamProtocols.Choice choice) {
        if (unknown == NOBODY && choice.isNobody() && !hasEnded(1 - direction) && held.length(1 - direction) == 0) {
            unknown = direction;
            return true;
        }
        return false;
    }

    private StreamProtocols.Choice choose(int direction, Bytes window, long at, int length) {
        return inside == null
                ? flow.choose(direction, window, at, length)
                : flow.chooser().inside(inside, flow.side(direction), window, at, length);
    }

    /// Takes a decision for good. The decoder hears what was held in the order in which it came.
    private void settle(StreamProtocols.Choice choice, int direction) {
        reason = choice.reason();
        // against bytes that nobody knows only bytes count that can hardly be anything else
        protocol = unknown == NOBODY || choice.isDistinctive() ? choice.protocol() : null;
        if (protocol == null && choice.protocol() != null) {
            reason = StreamProtocols.NOBODY_KNOWS;
        }
        unknown = NOBODY;
        if (outer == null) {
            flow.settled(choice, direction);
        }
        HeldBytes before = held;
        held = HeldBytes.NONE;
        if (protocol == null) {
            isOpaque = true;
            return;
        }
        StreamDecoder<?> chosen = protocol.decoder(this, start());
        decoder = chosen;
        flow.recognised(this);
        before.replay((d, window, at, length, offset) -> chosen.data(flow.side(d), window, at, length, offset));
        for (int d = 0; d < 2; d++) {
            if ((ended & ENDED_WHILE_HELD << d) != 0) {
                // only a FIN leaves the other direction to tell
                chosen.end(flow.side(d), Ending.FINISHED);
            }
        }
    }

    private StreamStart start() {
        return new StreamStart(outer == null ? flow.joinedMidway() : isMidway, inside);
    }

    void gap(int direction, long offset, long length) {
        if (decoder == null && !isOpaque && held.length(direction) > 0) {
            decide(direction, true);
        }
        StreamDecoder<?> known = decoder;
        if (known != null) {
            known.gap(flow.side(direction), offset, length);
        } else {
            isMidway = true;
        }
    }

    void end(int direction, Ending ending) {
        boolean mayStillTell = unknown == direction && !hasEnded(1 - direction) && ending == Ending.FINISHED;
        if (decoder == null && !isOpaque && !held.isEmpty() && !mayStillTell) {
            int telling = unknown == NOBODY ? (held.length(0) > 0 ? 0 : 1) : 1 - unknown;
            decide(held.length(telling) > 0 ? telling : unknown, true);
        }
        if (mayStillTell) {
            ended |= ENDED_WHILE_HELD << direction;
        }
        StreamDecoder<?> known = decoder;
        if (known != null && !hasEnded(direction)) {
            known.end(flow.side(direction), ending);
        }
        ended |= 1 << direction;
        for (Channel within : List.copyOf(open.values())) {
            if (!within.hasEnded(direction)) {
                within.end(direction, ending);
            }
        }
    }

    private boolean hasEnded(int direction) {
        return (ended & 1 << direction) != 0;
    }

    // ---- what its decoder says

    @Override
    public void event(StreamEvent event) {
        flow.event(this, event);
    }

    @Override
    public boolean wantsAnomalies() {
        return flow.wantsAnomalies();
    }

    @Override
    public boolean open(long channel, Inside what) {
        if (open.containsKey(channel)) {
            return true;
        }
        if (depth >= DEEPEST || !what.isToldByBytes() && flow.chooser().claimant(what) == null) {
            return false;
        }
        if (!what.codings().isEmpty()) {
            // nobody undoes content codings here yet, and whoever claims the content could not read what hides it
            return false;
        }
        Channel within = new Channel(flow.nextChannel(), this, channel, what);
        open.put(channel, within);
        latest = within;
        if (what.isToldByBytes()) {
            main = within;
        }
        flow.opened(within);
        return true;
    }

    private @Nullable Channel within(long channel) {
        Channel last = latest;
        if (last == null || last.key != channel) {
            last = open.get(channel);
            latest = last;
        }
        return last;
    }

    @Override
    public void uncovered(long channel, Uncovered run) {
        Channel within = within(channel);
        if (within == null) {
            return;
        }
        int direction = flow.directionOf(run.side());
        if (within.places != null && run.outer() != null && within.places[direction] instanceof UncoveredMap map) {
            map.add(within.number, run, run.outer());
        }
        within.data(direction, run.window(), run.at(), run.length(), run.offset());
    }

    @Override
    public void uncoveredGap(long channel, Side side, long offset, long length) {
        Channel within = within(channel);
        if (within != null) {
            within.gap(flow.directionOf(side), offset, length);
        }
    }

    @Override
    public void uncoveredEnd(long channel, Side side, Ending ending) {
        Channel within = within(channel);
        if (within == null) {
            return;
        }
        within.end(flow.directionOf(side), ending);
        if (within.hasEnded(0) && within.hasEnded(1) && main != within) {
            // one of many: what it remembers is of no use to what comes
            open.remove(channel);
            latest = null;
        }
    }

    @Override
    public void about(long channel, StreamEvent event) {
        Channel within = within(channel);
        StreamDecoder<?> known = within == null ? null : within.decoder;
        if (known != null) {
            known.heard(event);
        }
    }

    @Override
    public void discarded(long channel) {
        Channel within = within(channel);
        if (within != null) {
            within.isDiscarded = true;
            if (main == within) {
                main = null;
            }
        }
    }

    // ---- coming back

    /// Adds the states of this channel and of those inside it that are still open.
    void states(List<ChannelState> into) {
        StreamDecoder<?> known = decoder;
        into.add(new ChannelState(
                number,
                outer == null ? -1 : outer.number,
                key,
                inside,
                protocol,
                known == null ? null : known.state(),
                reason,
                isOpaque,
                isMidway,
                held,
                unknown,
                ended,
                isDiscarded));
        for (Channel within : open.values()) {
            within.states(into);
        }
    }

    void restore(ChannelState state) {
        protocol = state.protocol();
        reason = state.reason();
        isOpaque = state.isOpaque();
        isMidway = state.isMidway();
        held = state.held();
        unknown = state.unknown();
        ended = state.ended();
        isDiscarded = state.isDiscarded();
        decoder = protocol == null ? null : restored(protocol.decoder(this, start()), state.decoder());
    }

    /// A channel inside this one, for a state to go back into.
    Channel reopened(ChannelState state) {
        Inside what = Objects.requireNonNull(state.inside());
        Channel within = new Channel(state.number(), this, state.key(), what);
        open.put(state.key(), within);
        if (what.isToldByBytes() && !state.isDiscarded()) {
            main = within;
        }
        return within;
    }

    @SuppressWarnings("unchecked") // a state goes back into a decoder of the protocol that gave it
    private static <S> StreamDecoder<?> restored(StreamDecoder<S> decoder, @Nullable Object state) {
        if (state != null) {
            decoder.restore((S) state);
        }
        return decoder;
    }
}
