package dev.framewalk.decoders.http2;

import dev.framewalk.bytes.Bytes;
import dev.framewalk.decoders.http2.Http2Life.Trigger;
import dev.framewalk.decoders.stream.Ending;
import dev.framewalk.decoders.stream.Side;
import dev.framewalk.decoders.stream.StreamDecoder;
import dev.framewalk.decoders.stream.StreamSink;
import dev.framewalk.decoders.stream.StreamStart;
import dev.framewalk.decoders.stream.Unit;
import java.util.ArrayList;
import java.util.List;

/// Both directions of one HTTP/2 connection become events.
///
/// This class finds the frames; [Http2Connection] knows what they mean. The content of DATA is counted, not read: a segment full of it costs a few
/// comparisons. Other frames are read where they lie if they are whole, and kept until the rest comes if not.
public final class Http2Decoder implements StreamDecoder<Http2State> {
    /// Frames that are read are kept up to this length; larger ones are passed over.
    static final int LONGEST_KEPT = 256 << 10;

    /// More turns than this without a sign of frames have no order any more.
    private static final int MOST_TURNS = 256;

    private final Http2Flow client;
    private final Http2Flow server;
    private final Http2Connection connection;
    /// What was kept of both directions while neither was understood, in the order in which it came.
    private final List<Unit> searched = new ArrayList<>();

    public Http2Decoder(StreamSink sink, StreamStart start) {
        client = new Http2Flow(Side.CLIENT, start.isMidway());
        server = new Http2Flow(Side.SERVER, start.isMidway());
        connection = new Http2Connection(sink, start);
    }

    @Override
    public Http2State state() {
        return connection.state(client.state(), server.state(), List.copyOf(searched));
    }

    @Override
    public void restore(Http2State state) {
        connection.restore(state);
        client.restore(state.client());
        server.restore(state.server());
        searched.clear();
        searched.addAll(state.searched());
    }

    private Http2Flow flow(Side side) {
        return side == Side.CLIENT ? client : server;
    }

    @Override
    public void data(Side side, Bytes window, long at, int length, long offset) {
        Http2Flow flow = flow(side);
        feed(flow, window, at, at + length, offset);
        flow.offset = offset + length;
    }

    private void feed(Http2Flow flow, Bytes window, long at, long end, long offset) {
        long shift = offset - at;
        long position = at;
        while (position < end) {
            position = switch (flow.life) {
                case DATA -> data(flow, window, position, end, shift);
                case FRAME_HEADER -> header(flow, window, position, end, shift);
                case PAYLOAD -> payload(flow, window, position, end, shift);
                case PASSED_OVER -> passOver(flow, position, end);
                case PREFACE -> preface(flow, window, position, end, shift);
                case JOINED_MIDWAY, LOST -> search(flow, window, position, end, shift);
                case CLOSED -> end;
            };
        }
    }

    // ---- beginnings

    private long preface(Http2Flow flow, Bytes window, long position, long end, long shift) {
        int have = flow.carryLength();
        int wanted = (int) Math.min(Http2Frame.PREFACE.length() - have, end - position);
        int same = 0;
        while (same < wanted && window.u8(position + same) == Http2Frame.PREFACE.u8(have + same)) {
            same++;
        }
        if (same < wanted) {
            flow.keep(window, position, same + 1, position + shift);
            Unit unit = flow.unit(flow.carryFrom(), position + shift + same + 1);
            connection.prefaceBad(unit, flow.carried());
            flow.skippedFrom = flow.carryFrom();
            flow.step(Trigger.PLACE_LOST);
            return position + same + 1;
        }
        flow.keep(window, position, same, position + shift);
        if (flow.carryLength() == Http2Frame.PREFACE.length()) {
            prefaceComplete(flow);
        }
        return position + same;
    }

    private void prefaceComplete(Http2Flow flow) {
        long from = flow.carryFrom();
        flow.dropCarryBefore((int) Http2Frame.PREFACE.length());
        flow.skippedFrom = -1;
        flow.step(Trigger.PREFACE_COMPLETE);
        connection.prefaceSeen(flow.unit(from, from + Http2Frame.PREFACE.length()));
    }

    private long search(Http2Flow flow, Bytes window, long position, long end, long shift) {
        if (flow.skippedFrom < 0) {
            flow.skippedFrom = position + shift;
        }
        flow.keep(window, position, (int) (end - position), position + shift);
        boolean isOnlyOne = isFound(other(flow));
        if (!isOnlyOne) {
            remember(flow.unit(position + shift, end + shift));
        }
        if (Http2Search.find(flow, false, isOnlyOne) != Http2Search.NOT_YET) {
            goOn(flow);
        }
        return end;
    }

    private Http2Flow other(Http2Flow flow) {
        return flow == client ? server : client;
    }

    private static boolean isFound(Http2Flow flow) {
        return flow.life != Http2Phase.JOINED_MIDWAY && flow.life != Http2Phase.LOST;
    }

    private void remember(Unit piece) {
        Unit last = searched.isEmpty() ? null : searched.getLast();
        if (last != null && last.side() == piece.side() && last.to() == piece.from()) {
            searched.set(searched.size() - 1, new Unit(piece.side(), last.from(), piece.to()));
        } else if (searched.size() < MOST_TURNS) {
            searched.add(piece);
        }
    }

    /// Frames (or the preface) begin where the kept bytes of a direction begin. The other direction may have said something before that
    /// only now makes sense: both are heard in the order in which they came.
    private void goOn(Http2Flow flow) {
        List<Unit> order = List.copyOf(searched);
        searched.clear();
        Http2Flow other = other(flow);
        boolean isBoth = other.life == Http2Phase.JOINED_MIDWAY && Http2Search.mayFollow(other);
        begin(flow);
        if (!isBoth) {
            new Kept(flow).feedUpTo(Long.MAX_VALUE);
            return;
        }
        begin(other);
        Kept own = new Kept(flow);
        Kept others = new Kept(other);
        for (Unit turn : order) {
            (turn.side() == flow.side ? own : others).feedUpTo(turn.to());
        }
        own.feedUpTo(Long.MAX_VALUE);
        others.feedUpTo(Long.MAX_VALUE);
    }

    /// The bytes that were kept of a direction, to be fed piece by piece.
    private final class Kept {
        private final Http2Flow flow;
        private final long from;
        private final byte[] bytes;
        private int fed;

        Kept(Http2Flow flow) {
            this.flow = flow;
            this.from = flow.carryFrom();
            this.bytes = flow.takeCarry();
        }

        /// Feeds what stands before a position of the direction.
        void feedUpTo(long position) {
            int to = Math.clamp(position - from, fed, bytes.length);
            if (to > fed) {
                int at = fed;
                fed = to;
                feed(flow, Bytes.captured(bytes), at, to, from + at);
            }
        }
    }

    /// Says where frames begin.
    private void begin(Http2Flow flow) {
        if (Http2Search.isPreface(flow.carried(), flow.carryLength()) && flow.life == Http2Phase.JOINED_MIDWAY) {
            prefaceComplete(flow);
        } else {
            long skipped = flow.carryFrom() - flow.skippedFrom;
            flow.skippedFrom = -1;
            flow.step(Trigger.FRAMES_FOUND);
            if (skipped > 0) {
                long to = Math.min(flow.carryFrom() + Http2Frame.HEADER_LENGTH, flow.carryFrom() + flow.carryLength());
                connection.framesFound(flow.unit(flow.carryFrom(), to), skipped);
            }
        }
    }

    /// The place is lost; `at` is where bytes come again.
    private void lose(Http2Flow flow, long at) {
        flow.dropCarry();
        flow.isDoubtful = false;
        flow.skippedFrom = at;
        flow.step(Trigger.PLACE_LOST);
        connection.lost(flow.side);
    }

    // ---- frames

    private long header(Http2Flow flow, Bytes window, long position, long end, long shift) {
        if (!flow.hasCarry() && end - position >= Http2Frame.HEADER_LENGTH) {
            return isHeader(flow, window, position, position + shift) ? frame(flow, window, position, end, shift) : position;
        }
        int take = (int) Math.min(Http2Frame.HEADER_LENGTH - flow.carryLength(), end - position);
        flow.keep(window, position, take, position + shift);
        if (flow.carryLength() == Http2Frame.HEADER_LENGTH && isHeader(flow, flow.carried(), 0, flow.carryFrom())) {
            begin(flow, flow.carried(), 0, flow.carryFrom());
        }
        return position + take;
    }

    /// Nine bytes were missing where a frame should have begun. If what follows is the header of a frame, the missing one had no payload;
    /// if not, the missing one began here, and the place is lost.
    private boolean isHeader(Http2Flow flow, Bytes source, long at, long offset) {
        if (!flow.isDoubtful) {
            return true;
        }
        flow.isDoubtful = false;
        if (Http2Search.weigh(source, at) > 0) {
            connection.emptyFrameMissed();
            return true;
        }
        flow.skippedFrom = offset;
        flow.step(Trigger.PLACE_LOST);
        connection.lost(flow.side);
        return false;
    }

    /// A frame whose header lies in the window.
    private long frame(Http2Flow flow, Bytes window, long position, long end, long shift) {
        long whole = position + Http2Frame.HEADER_LENGTH + Http2Frame.length(window, position);
        int type = Http2Frame.type(window, position);
        if (type != Http2FrameType.DATA.number() && whole <= end && isRead(type, (int) (whole - position))) {
            take(flow, window, position, position + shift);
            connection.frame(flow, window, position, whole);
            return whole;
        }
        begin(flow, window, position, position + shift);
        if (flow.life == Http2Phase.PAYLOAD) {
            flow.keep(window, position, Http2Frame.HEADER_LENGTH, position + shift);
        }
        return position + Http2Frame.HEADER_LENGTH;
    }

    private static void take(Http2Flow flow, Bytes source, long at, long frameFrom) {
        flow.frameFrom = frameFrom;
        flow.length = Http2Frame.length(source, at);
        flow.type = Http2Frame.type(source, at);
        flow.flags = Http2Frame.flags(source, at);
        flow.streamId = Http2Frame.streamNumber(source, at);
    }

    /// Frames of unknown types may be as long as they like: nobody reads them.
    private static boolean isRead(int type, int length) {
        return length <= LONGEST_KEPT && (length < 1024 || Http2FrameType.of(type) != null);
    }

    /// A header is there, and not all of the payload (or it is DATA).
    private void begin(Http2Flow flow, Bytes source, long at, long frameFrom) {
        take(flow, source, at, frameFrom);
        flow.remaining = flow.length;
        flow.missing = 0;
        flow.padding = 0;
        flow.pieceFrom = 0;
        if (flow.type == Http2FrameType.DATA.number()) {
            connection.dataBegan(flow, Http2Frame.isReservedBitSet(source, at));
            flow.dropCarry();
            boolean isPadded = (flow.flags & Http2Flags.PADDED) != 0;
            flow.padding = isPadded && flow.length > 0 ? -1 : 0;
            flow.pieceFrom = frameFrom + Http2Frame.HEADER_LENGTH + (isPadded ? 1 : 0);
            flow.step(Trigger.DATA_BEGAN);
            if (flow.length == 0) {
                dataEnded(flow);
            }
        } else if (!isRead(flow.type, flow.length)) {
            flow.dropCarry();
            flow.step(Trigger.UNREAD_BEGAN);
        } else {
            flow.step(Trigger.PAYLOAD_BEGAN);
            if (flow.length == 0) {
                payloadEnded(flow);
            }
        }
    }

    private long payload(Http2Flow flow, Bytes window, long position, long end, long shift) {
        long take = Math.min(flow.remaining, end - position);
        flow.keep(window, position, (int) take, position + shift);
        flow.remaining -= take;
        if (flow.remaining == 0) {
            payloadEnded(flow);
        }
        return position + take;
    }

    private void payloadEnded(Http2Flow flow) {
        Bytes bytes = flow.carried();
        connection.frame(flow, bytes, 0, bytes.length());
        flow.dropCarry();
        flow.step(Trigger.FRAME_ENDED);
    }

    private long data(Http2Flow flow, Bytes window, long position, long end, long shift) {
        if (flow.padding < 0) {
            flow.padding = window.u8(position);
        }
        long take = Math.min(flow.remaining, end - position);
        connection.content(flow, window, shift, position + shift, position + take + shift);
        flow.remaining -= take;
        if (flow.remaining == 0) {
            dataEnded(flow);
        }
        return position + take;
    }

    private void dataEnded(Http2Flow flow) {
        connection.data(flow);
        flow.step(Trigger.FRAME_ENDED);
    }

    private long passOver(Http2Flow flow, long position, long end) {
        long take = Math.min(flow.remaining, end - position);
        flow.remaining -= take;
        if (flow.remaining == 0) {
            passedOver(flow);
        }
        return position + take;
    }

    private void passedOver(Http2Flow flow) {
        connection.passedOver(flow);
        flow.dropCarry();
        flow.step(Trigger.FRAME_ENDED);
    }

    // ---- what is missing

    @Override
    public void gap(Side side, long offset, long length) {
        Http2Flow flow = flow(side);
        flow.offset = offset + length;
        long inside = Math.min(length, flow.remaining);
        switch (flow.life) {
            case DATA -> {
                connection.dataGap(flow, offset, inside);
                flow.remaining -= inside;
                if (flow.remaining == 0) {
                    dataEnded(flow);
                }
            }
            case PAYLOAD, PASSED_OVER -> {
                if (flow.life == Http2Phase.PAYLOAD) {
                    flow.step(Trigger.UNREAD_BEGAN);
                }
                flow.missing += inside;
                flow.remaining -= inside;
                if (flow.remaining == 0) {
                    passedOver(flow);
                }
            }
            case JOINED_MIDWAY, LOST -> {
                lookOnceMore(flow);
                inside = 0;
            }
            case CLOSED -> {
                return;
            }
            case FRAME_HEADER -> {
                if (!flow.hasCarry() && length == Http2Frame.HEADER_LENGTH && connection.canMissEmptyFrame(flow.side)) {
                    flow.isDoubtful = true;
                    return;
                }
                inside = 0;
            }
            case PREFACE -> inside = 0;
        }
        if (inside < length) {
            lose(flow, offset + length);
        }
    }

    /// No more bytes follow those that were kept while looking for frames.
    private void lookOnceMore(Http2Flow flow) {
        if (flow.hasCarry() && Http2Search.find(flow, true, isFound(other(flow))) != Http2Search.NOT_YET) {
            goOn(flow);
        }
    }

    @Override
    public void end(Side side, Ending ending) {
        Http2Flow flow = flow(side);
        switch (flow.life) {
            case JOINED_MIDWAY, LOST -> {
                lookOnceMore(flow);
                if (flow.skippedFrom >= 0 && flow.offset > flow.skippedFrom) {
                    connection.noFrames(flow.unit(flow.skippedFrom, flow.offset));
                }
            }
            case CLOSED -> {
                return;
            }
            case PREFACE, FRAME_HEADER, PAYLOAD, DATA, PASSED_OVER -> {
                // nothing to look for
            }
        }
        if (ending != Ending.CAPTURE_ENDED) {
            frameCut(flow);
        }
        if (flow.life == Http2Phase.DATA) {
            connection.dataGap(flow, flow.offset, 0);
        }
        connection.ended(side, ending, flow.offset, flow(side.other()).life == Http2Phase.CLOSED);
        flow.dropCarry();
        flow.step(Trigger.STREAM_ENDED);
    }

    /// A direction ended inside a frame, or before the preface was complete.
    private void frameCut(Http2Flow flow) {
        switch (flow.life) {
            case PAYLOAD, DATA, PASSED_OVER -> connection.frameCut(
                    flow.unit(flow.frameFrom, flow.offset), flow.streamId, flow.frameTo() - flow.frameFrom);
            case FRAME_HEADER, PREFACE -> {
                if (flow.hasCarry()) {
                    connection.frameCut(flow.unit(flow.carryFrom(), flow.offset), 0, Http2Frame.HEADER_LENGTH);
                }
            }
            case JOINED_MIDWAY, LOST, CLOSED -> {
                // nobody knows where frames begin
            }
        }
    }
}
