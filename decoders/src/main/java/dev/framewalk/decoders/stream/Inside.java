package dev.framewalk.decoders.stream;

import java.util.List;

/// A channel inside another one, in the words of the protocol around it: what it knows of it before the first byte.
///
/// @param how       how its bytes are had from those around
/// @param token     an ALPN protocol name, an upgrade token or a `:protocol`, such as `h2`, `h2c`, `websocket`; empty if nobody named one
/// @param mediaType the media type of the message whose body it is, in lower case and without parameters; empty if it is none, or has none
/// @param codings   the content codings that hide it, in the order in which they were applied; empty if none does. `identity` alone where
///                  what is known so far does not hide it, but what the other side sends may be hidden
/// @param path      what was asked for, where a request opened it; empty if none did
/// @param heads     the messages that opened it, the request first; empty where none did
/// @param name      what sets this conversation apart where that is not the addresses of the packets: a peer behind a relay; empty if nothing does
/// @param isDatagrams whether it is a sequence of datagrams, not a stream
/// @param reason    how we know: one sentence
public record Inside(
        Uncovering how,
        String token,
        String mediaType,
        List<String> codings,
        String path,
        List<StreamEvent> heads,
        String name,
        boolean isDatagrams,
        String reason) {
    public Inside {
        codings = List.copyOf(codings);
        heads = List.copyOf(heads);
    }

    /// What follows on the same bytes.
    ///
    /// @param heads the messages that agreed on it
    public static Inside continued(String token, String reason, List<StreamEvent> heads) {
        return new Inside(Uncovering.CONTINUED, token, "", List.of(), "", heads, "", false, reason);
    }

    /// What was protected.
    public static Inside decrypted(String token, String reason) {
        return new Inside(Uncovering.DECRYPTED, token, "", List.of(), "", List.of(), "", false, reason);
    }

    /// Datagrams inside others, or inside a stream: what a relay carries, what DTLS protects.
    ///
    /// @param how   [Uncovering#CARRIED] or [Uncovering#DECRYPTED]
    /// @param token what was agreed on; empty if nothing was
    /// @param name  the other end of the conversation inside, where the packets do not tell it; empty if they do
    public static Inside datagrams(Uncovering how, String token, String name, String reason) {
        return new Inside(how, token, "", List.of(), "", List.of(), name, true, reason);
    }

    /// What is inside when the codings are undone: the same, unpacked.
    public Inside uncoded() {
        return codings.isEmpty()
                ? this
                : new Inside(Uncovering.UNPACKED, token, mediaType, List.of(), path, heads, name, isDatagrams, reason);
    }

    /// Whether its first bytes may tell what it speaks. Bodies and streams of messages belong to who claims them by name: any of
    /// them may hold anything.
    public boolean isToldByBytes() {
        return isDatagrams || how == Uncovering.CONTINUED || how == Uncovering.DECRYPTED;
    }
}
