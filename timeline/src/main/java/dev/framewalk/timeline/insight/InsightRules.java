package dev.framewalk.timeline.insight;

import java.util.List;

/// The list of all rules.
public final class InsightRules {
    private InsightRules() {}

    /// Rules that have been told nothing yet.
    public static List<InsightRule> all() {
        return List.of(
                new HandshakeRoundTrip(),
                new FailedConnection(),
                new RepeatedSegment(),
                new MissingBytes(),
                new FullReceiver(),
                new HostileHttp2(),
                new DecompressionBomb(),
                new CompressedHeaders(),
                new BrokenRule());
    }
}
