package dev.framewalk.decoders.stream;

/// An event that begins or ends an interval with a meaning: a TLS handshake, an HTTP/2 stream.
public interface SpanEvent extends StreamEvent {
    /// Stable dotted name of the kind of interval: `tls.handshake`, `http2.stream`.
    String span();

    /// Whether intervals of a kind are handshakes, before whose end nothing can be asked for: the last word of such names is `handshake`.
    static boolean isHandshake(String span) {
        return span.endsWith(".handshake");
    }

    /// Tells intervals of one kind in one conversation apart: a stream's identifier; 0 where there is only one at a time.
    long spanNumber();

    boolean isBeginning();

    /// A few words for the interval's label; those of the beginning count.
    String title();
}
