package dev.framewalk.decoders.field;

import java.util.List;

/// What a protocol is called and which fields and broken rules it can show. One constant per protocol package.
///
/// @param id        short lower-case name that is also its filter name and its package: `udp`
/// @param name      the field's standard term: `UDP`
/// @param home      a class of the package, beside whose package the explanation texts lie
/// @param fields    every field that its parse can give, groups included
/// @param anomalies every broken rule that it can note
public record Protocol(
        String id, String name, Class<?> home, List<Field> fields, List<? extends Anomaly> anomalies) {
    public Protocol {
        fields = List.copyOf(fields);
        anomalies = List.copyOf(anomalies);
    }

    @Override
    public String toString() {
        return name;
    }
}
