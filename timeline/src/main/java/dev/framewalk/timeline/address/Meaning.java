package dev.framewalk.timeline.address;

import dev.framewalk.bytes.Bytes;
import dev.framewalk.capture.PacketSink;
import dev.framewalk.decoders.stream.MultiplexedEvent;
import dev.framewalk.decoders.stream.Side;
import dev.framewalk.decoders.stream.StreamEvent;
import dev.framewalk.decoders.stream.TransactionEvent;
import dev.framewalk.decoders.stream.Unit;
import dev.framewalk.timeline.Timeline;
import dev.framewalk.timeline.recording.Conversation;
import dev.framewalk.timeline.recording.PacketTable;
import dev.framewalk.timeline.sweep.Channel;
import dev.framewalk.timeline.sweep.StreamMap;
import dev.framewalk.timeline.sweep.StreamPlaces;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.Checksum;
import org.jspecify.annotations.Nullable;

/// What things of a timeline are, as addresses say it.
final class Meaning {
    /// A range of more bytes is told by its first ones.
    private static final int MOST_SUMMED = 1 << 16;

    /// Where packets have no time, all are of one moment: copies are looked for among so many before and behind.
    private static final int MOST_AROUND = 256;

    private final Timeline timeline;
    private final Streams streams;

    Meaning(Timeline timeline) {
        this.timeline = timeline;
        this.streams = new Streams(timeline);
    }

    // ---- things

    /// A packet, as if no other were like it.
    Thing packet(int number) {
        Map<Witness, String> witnesses = new EnumMap<>(Witness.class);
        packet(number, witnesses);
        return new Thing(Thing.Kind.PACKET, "", timeline.packets().timeNanos(number), witnesses, Nth.ONLY);
    }

    /// An event, as if no other were like it.
    Thing event(int event) {
        StreamEvent told = timeline.told(event);
        Unit unit = told == null ? null : told.unit();
        int conversation = timeline.conversationOf(event);
        boolean isOfStream = unit != null && timeline.streamMap(conversation, unit.side()) != null;
        Map<Witness, String> witnesses = new EnumMap<>(Witness.class);
        long at = timeline.packets().timeNanos(timeline.packetOf(event));
        if (unit != null && isOfStream) {
            long onTcp = timeline.channelOf(event).onTcp(unit.side(), unit.from());
            witnesses.put(
                    Witness.SEQ, streams.sequence(conversation, unit.side(), onTcp) + "+" + unit.length());
            at = timeline.packets().timeNanos(timeline.readablePacket(event));
        } else {
            int packet = packetOf(event);
            packet(packet, witnesses);
            at = timeline.packets().timeNanos(packet);
            if (unit != null) {
                witnesses.put(Witness.POS, inDatagram(event, unit) + "+" + unit.length());
            }
        }
        if (told instanceof MultiplexedEvent multiplexed) {
            witnesses.put(Witness.STREAM, Long.toString(multiplexed.streamNumber()));
        }
        if (told instanceof TransactionEvent part && !part.transaction().isEmpty()) {
            witnesses.put(Witness.ID, part.transaction());
        }
        if (told != null && told.anomaly() != null) {
            witnesses.put(Witness.RULE, told.anomaly().id());
        }
        return new Thing(Thing.Kind.EVENT, timeline.idOf(event), at, witnesses, Nth.ONLY);
    }

    /// The packet that tells an event apart that has no bytes in a stream: the one with its datagram, which may have waited until somebody knew what it was; else
    /// the one with which it happened.
    int packetOf(int event) {
        StreamEvent told = timeline.told(event);
        Unit unit = told == null ? null : told.unit();
        StreamMap map = unit == null ? null : datagrams(event, unit);
        if (unit == null || map == null) {
            return timeline.packetOf(event);
        }
        int piece = pieceOf(event, unit, map);
        return piece < 0 ? timeline.packetOf(event) : map.packet(piece);
    }

    /// Where a unit begins in its datagram.
    private long inDatagram(int event, Unit unit) {
        StreamMap map = datagrams(event, unit);
        int piece = map == null ? -1 : pieceOf(event, unit, map);
        return map == null || piece < 0
                ? unit.from()
                : timeline.channelOf(event).onTcp(unit.side(), unit.from()) - map.from(piece);
    }

    private @Nullable StreamMap datagrams(int event, Unit unit) {
        int conversation = timeline.conversationOf(event);
        return timeline.streamMap(conversation, unit.side()) == null
                        && timeline.channel(conversation, Channel.ROOT).places(unit.side()) instanceof StreamMap map
                ? map
                : null;
    }

    private int pieceOf(int event, Unit unit, StreamMap map) {
        long position = timeline.channelOf(event).onTcp(unit.side(), unit.from());
        int piece = map.pieceAfter(position);
        return piece < map.pieces() && map.from(piece) <= position ? piece : -1;
    }

    /// A range of bytes, as if no other were like it; null if it is not there.
    @Nullable Thing range(Place.OfStreamRange range) {
        StreamPlaces places = streams.places(range);
        int packet = streams.packetOf(range);
        if (places == null || packet == 0 || range.from() < 0 || range.to() <= range.from() || range.to() > places.end()) {
            return null;
        }
        Channel channel = timeline.channel(range.conversation(), range.channel());
        long first = channel.onTcp(range.side(), range.from());
        long length = range.to() - range.from();
        Map<Witness, String> witnesses = new EnumMap<>(Witness.class);
        witnesses.put(Witness.SEQ, streams.sequence(range.conversation(), range.side(), first) + "+" + length);
        if (channel.outer() != null) {
            witnesses.put(Witness.POS, range.from() + "+" + length);
        }
        Bytes bytes = places.bytes(range.from(), range.to(), timeline.capture().bytes(), MOST_SUMMED);
        witnesses.put(Witness.SUM, sum(bytes, 0, bytes.length()));
        return new Thing(Thing.Kind.BYTES, "", timeline.packets().timeNanos(packet), witnesses, Nth.ONLY);
    }

    /// What tells a packet from others.
    private void packet(int number, Map<Witness, String> into) {
        String sum = sum(number);
        into.put(Witness.SUM, sum);
        int before = 0;
        int behind = 0;
        for (int at = number - 1; at >= Math.max(1, number - MOST_AROUND) && isSameMoment(at, number); at--) {
            before += isCopy(at, number, sum) ? 1 : 0;
        }
        int last = Math.min(timeline.packets().count(), number + MOST_AROUND);
        for (int at = number + 1; at <= last && isSameMoment(at, number); at++) {
            behind += isCopy(at, number, sum) ? 1 : 0;
        }
        if (before + behind > 0) {
            into.put(Witness.COPY, before + 1 + "of" + (before + 1 + behind));
        }
    }

    private boolean isSameMoment(int one, int other) {
        return isSameMoment(timeline.packets().timeNanos(one), timeline.packets().timeNanos(other));
    }

    private boolean isCopy(int one, int other, String sum) {
        PacketTable packets = timeline.packets();
        return packets.capturedLength(one) == packets.capturedLength(other)
                && packets.vantage(one) == packets.vantage(other)
                && sum(one).equals(sum);
    }

    private String sum(int packet) {
        PacketTable packets = timeline.packets();
        return sum(timeline.capture().bytes(), packets.at(packet), packets.capturedLength(packet));
    }

    private static String sum(Bytes bytes, long at, long length) {
        Checksum sum = new CRC32();
        byte[] piece = new byte[(int) Math.min(length, 1 << 13)];
        for (long done = 0; done < length; done += piece.length) {
            int take = (int) Math.min(piece.length, length - done);
            bytes.copyTo(at + done, piece, 0, take);
            sum.update(piece, 0, take);
        }
        return String.format(Locale.ROOT, "%08x", sum.getValue());
    }

    // ---- where things are

    /// The channels that an event's bytes lie in; empty for what is told of the transport and below.
    List<ChannelStep> channels(int event) {
        return timeline.told(event) == null || timeline.conversationOf(event) < 0
                ? List.of()
                : withoutNobody(streams.path(timeline.channelOf(event)));
    }

    /// The channels that a range lies in; empty for bytes of the transport, which are the same whatever reads them.
    List<ChannelStep> channels(Place.OfStreamRange range) {
        return range.channel() == Channel.ROOT
                ? List.of()
                : streams.path(timeline.channel(range.conversation(), range.channel()));
    }

    /// Datagrams lie in no channel of bytes.
    private static List<ChannelStep> withoutNobody(List<ChannelStep> path) {
        return path.size() == 1 && path.getFirst().protocol().equals(ChannelStep.UNKNOWN) ? List.of() : path;
    }

    /// A conversation, with the end that sent something first.
    ///
    /// @param side who sent it; null for whoever is the client
    Ends ends(int conversation, @Nullable Side side) {
        Conversation known = timeline.conversation(conversation);
        boolean isOfServer = side == Side.SERVER;
        return new Ends(
                known.transport().toLowerCase(Locale.ROOT),
                isOfServer ? known.server() : known.client(),
                isOfServer ? known.client() : known.server(),
                timeline.packets().timeNanos(known.firstPacket()));
    }

    /// What the place is called where a packet was captured; empty where there is one place.
    String vantage(int packet) {
        return timeline.hasSeveralVantages() ? timeline.vantageLabel(packet) : "";
    }

    // ---- comparing

    /// What an address says of a thing that is not so of another one, in words; empty if all agrees.
    static List<String> disagreements(Thing wanted, Thing seen) {
        List<String> differ = new ArrayList<>();
        for (Map.Entry<Witness, String> witness : wanted.witnesses().entrySet()) {
            if (!witness.getValue().equals(seen.witnesses().get(witness.getKey()))) {
                differ.add(AddressWords.text("witness." + witness.getKey().word()));
            }
        }
        if (wanted.witnesses().containsKey(Witness.SUM)
                && !wanted.witnesses().containsKey(Witness.COPY)
                && seen.witnesses().containsKey(Witness.COPY)) {
            // where there was one there are several now
            differ.add(AddressWords.text("witness.copy"));
        }
        if (wanted.at() != PacketSink.NO_TIME && !isSameMoment(wanted.at(), seen.at())) {
            differ.add(AddressWords.text("witness.at"));
        }
        return differ;
    }

    /// Whether two moments are the same; files that keep microseconds have cut what is below.
    static boolean isSameMoment(long one, long other) {
        return one == other || one != PacketSink.NO_TIME && other != PacketSink.NO_TIME && Math.abs(one - other) < 1_000;
    }
}
