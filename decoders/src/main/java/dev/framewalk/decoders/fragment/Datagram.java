package dev.framewalk.decoders.fragment;

import dev.framewalk.bytes.ByteRange;
import dev.framewalk.bytes.Bytes;
import dev.framewalk.bytes.Origin;
import dev.framewalk.decoders.field.Finding;
import dev.framewalk.decoders.field.Node;
import java.util.List;

/// A complete datagram: where its bytes come from, and what was odd about its fragments.
///
/// @param parts       ranges of the datagram and where each lies in the capture, ascending, without holes
/// @param pieces      the fragments as they arrived
/// @param overlapping bytes that arrived more than once with the same content
/// @param conflicting bytes that arrived more than once with different content
record Datagram(List<Origin.Part> parts, List<Piece> pieces, long overlapping, long conflicting) {
    /// One fragment as it arrived.
    ///
    /// @param from   where it belongs in the datagram
    /// @param last   whether it said that none follows
    /// @param window where its bytes are
    /// @param at     where they begin there
    /// @param packet number of the packet that brought it
    record Piece(int from, int length, boolean last, Bytes window, long at, int packet) {
        int to() {
            return from + length;
        }
    }

    Datagram {
        parts = List.copyOf(parts);
        pieces = List.copyOf(pieces);
    }

    Bytes join() {
        return Bytes.joined(Origin.Derivation.REASSEMBLED, parts);
    }

    void explain(Node header, Bytes whole) {
        for (Piece piece : pieces) {
            String words = "packet " + piece.packet() + ": bytes " + piece.from() + " to " + (piece.to() - 1);
            header.add(Node.derived(
                    ReassembledDatagram.FRAGMENT, whole, Math.min(piece.from(), whole.length()), piece.packet(), words));
        }
        header.add(Node.derived(ReassembledDatagram.COUNT, whole, 0, pieces.size(), null));
        note(header, whole, FragmentAnomaly.OVERLAP, overlapping);
        note(header, whole, FragmentAnomaly.CONFLICT, conflicting);
    }

    private static void note(Node header, Bytes whole, FragmentAnomaly anomaly, long bytes) {
        if (bytes > 0) {
            header.add(new Finding(
                    anomaly,
                    whole,
                    ByteRange.ofBytes(0, whole.length()),
                    Long.toString(bytes),
                    "each byte once",
                    ReassembledDatagram.FRAGMENT));
        }
    }
}
