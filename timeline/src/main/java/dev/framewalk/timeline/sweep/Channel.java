package dev.framewalk.timeline.sweep;

import dev.framewalk.bytes.Bytes;
import dev.framewalk.decoders.field.Node;
import dev.framewalk.decoders.field.Protocol;
import dev.framewalk.decoders.field.Wanted;
import dev.framewalk.decoders.stream.Decoder;
import dev.framewalk.decoders.stream.Ending;
import dev.framewalk.decoders.stream.Inside;
import dev.framewalk.decoders.stream.Side;
import dev.framewalk.decoders.stream.StreamEvent;
import dev.framewalk.decoders.stream.StreamSink;
import dev.framewalk.decoders.stream.Uncovered;
import dev.framewalk.decoders.stream.Uncovering;
import dev.framewalk.decoders.stream.Unit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What the decoder of a conversation reads, in one or two directions: what the transport delivers, or what the decoder of another channel
/// uncovers. It is a stream of bytes or a sequence of datagrams; positions count the bytes of one direction either way. The channels of a
/// flow form a tree.
public abstract sealed class Channel implements StreamSink permits StreamChannel, DatagramsChannel, DatagramChannel {
    /// The number of the channel that the transport delivers.
    public static final int ROOT = 0;

    /// A bound on channels inside channels: twice what real stacks have.
    private static final int DEEPEST = 16;

    final Flow flow;
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

    private int ended;
    private volatile boolean isDiscarded;

    /// What the transport delivers.
    Channel(Flow flow, StreamPlaces @Nullable [] places) {
        this.flow = flow;
        this.number = ROOT;
        this.outer = null;
        this.key = 0;
        this.inside = null;
        this.depth = 0;
        this.places = places;
    }

    /// What the decoder of another channel uncovers.
    Channel(int number, Channel outer, long key, Inside inside) {
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

    /// The channels inside that are on the same bytes: what follows an upgrade, or those who read datagrams.
    public List<Channel> onSameBytes() {
        Channel next = continuation();
        return next == null ? List.of() : List.of(next);
    }

    private @Nullable Uncovering how() {
        return inside == null ? null : inside.how();
    }

    /// What it speaks; null while that is undecided, if nobody knows, and for datagrams that several protocols share.
    public abstract @Nullable Protocol protocol();

    /// Why that protocol: one sentence; empty while undecided.
    public abstract String reason();

    /// Explains the bytes of one unit field by field; null where nobody can.
    ///
    /// @param bytes  exactly the unit's bytes
    /// @param wanted what may not be left out
    public abstract @Nullable Node explain(StreamEvent event, Bytes bytes, Wanted wanted);

    /// Explains what an event's unit alone does not show, such as the content of a message; null if there is nothing.
    ///
    /// @param bytesOf gives the bytes of a unit of this channel
    /// @param wanted  what may not be left out
    public @Nullable Node explainContent(StreamEvent event, Function<Unit, Bytes> bytesOf, Wanted wanted) {
        return null;
    }

    /// Whether whoever was to receive its bytes threw them away, so that what they ask for was never heard.
    public boolean isDiscarded() {
        return isDiscarded;
    }

    /// Whether its units are datagrams of the transport, each whole in one packet and read there.
    public final boolean isReadInPackets() {
        return outer instanceof DatagramsChannel datagrams && datagrams.number() == ROOT;
    }

    /// Whether the transport delivers datagrams, whatever was made of them.
    public final boolean isInDatagrams() {
        return outer == null ? this instanceof DatagramsChannel : outer.isInDatagrams();
    }

    /// Whether it and all channels around it are datagrams: then each of its units needs one packet and no other.
    public final boolean consistsOfDatagrams() {
        return !(this instanceof StreamChannel) && (outer == null || outer.consistsOfDatagrams());
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
        long from = map.outerFrom(first);
        long to = map.outerTo(last);
        for (int run = first; !map.isInOrder() && run <= last; run++) {
            from = Math.min(from, map.outerFrom(run));
            to = Math.max(to, map.outerTo(run));
        }
        return new Unit(unit.side(), from, to);
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
            pieces.addAll(around.exactlyOnTcp(
                    map.isInPlace(run)
                            ? new Unit(unit.side(), map.outerOf(from), map.outerOf(to - 1) + 1)
                            : new Unit(unit.side(), map.outerFrom(run), map.outerTo(run))));
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
        for (int rank = all.after(unit.from()); rank < all.count() && all.outerFrom(all.at(rank)) < unit.to(); rank++) {
            int run = all.at(rank);
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

    /// Takes the next bytes of one direction of a stream, or the next datagram.
    ///
    /// @param missing how many more bytes a datagram had; 0 in streams
    abstract void data(int direction, Bytes window, long at, int length, int missing, long offset);

    abstract void gap(int direction, long offset, long length);

    /// Tells its decoder that a direction has ended.
    abstract void finish(int direction, Ending ending);

    /// Tells its decoder what the channel around says about it.
    abstract void heard(StreamEvent event);

    final void end(int direction, Ending ending) {
        if (!hasEnded(direction)) {
            finish(direction, ending);
        }
        ended |= 1 << direction;
        for (Channel within : List.copyOf(open.values())) {
            if (!within.hasEnded(direction)) {
                within.end(direction, ending);
            }
        }
    }

    final boolean hasEnded(int direction) {
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
    public void named(Bytes id, Side receiver) {
        flow.named(id, receiver);
    }

    @Override
    public boolean readsContent(String contentType) {
        return flow.chooser().readsContent(contentType);
    }

    @Override
    public boolean open(long channel, Inside what) {
        if (open.containsKey(channel)) {
            return true;
        }
        // what codings hide is of use only if somebody claims what comes out
        if (depth >= DEEPEST || !what.isToldByBytes() && flow.chooser().claimant(what.uncoded()) == null) {
            return false;
        }
        put(what.isDatagrams()
                ? new DatagramsChannel(flow.nextChannel(), this, channel, what)
                : new StreamChannel(flow.nextChannel(), this, channel, what));
        return true;
    }

    /// Adds a channel inside this one.
    final void put(Channel within) {
        open.put(within.key, within);
        latest = within;
        added(within);
        if (within.isMain()) {
            main = within;
        }
        flow.opened(within);
    }

    /// Whether the connection as a whole goes on in it.
    private boolean isMain() {
        return how() == Uncovering.DECRYPTED || how() == Uncovering.CONTINUED && !isDatagrams();
    }

    private boolean isDatagrams() {
        return inside != null && inside.isDatagrams();
    }

    /// A channel was put inside this one.
    void added(Channel within) {}

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
        within.data(direction, run.window(), run.at(), run.length(), run.missing(), run.offset());
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
        if (within != null) {
            within.heard(event);
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

    /// What it remembers, without those inside.
    abstract ChannelState state();

    abstract void restore(ChannelState state);

    final ChannelState.Where where() {
        return new ChannelState.Where(number, outer == null ? -1 : outer.number, key, inside, ended, isDiscarded);
    }

    final void restore(ChannelState.Where where) {
        ended = where.ended();
        isDiscarded = where.isDiscarded();
        if (isDiscarded && outer != null && outer.main == this) {
            outer.main = null;
        }
    }

    @SuppressWarnings("unchecked") // a state goes back into a decoder of the protocol that gave it
    static <S> void restore(Decoder<S> decoder, @Nullable Object state) {
        if (state != null) {
            decoder.restore((S) state);
        }
    }

    /// Adds the states of this channel and of those inside it that are still open.
    final void states(List<ChannelState> into) {
        into.add(state());
        for (Channel within : open.values()) {
            within.states(into);
        }
    }

    /// A channel inside this one, for a state to go back into.
    final void reopen(ChannelState state) {
        ChannelState.Where where = state.where();
        Inside what = Objects.requireNonNull(where.inside());
        Channel within =
                switch (state) {
                    case ChannelState.OfStream stream -> new StreamChannel(where.number(), this, where.key(), what);
                    case ChannelState.OfDatagrams all -> new DatagramsChannel(where.number(), this, where.key(), what);
                    case ChannelState.OfProtocol one ->
                        new DatagramChannel(where.number(), this, where.key(), what, one.protocol());
                };
        put(within);
        within.restore(state);
    }
}
