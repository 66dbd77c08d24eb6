package dev.framewalk.decoders.stream;

/// The place of one decoded piece in the bytes of one direction.
///
/// @param side which end sent it
/// @param from first byte, counted from the start of that direction's bytes (a gap counts as its length)
/// @param to   one past the last byte
public record Unit(Side side, long from, long to) {
    public long length() {
        return to - from;
    }
}
