package dev.framewalk.decoders.field;

import dev.framewalk.bytes.Bytes;
import org.jspecify.annotations.Nullable;

/// The reader of the hot path: returns values, remembers only how many rules were broken, allocates nothing. Reusable.
public final class Skim extends FieldReader {
    private final boolean wantsAnomalies;
    private int anomalies;
    private @Nullable Anomaly firstAnomaly;

    public Skim() {
        this(true);
    }

    /// @param wantsAnomalies whether broken rules must be noticed everywhere, or only where something else depends on them
    public Skim(boolean wantsAnomalies) {
        this.wantsAnomalies = wantsAnomalies;
    }

    @Override
    public boolean wantsAnomalies() {
        return wantsAnomalies;
    }

    /// Begins anew at byte `from` of a window, with everything before byte `limit` to read.
    @Override
    public void begin(Bytes window, long from, long limit) {
        super.begin(window, from, limit);
        anomalies = 0;
        firstAnomaly = null;
    }

    /// How many broken rules were met since [#begin].
    public int anomalies() {
        return anomalies;
    }

    /// The first broken rule met since [#begin], or null.
    public @Nullable Anomaly firstAnomaly() {
        return firstAnomaly;
    }

    @Override
    public void enter(Field group) {}

    @Override
    public void enter(Field group, String meaning) {}

    @Override
    public void leave() {}

    @Override
    public void leave(String meaning) {}

    @Override
    public void anomaly(Anomaly anomaly, String measured, String expected) {
        anomalies++;
        if (firstAnomaly == null) {
            firstAnomaly = anomaly;
        }
    }

    @Override
    public void anomaly(Anomaly anomaly, long from, long length, String measured, String expected) {
        anomaly(anomaly, measured, expected);
    }

    @Override
    public void derived(Field field, long number, @Nullable String text, Certainty certainty) {}

    @Override
    public boolean isExplaining() {
        return false;
    }

    @Override
    void number(Field field, long bitFrom, int bitCount, long value, @Nullable CodePoints names) {}

    @Override
    void content(Field field, long bitFrom, long bitCount, @Nullable String meaning) {}
}
