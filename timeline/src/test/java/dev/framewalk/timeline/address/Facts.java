package dev.framewalk.timeline.address;

import dev.framewalk.bytes.Bytes;
import dev.framewalk.decoders.field.Node;
import dev.framewalk.decoders.stream.Side;
import dev.framewalk.decoders.stream.StreamEvent;
import dev.framewalk.decoders.stream.Unit;
import dev.framewalk.timeline.Timeline;
import dev.framewalk.timeline.explaining.Look;
import dev.framewalk.timeline.recording.Conversation;
import dev.framewalk.timeline.recording.Endpoint;
import dev.framewalk.timeline.recording.PacketTable;
import dev.framewalk.timeline.state.StateLeaf;
import dev.framewalk.timeline.state.States;
import dev.framewalk.timeline.sweep.StreamPlaces;
import dev.framewalk.timeline.telling.Teller;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// What is true of the thing at a place, found out without anything that addresses are made of: its bytes, who sent it, what is said of it.
final class Facts {
    private final Timeline timeline;
    private final int dropped;
    private final boolean isWhole;

    /// @param dropped how many packets of the recording are missing at the front of this capture
    /// @param isWhole whether values and sentences must be the same, too
    Facts(Timeline timeline, int dropped, boolean isWhole) {
        this.timeline = timeline;
        this.dropped = dropped;
        this.isWhole = isWhole;
    }

    String of(Place place) {
        return switch (place) {
            case Place.OfPacket(int number) -> "packet " + packet(number);
            case Place.OfEvent(int index) -> "event " + event(index);
            case Place.OfStep(int step) -> step == 0 ? "start" : "step after " + event(step - 1);
            case Place.OfStateLeaf leaf -> "leaf " + leaf(leaf);
            case Place.OfStreamRange range -> "range " + range(range);
            case Place.OfField field -> "field " + field(field);
        };
    }

    private String packet(int number) {
        PacketTable packets = timeline.packets();
        return number + dropped + " " + packets.timeNanos(number) + " "
                + bytes(timeline.capture().bytes().slice(packets.at(number), packets.capturedLength(number)));
    }

    private static String bytes(@Nullable Bytes bytes) {
        return bytes == null ? "-" : bytes.length() + ":" + Arrays.hashCode(bytes.toArray());
    }

    private String event(int index) {
        StreamEvent told = timeline.told(index);
        Unit unit = told == null ? null : told.unit();
        return timeline.idOf(index)
                + " of " + end(timeline.conversationOf(index), timeline.side(index))
                + " unit " + bytes(timeline.unitBytes(index))
                + (isWhole || unit == null || timeline.onTcp(index) == null ? " in packet " + packet(timeline.packetOf(index)) : "")
                + " last " + last(index)
                + (isWhole ? " " + Teller.of(timeline).event(index).sentence() + " " + index : "");
    }

    /// The packet that brought the last byte.
    private String last(int index) {
        Unit unit = timeline.onTcp(index);
        if (unit == null || unit.length() == 0) {
            return "-";
        }
        var map = timeline.streamMap(timeline.conversationOf(index), unit.side());
        if (map == null) {
            return "-";
        }
        int piece = map.pieceAfter(unit.to() - 1);
        return piece < map.pieces() ? packet(map.packet(piece)) : "-";
    }

    private @Nullable Endpoint end(int conversation, @Nullable Side side) {
        return conversation < 0 || side == null ? null : timeline.conversation(conversation).end(side);
    }

    private String range(Place.OfStreamRange range) {
        StreamPlaces places = timeline.channel(range.conversation(), range.channel()).places(range.side());
        assert places != null;
        return end(range.conversation(), range.side()) + " "
                + bytes(places.bytes(range.from(), range.to(), timeline.capture().bytes(), 1 << 24)) + " "
                + range.channel()
                + " " + packet(Addresses.packetOf(timeline, range));
    }

    private String field(Place.OfField field) {
        Node node = field.isInPacket() ? new Look(timeline).packet(field.packet()) : new Look(timeline).event(field.event());
        for (int child : field.path()) {
            assert node != null;
            node = node.children().get(child);
        }
        assert node != null;
        long from = node.range().byteFrom();
        long to = Math.min(node.source().length(), node.range().byteTo());
        boolean isInCapture = node.source().length() == timeline.capture().bytes().length();
        return node.field().id() + " "
                + (isInCapture ? from - timeline.packets().at(field.packet()) : from) + " "
                + node.range().bitLength() + " "
                + (from < to ? bytes(node.source().slice(from, to - from)) : "-")
                + (isWhole ? " " + node.display() + " " + field.path() : "")
                + " of " + (field.isInPacket() ? packet(field.packet()) : event(field.event()));
    }

    private String leaf(Place.OfStateLeaf leaf) {
        Conversation conversation = timeline.conversation(leaf.conversation());
        String id = leaf.leaf()
                .replace(".client.", "." + conversation.client() + ".")
                .replace(".server.", "." + conversation.server() + ".");
        StateLeaf value = States.of(timeline).at(leaf.step(), leaf.conversation()).leaves().stream()
                .filter(each -> each.id().equals(leaf.leaf()))
                .findFirst()
                .orElseThrow();
        return id + (isWhole ? " " + value.value() : "") + " after " + event(leaf.step() - 1);
    }
}
