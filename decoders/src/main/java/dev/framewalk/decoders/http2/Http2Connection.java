package dev.framewalk.decoders.http2;

import dev.framewalk.bytes.Bytes;
import dev.framewalk.decoders.field.Skim;
import dev.framewalk.decoders.http.HttpMessageEvent;
import dev.framewalk.decoders.stream.Ending;
import dev.framewalk.decoders.stream.Side;
import dev.framewalk.decoders.stream.StreamSink;
import dev.framewalk.decoders.stream.StreamStart;
import dev.framewalk.decoders.stream.Unit;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The part of the decoder that knows what frames mean to the connection: settings, windows, PING, GOAWAY, and to which stream the rest belongs.
final class Http2Connection {
    private static final int MOST_REFUSED = 1000;

    final Http2Telling telling;
    final Http2Channels channels;
    final Http2Streams streams = new Http2Streams();
    final Http2Priorities priorities = new Http2Priorities();
    final Http2End client;
    final Http2End server;
    private final Http2Messages messages;
    private final Http2FlowControl flowControl;
    private final Http2Blocks blocks;
    private final Http2FrameValues values = new Http2FrameValues();
    private final Skim skim;
    private boolean isMidway;
    private boolean isExact;

    Http2Connection(StreamSink sink, StreamStart start) {
        telling = new Http2Telling(sink);
        channels = new Http2Channels(sink);
        isMidway = start.isMidway();
        isExact = !isMidway;
        client = new Http2End(Side.CLIENT, isMidway);
        server = new Http2End(Side.SERVER, isMidway);
        messages = new Http2Messages(this);
        flowControl = new Http2FlowControl(this);
        blocks = new Http2Blocks(this, messages);
        skim = new Skim(sink.wantsAnomalies());
        HttpMessageEvent request = Http2Upgrade.request(start);
        if (request != null) {
            Http2Upgrade.begin(this, request);
        }
    }

    Http2State state(Http2State.Flow clientFlow, Http2State.Flow serverFlow, List<Unit> searched) {
        return new Http2State(
                clientFlow,
                serverFlow,
                searched,
                client.state(),
                server.state(),
                streams.state(),
                streams.closedState(),
                priorities.tree(),
                isMidway,
                isExact,
                streams.opened());
    }

    void restore(Http2State state) {
        client.restore(state.clientEnd());
        server.restore(state.serverEnd());
        streams.restore(state);
        priorities.restore(state.priorities());
        isMidway = state.isMidway();
        isExact = state.isExact();
    }

    Http2End end(Side side) {
        return side == Side.CLIENT ? client : server;
    }

    /// Whether frames may be missing, so that what seems to break a rule may only be incomplete.
    boolean isTolerant() {
        return !isExact;
    }

    /// The window that streams begin with, for what a side sends; [Http2Windows#UNKNOWN] if it is not known.
    long initialWindow(Side sender) {
        return end(sender.other()).settings.value(Http2Setting.INITIAL_WINDOW_SIZE);
    }

    // ---- beginnings and ends

    void prefaceBad(Unit unit, Bytes found) {
        telling.anomaly(
                unit,
                0,
                Http2Anomaly.PREFACE_BAD,
                dev.framewalk.decoders.field.Display.text(found, 0, found.length()),
                "PRI * HTTP/2.0");
        isExact = false;
    }

    void prefaceSeen(Unit unit) {
        if (isMidway && client.frames == 0 && server.frames == 0) {
            client.freshen();
            server.freshen();
            isMidway = false;
            isExact = true;
        }
        telling.event(new Http2Event.PrefaceSeen(unit));
        Http2Track upgraded = streams.get(1);
        if (upgraded != null) {
            messages.openedByUpgrade(upgraded, unit);
        }
    }

    void framesFound(Unit unit, long skipped) {
        if (telling.wantsAnomalies()) {
            telling.anomaly(unit, 0, Http2Anomaly.RESYNCHRONIZED, skipped, 0);
        }
    }

    void noFrames(Unit passedOver) {
        if (telling.wantsAnomalies()) {
            long to = Math.min(passedOver.to(), passedOver.from() + Http2Frame.HEADER_LENGTH);
            Unit first = new Unit(passedOver.side(), passedOver.from(), to);
            telling.anomaly(first, 0, Http2Anomaly.NOT_FRAMES, passedOver.length() + " bytes", "frames");
        }
    }

    /// Whether a frame without a payload may be missing without harm to the tables: not within a field block.
    boolean canMissEmptyFrame(Side side) {
        return !end(side).isInBlock;
    }

    /// A frame without a payload was not seen: an acknowledgment of settings, most likely, or the end of a stream. It held no instruction for a
    /// table and took nothing from a window.
    void emptyFrameMissed() {
        isExact = false;
    }

    /// Frames of a side are missing, and nobody knows how many.
    void lost(Side side) {
        Http2End end = end(side);
        end.hpack.lost();
        end.endBlock();
        client.sendWindow = Http2Windows.UNKNOWN;
        server.sendWindow = Http2Windows.UNKNOWN;
        for (Iterator<Http2Track> all = streams.iterator(); all.hasNext(); ) {
            Http2Track track = all.next();
            track.clientCredit = Http2Windows.UNKNOWN;
            track.serverCredit = Http2Windows.UNKNOWN;
            streams.changed(track, null);
        }
        isExact = false;
    }

    void frameCut(Unit unit, long stream, long expected) {
        if (telling.wantsAnomalies()) {
            telling.anomaly(unit, stream, Http2Anomaly.FRAME_CUT, unit.length(), expected);
        }
    }

    /// @param isLast whether the other direction has ended before
    void ended(Side side, Ending ending, long at, boolean isLast) {
        messages.ended(side, ending, new Unit(side, at, at), isLast);
    }

    // ---- DATA

    void dataBegan(Http2Flow flow, boolean isReservedBitSet) {
        if (isReservedBitSet) {
            telling.anomaly(
                    flow.unit(flow.frameFrom, flow.frameFrom + Http2Frame.HEADER_LENGTH),
                    flow.streamId,
                    Http2Anomaly.RESERVED_BIT,
                    1,
                    0);
        }
    }

    /// Bytes of the DATA frame in progress are here.
    void content(Http2Flow flow, Bytes window, long shift, long from, long to) {
        Http2Track track = streams.claimed() == 0 ? null : streams.get(flow.streamId);
        if (track == null || !track.isClaimed || !track.half(flow.side).hasBegun()) {
            return;
        }
        long begin = Math.max(from, flow.pieceFrom);
        long end = Math.min(to, flow.frameTo() - Math.max(0, flow.padding));
        if (begin < end) {
            channels.content(track, flow, window, shift, begin, end);
        }
    }

    /// A part of DATA is missing: `missing` bytes from `offset` on. What came before is told.
    void dataGap(Http2Flow flow, long offset, long missing) {
        boolean isLengthMissing = flow.padding < 0;
        if (isLengthMissing && missing > 0) {
            flow.padding = 0;
        }
        long contentTo = flow.frameTo() - Math.max(0, flow.padding);
        long to = Math.min(offset, contentTo);
        if (to > flow.pieceFrom) {
            messages.piece(flow, flow.pieceFrom, to);
        }
        long lost = Math.min(offset + missing, contentTo) - Math.max(offset, flow.pieceFrom);
        if (lost > 0) {
            messages.miss(flow, lost);
            flow.missing += lost;
        }
        flow.pieceFrom = Math.max(flow.pieceFrom, offset + missing);
    }

    /// A DATA frame is complete.
    void data(Http2Flow flow) {
        Http2End sender = end(flow.side);
        Unit unit = flow.frame();
        begin(sender, unit, flow.type, flow.length, flow.streamId);
        int padding = Math.max(0, flow.padding);
        long contentFrom = flow.frameFrom + Http2Frame.HEADER_LENGTH + ((flow.flags & Http2Flags.PADDED) != 0 ? 1 : 0);
        long room = flow.frameTo() - contentFrom;
        int claimed = padding;
        padding = (int) Math.max(0, Math.min(padding, room));
        long contentTo = flow.frameTo() - padding;
        Http2Track track = messages.trackForData(flow, unit);
        Http2Windows windows = flowControl.data(flow.side, track, flow.streamId, flow.length, unit);
        telling.event(new Http2Event.FrameSeen(
                unit,
                flow.type,
                flow.flags,
                flow.streamId,
                flow.length,
                windows,
                new Http2Detail.Content(Math.max(0, contentTo - contentFrom), flow.missing),
                null));
        flowControl.report();
        if (room < 0) {
            telling.anomaly(unit, flow.streamId, Http2Anomaly.FRAME_SIZE, "DATA of 0 bytes", "a pad length");
        } else if (claimed > room) {
            telling.anomaly(unit, flow.streamId, Http2Anomaly.PADDING_TOO_LONG, claimed, room);
        }
        if (flow.streamId == 0) {
            telling.anomaly(unit, 0, Http2Anomaly.STREAM_ZERO, "DATA", "a stream");
        }
        int unused = flow.flags & ~Http2Flags.definedFor(flow.type);
        if (unused != 0 && telling.wantsAnomalies()) {
            telling.anomaly(unit, flow.streamId, Http2Anomaly.FLAG_UNUSED, Http2Sentences.hex(unused, 2), "0");
        }
        if (flow.length == 0 && (flow.flags & Http2Flags.END_STREAM) == 0) {
            flood(sender, unit, ++sender.empties, "empty DATA frames");
        }
        if (contentTo > flow.pieceFrom) {
            messages.piece(flow, flow.pieceFrom, contentTo);
        }
        if (track != null) {
            streams.changed(track, unit);
            messages.dataEnded(track, flow, unit);
        } else {
            messages.dataWithoutTrack(sender, flow.streamId, unit);
        }
    }

    // ---- other frames

    /// What holds for each frame, whatever it is.
    private void begin(Http2End sender, Unit unit, int type, int length, long stream) {
        sender.frames++;
        if (sender.frames == 1 && isExact && type != Http2FrameType.SETTINGS.number()) {
            telling.anomaly(unit, stream, Http2Anomaly.FIRST_NOT_SETTINGS, Http2FrameType.nameOf(type), "SETTINGS");
        }
        if (length > 16_384) {
            long most = end(sender.side.other()).most(Http2Setting.MAX_FRAME_SIZE);
            if (length > most) {
                telling.anomaly(unit, stream, Http2Anomaly.FRAME_TOO_LARGE, length, most);
            }
        }
        if (sender.isInBlock && (type != Http2FrameType.CONTINUATION.number() || stream != sender.blockStream)) {
            telling.anomaly(
                    unit,
                    stream,
                    Http2Anomaly.BLOCK_INTERRUPTED,
                    Http2FrameType.nameOf(type) + " on stream " + stream,
                    "CONTINUATION on stream " + sender.blockStream);
            sender.endBlock();
            sender.hpack.lost();
        }
    }

    /// A frame other than DATA is there, whole.
    void frame(Http2Flow flow, Bytes source, long at, long to) {
        Http2End sender = end(flow.side);
        Unit unit = flow.frame();
        begin(sender, unit, flow.type, flow.length, flow.streamId);
        skim.begin(source, at, to);
        Http2Frame.parse(skim, values, Http2Frame.BlockReading.SKIP);
        boolean isOdd = skim.anomalies() > 0;
        Http2FrameType type = Http2FrameType.of(flow.type);
        switch (type) {
            case HEADERS, PUSH_PROMISE -> blocks.begun(sender, unit, values, source);
            case CONTINUATION -> blocks.continued(sender, unit, values, source);
            case SETTINGS -> settings(sender, unit);
            case RST_STREAM -> {
                seen(unit, null, new Http2Detail.Reset(values.number));
                messages.reset(sender, unit, values);
            }
            case WINDOW_UPDATE -> windowUpdate(sender, unit);
            case PING -> ping(sender, unit);
            case GOAWAY -> goAway(sender, unit);
            case PRIORITY -> {
                seen(unit, null, new Http2Detail.Priority(values.dependency, values.isExclusive, values.weight));
                if (values.hasPriority) {
                    prioritise(sender, unit, values.streamNumber);
                }
            }
            case PRIORITY_UPDATE -> {
                seen(unit, null, new Http2Detail.PriorityUpdate(values.otherStream, values.text));
                messages.priority(values.otherStream, values.text, unit);
            }
            case ALTSVC -> seen(unit, null, new Http2Detail.AlternativeService(values.text, values.text2));
            case ORIGIN -> seen(unit, null, new Http2Detail.Origins(values.text));
            case METADATA, BLOCKED -> seen(unit, null, new Http2Detail.Other(flow.type));
            case null -> seen(unit, null, new Http2Detail.Other(flow.type));
            case DATA -> throw new IllegalStateException("DATA is not read here");
        }
        if (isOdd) {
            telling.report(flow.side, source, at, to, flow.frameFrom, flow.streamId);
        }
    }

    /// A frame was passed over: nobody reads its type, it is too long, or some of it is missing.
    void passedOver(Http2Flow flow) {
        Http2End sender = end(flow.side);
        Unit unit = flow.frame();
        begin(sender, unit, flow.type, flow.length, flow.streamId);
        boolean isUnknown = Http2FrameType.of(flow.type) == null;
        Http2Detail detail = isUnknown
                ? new Http2Detail.Other(flow.type)
                : new Http2Detail.Cut(flow.length - flow.missing, flow.missing);
        telling.event(new Http2Event.FrameSeen(
                unit, flow.type, flow.flags, flow.streamId, flow.length, null, detail, null));
        if (isUnknown) {
            return;
        }
        if (flow.missing == 0) {
            telling.anomaly(unit, flow.streamId, Http2Anomaly.FRAME_NOT_KEPT, flow.length, Http2Decoder.LONGEST_KEPT);
        }
        blocks.cut(sender, flow, unit);
    }

    private void seen(Unit unit, @Nullable Http2Windows windows, Http2Detail detail) {
        telling.event(new Http2Event.FrameSeen(
                unit, values.type, values.flags, values.streamNumber, values.length, windows, detail, null));
    }

    void prioritise(Http2End sender, Unit unit, long stream) {
        priorities.set(stream, values.dependency, values.isExclusive, values.weight, unit);
        if (telling.wantsAnomalies()
                && client.settings.value(Http2Setting.NO_RFC7540_PRIORITIES) == 1
                && server.settings.value(Http2Setting.NO_RFC7540_PRIORITIES) == 1) {
            telling.anomaly(unit, stream, Http2Anomaly.PRIORITY_IGNORED, "a priority", "none");
        }
    }

    private void settings(Http2End sender, Unit unit) {
        if (values.has(Http2Flags.ACK)) {
            acknowledged(sender, unit);
            return;
        }
        List<Http2Detail.Setting> announced = new ArrayList<>(values.settingCount());
        for (int i = 0; i < values.settingCount(); i++) {
            announced.add(new Http2Detail.Setting(values.settingId(i), values.settingValue(i)));
        }
        announced = List.copyOf(announced);
        seen(unit, null, new Http2Detail.Settings(announced));
        sender.pending.addLast(new Http2State.Pending(unit, announced));
        if (sender.pending.size() > Http2End.MOST_PENDING) {
            sender.pending.removeFirst();
        }
        flood(sender, unit, ++sender.settingsFrames, "SETTINGS frames");
        for (Http2Detail.Setting one : announced) {
            if (sender.side == Side.SERVER && one.id() == Http2Setting.ENABLE_PUSH.number() && one.value() != 0) {
                telling.anomaly(unit, 0, Http2Anomaly.PUSH_ENABLED_BY_SERVER, one.value(), 0);
            }
        }
    }

    /// The settings of the other end hold from here on.
    private void acknowledged(Http2End sender, Unit unit) {
        Http2End announcer = end(sender.side.other());
        Http2State.Pending applied = announcer.pending.pollFirst();
        if (applied == null) {
            seen(unit, null, new Http2Detail.Acknowledged(List.of()));
            if (isExact) {
                telling.anomaly(unit, 0, Http2Anomaly.ACK_UNEXPECTED, 1, 0);
            }
            return;
        }
        long before = initialWindow(sender.side);
        apply(announcer, applied);
        long after = initialWindow(sender.side);
        Http2Windows windows = before == after
                ? null
                : new Http2Windows(sender.side, sender.sendWindow, sender.sendWindow, before, after);
        seen(unit, windows, new Http2Detail.Acknowledged(applied.settings()));
        telling.event(new Http2Event.SettingsApplied(unit, announcer.side, applied.settings(), applied.unit()));
        if (windows != null) {
            flowControl.initialChanged(sender.side, unit);
        }
    }

    /// Puts settings in force, in their order (RFC 9113, section 6.5.3).
    void apply(Http2End announcer, Http2State.Pending applied) {
        Http2Settings settings = announcer.settings;
        for (Http2Detail.Setting one : applied.settings()) {
            if (one.id() == Http2Setting.INITIAL_WINDOW_SIZE.number() && one.value() > Integer.MAX_VALUE) {
                continue;
            }
            settings = settings.with(one.id(), one.value(), applied.unit());
            if (one.id() == Http2Setting.HEADER_TABLE_SIZE.number()) {
                end(announcer.side.other()).hpack.bound(one.value());
            }
        }
        announcer.settings = settings;
    }

    private void windowUpdate(Http2End sender, Unit unit) {
        long stream = values.streamNumber;
        Http2Track track = stream == 0 ? null : streams.get(stream);
        Http2Windows windows = flowControl.update(sender.side.other(), track, stream, values.number, unit);
        seen(unit, windows, new Http2Detail.Increment(values.number));
        flowControl.report();
        if (stream != 0 && track == null) {
            messages.checkIdle(sender, stream, unit, "WINDOW_UPDATE");
        }
    }

    private void ping(Http2End sender, Unit unit) {
        boolean isAnswer = values.has(Http2Flags.ACK);
        seen(unit, null, new Http2Detail.Ping(isAnswer, values.number));
        if (!isAnswer) {
            sender.unanswered = Math.min(sender.unanswered + 1, 1 << 20);
            flood(sender, unit, ++sender.pings, "PING frames");
            return;
        }
        Http2End asker = end(sender.side.other());
        if (asker.unanswered > 0) {
            asker.unanswered--;
        } else if (isExact) {
            telling.anomaly(unit, 0, Http2Anomaly.PONG_UNEXPECTED, 1, 0);
        }
    }

    private void goAway(Http2End sender, Unit unit) {
        seen(unit, null, new Http2Detail.GoAway(values.otherStream, values.number, values.text));
        if (sender.goAway >= 0 && values.otherStream > sender.goAway) {
            telling.anomaly(unit, 0, Http2Anomaly.GOAWAY_GROWS, values.otherStream, sender.goAway);
        }
        sender.goAway = values.otherStream;
        sender.goAwayUnit = unit;
        List<Long> refused = new ArrayList<>();
        int going = 0;
        long parity = sender.side == Side.SERVER ? 1 : 0;
        for (Iterator<Http2Track> all = streams.iterator(); all.hasNext(); ) {
            Http2Track track = all.next();
            if ((track.id & 1) != parity || track.id <= values.otherStream) {
                going++;
            } else if (refused.size() < MOST_REFUSED) {
                refused.add(track.id);
            }
        }
        telling.event(new Http2Event.GoneAway(
                unit, values.otherStream, values.number, values.text, List.copyOf(refused), going));
    }

    /// Tells of frames that come so often that it may be an attack: at 1000, 10 000, 100 000 ...
    void flood(Http2End sender, Unit unit, int count, String what) {
        if (count >= 1000 && isPowerOfTen(count)) {
            telling.anomaly(unit, 0, Http2Anomaly.FLOOD, count + " " + what, "few");
        }
    }

    static boolean isPowerOfTen(int count) {
        int at = count;
        while (at > 1 && at % 10 == 0) {
            at /= 10;
        }
        return at == 1;
    }
}
