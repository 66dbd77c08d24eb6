package dev.framewalk.decoders.fragment;

import dev.framewalk.decoders.field.Anomaly;
import dev.framewalk.decoders.field.Rfc;
import dev.framewalk.decoders.field.Severity;

/// What can be wrong with a set of fragments.
enum FragmentAnomaly implements Anomaly {
    OVERLAP("ip.fragment.overlap", Severity.NOTE, "{measured} bytes came more than once, with the same content."),
    CONFLICT("ip.fragment.overlap.conflict", Severity.WARN, "{measured} bytes came more than once, with different content.");

    private final String id;
    private final Severity severity;
    private final String sentence;

    FragmentAnomaly(String id, Severity severity, String sentence) {
        this.id = id;
        this.severity = severity;
        this.sentence = sentence;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public Severity severity() {
        return severity;
    }

    @Override
    public Rfc rfc() {
        return Rfc.of(5722, "4");
    }

    @Override
    public String sentence() {
        return sentence;
    }
}
