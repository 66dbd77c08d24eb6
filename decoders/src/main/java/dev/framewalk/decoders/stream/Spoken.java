package dev.framewalk.decoders.stream;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is known of a conversation of datagrams before one more of them is read. Immutable.
///
/// @param protocols ids of the protocols that it was found to speak so far, in the order of their first datagrams
/// @param inside    what the channel around says about it; null for the datagrams of the transport
public record Spoken(List<String> protocols, @Nullable Inside inside) {
    public static final Spoken NOTHING = new Spoken(List.of(), null);

    public Spoken {
        protocols = List.copyOf(protocols);
    }

    /// Whether the conversation speaks a protocol, among others.
    public boolean has(String protocol) {
        return protocols.contains(protocol);
    }
}
