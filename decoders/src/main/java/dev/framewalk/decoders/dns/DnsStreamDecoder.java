package dev.framewalk.decoders.dns;

import dev.framewalk.bytes.Bytes;
import dev.framewalk.decoders.field.Anomaly;
import dev.framewalk.decoders.field.Skim;
import dev.framewalk.decoders.stream.Ending;
import dev.framewalk.decoders.stream.Side;
import dev.framewalk.decoders.stream.StreamDecoder;
import dev.framewalk.decoders.stream.StreamSink;
import dev.framewalk.decoders.stream.Unit;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// DNS over TCP: each message behind its length in two bytes (RFC 1035, section 4.2.2), many of them one after the other (RFC 7766).
///
/// Where no border of messages is known (joined midway, after a gap, after a length that cannot be one) it looks byte by byte for
/// something that can only be the start of a message, and says which bytes it passed over.
final class DnsStreamDecoder implements StreamDecoder<DnsStreamState> {
    private static final int LENGTH_BYTES = 2;
    /// Length, header and the first byte of a name: what [#looksLikeMessage] looks at.
    private static final int LOOKED_AT = LENGTH_BYTES + DnsMessage.HEADER_BYTES + 1;

    private final StreamSink sink;
    private final Skim skim = new Skim();
    private final DnsExchanges exchanges = new DnsExchanges();
    private final Lane client;
    private final Lane server;

    DnsStreamDecoder(StreamSink sink, boolean joinedMidway) {
        this.sink = sink;
        client = new Lane(Side.CLIENT, !joinedMidway);
        server = new Lane(Side.SERVER, !joinedMidway);
    }

    @Override
    public void data(Side side, Bytes window, long at, int length, long offset) {
        Lane lane = lane(side);
        if (!lane.isEnded) {
            lane.append(window, at, length, offset);
            lane.drain();
        }
    }

    @Override
    public void gap(Side side, long offset, long length) {
        Lane lane = lane(side);
        lane.giveUp(DnsEvent.Reason.OUT_OF_STEP);
        lane.from = offset + length;
        lane.isInStep = false;
    }

    @Override
    public void end(Side side, Ending ending) {
        Lane lane = lane(side);
        if (!lane.isEnded) {
            lane.isEnded = true;
            lane.giveUp(
                    !lane.isInStep
                            ? DnsEvent.Reason.OUT_OF_STEP
                            : ending == Ending.CAPTURE_ENDED
                                    ? DnsEvent.Reason.CAPTURE_ENDED
                                    : DnsEvent.Reason.STREAM_ENDED);
        }
    }

    @Override
    public DnsStreamState state() {
        return new DnsStreamState(exchanges.state(), client.state(), server.state());
    }

    @Override
    public void restore(DnsStreamState state) {
        exchanges.restore(state.exchanges());
        client.restore(state.client());
        server.restore(state.server());
    }

    private Lane lane(Side side) {
        return side == Side.CLIENT ? client : server;
    }

    /// Whether bytes can hardly be anything but a length and the header of a message.
    static boolean looksLikeMessage(Bytes bytes, long at) {
        int length = bytes.u16(at);
        int flags = bytes.u16(at + 4);
        int questions = bytes.u16(at + 6);
        int records = bytes.u16(at + 8) + bytes.u16(at + 10) + bytes.u16(at + 12);
        boolean isResponse = (flags & 0x8000) != 0;
        int opcode = flags >>> 11 & 15;
        int nameLength = bytes.u8(at + LENGTH_BYTES + DnsMessage.HEADER_BYTES);
        if (opcode == DnsMessage.STATEFUL) {
            // items of type and length in place of questions and records; types so far are below 256 (RFC 8490, section 5.4)
            return length >= DnsMessage.HEADER_BYTES + 4 && questions + records == 0 && nameLength == 0;
        }
        return length > DnsMessage.HEADER_BYTES
                && (opcode == DnsMessage.QUERY || opcode == DnsMessage.NOTIFY || opcode == DnsMessage.UPDATE)
                && (flags & 0x40) == 0
                && (isResponse || (flags & 15) == 0)
                // messages of a zone transfer after the first may leave the question out (RFC 5936, section 2.2)
                && (questions == 1 || questions == 0 && isResponse && records > 0)
                && DnsMessage.HEADER_BYTES + 5L * questions + 11L * records <= length
                && (nameLength < 0x40 || nameLength >= 0xc0 && questions == 0);
    }

    /// One direction.
    private final class Lane {
        private final Side side;
        private byte[] held = new byte[0];
        private int length;
        private long from;
        private boolean isInStep;
        private long skippedFrom = -1;
        private @Nullable Anomaly skippedFor;
        private boolean isEnded;

        Lane(Side side, boolean isInStep) {
            this.side = side;
            this.isInStep = isInStep;
        }

        DnsPartial state() {
            Bytes copy = Bytes.captured(Arrays.copyOf(held, length));
            return new DnsPartial(from, copy, isInStep, skippedFrom, skippedFor, isEnded);
        }

        void restore(DnsPartial state) {
            held = state.held().toArray();
            length = held.length;
            from = state.from();
            isInStep = state.isInStep();
            skippedFrom = state.skippedFrom();
            skippedFor = state.skippedFor();
            isEnded = state.isEnded();
        }

        void append(Bytes window, long at, int more, long offset) {
            if (length == 0) {
                from = offset;
            }
            if (held.length - length < more) {
                held = Arrays.copyOf(held, Math.max(length + more, Math.min(held.length * 2, 1 << 17)));
            }
            window.copyTo(at, held, length, more);
            length += more;
        }

        void drain() {
            Bytes bytes = Bytes.captured(held);
            int at = 0;
            while (true) {
                int left = length - at;
                if (!isInStep) {
                    if (left < LOOKED_AT) {
                        break;
                    }
                    if (!looksLikeMessage(bytes, at)) {
                        if (skippedFrom < 0) {
                            skippedFrom = from + at;
                        }
                        at++;
                        continue;
                    }
                    if (skippedFrom >= 0) {
                        skipped(from + at, DnsEvent.Reason.OUT_OF_STEP);
                    }
                    isInStep = true;
                }
                if (left < LENGTH_BYTES) {
                    break;
                }
                int messageLength = bytes.u16(at);
                if (messageLength < DnsMessage.HEADER_BYTES) {
                    isInStep = false;
                    skippedFrom = from + at;
                    skippedFor = DnsAnomaly.LENGTH_TOO_SMALL;
                    at++;
                    continue;
                }
                if (left < LENGTH_BYTES + messageLength) {
                    break;
                }
                message(bytes, at, messageLength);
                at += LENGTH_BYTES + messageLength;
            }
            if (at > 0) {
                System.arraycopy(held, at, held, 0, length - at);
                length -= at;
                from += at;
            }
        }

        private void message(Bytes bytes, int at, int messageLength) {
            long begin = (long) at + LENGTH_BYTES;
            skim.begin(bytes, begin, begin + messageLength);
            DnsMessage message = DnsMessage.parse(skim, DnsDialect.UNICAST);
            Unit unit = new Unit(side, from + at, from + begin + messageLength);
            sink.event(exchanges.take(message, side, unit, skim.firstAnomaly()));
        }

        /// Lets go of what is held, because what would make it whole will not come.
        void giveUp(DnsEvent.Reason reason) {
            if (length > 0 && skippedFrom < 0) {
                skippedFrom = from;
            }
            if (skippedFrom >= 0) {
                skipped(from + length, reason);
            }
            from += length;
            length = 0;
        }

        private void skipped(long to, DnsEvent.Reason reason) {
            sink.event(new DnsEvent.BytesSkipped(new Unit(side, skippedFrom, to), side, reason, skippedFor));
            skippedFrom = -1;
            skippedFor = null;
        }
    }
}
