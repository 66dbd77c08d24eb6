package dev.framewalk.timeline.lanes;

import dev.framewalk.decoders.stream.Side;
import dev.framewalk.decoders.stream.Unit;
import dev.framewalk.timeline.Timeline;
import dev.framewalk.timeline.sweep.StreamMap;
import dev.framewalk.timeline.sweep.StreamPlaces;
import org.jspecify.annotations.Nullable;

/// When what lanes are made of arrived, and in which packets.
final class LaneArrivals {
    /// Pieces of one body that are kept; a download of more is drawn by its phases.
    static final int MOST_PIECES = 1 << 20;

    private final Timeline timeline;

    LaneArrivals(Timeline timeline) {
        this.timeline = timeline;
    }

    /// The moment of an event.
    long time(int event) {
        return timeline.packets().placeInTime(timeline.packetOf(event));
    }

    /// When the first byte of a unit arrived; the moment of the event where that is not known.
    long firstByte(int event, @Nullable Unit unit) {
        long moment = time(event);
        if (unit == null || unit.length() == 0) {
            return moment;
        }
        Unit outside = onTcp(event, unit);
        StreamMap map = timeline.streamMap(timeline.conversationOf(event), unit.side());
        if (map == null) {
            return moment;
        }
        int piece = map.pieceAfter(outside.from());
        return piece < map.pieces() && map.from(piece) <= outside.from()
                ? Math.min(moment, timeline.packets().placeInTime(map.packet(piece)))
                : moment;
    }

    /// The packets that brought the bytes of a unit become pieces.
    ///
    /// @param event one of the channel that the unit counts in
    void add(LanePieces.Builder into, int event, Unit unit) {
        StreamMap map = timeline.streamMap(timeline.conversationOf(event), unit.side());
        if (map == null || unit.length() <= 0) {
            return;
        }
        PieceKind kind = unit.side() == Side.SERVER ? PieceKind.ANSWER_BODY : PieceKind.REQUEST_BODY;
        int packet = 0;
        long bytes = 0;
        // of what was encrypted, what surrounds it in its records does not count
        for (Unit outside : timeline.channelOf(event).exactlyOnTcp(unit)) {
            for (int i = map.pieceAfter(outside.from()); i < map.pieces() && map.from(i) < outside.to(); i++) {
                if (packet != map.packet(i)) {
                    add(into, packet, bytes, kind);
                    packet = map.packet(i);
                    bytes = 0;
                }
                bytes += Math.min(outside.to(), map.from(i) + map.length(i)) - Math.max(outside.from(), map.from(i));
            }
        }
        add(into, packet, bytes, kind);
    }

    private void add(LanePieces.Builder into, int packet, long bytes, PieceKind kind) {
        if (bytes > 0 && into.count() < MOST_PIECES) {
            into.add(timeline.packets().placeInTime(packet), timeline.firstEventOf(packet), bytes, kind);
        }
    }

    /// An answer whose end has not come: its body so far.
    ///
    /// @param last when its connection was seen last
    Lane unfinished(LaneDraft draft, long last) {
        Unit head = draft.answerHead;
        Lane lane = draft.lane(last);
        StreamPlaces places = head == null
                ? null
                : timeline.channelOf(draft.answering.event()).places(head.side());
        if (head == null || places == null || places.end() <= head.to()) {
            return lane;
        }
        LanePieces.Builder pieces = new LanePieces.Builder();
        for (int i = 0; i < lane.pieces().count(); i++) {
            pieces.add(
                    lane.pieces().nanos(i), lane.pieces().event(i), lane.pieces().bytes(i), lane.pieces().kind(i));
        }
        add(pieces, draft.answering.event(), new Unit(head.side(), head.to(), places.end()));
        return lane.with(pieces.build());
    }

    private Unit onTcp(int event, Unit unit) {
        return timeline.channelOf(event).onTcp(unit);
    }
}
