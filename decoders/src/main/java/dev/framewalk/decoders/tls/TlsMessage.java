package dev.framewalk.decoders.tls;

import java.util.List;
import java.util.Objects;

/// A handshake message and where its bytes are.
///
/// @param handshake what it says
/// @param context   what was negotiated before it
/// @param pieces    the records that carry it, in order
public record TlsMessage(TlsHandshake handshake, TlsContext context, List<TlsPiece> pieces) {
    public TlsMessage {
        pieces = List.copyOf(pieces);
    }

    TlsHello hello() {
        return Objects.requireNonNull(handshake.hello(), "a hello");
    }

    /// Whether the unit of its event is the message itself and not the records around it.
    boolean isPlain() {
        return pieces.size() == 1 && pieces.getFirst().opening() == null;
    }
}
