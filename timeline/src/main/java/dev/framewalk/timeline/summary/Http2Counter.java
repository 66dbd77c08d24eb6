package dev.framewalk.timeline.summary;

import dev.framewalk.decoders.http2.Http2Event;
import dev.framewalk.decoders.http2.Http2FrameType;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// Counts the frames, streams and messages of HTTP/2. What is counted for every frame are plain numbers; names are given at the end.
final class Http2Counter {
    /// Streams up to this number are told apart by a bit each.
    private static final int DENSE = 1 << 16;

    private final Counts counts;
    private final long[] types = new long[256];
    private final Map<Long, Seen> connections = new HashMap<>();
    private long otherConnections;
    private long otherStreams;
    private long latestKey = -1;
    private Seen latest = new Seen();

    /// The streams of one connection that some frame has named.
    private static final class Seen {
        private final BitSet dense = new BitSet();
        private Set<Long> others = Set.of();

        void add(long stream) {
            if (stream < DENSE) {
                dense.set((int) stream);
            } else {
                if (others.isEmpty()) {
                    others = new HashSet<>();
                }
                others.add(stream);
            }
        }

        long count() {
            return dense.cardinality() + others.size();
        }
    }

    Http2Counter(Counts counts) {
        this.counts = counts;
    }

    /// @param flow  number of the conversation
    /// @param channel which of its channels
    void count(Http2Event event, int flow, int channel, int packet) {
        switch (event) {
            case Http2Event.FrameSeen frame -> {
                types[frame.type() & 0xff]++;
                Seen seen = seen((long) channel << 32 | flow);
                if (frame.streamNumber() != 0) {
                    seen.add(frame.streamNumber());
                }
            }
            case Http2Event.RequestStarted request -> request(request, packet);
            case Http2Event.PushPromised promise -> request(promise, packet);
            case Http2Event.ResponseStarted response -> response(response.head().status(), packet);
            case Http2Event.Interim interim -> response(interim.head().status(), packet);
            default -> {
                // parts and ends of messages are not counted
            }
        }
    }

    private Seen seen(long key) {
        if (key != latestKey) {
            latestKey = key;
            latest = connections.computeIfAbsent(key, k -> new Seen());
        }
        return latest;
    }

    private void request(Http2Event.Message request, int packet) {
        String method = request.method();
        if (method != null && counts.hasRoom("http2.request")) {
            String path = request.head().path();
            counts.list("http2.request", packet, method + " " + (path == null ? "" : path));
        }
    }

    private void response(int status, int packet) {
        if (status > 0 && counts.hasRoom("http2.response")) {
            counts.list("http2.response", packet, Integer.toString(status));
        }
    }

    /// Takes in what another counter found in other conversations of the same capture.
    void merge(Http2Counter other) {
        for (int i = 0; i < types.length; i++) {
            types[i] += other.types[i];
        }
        // each share numbers its conversations anew
        otherConnections += other.connections.size() + other.otherConnections;
        otherStreams += other.streams() + other.otherStreams;
    }

    /// Puts the numbers under their names.
    void finish() {
        long frames = 0;
        for (int i = 0; i < types.length; i++) {
            frames += types[i];
            if (types[i] > 0) {
                Http2FrameType type = Http2FrameType.of(i);
                counts.add("http2.frame." + (type == null ? Integer.toString(i) : type.name()), types[i]);
            }
        }
        counts.add("http2.frames", frames);
        counts.add("http2.connections", connections.size() + otherConnections);
        counts.add("http2.streams", streams() + otherStreams);
    }

    private long streams() {
        long streams = 0;
        for (Seen seen : connections.values()) {
            streams += seen.count();
        }
        return streams;
    }
}
