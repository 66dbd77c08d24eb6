package dev.framewalk.decoders.field;

/// One way in which traffic can break a rule. Implemented by one enum per protocol.
public interface Anomaly {
    /// Stable dotted name, such as `x.udp.length-too-small`; its explanation text has the same key.
    String id();

    Severity severity();

    Rfc rfc();

    /// One plain sentence, with `{measured}` and `{expected}` where the numbers belong.
    String sentence();
}
