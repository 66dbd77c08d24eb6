package dev.framewalk.timeline.address;

import dev.framewalk.capture.PacketSink;
import dev.framewalk.decoders.stream.Side;
import dev.framewalk.timeline.recording.Endpoint;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Reads the text of an address: segments between `/`, then `key=value` behind commas. Whatever the text, the answer is an address or the place where
/// it stops to be one; work is bounded by [Address#LONGEST].
final class AddressParser {
    static final String START = "start";
    static final String CAPTURE = "capture";
    static final String MOMENT = "moment";
    static final String PACKET = "packet";
    static final String BYTES = "range";
    static final String EVENT = "event:";
    static final String AFTER = "after";
    static final String HOST = "host:";
    static final String ANY = "any";

    private final String text;
    private final List<Piece> segments = new ArrayList<>();
    private final List<Piece> pairs = new ArrayList<>();

    /// A part of the text.
    record Piece(String text, int at) {
        Piece from(int begin) {
            return new Piece(text.substring(begin), at + begin);
        }

        Piece to(int end) {
            return new Piece(text.substring(0, end), at);
        }
    }

    /// The text stops to be an address.
    static final class Wrong extends Exception {
        private static final long serialVersionUID = 1;
        private final transient AddressProblem problem;

        Wrong(int position, String key, Object... values) {
            super(key, null, false, false);
            problem = new AddressProblem(position, AddressWords.text("wrong." + key, values));
        }
    }

    private AddressParser(String text) {
        this.text = text;
    }

    static Address.Parsed parse(String text) {
        try {
            return new Address.Parsed.Ok(new AddressParser(text).address());
        } catch (Wrong wrong) {
            return new Address.Parsed.Wrong(wrong.problem);
        }
    }

    private Address address() throws Wrong {
        if (text.isEmpty()) {
            throw new Wrong(0, "empty");
        }
        if (text.length() > Address.LONGEST) {
            throw new Wrong(Address.LONGEST, "long", Address.LONGEST);
        }
        int comma = text.indexOf(',');
        split(new Piece(comma < 0 ? text : text.substring(0, comma), 0), '/', segments);
        if (comma >= 0) {
            split(new Piece(text.substring(comma + 1), comma + 1), ',', pairs);
        }
        if (segments.size() == 1 && segments.getFirst().text.equals(START)) {
            if (!pairs.isEmpty()) {
                throw new Wrong(pairs.getFirst().at, "start");
            }
            return new RecordedAddress(null, "", List.of(), Thing.BEGINNING, Part.AFTER);
        }
        Side first = side(segments.getFirst());
        Side second = segments.size() > 1 ? side(segments.get(1)) : null;
        if (first != null) {
            return scenario(null, first, 1);
        }
        return second != null ? scenario(segments.getFirst(), second, 2) : recorded();
    }

    private static void split(Piece whole, char at, List<Piece> into) {
        int from = 0;
        for (int i = 0; i <= whole.text.length(); i++) {
            if (i == whole.text.length() || whole.text.charAt(i) == at) {
                into.add(new Piece(whole.text.substring(from, i), whole.at + from));
                from = i + 1;
            }
        }
    }

    private static @Nullable Side side(Piece segment) {
        return switch (segment.text) {
            case "client" -> Side.CLIENT;
            case "server" -> Side.SERVER;
            default -> null;
        };
    }

    // ---- of a recording

    private RecordedAddress recorded() throws Wrong {
        if (segments.size() < 2) {
            throw new Wrong(text.indexOf(',') < 0 ? text.length() : text.indexOf(','), "nothing");
        }
        List<Piece> head = new ArrayList<>();
        split(segments.getFirst(), '@', head);
        Ends ends = head.getFirst().text.equals(CAPTURE) ? null : ends(head);
        int vantageAt = ends == null ? 1 : 2;
        if (head.size() > vantageAt + 1) {
            throw new Wrong(head.get(vantageAt + 1).at, "much");
        }
        String vantage = head.size() > vantageAt ? name(head.get(vantageAt)) : "";
        List<ChannelStep> channels = new ArrayList<>();
        for (Piece step : segments.subList(1, segments.size() - 1)) {
            channels.add(channel(step));
        }
        Piece what = segments.getLast();
        Thing.Kind kind = kind(what);
        String id = kind == Thing.Kind.EVENT ? name(what.text.startsWith(EVENT) ? what.from(EVENT.length()) : what) : "";
        PairReader reader = new PairReader(pairs, ends == null ? PacketSink.NO_TIME : ends.startNanos());
        Thing thing = reader.thing(kind, id);
        if (kind == Thing.Kind.MOMENT && thing.at() == PacketSink.NO_TIME) {
            throw new Wrong(what.at + what.text.length(), "moment");
        }
        return new RecordedAddress(ends, vantage, channels, thing, reader.part());
    }

    private static Thing.Kind kind(Piece what) throws Wrong {
        return switch (what.text) {
            case PACKET -> Thing.Kind.PACKET;
            case BYTES -> Thing.Kind.BYTES;
            case MOMENT -> Thing.Kind.MOMENT;
            default -> {
                if (what.text.indexOf('.') < 0 && !what.text.startsWith(EVENT)) {
                    throw new Wrong(what.at, "what", what.text);
                }
                yield Thing.Kind.EVENT;
            }
        };
    }

    private static Ends ends(List<Piece> head) throws Wrong {
        Piece first = head.getFirst();
        int colon = first.text.indexOf(':');
        int dash = first.text.indexOf('-', Math.max(0, colon));
        if (colon <= 0) {
            throw new Wrong(first.at, "transport", first.text);
        }
        if (dash < 0) {
            throw new Wrong(first.at + first.text.length(), "ends");
        }
        if (head.size() < 2) {
            throw new Wrong(first.at + first.text.length(), "beginning");
        }
        Piece start = head.get(1);
        return new Ends(
                name(first.to(colon)).toLowerCase(Locale.ROOT),
                endpoint(first.to(dash).from(colon + 1)),
                endpoint(first.from(dash + 1)),
                start.text.equals("-") ? PacketSink.NO_TIME : PairReader.moment(start));
    }

    /// `10.0.0.1:80`, `2001:db8::1.80`, or without a port.
    static Endpoint endpoint(Piece piece) throws Wrong {
        String end = piece.text;
        boolean isLong = end.indexOf(':') != end.lastIndexOf(':');
        long points = end.chars().filter(c -> c == '.').count();
        // of IPv6 the last numbers may be written like IPv4
        boolean hasPort = isLong ? points == 1 || points == 4 : end.indexOf(':') >= 0;
        int at = isLong ? end.lastIndexOf('.') : end.indexOf(':');
        String address = hasPort ? end.substring(0, at) : end;
        if (address.isEmpty() || !address.chars().allMatch(c -> Character.digit(c, 16) >= 0 && c < 128 || c == ':' || c == '.')) {
            throw new Wrong(piece.at, "end", end);
        }
        int port = hasPort ? (int) PairReader.number(piece.from(at + 1), 0xffff) : 0;
        return new Endpoint(address.toLowerCase(Locale.ROOT), port);
    }

    private static ChannelStep channel(Piece step) throws Wrong {
        int colon = step.text.indexOf(':');
        String protocol = name(colon < 0 ? step : step.to(colon));
        return new ChannelStep(protocol, colon < 0 ? -1 : PairReader.number(step.from(colon + 1), Long.MAX_VALUE));
    }

    // ---- of a scenario

    private ScenarioAddress scenario(@Nullable Piece where, Side role, int at) throws Wrong {
        if (segments.size() <= at) {
            throw new Wrong(segments.getLast().at + segments.getLast().text.length(), "nothing");
        }
        if (segments.size() > at + 1) {
            throw new Wrong(segments.get(at + 1).at, "much");
        }
        String protocol = "";
        String host = "";
        String vantage = "";
        int nth = 0;
        if (where != null) {
            List<Piece> parts = new ArrayList<>();
            split(where, '@', parts);
            if (parts.size() > 2) {
                throw new Wrong(parts.get(2).at, "much");
            }
            vantage = parts.size() > 1 ? name(parts.get(1)) : "";
            Piece which = parts.getFirst();
            boolean isHost = which.text.startsWith(HOST);
            Piece named = isHost ? which.from(HOST.length()) : which;
            int colon = named.text.indexOf(':');
            String name = name(colon < 0 ? named : named.to(colon));
            if (colon >= 0) {
                nth = positive(named.from(colon + 1));
            }
            if (isHost) {
                host = name.toLowerCase(Locale.ROOT);
            } else if (!name.equals(ANY)) {
                protocol = name;
            }
        }
        Piece what = segments.get(at);
        if (kind(what) != Thing.Kind.EVENT) {
            throw new Wrong(what.at, "scenario", what.text);
        }
        String id = name(what.text.startsWith(EVENT) ? what.from(EVENT.length()) : what);
        PairReader reader = new PairReader(pairs, PacketSink.NO_TIME);
        List<ScenarioAddress.Test> tests = reader.tests();
        Nth number = reader.nth();
        return new ScenarioAddress(protocol, host, nth, vantage, role, id, tests, number.number(), reader.part());
    }

    private static int positive(Piece piece) throws Wrong {
        int number = (int) PairReader.number(piece, Integer.MAX_VALUE);
        if (number == 0) {
            throw new Wrong(piece.at, "zero");
        }
        return number;
    }

    // ---- names

    /// What is written in a name or value, with `%20` undone.
    static String name(Piece piece) throws Wrong {
        String written = piece.text;
        if (written.isEmpty()) {
            throw new Wrong(piece.at, "name");
        }
        return value(piece);
    }

    static String value(Piece piece) throws Wrong {
        String written = piece.text;
        ByteBuffer octets = ByteBuffer.allocate(written.length());
        for (int i = 0; i < written.length(); i++) {
            char c = written.charAt(i);
            if (c <= ' ' || c > '~') {
                throw new Wrong(piece.at + i, "character", String.format(Locale.ROOT, "U+%04X", (int) c));
            }
            if (c != '%') {
                octets.put((byte) c);
                continue;
            }
            int high = i + 2 < written.length() ? Character.digit(written.charAt(i + 1), 16) : -1;
            int low = i + 2 < written.length() ? Character.digit(written.charAt(i + 2), 16) : -1;
            if (high < 0 || low < 0) {
                throw new Wrong(piece.at + i, "escape");
            }
            octets.put((byte) (high << 4 | low));
            i += 2;
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(octets.flip()).toString();
        } catch (CharacterCodingException noText) {
            throw new Wrong(piece.at, "text");
        }
    }
}
