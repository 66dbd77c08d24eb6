package dev.framewalk.decoders.http2;

import dev.framewalk.decoders.stream.Side;
import dev.framewalk.decoders.stream.Unit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The streams of one connection: those in use, in the order in which they were opened, and those that ended lately.
final class Http2Streams {
    /// Servers allow about a hundred streams at once. More than this many are not followed.
    static final int MOST_OPEN = 4096;

    /// Frames that cross the end of a stream on the way come at most this many streams later.
    private static final int MOST_CLOSED = 256;

    private static final int SMALLEST_TABLE = 16;

    private @Nullable Http2Track[] table = new Http2Track[SMALLEST_TABLE];
    private int count;
    private @Nullable Http2Track oldest;
    private @Nullable Http2Track newest;
    private final Deque<Http2State.Closed> closed = new ArrayDeque<>();
    private @Nullable Http2Track latest;
    private @Nullable List<Http2State.Stream> taken = List.of();
    private @Nullable List<Http2State.Closed> takenClosed = List.of();
    private int clientActive;
    private int serverActive;
    private long opened;
    private int claimed;

    private int slot(long id) {
        return (int) (id * 0x9E37_79B9_7F4A_7C15L >>> 40) & table.length - 1;
    }

    @Nullable Http2Track get(long id) {
        Http2Track last = latest;
        if (last != null && last.id == id) {
            return last;
        }
        for (Http2Track track = table[slot(id)]; track != null; track = track.sameSlot) {
            if (track.id == id) {
                latest = track;
                return track;
            }
        }
        return null;
    }

    void add(Http2Track track) {
        insert(track);
        latest = track;
        opened++;
        taken = null;
    }

    private void insert(Http2Track track) {
        if (count == table.length) {
            grow();
        }
        int slot = slot(track.id);
        track.sameSlot = table[slot];
        table[slot] = track;
        track.before = newest;
        if (newest == null) {
            oldest = track;
        } else {
            newest.after = track;
        }
        newest = track;
        count++;
        claimed += track.isClaimed ? 1 : 0;
        count(track, 1);
    }

    private void grow() {
        table = new Http2Track[table.length * 4];
        for (Http2Track track = oldest; track != null; track = track.after) {
            int slot = slot(track.id);
            track.sameSlot = table[slot];
            table[slot] = track;
        }
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
        if (!unlink(track)) {
            return;
        }
        count(track, -1);
        count--;
        claimed -= track.isClaimed ? 1 : 0;
        taken = null;
        takenClosed = null;
        if (latest == track) {
            latest = null;
        }
        closed.addLast(new Http2State.Closed(
                track.id, resetBy, resetBy == null ? null : track.request.head, track.lifeBy));
        if (closed.size() > MOST_CLOSED) {
            closed.removeFirst();
        }
    }

    private boolean unlink(Http2Track track) {
        int slot = slot(track.id);
        Http2Track previous = null;
        Http2Track at = table[slot];
        while (at != null && at != track) {
            previous = at;
            at = at.sameSlot;
        }
        if (at == null) {
            return false;
        }
        if (previous == null) {
            table[slot] = track.sameSlot;
        } else {
            previous.sameSlot = track.sameSlot;
        }
        if (track.before == null) {
            oldest = track.after;
        } else {
            track.before.after = track.after;
        }
        if (track.after == null) {
            newest = track.before;
        } else {
            track.after.before = track.before;
        }
        return true;
    }

    /// How a stream ended, if that was lately.
    Http2State.@Nullable Closed closed(long id) {
        for (Http2State.Closed gone : closed) {
            if (gone.id() == id) {
                return gone;
            }
        }
        return null;
    }

    /// The stream that was opened first among those in use, if there are too many of them.
    @Nullable Http2Track surplus() {
        return count <= MOST_OPEN ? null : oldest;
    }

    /// Those in use now, whatever happens to them meanwhile.
    Iterator<Http2Track> iterator() {
        List<Http2Track> all = new ArrayList<>(count);
        for (Http2Track track = oldest; track != null; track = track.after) {
            all.add(track);
        }
        return all.iterator();
    }

    /// Somebody reads what a stream carries.
    void claim() {
        claimed++;
    }

    /// How many of those in use somebody reads.
    int claimed() {
        return claimed;
    }

    long opened() {
        return opened;
    }

    List<Http2State.Stream> state() {
        List<Http2State.Stream> state = taken;
        if (state == null) {
            List<Http2State.Stream> all = new ArrayList<>(count);
            for (Http2Track track = oldest; track != null; track = track.after) {
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
        table = new Http2Track[SMALLEST_TABLE];
        count = 0;
        claimed = 0;
        oldest = null;
        newest = null;
        closed.clear();
        latest = null;
        clientActive = 0;
        serverActive = 0;
        for (Http2State.Stream stream : state.streams()) {
            insert(new Http2Track(stream));
        }
        closed.addAll(state.closed());
        opened = state.opened();
        taken = state.streams();
        takenClosed = state.closed();
    }
}
