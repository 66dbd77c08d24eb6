package dev.framewalk.decoders.stream;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/// What a decoder passes on to the stream inside, so that it can be compared: bytes of both sides, where they are missing, what was said
/// about them.
record UncoveredBytes(String client, String server, List<String> told) {
    static UncoveredBytes of(Script script, StreamProtocol protocol) {
        ByteArrayOutputStream client = new ByteArrayOutputStream();
        ByteArrayOutputStream server = new ByteArrayOutputStream();
        List<String> told = new ArrayList<>();
        StreamSink sink = new StreamSink() {
            private final long[] offsets = {-1, -1};

            @Override
            public void event(StreamEvent event) {}

            @Override
            public void names(Inside inside) {
                told.add("names " + inside.token());
            }

            @Override
            public void uncovered(Uncovered bytes) {
                expect(bytes.side(), bytes.offset());
                offsets[bytes.side().ordinal()] = bytes.offset() + bytes.length();
                (bytes.side() == Side.CLIENT ? client : server)
                        .writeBytes(bytes.window().toArray(bytes.at(), bytes.length()));
            }

            @Override
            public void uncoveredGap(Side side, long offset, long length) {
                expect(side, offset);
                offsets[side.ordinal()] = offset + length;
                told.add(side + " lacks " + length + " at " + offset);
            }

            @Override
            public void uncoveredEnd(Side side, Ending ending) {
                told.add(side + " ends " + ending);
            }

            private void expect(Side side, long offset) {
                // where a stream inside begins is its decoder's business
                if (offsets[side.ordinal()] >= 0 && offsets[side.ordinal()] != offset) {
                    throw new AssertionError(side + ": bytes at " + offset + " follow those before "
                            + offsets[side.ordinal()]);
                }
            }
        };
        script.feed(protocol.decoder(sink, script.start()), 0, script.turns().size());
        return new UncoveredBytes(
                HexFormat.of().formatHex(client.toByteArray()), HexFormat.of().formatHex(server.toByteArray()), told);
    }
}
