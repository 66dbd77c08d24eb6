package dev.framewalk.decoders.stream;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/// What a decoder passes on to the stream inside, so that it can be compared: bytes of both sides, where they are missing, what was said
/// about them.
record UncoveredBytes(String client, String server, List<String> told) {
    static UncoveredBytes of(Script script, StreamProtocol protocol) {
        ByteArrayOutputStream client = new ByteArrayOutputStream();
        ByteArrayOutputStream server = new ByteArrayOutputStream();
        List<String> told = new ArrayList<>();
        StreamSink sink = new StreamSink() {
            private final Map<String, Long> offsets = new HashMap<>();

            @Override
            public void event(StreamEvent event) {}

            @Override
            public boolean open(long channel, Inside inside) {
                told.add("opens " + channel + " " + inside.token());
                return true;
            }

            @Override
            public void uncovered(long channel, Uncovered bytes) {
                expect(channel, bytes.side(), bytes.offset(), bytes.length());
                (bytes.side() == Side.CLIENT ? client : server)
                        .writeBytes(bytes.window().toArray(bytes.at(), bytes.length()));
            }

            @Override
            public void uncoveredGap(long channel, Side side, long offset, long length) {
                expect(channel, side, offset, length);
                told.add(channel + " " + side + " lacks " + length + " at " + offset);
            }

            @Override
            public void uncoveredEnd(long channel, Side side, Ending ending) {
                told.add(channel + " " + side + " ends " + ending);
            }

            @Override
            public void about(long channel, StreamEvent event) {
                told.add("about " + channel + " " + event.id());
            }

            @Override
            public void discarded(long channel) {
                told.add("discarded " + channel);
            }

            private void expect(long channel, Side side, long offset, long length) {
                // where a channel begins is its decoder's business
                Long expected = offsets.put(channel + " " + side, offset + length);
                if (expected != null && expected != offset) {
                    throw new AssertionError(
                            channel + " " + side + ": bytes at " + offset + " follow those before " + expected);
                }
            }
        };
        script.feed(protocol.decoder(sink, script.start()), 0, script.turns().size());
        return new UncoveredBytes(
                HexFormat.of().formatHex(client.toByteArray()), HexFormat.of().formatHex(server.toByteArray()), told);
    }
}
