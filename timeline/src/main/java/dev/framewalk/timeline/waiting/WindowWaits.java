package dev.framewalk.timeline.waiting;

import dev.framewalk.decoders.field.Certainty;
import dev.framewalk.decoders.stream.FlowWindows;
import dev.framewalk.decoders.stream.FrameEvent;
import dev.framewalk.decoders.stream.Piece;
import dev.framewalk.decoders.stream.Side;
import dev.framewalk.decoders.text.Quantities;
import dev.framewalk.decoders.text.Texts;
import dev.framewalk.timeline.Timeline;
import dev.framewalk.timeline.story.Handshake;
import dev.framewalk.timeline.story.StoryWords;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Finds, frame by frame, those of one sender that had to wait for a flow-control window, as those of HTTP/2 may (RFC 9113, section 5.2).
///
/// Both windows are followed as the sender can know them: what it sends takes from them at once, and credit (a WINDOW_UPDATE) counts from the moment
/// at which what it allows could be seen here, a round trip between here and the sender after it was. A frame waited if its stream's window
/// or that of the connection was smaller than the frame after the stream's frame before it, and the frame came as soon as credit had made
/// it large enough: then it waited from the frame that used the window up to that credit.
final class WindowWaits {
    /// A sender whose window opens goes on at once; programs take a few milliseconds for that.
    static final long AT_ONCE_NANOS = 10_000_000;
    /// What was sent longer ago than so many frames does not explain a wait.
    private static final int MOST_LOOKED_AT = 4096;

    private final Timeline timeline;
    private final int conversation;
    private final int channel;
    private final Side sender;
    private final long way;
    private final Certainty certainty;

    private final ArrayDeque<Update> pending = new ArrayDeque<>();
    /// What is on its way to each window; 0 stands for that of the connection.
    private final Map<Long, Long> pendingBytes = new HashMap<>();
    private final Map<Long, Window> streams = new HashMap<>();
    private final Window connection = new Window();
    private final Map<Long, Last> lasts = new HashMap<>();
    private final List<Wait> found = new ArrayList<>();
    /// The last packet whose time can be computed with, and that time.
    private int timed;

    private long timedNanos;

    /// Credit with the moment from which it counts.
    private record Update(long stream, long bytes, long nanos, int packet) {}

    /// The last frame of a stream from this sender.
    private record Last(long nanos) {}

    /// A window as a step function of time.
    private static final class Window {
        private final List<Change> changes = new ArrayList<>();
        private boolean isKnown;
        private long now;

        void change(long nanos, long bytes, int updatePacket, long stream) {
            now += bytes;
            changes.add(new Change(nanos, now, updatePacket, stream));
            if (changes.size() > 2 * MOST_LOOKED_AT) {
                changes.subList(0, MOST_LOOKED_AT - 1).clear();
            }
        }
    }

    /// @param updatePacket the packet of the credit that opened it; 0 for what is sent, and for settings
    /// @param stream       the stream that used it
    private record Change(long nanos, long after, int updatePacket, long stream) {}

    WindowWaits(Timeline timeline, int conversation, int channel, Side sender, Handshake handshake) {
        this.timeline = timeline;
        this.conversation = conversation;
        this.channel = channel;
        this.sender = sender;
        this.way = Math.max(0, handshake.to(sender));
        this.certainty = basis(handshake);
    }

    private Certainty basis(Handshake handshake) {
        Texts words = StoryWords.here();
        return handshake.to(sender) < 0
                ? new Certainty.Inferred(words.say("wait.window.no-way"))
                : new Certainty.Inferred(words.say("wait.window.basis", "time", Quantities.duration(handshake.to(sender))));
    }

    /// Takes the next frame of the channel.
    void add(int event, FrameEvent frame) {
        int packet = timeline.packetOf(event);
        FlowWindows windows = frame.windows();
        long time = timeline.packets().placeInTime(packet);
        if (timeline.packets().moment(packet) == time) {
            timed = packet;
            timedNanos = time;
        }
        if (windows != null && windows.sender() == sender && frame.side() != sender) {
            if (frame.credit() > 0) {
                pending.add(new Update(frame.streamNumber(), frame.credit(), time + way, packet));
                pendingBytes.merge(frame.streamNumber(), frame.credit(), Long::sum);
            }
            return;
        }
        if (frame.side() != sender) {
            return;
        }
        if (windows != null && frame.streamNumber() > 0 && frame.piece() == Piece.BODY) {
            data(event, frame, windows, time);
        } else if (windows != null && frame.piece() == Piece.OTHER) {
            all(windows, time);
        }
        if (frame.isLast()) {
            streams.remove(frame.streamNumber());
            lasts.remove(frame.streamNumber());
        } else if (frame.streamNumber() > 0) {
            lasts.put(frame.streamNumber(), new Last(time));
        }
    }

    /// Those that waited, of the frames so far.
    List<Wait> found() {
        return found;
    }

    /// Whether it would find the same again with what is known of the connection now.
    boolean isStillRight(Handshake handshake) {
        return way == Math.max(0, handshake.to(sender))
                && certainty.equals(basis(handshake))
                && (timed == 0 || timeline.packets().moment(timed) == timedNanos);
    }

    /// Another size to begin with moves the windows of all streams (RFC 9113, section 6.9.2).
    private void all(FlowWindows windows, long time) {
        if (FlowWindows.isKnown(windows.streamBefore()) && FlowWindows.isKnown(windows.streamAfter())) {
            long by = windows.streamAfter() - windows.streamBefore();
            for (Window window : streams.values()) {
                if (by != 0 && window.isKnown) {
                    window.change(time, by, 0, 0);
                }
            }
        }
    }

    private void data(int event, FrameEvent frame, FlowWindows windows, long time) {
        long number = frame.streamNumber();
        Window stream = streams.computeIfAbsent(number, n -> new Window());
        learn(stream, windows.streamBefore(), number, time);
        learn(connection, windows.connectionBefore(), 0, time);
        apply(time);
        force(stream, number, frame.pieceLength(), time);
        force(connection, 0, frame.pieceLength(), time);
        Last last = lasts.get(number);
        if (last != null && frame.pieceLength() > 0) {
            Wait byStream = wait(event, frame, stream, WaitCause.FLOW_CONTROL_STREAM, last.nanos, time);
            Wait byConnection = wait(event, frame, connection, WaitCause.FLOW_CONTROL_CONNECTION, last.nanos, time);
            // both had to open: the one that did so last is to blame
            Wait blamed = byStream == null
                            || byConnection != null && byConnection.deliverableNanos() > byStream.deliverableNanos()
                    ? byConnection
                    : byStream;
            if (blamed != null) {
                found.add(blamed);
            }
        }
        stream.change(time, -frame.pieceLength(), 0, number);
        connection.change(time, -frame.pieceLength(), 0, number);
    }

    /// Takes the size of a window from the decoder, once: less what is on its way and does not count yet.
    private void learn(Window window, long before, long number, long time) {
        if (!window.isKnown && FlowWindows.isKnown(before)) {
            window.isKnown = true;
            window.now = before - pendingBytes.getOrDefault(number, 0L);
            window.changes.clear();
            window.changes.add(new Change(time, window.now, 0, number));
        }
    }

    /// Lets the updates count whose moment has come.
    private void apply(long time) {
        while (!pending.isEmpty() && pending.getFirst().nanos <= time) {
            Update update = next();
            count(update, update.nanos);
        }
    }

    private Update next() {
        Update update = pending.removeFirst();
        pendingBytes.computeIfPresent(update.stream, (stream, bytes) -> bytes == update.bytes ? null : bytes - update.bytes);
        return update;
    }

    private void count(Update update, long nanos) {
        Window window = update.stream == 0 ? connection : streams.get(update.stream);
        if (window != null && window.isKnown) {
            window.change(nanos, update.bytes, update.packet, update.stream);
        }
    }

    /// What was sent was allowed: an update that it needed has come sooner than the round trip says.
    private void force(Window window, long number, long length, long time) {
        while (window.isKnown && window.now < length && pendingBytes.getOrDefault(number, 0L) > 0) {
            count(next(), time);
        }
    }

    /// The last stretch, since the stream's frame before this one, in which a window was too small for it; null if there is none or if the
    /// frame did not come at once behind it.
    private @Nullable Wait wait(int event, FrameEvent frame, Window window, WaitCause cause, long since, long time) {
        List<Change> changes = window.changes;
        int i = changes.size() - 1;
        int furthest = Math.max(1, changes.size() - MOST_LOOKED_AT);
        while (i >= furthest && changes.get(i).nanos >= since && changes.get(i - 1).after >= frame.pieceLength()) {
            i--;
        }
        if (i < furthest
                || changes.get(i).nanos < since
                || changes.get(i).after < frame.pieceLength()
                || changes.get(i).updatePacket == 0) {
            return null;
        }
        Change opening = changes.get(i);
        if (time - opening.nanos > AT_ONCE_NANOS + way / 2) {
            return null;
        }
        int first = i - 1;
        while (first >= furthest
                && changes.get(first).nanos > since
                && changes.get(first - 1).after < frame.pieceLength()) {
            first--;
        }
        long from = Math.max(since, changes.get(first).nanos);
        if (opening.nanos <= from) {
            return null;
        }
        boolean isConnection = cause == WaitCause.FLOW_CONTROL_CONNECTION;
        return new Wait(
                cause,
                conversation,
                channel,
                frame.streamNumber(),
                event,
                frame.unit(),
                from,
                opening.nanos,
                opening.updatePacket,
                null,
                isConnection ? changes.get(first).stream : Wait.NO_STREAM,
                certainty);
    }
}
