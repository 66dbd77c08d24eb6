package dev.framewalk.decoders.http2;

import dev.framewalk.decoders.stream.Side;
import dev.framewalk.decoders.stream.Unit;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/// The part of the decoder that counts windows (RFC 9113, section 5.2). Every byte of DATA, padding included, takes from the window of its stream and from
/// that of the connection; WINDOW_UPDATE gives back.
final class Http2FlowControl {
    private static final long LARGEST = Integer.MAX_VALUE;

    /// Changes of the initial window are checked against every stream at most so often: the check costs more than the frame.
    private static final int MOST_CHECKS = 1000;

    private final Http2Connection connection;

    // what the frame that was counted last did wrong
    private @Nullable Http2Anomaly first;
    private @Nullable Http2Anomaly second;
    private long firstMeasured;
    private long firstExpected;
    private long secondMeasured;
    private long secondExpected;
    private @Nullable Unit unit;
    private long stream;

    Http2FlowControl(Http2Connection connection) {
        this.connection = connection;
    }

    /// Counts a DATA frame.
    Http2Windows data(Side sender, @Nullable Http2Track track, long streamId, int length, Unit by) {
        begin(by, streamId);
        Http2End end = connection.end(sender);
        long before = end.sendWindow;
        long after = Http2Windows.plus(before, -length);
        if (length > 0) {
            end.sendWindow = after;
            end.windowUnit = by;
        }
        if (Http2Windows.isKnown(before) && length > before && length > 0) {
            first = Http2Anomaly.CONNECTION_WINDOW_EXCEEDED;
            firstMeasured = length;
            firstExpected = before;
        }
        long streamBefore = Http2Windows.UNKNOWN;
        long streamAfter = Http2Windows.UNKNOWN;
        if (track != null) {
            streamBefore = window(track, sender);
            track.addCredit(sender, -length);
            streamAfter = window(track, sender);
            if (Http2Windows.isKnown(streamBefore) && length > streamBefore && length > 0) {
                second = Http2Anomaly.WINDOW_EXCEEDED;
                secondMeasured = length;
                secondExpected = streamBefore;
            }
        }
        return new Http2Windows(sender, before, after, streamBefore, streamAfter);
    }

    /// Counts a WINDOW_UPDATE.
    ///
    /// @param sender whose window grows: the end that the frame goes to
    Http2Windows update(Side sender, @Nullable Http2Track track, long streamId, long increment, Unit by) {
        begin(by, streamId);
        Http2End end = connection.end(sender);
        long connectionBefore = end.sendWindow;
        if (streamId == 0) {
            long after = Http2Windows.plus(connectionBefore, increment);
            if (after > LARGEST) {
                first = Http2Anomaly.CONNECTION_WINDOW_OVERFLOW;
                firstMeasured = after;
                firstExpected = LARGEST;
                after = LARGEST;
            }
            end.sendWindow = after;
            end.windowUnit = by;
            return new Http2Windows(sender, connectionBefore, after, Http2Windows.UNKNOWN, Http2Windows.UNKNOWN);
        }
        if (track == null) {
            return new Http2Windows(
                    sender, connectionBefore, connectionBefore, Http2Windows.UNKNOWN, Http2Windows.UNKNOWN);
        }
        long before = window(track, sender);
        track.addCredit(sender, increment);
        long after = window(track, sender);
        if (after > LARGEST) {
            first = Http2Anomaly.WINDOW_OVERFLOW;
            firstMeasured = after;
            firstExpected = LARGEST;
            track.addCredit(sender, LARGEST - after);
            after = LARGEST;
        }
        connection.streams.changed(track, by);
        return new Http2Windows(sender, connectionBefore, connectionBefore, before, after);
    }

    long window(Http2Track track, Side sender) {
        long initial = connection.initialWindow(sender);
        return initial == Http2Settings.UNKNOWN ? Http2Windows.UNKNOWN : Http2Windows.plus(track.credit(sender), initial);
    }

    /// The initial window of streams has changed, and with it the window of each stream in use (RFC 9113, section 6.9.2).
    void initialChanged(Side sender, Unit by) {
        if (!connection.telling.wantsAnomalies() || connection.end(sender.other()).settingsFrames > MOST_CHECKS) {
            return;
        }
        for (Iterator<Http2Track> all = connection.streams.iterator(); all.hasNext(); ) {
            Http2Track track = all.next();
            long window = window(track, sender);
            if (!Http2Windows.isKnown(window) || !track.life(sender).maySend()) {
                continue;
            }
            if (window < 0) {
                connection.telling.anomaly(by, track.id, Http2Anomaly.WINDOW_NEGATIVE, window, 0);
            } else if (window > LARGEST) {
                connection.telling.anomaly(by, track.id, Http2Anomaly.WINDOW_OVERFLOW, window, LARGEST);
            }
        }
    }

    private void begin(Unit by, long streamId) {
        first = null;
        second = null;
        unit = by;
        stream = streamId;
    }

    /// Tells what the frame that was counted last did wrong.
    void report() {
        Unit by = unit;
        if (by == null) {
            return;
        }
        if (first != null) {
            connection.telling.anomaly(by, stream, first, firstMeasured, firstExpected);
        }
        if (second != null) {
            connection.telling.anomaly(by, stream, second, secondMeasured, secondExpected);
        }
        first = null;
        second = null;
    }
}
