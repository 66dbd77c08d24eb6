package dev.framewalk.capture;

/// Something that is wrong with a capture file: where, what, why, and what can be done.
///
/// @param id           stable name of the kind, such as `pcap.record-cut`
/// @param severity     what it means for the packets
/// @param offset       absolute position in the uncompressed file
/// @param packetNumber the packet that it is about (or that would have come next); 0 if it is about the file
/// @param what         what was found, without a full stop
/// @param why          what that most likely means, without a full stop; may be empty
/// @param advice       what the user can do, without a full stop; may be empty
public record CaptureProblem(
        String id, Severity severity, long offset, int packetNumber, String what, String why, String advice) {

    /// What a problem means for the packets.
    public enum Severity {
        /// Reading went on; something small is missing or was interpreted.
        NOTE,
        /// Reading stopped here; what came before is good.
        STOPPED
    }

    /// All of it as one text for people.
    public String sentence() {
        StringBuilder text = new StringBuilder();
        if (packetNumber > 0) {
            text.append("Packet ").append(packetNumber).append(": ");
        }
        text.append(what);
        if (offset > 0) {
            text.append(" (at byte ").append(offset).append(')');
        }
        if (!why.isEmpty()) {
            text.append("; ").append(why);
        }
        text.append('.');
        if (!advice.isEmpty()) {
            text.append(' ').append(advice).append('.');
        }
        return text.toString();
    }

    @Override
    public String toString() {
        return severity + " " + id + ": " + sentence();
    }
}
