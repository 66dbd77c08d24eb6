package dev.framewalk.timeline.waiting;

import dev.framewalk.decoders.field.Certainty;
import java.util.Locale;

/// A time in which one end waited for the other, and what for.
///
/// @param purpose     what it was spent on
/// @param fromNanos   when the question left, in nanoseconds since the epoch
/// @param toNanos     when what answered it came
/// @param fromPacket  the packet that asked
/// @param toPacket    the packet that answered
/// @param trips       how many round trips of the handshake it is, the way between here and the client included; 0 if that is not known
/// @param certainty   how we know
public record RoundTrip(
        Purpose purpose,
        long fromNanos,
        long toNanos,
        int fromPacket,
        int toPacket,
        double trips,
        Certainty certainty) {
    /// What a round trip is spent on.
    public enum Purpose {
        /// Asking for the address of the name.
        DNS,
        /// Opening the connection: SYN to SYN/ACK.
        TCP,
        /// Agreeing on keys.
        TLS,
        /// From the request to the first byte of its answer.
        REQUEST,
        /// Waiting for acknowledgments because the congestion window was still small.
        SLOW_START,
        /// Waiting for a WINDOW_UPDATE or an open TCP window.
        WINDOW_STALL,
        /// An answer that sent the client elsewhere.
        REDIRECT;

        /// Stable name, as JSON writes it: `slow-start`.
        public String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    public long nanos() {
        return Math.max(0, toNanos - fromNanos);
    }
}
