package dev.framewalk.timeline.recording;

import dev.framewalk.decoders.field.Certainty;

/// A name of a network address, and how it is known.
///
/// @param name      such as `shop.example`
/// @param source    where it was learnt
/// @param packet    the packet that said it; 0 if it stands in the capture file beside the packets
/// @param certainty how sure it is
public record HostName(String name, Source source, int packet, Certainty certainty) {
    /// Where a name was learnt, best first.
    public enum Source {
        /// The capture file has a name record for the address.
        CAPTURE_FILE,
        /// An answer of DNS in the capture.
        DNS,
        /// Requests or handshakes that were sent to the address ask for this host.
        REQUEST
    }
}
