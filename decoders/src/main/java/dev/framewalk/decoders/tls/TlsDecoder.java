package dev.framewalk.decoders.tls;

import dev.framewalk.bytes.Bytes;
import dev.framewalk.decoders.stream.Ending;
import dev.framewalk.decoders.stream.Side;
import dev.framewalk.decoders.stream.StreamDecoder;
import dev.framewalk.decoders.stream.StreamSink;
import java.util.Arrays;

/// Both directions of one TLS connection become records, and those become events and plain text.
///
/// Of records that nobody can open only the header is looked at; others are read where they lie if they lie in one piece, and put
/// together if not.
public final class TlsDecoder implements StreamDecoder<TlsState> {
    private static final int HEADER = TlsRecord.HEADER;

    private final TlsFlow client;
    private final TlsFlow server;
    private final TlsConnection connection;
    private final TlsRoom.Lender rooms;

    TlsDecoder(StreamSink sink, boolean joinedMidway, TlsSecrets secrets, TlsRoom.Lender rooms) {
        this.rooms = rooms;
        client = new TlsFlow(Side.CLIENT, joinedMidway);
        server = new TlsFlow(Side.SERVER, joinedMidway);
        connection = new TlsConnection(sink, secrets, client, server, joinedMidway);
    }

    @Override
    public TlsState state() {
        return new TlsState(client.state(), server.state(), connection.session());
    }

    @Override
    public void restore(TlsState state) {
        client.restore(state.client());
        server.restore(state.server());
        connection.restore(state.session());
    }

    private TlsFlow flow(Side side) {
        return side == Side.CLIENT ? client : server;
    }

    @Override
    public void data(Side side, Bytes window, long at, int length, long offset) {
        TlsFlow flow = flow(side);
        if (!flow.isOpaque) {
            TlsRoom room = rooms.lend();
            flow.room = room;
            try {
                read(flow, window, at, at + length, offset - at);
            } finally {
                flow.room = null;
                rooms.giveBack(room);
            }
        }
        flow.offset = offset + length;
    }

    private void read(TlsFlow flow, Bytes window, long at, long end, long shift) {
        long position = at;
        while (position < end) {
            if (flow.isOpaque) {
                break;
            }
            if (flow.isSearching) {
                position = search(flow, window, position, end, shift);
            } else if (flow.total == 0) {
                position = begin(flow, window, position, end, shift);
            } else {
                position = goOn(flow, window, position, end);
            }
        }
    }

    /// Reads the header of a record; the whole record at once if it is there.
    private long begin(TlsFlow flow, Bytes window, long position, long end, long shift) {
        if (flow.got == 0) {
            flow.recordFrom = position + shift;
            if (end - position >= HEADER) {
                if (!header(flow, window, position)) {
                    return refused(flow, window, position, shift);
                }
                if (end - position >= flow.total) {
                    flow.got = flow.total;
                    long after = position + flow.total;
                    complete(flow, window, position);
                    return after;
                }
                flow.keep(window, position, HEADER);
                flow.got = HEADER;
                return position + HEADER;
            }
        }
        int take = (int) Math.min(HEADER - flow.got, end - position);
        flow.keep(window, position, take);
        flow.got += take;
        if (flow.got == HEADER) {
            if (!header(flow, flow.carried(), 0)) {
                return refused(flow, window, position, shift);
            }
            if (flow.total == HEADER) {
                complete(flow, flow.carried(), 0);
            }
        }
        return position + take;
    }

    private boolean header(TlsFlow flow, Bytes window, long at) {
        int type = window.u8(at);
        int version = window.u16(at + 1);
        int length = window.u16(at + 3);
        if (!TlsRecord.isHeader(type, version, length)) {
            return false;
        }
        flow.type = type;
        flow.version = version;
        flow.total = HEADER + length;
        flow.isKeeping = connection.needsContent(flow);
        return true;
    }

    /// Five bytes are no header. Returns where reading goes on.
    private long refused(TlsFlow flow, Bytes window, long position, long shift) {
        boolean isKept = flow.got > 0;
        byte[] five = isKept ? Arrays.copyOf(flow.carry(), HEADER) : window.toArray(position, HEADER);
        long after = flow.recordFrom + HEADER - shift;
        int old = TlsOldHello.length(five, flow.side, flow.records == 0, connection.isOldSsl());
        if (old > 0) {
            flow.type = TlsOldHello.TYPE;
            flow.version = TlsVersion.SSL2;
            flow.total = old;
            flow.isKeeping = flow.records == 0;
            if (!isKept) {
                flow.keep(window, position, HEADER);
            }
            flow.got = HEADER;
            if (flow.got == flow.total) {
                complete(flow, flow.carried(), 0);
            }
            return after;
        }
        connection.foreign(flow, five);
        long from = flow.recordFrom;
        flow.endRecord();
        if (flow.isSearching) {
            // the bytes of the header may hold the beginning of the next one
            search(flow, Bytes.captured(five), 1, HEADER, from);
        }
        return after;
    }

    /// Takes more of a record whose header is known.
    private long goOn(TlsFlow flow, Bytes window, long position, long end) {
        int take = (int) Math.min(flow.total - flow.got, end - position);
        if (flow.isKeeping && flow.missing == 0) {
            flow.keep(window, position, take);
        }
        flow.got += take;
        if (flow.got >= flow.total) {
            complete(flow, flow.carried(), 0);
        }
        return position + take;
    }

    private void complete(TlsFlow flow, Bytes source, long from) {
        if (flow.type == TlsOldHello.TYPE) {
            connection.oldRecord(flow, source, from);
        } else {
            connection.record(flow, source, from);
        }
        flow.endRecord();
    }

    // ---- finding the place again

    /// Passes over bytes until five of them look like the header of a record. Returns where reading goes on.
    private long search(TlsFlow flow, Bytes window, long position, long end, long shift) {
        int kept = flow.carryLength();
        long from = position - kept;
        for (long at = from; at + HEADER <= end; at++) {
            int type = at < position ? flow.carry()[(int) (at - from)] & 0xff : window.u8(at);
            if (type < TlsRecord.CHANGE_CIPHER_SPEC || type > TlsRecord.HEARTBEAT) {
                continue;
            }
            if (isFound(flow, window, position, from, at)) {
                found(flow, at + shift);
                if (at >= position) {
                    flow.dropCarry();
                    return at;
                }
                // the header begins among the bytes that were kept
                flow.dropFirst((int) (at - from));
                flow.got = flow.carryLength();
                flow.recordFrom = at + shift;
                return position;
            }
        }
        // fewer than five bytes are left: they may begin a header
        int left = (int) Math.min(HEADER - 1, end - from);
        int drop = (int) Math.min(kept, end - from - left);
        if (drop > 0) {
            flow.dropFirst(drop);
        }
        long more = Math.max(position, end - left);
        flow.keep(window, more, (int) (end - more));
        return end;
    }

    private static int at(TlsFlow flow, Bytes window, long position, long from, long at) {
        return at < position ? flow.carry()[(int) (at - from)] & 0xff : window.u8(at);
    }

    private boolean isFound(TlsFlow flow, Bytes window, long position, long from, long at) {
        int type = at(flow, window, position, from, at);
        int version = at(flow, window, position, from, at + 1) << 8 | at(flow, window, position, from, at + 2);
        int length = at(flow, window, position, from, at + 3) << 8 | at(flow, window, position, from, at + 4);
        return length > 0 && TlsRecord.isHeader(type, version, length) && connection.isPlausible(flow, version, length);
    }

    private void found(TlsFlow flow, long at) {
        flow.isSearching = false;
        connection.found(flow, at);
        flow.searchedFrom = -1;
    }

    @Override
    public void gap(Side side, long offset, long length) {
        TlsFlow flow = flow(side);
        flow.offset = offset + length;
        if (flow.isOpaque) {
            return;
        }
        if (flow.isSearching) {
            flow.dropCarry();
            return;
        }
        if (flow.total > 0 && length <= flow.total - flow.got) {
            // inside one record: the next begins where it would have begun
            flow.missing += (int) length;
            flow.got += (int) length;
            flow.isKeeping = false;
            if (flow.got == flow.total) {
                complete(flow, flow.carried(), 0);
            }
            return;
        }
        connection.lost(flow, length);
        flow.endRecord();
        flow.isSearching = true;
        flow.searchedFrom = offset + length;
    }

    @Override
    public void end(Side side, Ending ending) {
        TlsFlow flow = flow(side);
        if (flow.life == TlsPhase.CLOSED) {
            return;
        }
        connection.ended(flow, ending);
        flow.release();
    }
}
