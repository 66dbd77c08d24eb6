package dev.framewalk.decoders.http2;

import dev.framewalk.decoders.stream.CountSink;
import dev.framewalk.decoders.stream.Counter;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// Counts the frames, streams and messages of HTTP/2. What is counted for every frame are plain numbers; names are given at the end.
final class Http2Counter implements Counter<Http2Event.Counted> {
    /// Streams up to this number are told apart by a bit each.
    private static final int DENSE = 1 << 16;

    private final CountSink sink;
    private final long[] types = new long[256];
    private final Map<Long, Seen> connections = new HashMap<>();
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
            return (long) dense.cardinality() + others.size();
        }
    }

    Http2Counter(CountSink sink) {
        this.sink = sink;
    }

    @Override
    public void count(Http2Event.Counted event, int conversation, int channel, boolean isCut) {
        switch (event) {
            case Http2Event.FrameSeen frame -> {
                types[frame.type() & 0xff]++;
                Seen seen = seen((long) channel << 32 | conversation);
                if (frame.streamNumber() != 0) {
                    seen.add(frame.streamNumber());
                }
            }
            case Http2Event.RequestStarted request -> request(request);
            case Http2Event.PushPromised promise -> request(promise);
            case Http2Event.ResponseStarted response -> response(response.head().status());
            case Http2Event.Interim interim -> response(interim.head().status());
        }
    }

    private Seen seen(long key) {
        if (key != latestKey) {
            latestKey = key;
            latest = connections.computeIfAbsent(key, k -> new Seen());
        }
        return latest;
    }

    private void request(Http2Event.Message request) {
        String method = request.method();
        if (method != null && sink.hasRoom("http2.request")) {
            String path = request.head().path();
            sink.list("http2.request", method + " " + (path == null ? "" : path));
        }
    }

    private void response(int status) {
        if (status > 0 && sink.hasRoom("http2.response")) {
            sink.list("http2.response", Integer.toString(status));
        }
    }

    @Override
    public void finish() {
        long frames = 0;
        for (int i = 0; i < types.length; i++) {
            frames += types[i];
            if (types[i] > 0) {
                Http2FrameType type = Http2FrameType.of(i);
                sink.add("http2.frame." + (type == null ? Integer.toString(i) : type.name()), types[i]);
            }
        }
        sink.add("http2.frames", frames);
        sink.add("http2.connections", connections.size());
        sink.add("http2.streams", streams());
    }

    private long streams() {
        long streams = 0;
        for (Seen seen : connections.values()) {
            streams += seen.count();
        }
        return streams;
    }
}
