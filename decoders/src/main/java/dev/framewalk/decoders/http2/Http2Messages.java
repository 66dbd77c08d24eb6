package dev.framewalk.decoders.http2;

import dev.framewalk.decoders.hpack.HpackBlock;
import dev.framewalk.decoders.hpack.HpackFinding;
import dev.framewalk.decoders.http.HttpCompletion;
import dev.framewalk.decoders.http2.Http2Detail.Role;
import dev.framewalk.decoders.http2.Http2StreamLife.Trigger;
import dev.framewalk.decoders.stream.Ending;
import dev.framewalk.decoders.stream.Side;
import dev.framewalk.decoders.stream.Unit;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/// The part of the decoder that knows streams and their messages: what opens and ends them, and which field block is what.
final class Http2Messages {
    private static final int MANY_RESETS = 100;

    private final Http2Connection connection;
    private final Http2Telling telling;
    private final Http2Streams streams;
    private final Http2FieldRules rules;
    private final Http2Endings endings;

    Http2Messages(Http2Connection connection) {
        this.connection = connection;
        telling = connection.telling;
        streams = connection.streams;
        rules = new Http2FieldRules(telling);
        endings = new Http2Endings(telling, streams, connection.channels);
    }

    // ---- field blocks

    /// A field block that came with HEADERS is complete.
    void fields(Http2End sender, Http2Section section) {
        fields(sender, section, true);
    }

    /// The field block of a HEADERS frame is over, and it could not be read.
    void unread(Http2End sender, Unit frame, Http2BlockContext context) {
        if (sender.blockType != Http2FrameType.HEADERS.number()) {
            return;
        }
        Unit unit = new Unit(frame.side(), sender.blockFrom, frame.to());
        fields(
                sender,
                new Http2Section(
                        frame,
                        sender.blockType,
                        sender.blockFlags,
                        0,
                        unit,
                        sender.blockType,
                        sender.blockFlags,
                        sender.blockStream,
                        0,
                        Http2Head.UNREAD,
                        null,
                        context,
                        context),
                false);
    }

    private void fields(Http2End sender, Http2Section section, boolean isFrameToTell) {
        Http2Track known = section.stream() == 0 ? null : streams.get(section.stream());
        boolean isUnwanted = known == null && (section.stream() == 0 || isOver(section.stream()));
        Http2Track track = isUnwanted ? null : known != null ? known : opened(sender, section);
        Role role = track == null || isEnded(track, sender.side) ? Role.UNKNOWN : role(track, sender.side, section.head());
        boolean opens = track != null && known == null;
        if (isFrameToTell) {
            telling.event(section.seen(role, opens));
        }
        if (track != null && opens) {
            tellOpened(track, section, sender.side);
        } else if (track != null) {
            openedByUpgrade(track, section.frame());
        }
        if (track != null) {
            message(track, sender.side, role, section);
        }
        check(sender, section, role);
        late(sender, section, track);
        if (track == null || role == Role.UNKNOWN) {
            misplaced(sender, section, track);
            return;
        }
        boolean isForeseen = streams.step(track, sender.side, Trigger.SEND_HEADERS, section.frame());
        if (!isForeseen
                && !connection.isTolerant()
                && Http2StreamLife.TABLE.broken(Trigger.SEND_HEADERS) instanceof Http2Anomaly broken) {
            telling.anomaly(section.frame(), track.id, broken, "HEADERS", "none");
        }
        checkConcurrency(sender, track, section.frame(), opens || role == Role.RESPONSE && track.isPromised());
        if (section.endsStream()) {
            if (role == Role.INTERIM_RESPONSE) {
                telling.anomaly(
                        section.frame(), track.id, Http2Anomaly.INTERIM_ENDS, section.head().status() + "", "none");
            }
            finish(track, sender.side, section.frame(), section.inFrame());
        } else if (role == Role.TRAILERS && !connection.isTolerant()) {
            telling.anomaly(section.frame(), track.id, Http2Anomaly.TRAILERS_NOT_LAST, "HEADERS", "END_STREAM");
        }
    }

    private boolean isOver(long stream) {
        Http2End opener = (stream & 1) == 1 ? connection.client : connection.server;
        boolean mayBe = connection.isTolerant() || stream <= opener.lastOpened;
        return mayBe && streams.closed(stream) != null;
    }

    private static boolean isEnded(Http2Track track, Side side) {
        return track.half(side).isOver && track.half(side).head != null && !(side == Side.CLIENT && track.isPromised());
    }

    private Role role(Http2Track track, Side side, Http2Head head) {
        boolean mayBeTrailers = connection.isTolerant() && !head.isPseudo() && head.unknown() == 0;
        Http2Track.Half half = track.half(side);
        if (half.head != null || mayBeTrailers) {
            return Role.TRAILERS;
        }
        return side == Side.CLIENT ? Role.REQUEST : head.isInterim() ? Role.INTERIM_RESPONSE : Role.RESPONSE;
    }

    /// A stream that was not in use begins.
    private Http2Track opened(Http2End sender, Http2Section section) {
        boolean isRequest = sender.side == Side.CLIENT && (section.head().isPseudo() || !connection.isTolerant() || section.head().unknown() > 0);
        Http2Track track = new Http2Track(
                section.stream(), isRequest ? Http2StreamPhase.IDLE : Http2StreamPhase.JOINED_MIDWAY, 0, 0);
        track.opened = section.frame();
        add(track, section.frame());
        return track;
    }

    /// The request of HTTP/1.1 that proposed to go on as HTTP/2 has opened stream 1: told with the first frame after it.
    void openedByUpgrade(Http2Track track, Unit unit) {
        if (track.opened == null && track.request.head != null) {
            track.opened = unit;
            streams.changed(track, unit);
            telling.event(new Http2Event.StreamOpened(unit, track.id, track.request.head, null));
        }
    }

    private void add(Http2Track track, Unit by) {
        streams.add(track);
        Http2Track surplus = streams.surplus();
        if (surplus != null) {
            endings.closed(surplus, Http2Event.Closing.FORGOTTEN, null, by, null);
        }
    }

    private void tellOpened(Http2Track track, Http2Section section, Side side) {
        Http2Head request = side == Side.CLIENT ? section.head() : null;
        telling.event(new Http2Event.StreamOpened(section.unit(), track.id, request, section.inUnit()));
        checkNumber(connection.end(side), track, section.frame());
    }

    /// The rules about numbers of streams (RFC 9113, section 5.1.1).
    private void checkNumber(Http2End sender, Http2Track track, Unit unit) {
        long id = track.id;
        boolean isClient = sender.side == Side.CLIENT;
        if (!isClient && track.life == Http2StreamPhase.JOINED_MIDWAY) {
            if (connection.isTolerant()) {
                telling.anomaly(unit, id, Http2Anomaly.NO_REQUEST, "none", "a request");
            } else {
                telling.anomaly(unit, id, Http2Anomaly.SERVER_HEADERS, id, 0);
            }
            return;
        }
        if (isClient != ((id & 1) == 1)) {
            telling.anomaly(unit, id, isClient ? Http2Anomaly.EVEN_STREAM : Http2Anomaly.ODD_STREAM, id, 0);
        } else if (id > sender.lastOpened) {
            sender.lastOpened = id;
        } else if (!connection.isTolerant()) {
            telling.anomaly(unit, id, Http2Anomaly.STREAM_NOT_HIGHER, id, sender.lastOpened);
        }
        Http2End other = connection.end(sender.side.other());
        if (other.goAway >= 0 && id > other.goAway) {
            telling.anomaly(unit, id, Http2Anomaly.STREAM_AFTER_GOAWAY, id, other.goAway);
        }
    }

    private void checkConcurrency(Http2End sender, Http2Track track, Unit unit, boolean isNewlyActive) {
        if (isNewlyActive && telling.wantsAnomalies() && ((track.id & 1) == 1) == (sender.side == Side.CLIENT)) {
            long most = connection.end(sender.side.other()).settings.value(Http2Setting.MAX_CONCURRENT_STREAMS);
            int active = streams.active(sender.side);
            if (most != Http2Settings.UNKNOWN && active > most) {
                telling.anomaly(unit, track.id, Http2Anomaly.TOO_MANY_STREAMS, active, most);
            }
        }
    }

    private void message(Http2Track track, Side side, Role role, Http2Section section) {
        Http2Head head = section.head();
        Http2Track.Half half = track.half(side);
        switch (role) {
            case REQUEST -> {
                half.head = head;
                half.headUnit = section.unit();
                track.priority = head.priority();
                Http2Event.RequestStarted started =
                        new Http2Event.RequestStarted(section.unit(), track.id, head, section.inUnit());
                telling.event(started);
                channel(track, started);
            }
            case RESPONSE -> {
                half.head = head;
                half.headUnit = section.unit();
                Http2Event.ResponseStarted started = new Http2Event.ResponseStarted(
                        section.unit(), track.id, head, track.request.head, false, section.inUnit());
                telling.event(started);
                channel(track, started);
            }
            case INTERIM_RESPONSE -> telling.event(new Http2Event.Interim(
                    section.unit(), track.id, head, track.request.head, section.inUnit()));
            case TRAILERS -> {
                if (half.head != null) {
                    half.trailers = head;
                    half.trailersUnit = section.unit();
                }
                Http2Event.TrailersSeen trailers =
                        new Http2Event.TrailersSeen(section.unit(), track.id, head, section.inUnit());
                telling.event(trailers);
                connection.channels.about(track, trailers);
            }
            case PROMISE, UNKNOWN -> {
                // told elsewhere, or nobody's
            }
        }
        streams.changed(track, section.frame());
    }

    private void channel(Http2Track track, Http2Event.Message head) {
        boolean wasClaimed = track.isClaimed;
        connection.channels.head(track, head);
        if (track.isClaimed && !wasClaimed) {
            streams.claim();
        }
    }

    /// An answer that was on the way when the client gave its stream up.
    private void late(Http2End sender, Http2Section section, @Nullable Http2Track track) {
        Http2State.Closed closed = track == null ? streams.closed(section.stream()) : null;
        if (closed != null
                && sender.side == Side.SERVER
                && closed.resetBy() == Side.CLIENT
                && section.head().status() >= 200) {
            telling.event(new Http2Event.ResponseStarted(
                    section.unit(), section.stream(), section.head(), closed.request(), true, section.inUnit()));
        }
    }

    /// HEADERS that belong to no message.
    private void misplaced(Http2End sender, Http2Section section, @Nullable Http2Track track) {
        if (section.stream() == 0 || connection.isTolerant()) {
            return;
        }
        Http2State.Closed closed = streams.closed(section.stream());
        if (track != null || closed != null && closed.resetBy() != sender.side.other()) {
            telling.anomaly(
                    section.frame(),
                    section.stream(),
                    track == null ? Http2Anomaly.HEADERS_AFTER_CLOSE : Http2Anomaly.STREAM_CLOSED,
                    track == null ? Long.toString(section.stream()) : "HEADERS",
                    "none");
        }
    }

    private void check(Http2End sender, Http2Section section, Role role) {
        if (!telling.wantsAnomalies()) {
            return;
        }
        HpackBlock block = section.block();
        if (block == null) {
            return;
        }
        for (HpackFinding finding : block.findings()) {
            telling.event(new Http2Event.CompressionAnomalySeen(
                    section.unit(),
                    section.stream(),
                    finding.anomaly(),
                    finding.measured(),
                    finding.expected(),
                    section.inUnit()));
        }
        if (block.endsConnection()) {
            telling.anomaly(
                    section.unit(),
                    section.stream(),
                    Http2Anomaly.COMPRESSION,
                    block.findings().getFirst().anomaly().id(),
                    "none");
        } else {
            boolean knowsProtocol = connection.server.most(Http2Setting.ENABLE_CONNECT_PROTOCOL) != 0;
            rules.check(section, role, sender.side, knowsProtocol);
        }
    }

    // ---- promises

    /// PUSH_PROMISE is complete: a request that the server makes up.
    void promised(Http2End sender, Http2Section section) {
        telling.event(section.seen(Role.PROMISE, true));
        long id = section.promised();
        if (sender.side == Side.CLIENT) {
            telling.anomaly(section.frame(), section.stream(), Http2Anomaly.PUSH_FROM_CLIENT, "PUSH_PROMISE", "none");
            return;
        }
        if (connection.client.settings.value(Http2Setting.ENABLE_PUSH) == 0) {
            telling.anomaly(section.frame(), section.stream(), Http2Anomaly.PUSH_DISABLED, "PUSH_PROMISE", "none");
        }
        Http2Track parent = streams.get(section.stream());
        if ((parent == null || !parent.life(Side.SERVER).maySend()) && !connection.isTolerant()) {
            telling.anomaly(section.frame(), section.stream(), Http2Anomaly.PUSH_PARENT, section.stream(), 0);
        }
        if (id == 0 || streams.get(id) != null || isOver(id)) {
            telling.anomaly(section.frame(), section.stream(), Http2Anomaly.STREAM_NOT_HIGHER, id, sender.lastOpened);
            return;
        }
        Http2Track track = new Http2Track(id, Http2StreamPhase.IDLE, 0, 0);
        track.parent = section.stream();
        track.opened = section.frame();
        track.priority = section.head().priority();
        track.request.head = section.head();
        track.request.headUnit = section.unit();
        track.request.isOver = true;
        add(track, section.frame());
        streams.step(track, Side.SERVER, Trigger.SEND_PROMISE, section.frame());
        telling.event(new Http2Event.StreamOpened(section.unit(), id, section.head(), section.inUnit()));
        telling.event(new Http2Event.PushPromised(
                section.unit(), id, section.stream(), section.head(), section.inUnit()));
        checkNumber(sender, track, section.frame());
        check(sender, section, Role.PROMISE);
    }

    // ---- DATA

    /// The stream of a DATA frame that is complete, or null if it is none that is in use.
    @Nullable Http2Track trackForData(Http2Flow flow, Unit unit) {
        if (flow.streamId == 0) {
            return null;
        }
        Http2Track track = streams.get(flow.streamId);
        if (track == null && connection.isTolerant() && !isOver(flow.streamId)) {
            track = new Http2Track(
                    flow.streamId, Http2StreamPhase.JOINED_MIDWAY, Http2Windows.UNKNOWN, Http2Windows.UNKNOWN);
            add(track, unit);
        }
        return track;
    }

    private Http2Track.@Nullable Half bodyOf(Http2Flow flow) {
        Http2Track track = streams.get(flow.streamId);
        if (track == null) {
            return null;
        }
        Http2Track.Half half = track.half(flow.side);
        if (!half.hasBegun()) {
            return null;
        }
        streams.changed(track, null);
        return half;
    }

    /// Content of the DATA frame in progress.
    void piece(Http2Flow flow, long from, long to) {
        Http2Track.Half half = bodyOf(flow);
        if (half != null) {
            half.body().add(from, to);
        }
    }

    /// Content of the DATA frame in progress that the capture lacks.
    void miss(Http2Flow flow, long bytes) {
        Http2Track.Half half = bodyOf(flow);
        Http2Track track = streams.get(flow.streamId);
        if (half != null && track != null) {
            connection.channels.gap(track, flow, bytes);
            half.body().miss(bytes);
        }
    }

    /// A DATA frame is over and counted.
    void dataEnded(Http2Track track, Http2Flow flow, Unit unit) {
        if (track.opened == null && track.life == Http2StreamPhase.JOINED_MIDWAY) {
            track.opened = unit;
            telling.event(new Http2Event.StreamOpened(unit, track.id, null, null));
        }
        boolean maySend = track.life(flow.side).maySend();
        if (!maySend) {
            if (!connection.isTolerant()) {
                telling.anomaly(unit, track.id, Http2Anomaly.STREAM_CLOSED, "DATA", "none");
            }
            return;
        }
        if (track.half(flow.side).head == null && !connection.isTolerant()) {
            telling.anomaly(unit, track.id, Http2Anomaly.DATA_BEFORE_HEADERS, "DATA", "HEADERS");
        }
        if ((flow.flags & Http2Flags.END_STREAM) != 0) {
            finish(track, flow.side, unit, null);
        }
    }

    /// DATA on a stream that is not in use.
    void dataWithoutTrack(Http2End sender, long stream, Unit unit) {
        if (stream != 0) {
            checkIdle(sender, stream, unit, "DATA");
            Http2State.Closed closed = streams.closed(stream);
            if (closed != null && closed.resetBy() != sender.side.other()) {
                telling.anomaly(unit, stream, Http2Anomaly.STREAM_CLOSED, "DATA", "none");
            }
        }
    }

    /// A frame names a stream that is not in use: one that has ended, or one that has never begun?
    void checkIdle(Http2End sender, long stream, Unit unit, String what) {
        Http2End opener = (stream & 1) == 1 ? connection.client : connection.server;
        if (stream > opener.lastOpened && !connection.isTolerant() && !isOver(stream)) {
            telling.anomaly(unit, stream, Http2Anomaly.IDLE_STREAM, what + " on stream " + stream, "an open stream");
        }
    }

    // ---- ends

    /// A side has finished sending on a stream.
    private void finish(Http2Track track, Side side, Unit unit, @Nullable Http2BlockContext context) {
        Http2Track.Half half = track.half(side);
        if (half.head != null && !half.isOver) {
            endings.completed(
                    track,
                    side,
                    unit,
                    half.bodyMissing() > 0 ? HttpCompletion.WITH_HOLES : HttpCompletion.WHOLE,
                    context);
            rules.checkBody(track, side, unit);
        }
        connection.channels.end(track, side, Ending.FINISHED);
        streams.step(track, side, Trigger.SEND_END_STREAM, unit);
        // the request was not seen: it ended before its answer did, as nearly all do
        boolean isUnseen = side == Side.SERVER && track.request.head == null;
        if (track.life == Http2StreamPhase.CLOSED || isUnseen) {
            endings.closed(track, Http2Event.Closing.FINISHED, null, unit, context);
        }
    }

    /// RST_STREAM.
    void reset(Http2End sender, Unit unit, Http2FrameValues values) {
        long id = values.streamNumber;
        if (id == 0) {
            return;
        }
        Http2Track track = streams.get(id);
        if (track == null) {
            telling.event(new Http2Event.StreamReset(unit, id, "", values.number, true));
            checkIdle(sender, id, unit, "RST_STREAM");
            return;
        }
        if (sender.side == Side.CLIENT && track.response.head == null && !track.isPromised()) {
            sender.resets++;
            if (sender.resets >= MANY_RESETS && Http2Connection.isPowerOfTen(sender.resets)) {
                telling.anomaly(unit, id, Http2Anomaly.RAPID_RESET, sender.resets, 0);
            }
        }
        boolean isAfter = track.response.isOver && sender.side == Side.SERVER;
        Http2Event.StreamReset reset = new Http2Event.StreamReset(unit, id, track.title(), values.number, isAfter);
        telling.event(reset);
        connection.channels.reset(track, reset);
        for (Side side : Side.values()) {
            endings.completed(track, side, unit, HttpCompletion.CUT_BY_RESET, null);
        }
        streams.step(track, sender.side, Trigger.SEND_RESET, unit);
        endings.closed(track, Http2Event.Closing.RESET, sender.side, unit, null);
    }

    /// A priority of RFC 9218 was sent for a stream.
    void priority(long stream, String value, Unit unit) {
        Http2Track track = streams.get(stream);
        if (track != null) {
            track.priority = value;
            streams.changed(track, unit);
        }
    }

    /// No more bytes come from a side.
    void ended(Side side, Ending ending, Unit unit, boolean isLast) {
        HttpCompletion how = switch (ending) {
            case FINISHED -> HttpCompletion.CUT_BY_CLOSE;
            case RESET -> HttpCompletion.CUT_BY_RESET;
            case CAPTURE_ENDED -> HttpCompletion.CAPTURE_ENDED;
        };
        for (Iterator<Http2Track> all = streams.iterator(); all.hasNext(); ) {
            Http2Track track = all.next();
            endings.completed(track, side, unit, how, null);
            streams.changed(track, null);
            if (isLast && ending != Ending.CAPTURE_ENDED) {
                endings.closed(track, Http2Event.Closing.CONNECTION_ENDED, null, unit, null);
            }
        }
    }
}
