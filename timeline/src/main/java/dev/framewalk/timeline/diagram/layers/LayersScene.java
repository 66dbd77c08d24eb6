package dev.framewalk.timeline.diagram.layers;

import dev.framewalk.decoders.stream.Side;
import java.util.List;

/// What a stretch of the bytes of one direction of a TCP connection is to each layer: rows of ranges, from the segments that carried them
/// up to the messages that they make.
///
/// All positions are stream positions of TCP: what was decrypted stands above the record that it came from.
///
/// @param head what is drawn
/// @param from first byte of the stretch
/// @param to   one past its last byte
/// @param rows from the top: messages first, segments last
public record LayersScene(Head head, long from, long to, List<Row> rows) {
    /// What is drawn.
    ///
    /// @param conversation its id
    /// @param sender       whose bytes they are
    /// @param senderName   the sender, as people call it
    /// @param receiverName the receiver
    /// @param end          one past the last byte of the direction
    public record Head(int conversation, Side sender, String senderName, String receiverName, long end) {}

    /// Which layer a row shows, from the top.
    public enum Layer {
        MESSAGES,
        STREAMS,
        PARTS,
        RECORDS,
        SEGMENTS
    }

    /// One layer.
    public record Row(Layer layer, List<Box> boxes) {
        public Row {
            boxes = List.copyOf(boxes);
        }
    }

    /// What the bytes of a box are to those who look at them.
    public enum Look {
        /// As they were sent.
        PLAIN,
        /// Encrypted.
        CIPHERTEXT,
        /// Brought by a packet that came behind those of later bytes.
        LATE,
        /// Never captured.
        MISSING
    }

    /// A range with a meaning, or several that are too small to be drawn one by one.
    ///
    /// @param from   first byte
    /// @param to     one past the last
    /// @param event  what tells about it; -1 for a segment
    /// @param packet the packet to go to
    /// @param stream the HTTP/2 stream that it belongs to; -1 where there are none, or several
    /// @param label  a few words
    /// @param count  how many ranges it stands for
    /// @param bytes  how many bytes it has in its own layer: fewer than the range of what they were encrypted into
    public record Box(
            long from, long to, int event, int packet, long stream, String label, Look look, int count, long bytes) {}

    public LayersScene {
        rows = List.copyOf(rows);
    }
}
