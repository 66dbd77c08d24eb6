package dev.framewalk.decoders.http1;

import dev.framewalk.bytes.Bytes;
import dev.framewalk.decoders.field.Explain;
import dev.framewalk.decoders.field.Finding;
import dev.framewalk.decoders.http.HttpCompletion;
import dev.framewalk.decoders.http.HttpInside;
import dev.framewalk.decoders.http.HttpMessageEvent;
import dev.framewalk.decoders.stream.Ending;
import dev.framewalk.decoders.stream.Inside;
import dev.framewalk.decoders.stream.Side;
import dev.framewalk.decoders.stream.StreamSink;
import dev.framewalk.decoders.stream.Uncovered;
import dev.framewalk.decoders.stream.Unit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The part of the decoder that knows messages: which response answers which request, whether the connection stays open, and what
/// is told about each.
final class Http1Exchanges {
    /// The number of the channel that the connection goes on as.
    private static final long CONTINUATION = 0;

    /// Clients that pipeline send a few requests ahead. More than this many without an answer means that the answers are not in the
    /// capture, and the oldest are forgotten.
    private static final int MOST_PENDING = 1024;

    /// A hostile head can break as many rules as it has lines.
    private static final int MOST_FINDINGS = 32;

    private final StreamSink sink;
    private final boolean joinedMidway;
    private final Deque<Http1Request> pending = new ArrayDeque<>();
    private int requests;
    private int responses;
    private int responsesAhead;
    private boolean isPairingCertain = true;
    private @Nullable Side closing;

    Http1Exchanges(StreamSink sink, boolean joinedMidway) {
        this.sink = sink;
        this.joinedMidway = joinedMidway;
    }

    Http1State state(Http1Flow client, Http1Flow server) {
        return new Http1State(
                client.state(),
                server.state(),
                List.copyOf(pending),
                requests,
                responses,
                responsesAhead,
                isPairingCertain,
                closing);
    }

    void restore(Http1State state) {
        pending.clear();
        pending.addAll(state.pending());
        requests = state.requests();
        responses = state.responses();
        responsesAhead = state.responsesAhead();
        isPairingCertain = state.isPairingCertain();
        closing = state.closing();
    }

    /// The request that the next response answers, as far as is known.
    @Nullable Http1Request next() {
        return pending.peekFirst();
    }

    /// The request that was sent last and waits for its response.
    @Nullable Http1Request last() {
        return pending.peekLast();
    }

    /// Whether this exchange still waits for its final response.
    boolean isPending(int exchange) {
        Http1Request last = pending.peekLast();
        return last != null && last.exchange() == exchange;
    }

    /// Where messages begin and end is not known any more; `at` is how far it was.
    void lose(Http1Flow flow, long at) {
        completed(flow, at, HttpCompletion.PLACE_LOST);
        isPairingCertain = false;
        flow.dropCarry();
        if (flow.skippedFrom < 0) {
            flow.skippedFrom = at;
        }
        flow.step(Http1Life.Trigger.PLACE_LOST);
    }

    /// Keeps the beginning of a head or line for later, unless it grows beyond all measure. Returns `end`.
    long keepUnfinished(Http1Flow flow, Bytes window, long from, long end, long shift) {
        flow.keep(window, from, (int) (end - from), from + shift);
        if (flow.carryLength() > Http1Decoder.LONGEST_HEAD) {
            anomaly(
                    flow.unit(flow.carryFrom(), end + shift),
                    Http1Anomaly.HEAD_TOO_LONG,
                    Integer.toString(flow.carryLength()),
                    Integer.toString(Http1Decoder.LONGEST_HEAD));
            lose(flow, end + shift);
        }
        return end;
    }

    /// A head of a request is complete.
    void requestStarted(Http1Flow flow, Http1Flow other, Http1Head head, Http1StartLine.Request line, Unit unit) {
        if (!isPairingCertain && !other.life.isInsideMessage()) {
            // hardly anybody pipelines: who asks anew has got the answers that were lost
            pending.clear();
            isPairingCertain = true;
        }
        requests++;
        Http1Event.RequestStarted started = new Http1Event.RequestStarted(unit, requests, head);
        Http1Request request = new Http1Request(
                requests,
                line.method(),
                line.target(),
                line.versionTenths(),
                head.asksToUpgrade() ? head.headers().upgrade() : null,
                started);
        if (responsesAhead > 0) {
            responsesAhead--;
        } else {
            if (pending.size() == MOST_PENDING) {
                pending.removeFirst();
                isPairingCertain = false;
            }
            pending.addLast(request);
        }
        flow.head = head;
        flow.exchange = requests;
        flow.request = null;
        flow.framing = Http1Framing.of(head, null);
        boolean isAfterClose = closing == flow.side;
        sink.event(started);
        sink.event(new Http1Event.HeadSeen(unit, requests, head));
        claim(flow, started, head);
        if (isAfterClose) {
            anomaly(unit, Http1Anomaly.REQUEST_AFTER_CLOSE, "a request", "none");
        }
        if (!head.keepsConnection()) {
            closing = flow.side;
        }
    }

    /// A head of a response is complete.
    void responseStarted(Http1Flow flow, Http1Flow other, Http1Head head, Http1StartLine.Status line, Unit unit) {
        if (line.isInterim()) {
            Http1Request request = isPairingCertain || pending.size() == 1 ? pending.peekFirst() : null;
            flow.head = head;
            flow.request = request;
            flow.framing = Http1Framing.NO_BODY;
            sink.event(new Http1Event.Interim(unit, head, request));
            sink.event(new Http1Event.HeadSeen(unit, request == null ? 0 : request.exchange(), head));
            return;
        }
        boolean isFirstAlone = pending.isEmpty() && (joinedMidway ? responses == 0 : responsesAhead == 0);
        boolean isKnown = isPairingCertain || pending.size() == 1;
        Http1Request first = pending.pollFirst();
        Http1Request request = isKnown ? first : null;
        if (first == null && !joinedMidway) {
            responsesAhead++;
        }
        responses++;
        flow.head = head;
        flow.request = request;
        flow.exchange = request == null ? 0 : request.exchange();
        flow.framing = Http1Framing.of(head, first);
        Http1Event.ResponseStarted started = new Http1Event.ResponseStarted(unit, head, request);
        sink.event(started);
        claim(flow, started, head);
        if (head.length() > 0) {
            sink.event(new Http1Event.HeadSeen(unit, flow.exchange, head));
        }
        if (isFirstAlone) {
            anomaly(unit, Http1Anomaly.RESPONSE_WITHOUT_REQUEST, "no request", "a request");
        }
        if (request != null && other.life.isInsideMessage() && other.exchange == request.exchange()) {
            anomaly(unit, Http1Anomaly.EARLY_RESPONSE, "an unfinished request", "a complete one");
        }
    }

    // ---- bodies

    /// Asks whether anybody reads the body that follows a head.
    private void claim(Http1Flow flow, HttpMessageEvent started, Http1Head head) {
        boolean hasBody = flow.framing != Http1Framing.NO_BODY && flow.framing != Http1Framing.SWITCH;
        String contentType = hasBody ? head.headers().contentType() : null;
        if (contentType != null && sink.readsContent(contentType)) {
            flow.isClaimed =
                    sink.open(flow.bodyChannel(), HttpInside.of(started, "", false));
        }
    }

    /// Bytes of a body are here.
    void body(Http1Flow flow, Bytes window, long at, long end, long shift) {
        if (flow.isClaimed && end > at) {
            long offset = flow.pieces.length();
            sink.uncovered(
                    flow.bodyChannel(),
                    Uncovered.carried(flow.unit(at + shift, end + shift), offset, window, at));
        }
        flow.pieces.add(at + shift, end + shift);
    }

    void bodyMissing(Http1Flow flow, long bytes) {
        if (flow.isClaimed && bytes > 0) {
            sink.uncoveredGap(
                    flow.bodyChannel(), flow.side, flow.pieces.length(), bytes);
        }
        flow.pieces.miss(bytes);
    }

    /// A body is over. It is a channel of one direction: nothing comes in the other.
    private void bodyEnded(Http1Flow flow, HttpCompletion how) {
        if (!flow.isClaimed) {
            return;
        }
        Ending ending = switch (how) {
            case WHOLE, WITH_HOLES, CUT_BY_CLOSE -> Ending.FINISHED;
            case CUT_BY_RESET -> Ending.RESET;
            case CAPTURE_ENDED, PLACE_LOST -> Ending.CAPTURE_ENDED;
        };
        sink.uncoveredEnd(flow.bodyChannel(), flow.side, ending);
        sink.uncoveredEnd(flow.bodyChannel(), flow.side.other(), ending);
    }

    /// The message in progress is over; `to` is where it ended.
    void completed(Http1Flow flow, long to, HttpCompletion how) {
        Http1Head head = flow.head;
        if (head == null) {
            return;
        }
        HttpCompletion completion =
                how == HttpCompletion.WHOLE && flow.pieces.missing() > 0 ? HttpCompletion.WITH_HOLES : how;
        Unit unit = flow.unit(flow.messageFrom, to);
        var body = flow.pieces.body(flow.side, head.headers().bodyCodings());
        switch (head.start()) {
            case Http1StartLine.Request request ->
                sink.event(new Http1Event.RequestCompleted(
                        unit, flow.exchange, head, flow.framing, body, flow.trailers, completion));
            case Http1StartLine.Status status -> {
                if (!status.isInterim()) {
                    boolean keepsOpen = closing == null
                            && head.keepsConnection()
                            && flow.framing != Http1Framing.UNTIL_CLOSE
                            && (completion == HttpCompletion.WHOLE || completion == HttpCompletion.WITH_HOLES);
                    if (!keepsOpen && closing == null) {
                        closing = flow.side;
                    }
                    sink.event(new Http1Event.ResponseCompleted(
                            unit, head, flow.request, flow.framing, body, flow.trailers, completion, keepsOpen));
                }
            }
        }
        bodyEnded(flow, completion);
        flow.endMessage();
    }

    /// Tells that the connection goes on as something else.
    void switched(Http1Flow flow, Http1Head head, @Nullable Http1Request request, long clientFrom, long serverFrom) {
        Http1StartLine.Status status = head.status();
        boolean isUpgrade = status != null && status.code() == 101;
        if (isUpgrade && !joinedMidway && (request == null || request.upgrade() == null)) {
            anomaly(flow.unit(flow.messageFrom, flow.messageFrom + head.length()), Http1Anomaly.SWITCH_UNASKED, "101", "an Upgrade");
        }
        String token = head.headers().upgrade();
        if (!isUpgrade && request != null) {
            token = "CONNECT " + request.target();
        } else if (token == null) {
            token = request == null || request.upgrade() == null ? "?" : request.upgrade();
        }
        long from = flow.side == Side.CLIENT ? clientFrom : serverFrom;
        Http1Event.Upgraded upgraded =
                new Http1Event.Upgraded(flow.unit(from, from), token, clientFrom, serverFrom, request);
        sink.event(upgraded);
        sink.open(CONTINUATION, upgraded.inside());
    }

    /// Bytes that belong to the protocol inside.
    void passOn(Http1Flow flow, Bytes window, long at, long end, long shift) {
        if (end > at) {
            sink.uncovered(CONTINUATION, Uncovered.same(flow.side, at + shift, window, at, (int) (end - at)));
        }
    }

    /// What was kept of a direction turns out to belong to the protocol inside.
    void passOnKept(Http1Flow flow) {
        if (flow.hasCarry()) {
            passOn(flow, flow.carried(), 0, flow.carryLength(), flow.carryFrom());
            flow.dropCarry();
        }
    }

    void passOnGap(Http1Flow flow, long offset, long length) {
        sink.uncoveredGap(CONTINUATION, flow.side, offset, length);
    }

    void passOnEnd(Http1Flow flow, Ending ending) {
        sink.uncoveredEnd(CONTINUATION, flow.side, ending);
    }

    /// So much was sent behind a proposal that its answer, which is not in the capture, must have agreed.
    void switchedUnseen(Http1Flow flow) {
        Http1Request asked = pending.peekLast();
        String upgrade = asked == null || asked.isConnect() ? null : asked.upgrade();
        sink.open(
                CONTINUATION,
                Inside.continued(
                        upgrade == null ? "" : Http1Sentences.firstToken(upgrade),
                        Http1Sentences.say("inside.unseen"),
                        asked == null || asked.asked() == null ? List.of() : List.of(asked.asked())));
        passOnKept(flow);
    }

    /// Tells that a direction ended inside its message.
    void cut(Http1Flow flow, Ending ending) {
        Http1Head head = flow.head;
        if (head == null || ending == Ending.CAPTURE_ENDED) {
            return;
        }
        long announced = flow.framing == Http1Framing.LENGTH ? head.headers().contentLength() : -1;
        anomaly(
                flow.unit(flow.messageFrom, flow.offset),
                Http1Anomaly.BODY_CUT,
                Long.toString(flow.pieces.length()),
                announced < 0 ? "more chunks" : Long.toString(announced));
    }

    void event(Http1Event event) {
        sink.event(event);
    }

    void anomaly(Unit unit, Http1Anomaly anomaly, String measured, String expected) {
        sink.event(new Http1Event.AnomalySeen(unit, anomaly, measured, expected));
    }

    /// Skimming met broken rules: reads the same bytes again, explaining, to say which and where.
    void report(Http1Flow flow, Bytes source, long from, long to, long offsetOfFrom, Consumer<Explain> parse) {
        Explain explain = new Explain(Http1Field.MESSAGE_GROUP, source, from, to);
        parse.accept(explain);
        List<Finding> findings = new ArrayList<>();
        explain.finish().walk(node -> findings.addAll(node.findings()));
        for (Finding finding : findings.subList(0, Math.min(MOST_FINDINGS, findings.size()))) {
            if (finding.anomaly() instanceof Http1Anomaly anomaly) {
                long begin = offsetOfFrom + finding.range().byteFrom() - from;
                anomaly(
                        flow.unit(begin, begin + finding.range().byteLength()),
                        anomaly,
                        finding.measured(),
                        finding.expected());
            }
        }
    }
}
