package dev.framewalk.timeline.sweep;

import dev.framewalk.bytes.Bytes;
import dev.framewalk.decoders.field.Node;
import dev.framewalk.decoders.field.Protocol;
import dev.framewalk.decoders.field.Wanted;
import dev.framewalk.decoders.stream.DatagramProtocol;
import dev.framewalk.decoders.stream.Ending;
import dev.framewalk.decoders.stream.Inside;
import dev.framewalk.decoders.stream.Spoken;
import dev.framewalk.decoders.stream.StreamEvent;
import dev.framewalk.decoders.stream.Uncovering;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/// A sequence of datagrams in both directions: those of UDP, or those that a decoder uncovers. Whose each one is, is decided for each one;
/// every protocol has a channel of its own inside this one, on the same positions ([DatagramChannel]).
///
/// Datagrams that only later ones can tell are kept, and read in the order of capture as soon as they can be told.
final class DatagramsChannel extends Channel {
    private Spoken spoken;
    private HeldDatagrams held = HeldDatagrams.NONE;
    private @Nullable DatagramChannel latest;
    private final List<DatagramChannel> readers = new CopyOnWriteArrayList<>();

    /// The datagrams of the transport.
    DatagramsChannel(Flow flow, StreamPlaces @Nullable [] places) {
        super(flow, places);
        spoken = Spoken.NOTHING;
    }

    DatagramsChannel(int number, Channel outer, long key, Inside inside) {
        super(number, outer, key, inside);
        spoken = new Spoken(List.of(), inside);
    }

    @Override
    public @Nullable Protocol protocol() {
        return null;
    }

    @Override
    public String reason() {
        return "";
    }

    @Override
    public @Nullable Node explain(StreamEvent event, Bytes bytes, Wanted wanted) {
        return null;
    }

    @Override
    public List<Channel> onSameBytes() {
        return List.copyOf(readers);
    }

    @Override
    void added(Channel within) {
        if (within instanceof DatagramChannel reader) {
            readers.add(reader);
        }
    }

    @Override
    void data(int direction, Bytes window, long at, int length, int missing, long offset) {
        int packet = flow.lastPacket();
        DatagramProtocols.Choice choice = choose(direction, window, at, length);
        DatagramProtocol protocol = choice.protocol();
        if (protocol != null) {
            DatagramChannel reader = reader(protocol, choice.reason());
            readHeld();
            flow.read(this, protocol, packet);
            reader.data(direction, window, at, length, missing, offset);
        } else if (choice.isPending()) {
            held = held.with(new HeldDatagrams.Held(packet, direction, window.toArray(at, length), missing, offset));
            flow.held(this);
        }
    }

    private DatagramProtocols.Choice choose(int direction, Bytes window, long at, int length) {
        Inside inside = inside();
        return inside == null
                ? flow.choose(direction, window, at, length, spoken)
                : flow.datagramChooser().inside(inside, window, at, length, spoken);
    }

    /// The channel of a protocol, opened with its first datagram.
    private DatagramChannel reader(DatagramProtocol protocol, String reason) {
        DatagramChannel last = latest;
        if (last == null || !last.reads(protocol)) {
            last = openOrFind(protocol, reason);
            latest = last;
        }
        return last;
    }

    private DatagramChannel openOrFind(DatagramProtocol protocol, String reason) {
        Inside inside = inside();
        for (DatagramChannel reader : readers) {
            if (reader.reads(protocol)) {
                return reader;
            }
        }
        DatagramChannel reader = new DatagramChannel(
                flow.nextChannel(),
                this,
                spoken.protocols().size(),
                Inside.datagrams(Uncovering.CONTINUED, "", inside == null ? "" : inside.name(), reason),
                protocol);
        put(reader);
        List<String> protocols = new ArrayList<>(spoken.protocols());
        protocols.add(protocol.protocol().id());
        spoken = new Spoken(protocols, spoken.inside());
        flow.recognised(reader);
        return reader;
    }

    /// Reads what is held as far as it can be told by now.
    private void readHeld() {
        if (held.isEmpty()) {
            return;
        }
        List<HeldDatagrams.Held> before = held.all();
        held = HeldDatagrams.NONE;
        List<HeldDatagrams.Held> left = new ArrayList<>();
        for (HeldDatagrams.Held one : before) {
            Bytes window = one.window();
            int length = one.content().length;
            DatagramProtocols.Choice choice = choose(one.direction(), window, 0, length);
            DatagramProtocol protocol = choice.protocol();
            if (protocol != null) {
                flow.read(this, protocol, one.packet());
                reader(protocol, choice.reason()).data(one.direction(), window, 0, length, one.missing(), one.offset());
            } else if (choice.isPending()) {
                left.add(one);
            }
        }
        held = HeldDatagrams.of(left);
    }

    @Override
    void gap(int direction, long offset, long length) {
        // datagrams do not depend on those before them; what depends is told by the numbers in them
    }

    @Override
    void finish(int direction, Ending ending) {
        // a conversation of datagrams has no end
    }

    @Override
    void heard(StreamEvent event) {
        readers.forEach(reader -> reader.heard(event));
    }

    @Override
    ChannelState state() {
        return new ChannelState.OfDatagrams(where(), spoken, held);
    }

    @Override
    void restore(ChannelState state) {
        if (!(state instanceof ChannelState.OfDatagrams datagrams)) {
            throw new IllegalArgumentException("not the state of datagrams: " + state);
        }
        restore(state.where());
        spoken = datagrams.spoken();
        held = datagrams.held();
    }
}
