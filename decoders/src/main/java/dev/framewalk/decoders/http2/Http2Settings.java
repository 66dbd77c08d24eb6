package dev.framewalk.decoders.http2;

import dev.framewalk.decoders.stream.Unit;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The settings of one end that hold: what it is willing to take. Immutable.
///
/// @param values  what was set, by number; what is not here has its usual value
/// @param setBy   the SETTINGS frame that set each; what is not here was set elsewhere or not at all
/// @param isKnown whether what is not here has its usual value; otherwise the beginning of the connection was not seen and nobody knows
public record Http2Settings(Map<Integer, Long> values, Map<Integer, Unit> setBy, boolean isKnown) {
    /// What holds at the beginning.
    static final Http2Settings INITIAL = new Http2Settings(Map.of(), Map.of(), true);

    /// What is known if the beginning was not seen.
    static final Http2Settings UNSEEN = new Http2Settings(Map.of(), Map.of(), false);

    /// The value is not known.
    public static final long UNKNOWN = Http2Windows.UNKNOWN;

    /// How many settings of numbers that nobody knows are kept.
    private static final int MOST = 64;

    /// The value of a setting; [#UNKNOWN] if it is not known.
    public long value(Http2Setting setting) {
        Long value = values.isEmpty() ? null : values.get(setting.number());
        return value != null ? value : isKnown ? setting.usual() : UNKNOWN;
    }

    /// With one setting changed.
    Http2Settings with(int id, long value, @Nullable Unit unit) {
        if (values.size() >= MOST && !values.containsKey(id) && Http2Setting.of(id) == null) {
            return this;
        }
        Map<Integer, Long> newValues = new TreeMap<>(values);
        newValues.put(id, value);
        Map<Integer, Unit> newUnits = new TreeMap<>(setBy);
        if (unit == null) {
            newUnits.remove(id);
        } else {
            newUnits.put(id, unit);
        }
        return new Http2Settings(Collections.unmodifiableMap(newValues), Collections.unmodifiableMap(newUnits), isKnown);
    }

    /// As it is, with the usual values for all that was not set.
    Http2Settings known() {
        return isKnown ? this : new Http2Settings(values, setBy, true);
    }
}
