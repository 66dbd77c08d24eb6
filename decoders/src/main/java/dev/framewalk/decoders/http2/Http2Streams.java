package dev.framewalk.decoders.http2;

import dev.framewalk.decoders.stream.Side;
import dev.framewalk.decoders.stream.Unit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The streams of one connection: those in use, and those that ended lately.
final class Http2Streams {
    /// Servers allow about a hundred streams at once. More than this many are not followed.
    static final int MOST_OPEN = 4096;

    /// Frames that cross the end of a stream on the way come at most this many streams later.
    private static final int MOST_CLOSED = 256;

    private final Map<Long, Http2Track> tracks = new LinkedHashMap<>();
    private final Deque<Http2State.Closed> closed = new ArrayDeque<>();
    private final Map<Long, Http2State.Closed> closedById = new HashMap<>();
    private @Nullable Http2Track latest;
    private @Nullable List<Http2State.Stream> taken = List.of();
    private @Nullable List<Http2State.Closed> takenClosed = List.of();
    private int clientActive;
    private int serverActive;
    private long opened;

    @Nullable Http2Track get(long id) {
        Http2Track last = latest;
        if (last != null && last.id == id) {
            return last;
        }
        Http2Track track = tracks.get(id);
        if (track != null) {
            latest = track;
        }
        return track;
    }

    void add(Http2Track track) {
        tracks.put(track.id, track);
        latest = track;
        opened++;
        taken = null;
        count(track, 1);
    }

    /// Does something that may change whether a stream counts as active.
    boolean step(Http2Track track, Side sender, Http2StreamLife.Trigger trigger, Unit by) {
        count(track, -1);
        boolean isAllowed = track.step(sender, trigger);
        count(track, 1);
        changed(track, by);
        return isAllowed;
    }

    private void count(Http2Track track, int by) {
        if (track.life.isActive()) {
            if ((track.id & 1) == 1) {
                clientActive += by;
            } else {
                serverActive += by;
            }
        }
    }

    /// How many streams of one end count towards the limit of the other.
    int active(Side opener) {
        return opener == Side.CLIENT ? clientActive : serverActive;
    }

    void changed(Http2Track track, @Nullable Unit by) {
        track.changed(by);
        taken = null;
    }

    void remove(Http2Track track, @Nullable Side resetBy) {
        if (tracks.remove(track.id) == null) {
            return;
        }
        count(track, -1);
        taken = null;
        takenClosed = null;
        if (latest == track) {
            latest = null;
        }
        Http2State.Closed gone = new Http2State.Closed(track.id, resetBy);
        closed.addLast(gone);
        closedById.put(track.id, gone);
        if (closed.size() > MOST_CLOSED) {
            Http2State.Closed oldest = closed.removeFirst();
            closedById.remove(oldest.id(), oldest);
        }
    }

    /// How a stream ended, if that was lately.
    Http2State.@Nullable Closed closed(long id) {
        return closedById.get(id);
    }

    /// The stream that was opened first among those in use, if there are too many of them.
    @Nullable Http2Track surplus() {
        return tracks.size() <= MOST_OPEN ? null : tracks.values().iterator().next();
    }

    Iterator<Http2Track> iterator() {
        return new ArrayList<>(tracks.values()).iterator();
    }

    int count() {
        return tracks.size();
    }

    long opened() {
        return opened;
    }

    List<Http2State.Stream> state() {
        List<Http2State.Stream> state = taken;
        if (state == null) {
            List<Http2State.Stream> all = new ArrayList<>(tracks.size());
            for (Http2Track track : tracks.values()) {
                all.add(track.state());
            }
            state = List.copyOf(all);
            taken = state;
        }
        return state;
    }

    List<Http2State.Closed> closedState() {
        List<Http2State.Closed> state = takenClosed;
        if (state == null) {
            state = List.copyOf(closed);
            takenClosed = state;
        }
        return state;
    }

    void restore(Http2State state) {
        tracks.clear();
        closed.clear();
        closedById.clear();
        latest = null;
        clientActive = 0;
        serverActive = 0;
        for (Http2State.Stream stream : state.streams()) {
            Http2Track track = new Http2Track(stream);
            tracks.put(track.id, track);
            count(track, 1);
        }
        for (Http2State.Closed gone : state.closed()) {
            closed.addLast(gone);
            closedById.put(gone.id(), gone);
        }
        opened = state.opened();
        taken = state.streams();
        takenClosed = state.closed();
    }
}
