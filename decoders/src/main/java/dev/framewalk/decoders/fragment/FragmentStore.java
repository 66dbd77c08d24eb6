package dev.framewalk.decoders.fragment;

import dev.framewalk.bytes.Bytes;
import dev.framewalk.bytes.Origin;
import dev.framewalk.decoders.packet.FragmentKey;
import dev.framewalk.decoders.packet.Fragments;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The fragments of one vantage that wait for their siblings, and the datagrams that were completed.
///
/// Packets are swept once in ascending order; after that any of them may be walked again, in any order, and gives the same layers as before.
/// There are no clocks here: a datagram is given up when it is far behind in packets, or when too many or too large ones wait.
/// What is kept are references to the captured bytes, not copies; a datagram is joined when it is asked for.
///
/// Where fragments overlap, the one that begins earlier in the datagram wins, and of two that begin together the one that
/// arrived first. Receivers differ in this, which is why attackers overlap fragments on purpose; the finding says so.
public final class FragmentStore implements Fragments {
    /// The longest payload that an IP datagram can have.
    static final int LONGEST = 65535;

    private final int mostWaiting;
    private final int mostPieces;
    private final int mostComplete;
    private final int farthest;

    private final Map<FragmentKey, Waiting> waiting = new LinkedHashMap<>();
    private final Map<Completion, Datagram> complete = new LinkedHashMap<>();
    /// The same datagrams by what they were made of, which is all that a window tells about itself.
    private final Map<List<Origin.Part>, Datagram> ofParts = new HashMap<>();
    /// The fragments that the packet swept last has given, to know it when it is walked again.
    private final Set<Completion> ofLastPacket = new HashSet<>();

    private int lastPacket = -1;
    private int waitingPieces;
    private long abandoned;

    private record Completion(int packet, FragmentKey key, int from, int length) {}

    private static final class Waiting {
        final List<Datagram.Piece> pieces = new ArrayList<>();
        int newestPacket;
        int total = -1;
        long arrived;
    }

    public FragmentStore() {
        this(4096, 65536, 1 << 20, 100_000);
    }

    /// @param mostWaiting  datagrams that may wait at the same time; the oldest is given up beyond that
    /// @param mostPieces   fragments that may wait at the same time
    /// @param mostComplete completed datagrams that are remembered for walking their packets again
    /// @param farthest     how many packets may lie between two fragments of one datagram
    public FragmentStore(int mostWaiting, int mostPieces, int mostComplete, int farthest) {
        this.mostWaiting = mostWaiting;
        this.mostPieces = mostPieces;
        this.mostComplete = mostComplete;
        this.farthest = farthest;
    }

    /// How many datagrams were given up because their fragments did not all arrive in time or in bounds.
    public synchronized long abandoned() {
        return abandoned;
    }

    /// How many datagrams were put together.
    public synchronized int completed() {
        return complete.size();
    }

    @Override
    public synchronized @Nullable Bytes add(
            FragmentKey key, int from, int length, boolean more, Bytes window, long at, int packet) {
        Completion me = new Completion(packet, key, from, length);
        if (packet < lastPacket || packet == lastPacket && ofLastPacket.contains(me)) {
            Datagram known = complete.get(me);
            return known == null ? null : known.join();
        }
        if (packet > lastPacket) {
            lastPacket = packet;
            ofLastPacket.clear();
        }
        ofLastPacket.add(me);
        if (length <= 0 || (long) from + length > LONGEST) {
            return null;
        }
        Waiting datagram = waiting.get(key);
        if (datagram != null && packet - datagram.newestPacket > farthest) {
            giveUp(key, datagram);
            datagram = null;
        }
        if (datagram == null) {
            datagram = new Waiting();
            waiting.put(key, datagram);
        }
        datagram.pieces.add(new Datagram.Piece(from, length, !more, window, at, packet));
        datagram.newestPacket = packet;
        datagram.arrived += length;
        waitingPieces++;
        if (!more) {
            datagram.total = datagram.total < 0 ? from + length : Math.max(datagram.total, from + length);
        }
        // Looking for holes is only worth it once enough bytes came: this keeps many tiny fragments cheap.
        if (datagram.total >= 0 && datagram.arrived >= datagram.total) {
            Datagram done = assemble(datagram);
            if (done != null) {
                forget(key, datagram);
                remember(me, done);
                return done.join();
            }
        }
        keepBounds();
        return null;
    }

    /// The completed datagram whose joined bytes these are, or null if it is not (or no longer) known.
    synchronized @Nullable Datagram datagram(Bytes whole) {
        return ofParts.get(whole.origin().parts());
    }

    private void remember(Completion me, Datagram done) {
        complete.put(me, done);
        ofParts.put(done.parts(), done);
        if (complete.size() > mostComplete) {
            Iterator<Datagram> oldest = complete.values().iterator();
            ofParts.remove(oldest.next().parts());
            oldest.remove();
        }
    }

    private void forget(FragmentKey key, Waiting datagram) {
        waiting.remove(key);
        waitingPieces -= datagram.pieces.size();
    }

    private void giveUp(FragmentKey key, Waiting datagram) {
        forget(key, datagram);
        abandoned++;
    }

    private void keepBounds() {
        while (waiting.size() > mostWaiting || waitingPieces > mostPieces) {
            Map.Entry<FragmentKey, Waiting> oldest = waiting.entrySet().iterator().next();
            giveUp(oldest.getKey(), oldest.getValue());
        }
    }

    /// The datagram if its bytes are all there, else null.
    private static @Nullable Datagram assemble(Waiting datagram) {
        List<Datagram.Piece> sorted = new ArrayList<>(datagram.pieces);
        sorted.sort(Comparator.comparingInt(Datagram.Piece::from)); // stable: of equals the earlier one stays first
        List<Origin.Part> parts = new ArrayList<>(sorted.size());
        long overlapping = 0;
        long conflicting = 0;
        int have = 0;
        for (Datagram.Piece piece : sorted) {
            if (piece.from() > have) {
                return null;
            }
            int again = Math.min(have, piece.to()) - piece.from();
            if (again > 0) {
                if (sameContent(parts, piece, again)) {
                    overlapping += again;
                } else {
                    conflicting += again;
                }
            }
            if (piece.to() > have) {
                int skip = have - piece.from();
                parts.add(Origin.Part.same(have, piece.length() - skip, piece.window(), piece.at() + skip));
                have = piece.to();
            }
        }
        return have < datagram.total ? null : new Datagram(parts, datagram.pieces, overlapping, conflicting);
    }

    private static boolean sameContent(List<Origin.Part> parts, Datagram.Piece piece, int length) {
        for (Origin.Part part : parts) {
            long from = Math.max(part.from(), piece.from());
            long to = Math.min(part.from() + part.length(), (long) piece.from() + length);
            if (from < to
                    && !part.source()
                            .matches(
                                    part.sourceFrom() + from - part.from(),
                                    piece.window(),
                                    piece.at() + from - piece.from(),
                                    to - from)) {
                return false;
            }
        }
        return true;
    }
}
