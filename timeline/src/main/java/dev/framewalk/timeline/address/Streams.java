package dev.framewalk.timeline.address;

import dev.framewalk.decoders.field.Protocol;
import dev.framewalk.decoders.stream.Inside;
import dev.framewalk.decoders.stream.Side;
import dev.framewalk.decoders.stream.Uncovering;
import dev.framewalk.timeline.Timeline;
import dev.framewalk.timeline.sweep.Channel;
import dev.framewalk.timeline.sweep.StreamMap;
import dev.framewalk.timeline.sweep.StreamPlaces;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where bytes of channels are on the wire: numbers that are the same in every part of a recording.
final class Streams {
    private final Timeline timeline;

    Streams(Timeline timeline) {
        this.timeline = timeline;
    }

    /// The sequence number that the first byte of a side had, or would have had.
    private long first(int conversation, Side side) {
        return timeline.initialSequenceNumber(conversation, side) + 1L & 0xffff_ffffL;
    }

    /// The sequence number of a byte of TCP.
    long sequence(int conversation, Side side, long position) {
        return first(conversation, side) + position & 0xffff_ffffL;
    }

    /// Where bytes with this sequence number may be in what a side sent; several where it sent more than 4 GiB.
    List<Long> positions(int conversation, Side side, long sequence) {
        List<Long> found = new ArrayList<>();
        StreamMap map = timeline.streamMap(conversation, side);
        long end = map == null ? 0 : map.end();
        for (long position = sequence - first(conversation, side) & 0xffff_ffffL; position < end; position += 1L << 32) {
            found.add(position);
        }
        return found;
    }

    /// The channels that a channel lies in, outermost first, itself included. Of those that read the datagrams of one conversation there is one a protocol,
    /// which needs no number; what deals datagrams out to them is left out.
    List<ChannelStep> path(Channel channel) {
        List<ChannelStep> path = new ArrayList<>();
        for (Channel at = channel; at != null; at = at.outer()) {
            Channel around = at.outer();
            Protocol protocol = at.protocol();
            boolean isReader = isDealt(at, around);
            path.add(new ChannelStep(
                    protocol == null ? ChannelStep.UNKNOWN : protocol.id(), around == null || isReader ? -1 : at.key()));
            if (isReader && around != null && around.outer() == null) {
                break;
            }
        }
        Collections.reverse(path);
        return path;
    }

    private static boolean isDealt(Channel channel, @Nullable Channel around) {
        Inside inside = channel.inside();
        return around != null
                && around.protocol() == null
                && inside != null
                && inside.how() == Uncovering.CONTINUED;
    }

    static boolean agree(List<ChannelStep> one, List<ChannelStep> other) {
        if (one.size() != other.size()) {
            return false;
        }
        for (int i = 0; i < one.size(); i++) {
            if (!one.get(i).agrees(other.get(i))) {
                return false;
            }
        }
        return true;
    }

    /// The packet that brought the first byte of a range; 0 if the capture lacks it.
    int packetOf(Place.OfStreamRange range) {
        StreamMap map = timeline.streamMap(range.conversation(), range.side());
        if (map == null) {
            return 0;
        }
        long first = timeline.channel(range.conversation(), range.channel()).onTcp(range.side(), range.from());
        int piece = map.pieceAfter(first);
        return piece < map.pieces() && map.from(piece) <= first ? map.packet(piece) : 0;
    }

    /// Where the bytes of a channel's side are; null if that is not known.
    @Nullable StreamPlaces places(Place.OfStreamRange range) {
        return timeline.channel(range.conversation(), range.channel()).places(range.side());
    }
}
