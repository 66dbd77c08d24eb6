package dev.framewalk.timeline.address;

import dev.framewalk.capture.PacketSink;
import dev.framewalk.timeline.recording.Endpoint;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;

/// Writes an address as text. [AddressParser] reads it.
final class AddressWriter {
    /// What stands for itself in a name; everything else is written as the bytes of UTF-8, `%20`.
    private static final String PLAIN = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-";
    /// The same in the value of a `key=value`, where a path stays readable.
    private static final String PLAIN_IN_VALUES = PLAIN + "/:@+";

    private static final HexFormat HEX = HexFormat.of().withUpperCase();
    private static final long NANOS = 1_000_000_000;

    private final StringBuilder text = new StringBuilder(160);

    String write(RecordedAddress address) {
        Thing thing = address.thing();
        if (thing.kind() == Thing.Kind.BEGINNING) {
            return AddressParser.START;
        }
        Ends ends = address.ends();
        if (ends == null) {
            text.append(AddressParser.CAPTURE);
        } else {
            text.append(escaped(ends.transport(), PLAIN)).append(':');
            endpoint(ends.from());
            text.append('-');
            endpoint(ends.to());
            text.append('@');
            text.append(ends.startNanos() == PacketSink.NO_TIME ? "-" : moment(ends.startNanos()));
        }
        if (!address.vantage().isEmpty()) {
            text.append('@').append(escaped(address.vantage(), PLAIN));
        }
        for (ChannelStep step : address.channels()) {
            text.append('/').append(escaped(step.protocol(), PLAIN));
            if (step.key() >= 0) {
                text.append(':').append(step.key());
            }
        }
        text.append('/').append(head(thing));
        if (thing.at() != PacketSink.NO_TIME) {
            text.append(",at=");
            at(thing.at(), ends == null ? PacketSink.NO_TIME : ends.startNanos());
        }
        for (Map.Entry<Witness, String> witness : thing.witnesses().entrySet()) {
            pair(witness.getKey().word(), witness.getValue());
        }
        nth(thing.nth());
        part(address.part());
        return text.toString();
    }

    String write(ScenarioAddress address) {
        if (!address.protocol().isEmpty()) {
            text.append(escaped(address.protocol(), PLAIN));
        } else if (!address.host().isEmpty()) {
            text.append(AddressParser.HOST).append(escaped(address.host(), PLAIN));
        } else if (address.nth() > 0 || !address.vantage().isEmpty()) {
            text.append(AddressParser.ANY);
        }
        if (address.nth() > 0) {
            text.append(':').append(address.nth());
        }
        if (!address.vantage().isEmpty()) {
            text.append('@').append(escaped(address.vantage(), PLAIN));
        }
        if (!text.isEmpty()) {
            text.append('/');
        }
        text.append(address.role().name().toLowerCase(Locale.ROOT)).append('/').append(event(address.event()));
        for (ScenarioAddress.Test test : address.tests()) {
            pair(escaped(test.name(), PLAIN), test.value());
        }
        if (address.number() != 1) {
            pair("nth", Integer.toString(address.number()));
        }
        part(address.part());
        return text.toString();
    }

    private static String head(Thing thing) {
        return switch (thing.kind()) {
            case BEGINNING -> AddressParser.START;
            case MOMENT -> AddressParser.MOMENT;
            case PACKET -> AddressParser.PACKET;
            case BYTES -> AddressParser.BYTES;
            case EVENT -> event(thing.id());
        };
    }

    /// An id without a dot could be taken for another word.
    private static String event(String id) {
        return (id.indexOf('.') < 0 ? AddressParser.EVENT : "") + escaped(id, PLAIN);
    }

    private void part(Part part) {
        switch (part) {
            case Part.Whole whole -> {}
            case Part.After after -> text.append(',').append(AddressParser.AFTER);
            case Part.Field field -> {
                pair("field", field.id());
                if (field.bits() >= 0) {
                    boolean isWhole = field.bits() % 8 == 0 && field.length() % 8 == 0;
                    pair(
                            isWhole ? "bytes" : "bits",
                            isWhole
                                    ? field.bits() / 8 + "+" + field.length() / 8
                                    : field.bits() + "+" + field.length());
                }
                if (!field.window().isEmpty()) {
                    pair("in", field.window());
                }
                nth(field.nth());
            }
            case Part.Leaf leaf -> {
                pair("state", leaf.id());
                Endpoint client = leaf.client();
                if (client != null) {
                    text.append(",client=");
                    endpoint(client);
                }
            }
        }
    }

    private void nth(Nth nth) {
        if (!nth.equals(Nth.ONLY)) {
            pair("nth", nth.of() == 0 ? Integer.toString(nth.number()) : nth.number() + "of" + nth.of());
        }
    }

    private void pair(String key, String value) {
        text.append(',').append(key).append('=').append(escaped(value, PLAIN_IN_VALUES));
    }

    /// An address of IPv6 and its port are parted by a point, as tcpdump does: brackets mean something to shells.
    private void endpoint(Endpoint end) {
        text.append(escaped(end.address(), PLAIN + ":"));
        if (end.port() != 0) {
            text.append(end.address().indexOf(':') >= 0 ? '.' : ':').append(end.port());
        }
    }

    private void at(long nanos, long start) {
        long since = nanos - start;
        // a clock that is that far off tells no distance
        if (start == PacketSink.NO_TIME || Math.abs(since) > Integer.MAX_VALUE * NANOS || Math.abs(since) < 0) {
            text.append(moment(nanos));
            return;
        }
        BigDecimal seconds = BigDecimal.valueOf(since, 9).stripTrailingZeros();
        text.append(since < 0 ? "" : "+").append(since == 0 ? "0" : seconds.toPlainString());
    }

    static String moment(long nanos) {
        return Instant.ofEpochSecond(Math.floorDiv(nanos, NANOS), Math.floorMod(nanos, NANOS))
                .toString();
    }

    private static String escaped(String name, String plain) {
        StringBuilder escaped = new StringBuilder(name.length() + 8);
        for (byte octet : name.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (octet & 0xff);
            if (plain.indexOf(c) >= 0) {
                escaped.append(c);
            } else {
                escaped.append('%').append(HEX.toHexDigits(octet));
            }
        }
        return escaped.toString();
    }
}
