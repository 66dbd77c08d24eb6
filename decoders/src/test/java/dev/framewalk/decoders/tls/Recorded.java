package dev.framewalk.decoders.tls;

import dev.framewalk.bytes.Bytes;
import dev.framewalk.decoders.stream.Ending;
import dev.framewalk.decoders.stream.Inside;
import dev.framewalk.decoders.stream.Script;
import dev.framewalk.decoders.stream.Side;
import dev.framewalk.decoders.stream.StreamDecoder;
import dev.framewalk.decoders.stream.StreamEvent;
import dev.framewalk.decoders.stream.StreamSink;
import dev.framewalk.decoders.stream.StreamStart;
import dev.framewalk.decoders.stream.Uncovered;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A session between OpenSSL's client and server, recorded byte by byte, with its key log. Lines: `K` a line of the key log, `C` and `S`
/// bytes that client and server sent (none: it closed).
record Recorded(String name, String keys, List<Turn> turns) {
    record Turn(Side side, byte[] bytes) {}

    static Recorded of(String name) {
        try (InputStream in = Recorded.class.getResourceAsStream("sessions/" + name + ".txt")) {
            StringBuilder keys = new StringBuilder();
            List<Turn> turns = new ArrayList<>();
            for (String line : new String(in.readAllBytes(), StandardCharsets.US_ASCII).lines().toList()) {
                String rest = line.substring(Math.min(2, line.length()));
                switch (line.charAt(0)) {
                    case 'K' -> keys.append(rest).append('\n');
                    case 'C' -> turns.add(new Turn(Side.CLIENT, HexFormat.of().parseHex(rest)));
                    default -> turns.add(new Turn(Side.SERVER, HexFormat.of().parseHex(rest)));
                }
            }
            return new Recorded(name, keys.toString(), turns);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Tls withKeys() {
        return new Tls(KeyLog.of(keys));
    }

    Script script() {
        Script script = Script.named(name);
        for (Turn turn : turns) {
            if (turn.bytes.length == 0) {
                script.end(turn.side, Ending.FINISHED);
            } else if (turn.side == Side.CLIENT) {
                script.client(turn.bytes);
            } else {
                script.server(turn.bytes);
            }
        }
        return script;
    }

    Heard hear(Tls protocol) {
        Heard heard = new Heard();
        StreamDecoder<?> decoder = protocol.decoder(heard, StreamStart.FRESH);
        long[] offsets = new long[2];
        for (Turn turn : turns) {
            if (turn.bytes.length == 0) {
                decoder.end(turn.side, Ending.FINISHED);
            } else {
                decoder.data(turn.side, Bytes.captured(turn.bytes), 0, turn.bytes.length, offsets[turn.side.ordinal()]);
                offsets[turn.side.ordinal()] += turn.bytes.length;
            }
        }
        return heard;
    }

    /// All that a decoder tells.
    static final class Heard implements StreamSink {
        final List<StreamEvent> events = new ArrayList<>();
        final List<Inside> names = new ArrayList<>();
        /// By channel, what the client sent in it.
        final Map<Long, StringBuilder> channels = new TreeMap<>();
        final List<Long> discarded = new ArrayList<>();
        final List<Side> ended = new ArrayList<>();
        final ByteArrayOutputStream client = new ByteArrayOutputStream();
        final ByteArrayOutputStream server = new ByteArrayOutputStream();
        long gaps;

        @Override
        public void event(StreamEvent event) {
            events.add(event);
        }

        @Override
        public boolean open(long channel, Inside inside) {
            names.add(inside);
            return true;
        }

        @Override
        public void uncovered(long channel, Uncovered bytes) {
            if (bytes.side() == Side.CLIENT) {
                channels.computeIfAbsent(channel, c -> new StringBuilder())
                        .append(bytes.window().text(bytes.at(), bytes.length(), StandardCharsets.ISO_8859_1));
            }
            (bytes.side() == Side.CLIENT ? client : server).writeBytes(bytes.window().toArray(bytes.at(), bytes.length()));
        }

        @Override
        public void discarded(long channel) {
            discarded.add(channel);
        }

        @Override
        public void uncoveredGap(long channel, Side side, long offset, long length) {
            gaps += length;
        }

        @Override
        public void uncoveredEnd(long channel, Side side, Ending ending) {
            ended.add(side);
        }

        String text(Side side) {
            return (side == Side.CLIENT ? client : server).toString(StandardCharsets.ISO_8859_1);
        }

        <T> List<T> all(Class<T> type) {
            return events.stream().filter(type::isInstance).map(type::cast).toList();
        }

        List<String> sentences() {
            return events.stream().map(StreamEvent::sentence).toList();
        }
    }
}
