package dev.framewalk.decoders.http1;

import dev.framewalk.bytes.Bytes;
import dev.framewalk.decoders.field.Skim;
import dev.framewalk.decoders.http.HttpCompletion;
import dev.framewalk.decoders.http1.Http1Life.Trigger;
import dev.framewalk.decoders.stream.Ending;
import dev.framewalk.decoders.stream.Side;
import dev.framewalk.decoders.stream.StreamDecoder;
import dev.framewalk.decoders.stream.StreamSink;
import dev.framewalk.decoders.stream.Unit;
import org.jspecify.annotations.Nullable;

/// Both directions of one HTTP/1 connection become events.
///
/// Bodies are counted, not read: a segment full of body costs a few additions. Only heads, chunk sizes and trailers are looked at byte
/// by byte, and only unfinished ones are kept until the rest of them comes.
public final class Http1Decoder implements StreamDecoder<Http1State> {
    /// Longer heads are given up. Servers refuse them at 8 to 64 KiB.
    static final int LONGEST_HEAD = 256 << 10;

    private final Http1Flow client;
    private final Http1Flow server;
    private final Http1Exchanges exchanges;
    private final Http1Search search;
    private final Http1ChunkReading chunks;
    private final Skim skim;

    public Http1Decoder(StreamSink sink, boolean joinedMidway) {
        client = new Http1Flow(Side.CLIENT, joinedMidway);
        server = new Http1Flow(Side.SERVER, joinedMidway);
        exchanges = new Http1Exchanges(sink, joinedMidway);
        search = new Http1Search(exchanges);
        skim = new Skim(sink.wantsAnomalies());
        chunks = new Http1ChunkReading(exchanges, skim);
    }

    @Override
    public Http1State state() {
        return exchanges.state(client, server);
    }

    @Override
    public void restore(Http1State state) {
        exchanges.restore(state);
        client.restore(state.client());
        server.restore(state.server());
    }

    private Http1Flow flow(Side side) {
        return side == Side.CLIENT ? client : server;
    }

    private Http1Flow other(Http1Flow flow) {
        return flow == client ? server : client;
    }

    @Override
    public void data(Side side, Bytes window, long at, int length, long offset) {
        Http1Flow flow = flow(side);
        feed(flow, window, at, at + length, offset);
        flow.offset = offset + length;
    }

    private void feed(Http1Flow flow, Bytes window, long at, long end, long offset) {
        long shift = offset - at;
        long position = at;
        Http1Flow other = other(flow);
        while (position < end) {
            if (other.life == Http1Phase.HEAD && other.hasLine && other.isWithoutVersion()) {
                // HTTP/0.9: the request is one line, and its answer shows that it was understood as complete
                headEnded(other, other.carried(), 0, other.carryLength());
            }
            position = switch (flow.life) {
                case IDLE -> begin(flow, window, position, end, shift);
                case HEAD -> head(flow, window, position, end, shift);
                case BODY, CHUNK_DATA -> body(flow, window, position, end, shift);
                case BODY_UNTIL_CLOSE -> {
                    exchanges.body(flow, window, position, end, shift);
                    yield end;
                }
                case CHUNK_SIZE -> chunks.size(flow, window, position, end, shift);
                case CHUNK_END -> chunks.end(flow, window, position, shift);
                case TRAILERS -> {
                    long after = chunks.trailers(flow, window, position, end, shift);
                    if (flow.life == Http1Phase.TRAILERS && after < 0) {
                        messageEnded(flow, shift - after, Trigger.TRAILERS_ENDED);
                    }
                    yield Math.abs(after);
                }
                case JOINED_MIDWAY, LOST -> search.search(flow, window, position, end, shift);
                case AWAITING_SWITCH -> await(flow, window, position, end, shift);
                case SWITCHED -> {
                    exchanges.passOn(flow, window, position, end, shift);
                    yield end;
                }
                case CLOSED -> end;
            };
        }
    }

    // ---- heads

    private long begin(Http1Flow flow, Bytes window, long position, long end, long shift) {
        if (flow.side == Side.SERVER && answersWithoutVersion()) {
            return beginOldAnswer(flow, window, position, end, shift);
        }
        int first = window.u8(position);
        flow.messageFrom = position + shift;
        if (!Http1Line.isToken(first) && first != Http1Line.CR && first != Http1Line.LF) {
            exchanges.anomaly(
                    flow.unit(position + shift, position + shift + 1), Http1Anomaly.NOT_HTTP, "no start line", "a start line");
            exchanges.lose(flow, position + shift);
            return position;
        }
        flow.lineFrom = position + shift;
        flow.hasLine = false;
        flow.step(Trigger.START_LINE_BEGAN);
        return position;
    }

    private boolean answersWithoutVersion() {
        Http1Request next = exchanges.next();
        return next != null && next.versionTenths() == Http1StartLine.NO_VERSION;
    }

    /// The answer to a request of HTTP/0.9 is a body and nothing else, unless it begins with `HTTP/`.
    private long beginOldAnswer(Http1Flow flow, Bytes window, long position, long end, long shift) {
        long at = position;
        while (at < end && flow.carryLength() < Http1Line.HTTP_LENGTH) {
            if (!Http1Line.isHttpAt(flow.carryLength(), window.u8(at))) {
                flow.messageFrom = flow.hasCarry() ? flow.carryFrom() : at + shift;
                int carried = flow.carryLength();
                flow.dropCarry();
                Unit nothing = flow.unit(flow.messageFrom, flow.messageFrom);
                Http1StartLine.Status line = new Http1StartLine.Status(Http1StartLine.NO_VERSION, 0, "");
                exchanges.responseStarted(flow, other(flow), new Http1Head(line, Http1Headers.NONE, 0), line, nothing);
                flow.step(Trigger.HEAD_ENDED_BEFORE_ENDLESS_BODY);
                if (carried > 0) {
                    flow.pieces.add(flow.messageFrom, flow.messageFrom + carried);
                }
                return at;
            }
            flow.keep(window, at, 1, at + shift);
            at++;
        }
        if (flow.carryLength() == Http1Line.HTTP_LENGTH) {
            flow.messageFrom = flow.carryFrom();
            flow.lineFrom = flow.messageFrom;
            flow.hasLine = false;
            flow.step(Trigger.START_LINE_BEGAN);
        }
        return at;
    }

    private long head(Http1Flow flow, Bytes window, long position, long end, long shift) {
        long unkept = position;
        long scan = Math.max(position, flow.lineFrom - shift);
        while (true) {
            long lineFeed = window.indexOf((byte) Http1Line.LF, scan, end);
            if (lineFeed < 0) {
                return exchanges.keepUnfinished(flow, window, unkept, end, shift);
            }
            boolean isBlank = flow.isBlankLine(window, unkept, lineFeed, shift);
            long lineFrom = flow.lineFrom;
            flow.lineFrom = lineFeed + 1 + shift;
            scan = lineFeed + 1;
            if (isBlank) {
                if (flow.hasLine) {
                    return endHead(flow, window, unkept, scan, shift);
                }
                continue;
            }
            if (flow.hasLine) {
                continue;
            }
            flow.hasLine = true;
            if (flow.hasCarry()) {
                flow.keep(window, unkept, (int) (scan - unkept), unkept + shift);
                unkept = scan;
            }
            if (!flow.canStart(window, lineFrom, lineFeed + shift, shift)) {
                exchanges.anomaly(
                        flow.unit(lineFrom, flow.lineFrom), Http1Anomaly.NOT_HTTP, "no start line", "a start line");
                exchanges.lose(flow, flow.lineFrom);
                return scan;
            }
            if (!flow.hasCarry()) {
                long after = wholeHead(flow, window, end, shift);
                if (after >= 0) {
                    return after;
                }
            }
        }
    }

    /// Reads a head that lies in one piece, as nearly all do, without looking for its end first. -1 if its end is not here.
    private long wholeHead(Http1Flow flow, Bytes window, long end, long shift) {
        long from = flow.messageFrom - shift;
        skim.begin(window, from, end);
        Http1Head head = Http1Head.parse(skim);
        long to = skim.position();
        if (!Http1Line.endsWithBlank(window, from, to)) {
            return -1;
        }
        flow.lineFrom = to + shift;
        headEnded(flow, head, window, from, to);
        return to;
    }

    private long endHead(Http1Flow flow, Bytes window, long unkept, long headEnd, long shift) {
        if (flow.hasCarry()) {
            flow.keep(window, unkept, (int) (headEnd - unkept), unkept + shift);
            headEnded(flow, flow.carried(), 0, flow.carryLength());
        } else {
            headEnded(flow, window, flow.messageFrom - shift, headEnd);
        }
        return headEnd;
    }

    /// The rest of a head is missing: what its complete lines say is told all the same.
    private void headPartlySeen(Http1Flow flow) {
        long complete = flow.hasLine && flow.hasCarry() ? flow.lineFrom - flow.carryFrom() : 0;
        if (complete <= 0 || complete > flow.carryLength()) {
            return;
        }
        skim.begin(flow.carried(), 0, complete);
        Http1Head head = Http1Head.parse(skim);
        exchanges.event(new Http1Event.HeadPartlySeen(flow.unit(flow.carryFrom(), flow.lineFrom), head));
    }

    private void headEnded(Http1Flow flow, Bytes source, long from, long to) {
        skim.begin(source, from, to);
        headEnded(flow, Http1Head.parse(skim), source, from, to);
    }

    /// A head has just been skimmed.
    private void headEnded(Http1Flow flow, Http1Head head, Bytes source, long from, long to) {
        boolean isOdd = skim.anomalies() > 0;
        long headFrom = flow.messageFrom;
        Unit unit = flow.unit(headFrom, headFrom + (to - from));
        Http1Flow other = other(flow);
        Http1Request next = exchanges.next();
        switch (head.start()) {
            case Http1StartLine.Request line -> exchanges.requestStarted(flow, other, head, line, unit);
            case Http1StartLine.Status line -> exchanges.responseStarted(flow, other, head, line, unit);
        }
        if (isOdd) {
            exchanges.report(flow, source, from, to, headFrom, Http1Head::parse);
        }
        flow.dropCarry();
        enterBody(flow, head, next, unit.to());
    }

    private void enterBody(Http1Flow flow, Http1Head head, @Nullable Http1Request next, long at) {
        Http1StartLine.Status status = head.status();
        switch (flow.framing) {
            case NO_BODY -> {
                messageEnded(flow, at, Trigger.HEAD_ENDED_MESSAGE);
            }
            case LENGTH -> {
                flow.remaining = head.headers().contentLength();
                flow.step(Trigger.HEAD_ENDED_BEFORE_BODY);
            }
            case CHUNKED -> {
                flow.step(Trigger.HEAD_ENDED_BEFORE_CHUNKS);
                flow.chunkFrom = at;
            }
            case UNTIL_CLOSE -> flow.step(Trigger.HEAD_ENDED_BEFORE_ENDLESS_BODY);
            case SWITCH -> {
                switchOver(flow, head, next, at);
                return;
            }
        }
        if (status != null && !status.isInterim() && other(flow).life == Http1Phase.AWAITING_SWITCH) {
            refuseSwitch(other(flow));
        }
    }

    // ---- bodies

    private long body(Http1Flow flow, Bytes window, long position, long end, long shift) {
        long take = Math.min(flow.remaining, end - position);
        exchanges.body(flow, window, position, position + take, shift);
        flow.remaining -= take;
        if (flow.remaining == 0) {
            bodyEnded(flow, position + take + shift);
        }
        return position + take;
    }

    private void bodyEnded(Http1Flow flow, long at) {
        if (flow.life == Http1Phase.CHUNK_DATA) {
            flow.step(Trigger.CHUNK_DATA_ENDED);
        } else {
            messageEnded(flow, at, Trigger.BODY_ENDED);
        }
    }

    private void messageEnded(Http1Flow flow, long at, Trigger trigger) {
        Http1Head head = flow.head;
        int exchange = flow.exchange;
        exchanges.completed(flow, at, HttpCompletion.WHOLE);
        flow.step(trigger);
        if (head != null && asksToSwitch(head) && exchanges.isPending(exchange)) {
            flow.step(Trigger.SWITCH_ASKED);
        }
    }


    // ---- other protocols

    private static boolean asksToSwitch(Http1Head head) {
        Http1StartLine.Request line = head.request();
        return line != null && (line.method().equals("CONNECT") || head.asksToUpgrade());
    }

    private void switchOver(Http1Flow flow, Http1Head head, @Nullable Http1Request request, long at) {
        Http1Flow other = other(flow);
        long begin = other.hasCarry() ? other.carryFrom() : other.offset;
        exchanges.completed(other, begin, HttpCompletion.PLACE_LOST);
        exchanges.completed(flow, at, HttpCompletion.WHOLE);
        boolean isClient = flow.side == Side.CLIENT;
        exchanges.switched(flow, head, request, isClient ? at : begin, isClient ? begin : at);
        flow.step(Trigger.SWITCH_AGREED);
        if (other.life != Http1Phase.SWITCHED) {
            exchanges.passOnKept(other);
            if (other.life == Http1Phase.CLOSED) {
                exchanges.passOnEnd(other, Ending.FINISHED);
            } else {
                other.step(Trigger.SWITCH_AGREED);
            }
        }
    }

    /// Bytes that came before the answer to CONNECT or Upgrade: the answer decides what they are.
    private long await(Http1Flow flow, Bytes window, long position, long end, long shift) {
        Http1Request asked = exchanges.last();
        boolean mayGoOn = asked == null || !asked.isConnect();
        if (mayGoOn && !flow.hasCarry() && Http1Line.beginsWithRequest(window, position, end)) {
            flow.step(Trigger.SWITCH_REFUSED);
            return position;
        }
        boolean isFirstLine = flow.carryLength() < Http1Line.LONGEST_SEARCHED;
        flow.keep(window, position, (int) (end - position), position + shift);
        if (mayGoOn && isFirstLine && Http1Line.beginsWithRequest(flow.carried(), 0, flow.carryLength())) {
            refuseSwitch(flow);
        } else if (flow.carryLength() > LONGEST_HEAD) {
            // so much is no request: the answer, which is not in the capture, must have agreed
            exchanges.switchedUnseen(flow);
            flow.step(Trigger.SWITCH_AGREED);
        }
        return end;
    }

    private void refuseSwitch(Http1Flow flow) {
        flow.step(Trigger.SWITCH_REFUSED);
        if (flow.hasCarry()) {
            long from = flow.carryFrom();
            byte[] kept = flow.takeCarry();
            feed(flow, Bytes.captured(kept), 0, kept.length, from);
        }
    }

    @Override
    public void gap(Side side, long offset, long length) {
        Http1Flow flow = flow(side);
        flow.offset = offset + length;
        switch (flow.life) {
            case BODY_UNTIL_CLOSE -> exchanges.bodyMissing(flow, length);
            case BODY, CHUNK_DATA -> {
                long inside = Math.min(length, flow.remaining);
                exchanges.bodyMissing(flow, inside);
                flow.remaining -= inside;
                if (flow.remaining == 0) {
                    bodyEnded(flow, offset + inside);
                }
                if (inside < length) {
                    exchanges.lose(flow, offset + length);
                }
            }
            case SWITCHED -> exchanges.passOnGap(flow, offset, length);
            case CLOSED -> {}
            case JOINED_MIDWAY -> flow.dropCarry();
            case HEAD -> {
                headPartlySeen(flow);
                exchanges.lose(flow, offset + length);
            }
            case IDLE, CHUNK_SIZE, CHUNK_END, TRAILERS, AWAITING_SWITCH, LOST -> exchanges.lose(flow, offset + length);
        }
    }

    @Override
    public void end(Side side, Ending ending) {
        Http1Flow flow = flow(side);
        switch (flow.life) {
            case HEAD -> {
                if (flow.hasLine && flow.isWithoutVersion()) {
                    headEnded(flow, flow.carried(), 0, flow.carryLength());
                } else if (ending != Ending.CAPTURE_ENDED) {
                    headCut(flow);
                }
            }
            case BODY_UNTIL_CLOSE -> exchanges.completed(
                    flow, flow.offset, ending == Ending.FINISHED ? HttpCompletion.WHOLE : completionOf(ending));
            case BODY, CHUNK_SIZE, CHUNK_DATA, CHUNK_END, TRAILERS -> {
                exchanges.cut(flow, ending);
                exchanges.completed(flow, flow.offset, completionOf(ending));
            }
            case CLOSED -> {
                return;
            }
            case SWITCHED -> exchanges.passOnEnd(flow, ending);
            case JOINED_MIDWAY, IDLE, AWAITING_SWITCH, LOST -> {}
        }
        flow.dropCarry();
        flow.step(Trigger.STREAM_ENDED);
    }

    /// A direction ended inside what should have been a head.
    private void headCut(Http1Flow flow) {
        Bytes kept = flow.carried();
        Unit unit = flow.unit(flow.messageFrom, flow.offset);
        if (flow.hasLine || Http1Line.canStart(kept, 0, kept.length())) {
            exchanges.anomaly(unit, Http1Anomaly.HEAD_CUT, Long.toString(unit.length()), "an empty line");
        } else if (!Http1Line.isBlank(kept)) {
            exchanges.anomaly(unit, Http1Anomaly.NOT_HTTP, "no start line", "a start line");
        }
    }

    private static HttpCompletion completionOf(Ending ending) {
        return switch (ending) {
            case FINISHED -> HttpCompletion.CUT_BY_CLOSE;
            case RESET -> HttpCompletion.CUT_BY_RESET;
            case CAPTURE_ENDED -> HttpCompletion.CAPTURE_ENDED;
        };
    }

}
