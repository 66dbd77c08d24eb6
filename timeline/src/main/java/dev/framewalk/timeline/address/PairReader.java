package dev.framewalk.timeline.address;

import dev.framewalk.capture.PacketSink;
import dev.framewalk.timeline.address.AddressParser.Piece;
import dev.framewalk.timeline.address.AddressParser.Wrong;
import dev.framewalk.timeline.recording.Endpoint;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads what stands behind the commas of an address, in order: what is known of the thing, then which part of it is meant.
final class PairReader {
    private static final Pattern SECONDS = Pattern.compile("[+-]?[0-9]{1,10}(\\.[0-9]{1,9})?");
    private static final Pattern EXTENT = Pattern.compile("[0-9]{1,18}\\+[0-9]{1,18}");
    private static final Pattern COPY = Pattern.compile("[0-9]{1,9}of[0-9]{1,9}");
    private static final Pattern CHECKSUM = Pattern.compile("[0-9a-f]{8}");

    private final List<Piece> pairs;
    private final long startNanos;
    private int next;

    /// @param startNanos what `at=+0.5` counts from
    PairReader(List<Piece> pairs, long startNanos) {
        this.pairs = pairs;
        this.startNanos = startNanos;
    }

    private static String key(Piece pair) throws Wrong {
        int equals = pair.text().indexOf('=');
        if (equals < 0) {
            if (pair.text().equals(AddressParser.AFTER)) {
                return AddressParser.AFTER;
            }
            throw new Wrong(pair.at(), "pair", pair.text());
        }
        return pair.text().substring(0, equals);
    }

    private static Piece value(Piece pair) {
        return pair.from(pair.text().indexOf('=') + 1);
    }

    private @Nullable Piece peek() {
        return next < pairs.size() ? pairs.get(next) : null;
    }

    private boolean isNext(String key) throws Wrong {
        Piece pair = peek();
        return pair != null && key(pair).equals(key);
    }

    private @Nullable Piece take(String key) throws Wrong {
        Piece pair = peek();
        if (pair == null || !key(pair).equals(key)) {
            return null;
        }
        next++;
        return value(pair);
    }

    private boolean isAtPart() throws Wrong {
        return isNext("field") || isNext("state") || isNext(AddressParser.AFTER) || isNext("nth");
    }

    Thing thing(Thing.Kind kind, String id) throws Wrong {
        long at = PacketSink.NO_TIME;
        Map<Witness, String> witnesses = new EnumMap<>(Witness.class);
        for (Piece pair = peek(); pair != null && !isAtPart(); pair = peek()) {
            String key = key(pair);
            Piece value = value(pair);
            if (key.equals("at")) {
                if (at != PacketSink.NO_TIME) {
                    throw new Wrong(pair.at(), "twice", key);
                }
                at = at(value);
            } else {
                Witness witness = witness(key);
                if (witness == null) {
                    throw new Wrong(pair.at(), "witness", key);
                }
                if (witnesses.put(witness, checked(witness, value)) != null) {
                    throw new Wrong(pair.at(), "twice", key);
                }
            }
            next++;
        }
        return new Thing(kind, id, at, witnesses, nth());
    }

    private static @Nullable Witness witness(String key) {
        for (Witness witness : Witness.values()) {
            if (witness.word().equals(key)) {
                return witness;
            }
        }
        return null;
    }

    private static String checked(Witness witness, Piece piece) throws Wrong {
        String value = AddressParser.value(piece);
        boolean isRight = switch (witness) {
            case SEQ, POS -> EXTENT.matcher(value).matches();
            case STREAM -> !value.isEmpty() && value.length() < 19 && value.chars().allMatch(c -> c >= '0' && c <= '9');
            case SUM -> CHECKSUM.matcher(value).matches();
            case COPY -> COPY.matcher(value).matches();
            case ID, RULE -> !value.isEmpty();
        };
        if (!isRight) {
            throw new Wrong(piece.at(), "value." + witness.word(), value);
        }
        return value;
    }

    private long at(Piece piece) throws Wrong {
        if (!SECONDS.matcher(piece.text()).matches()) {
            return moment(piece);
        }
        if (startNanos == PacketSink.NO_TIME) {
            throw new Wrong(piece.at(), "since", piece.text());
        }
        try {
            return Math.addExact(
                    startNanos,
                    new BigDecimal(piece.text()).movePointRight(9).longValueExact());
        } catch (ArithmeticException far) {
            throw new Wrong(piece.at(), "time", piece.text());
        }
    }

    /// Nanoseconds since the epoch of `2026-07-01T12:30:05.1Z`.
    static long moment(Piece piece) throws Wrong {
        try {
            Instant moment = Instant.parse(piece.text());
            return Math.addExact(Math.multiplyExact(moment.getEpochSecond(), 1_000_000_000L), moment.getNano());
        } catch (DateTimeException | ArithmeticException noTime) {
            throw new Wrong(piece.at(), "time", piece.text());
        }
    }

    static long number(Piece piece, long most) throws Wrong {
        String digits = piece.text();
        if (digits.isEmpty() || digits.length() > 19 || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new Wrong(piece.at(), "number", digits);
        }
        try {
            long number = Long.parseLong(digits);
            if (number <= most) {
                return number;
            }
        } catch (NumberFormatException great) {
            // told below
        }
        throw new Wrong(piece.at(), "great", digits);
    }

    /// `2of9`, or `2` where it does not count how many there are; [Nth#ONLY] where nothing is said.
    Nth nth() throws Wrong {
        Piece value = take("nth");
        if (value == null) {
            return Nth.ONLY;
        }
        int of = value.text().indexOf("of");
        int number = (int) number(of < 0 ? value : value.to(of), Integer.MAX_VALUE);
        int all = of < 0 ? 0 : (int) number(value.from(of + 2), Integer.MAX_VALUE);
        if (number < 1 || of >= 0 && all < number) {
            throw new Wrong(value.at(), "nth", value.text());
        }
        return new Nth(number, all);
    }

    /// What must hold of an event.
    List<ScenarioAddress.Test> tests() throws Wrong {
        List<ScenarioAddress.Test> tests = new ArrayList<>();
        for (Piece pair = peek(); pair != null && !isAtPart(); pair = peek()) {
            String key = key(pair);
            if (key.indexOf('.') < 0 && !ScenarioFinder.TOLD.contains(key)) {
                throw new Wrong(pair.at(), "test", key, String.join(", ", ScenarioFinder.TOLD));
            }
            Piece name = pair.to(key.length());
            tests.add(new ScenarioAddress.Test(AddressParser.name(name), AddressParser.value(value(pair))));
            next++;
        }
        return tests;
    }

    /// What is left must say which part is meant.
    Part part() throws Wrong {
        Part part = Part.WHOLE;
        Piece field = take("field");
        Piece state = field == null ? take("state") : null;
        if (field != null) {
            part = field(field);
        } else if (state != null) {
            Piece client = take("client");
            Endpoint end = client == null ? null : AddressParser.endpoint(client);
            part = new Part.Leaf(AddressParser.name(state), end);
        } else if (take(AddressParser.AFTER) != null) {
            part = Part.AFTER;
        }
        Piece left = peek();
        if (left != null) {
            throw new Wrong(left.at(), "left", left.text());
        }
        return part;
    }

    private Part.Field field(Piece field) throws Wrong {
        long bits = -1;
        long length = 0;
        for (String unit : List.of("bytes", "bits")) {
            Piece place = take(unit);
            if (place != null) {
                if (!EXTENT.matcher(place.text()).matches()) {
                    throw new Wrong(place.at(), "value.pos", place.text());
                }
                int plus = place.text().indexOf('+');
                int factor = unit.equals("bytes") ? 8 : 1;
                long most = Integer.MAX_VALUE * 8L;
                bits = number(place.to(plus), most) * factor;
                length = number(place.from(plus + 1), most) * factor;
                break;
            }
        }
        Piece window = take("in");
        return new Part.Field(
                AddressParser.value(field), window == null ? "" : AddressParser.name(window), bits, length, nth());
    }
}
