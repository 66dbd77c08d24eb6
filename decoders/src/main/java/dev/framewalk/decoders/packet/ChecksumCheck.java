package dev.framewalk.decoders.packet;

import dev.framewalk.bytes.ByteRange;
import dev.framewalk.bytes.Bytes;
import dev.framewalk.decoders.field.Anomaly;
import dev.framewalk.decoders.field.Field;
import dev.framewalk.decoders.field.Finding;
import dev.framewalk.decoders.field.Node;

/// The verdict over one Internet checksum, written below an explained header as two derived values.
///
/// A wrong checksum at a sender's own vantage is ordinary: network cards fill it in after the capture saw the packet
/// (offload). So the verdict is a value and a note, never a reason to stop.
public final class ChecksumCheck {
    /// The number of the status field, as Wireshark has it.
    private static final int BAD = 0;

    private static final int GOOD = 1;
    private static final int UNVERIFIED = 2;
    private static final int NOT_PRESENT = 3;

    private ChecksumCheck() {}

    /// Judges a checksum over `[from, from + length)` of a window.
    ///
    /// @param checksumAt where the checksum stands in that window
    public static void plain(
            Node header, Bytes bytes, long from, long length, long checksumAt, Field calculated, Field status, Anomaly bad) {
        judge(header, bytes, InternetChecksum.sum(bytes, from, length, 0), checksumAt, calculated, status, bad);
    }

    /// Judges a checksum that covers a pseudo header and the whole layer. Where bytes are missing or there are no
    /// addresses it says so.
    ///
    /// @param length     length of header and payload by the header's own account
    /// @param checksumAt where the checksum stands, counted from the start of the header
    public static void withPseudoHeader(
            Node header,
            LayerStack stack,
            int index,
            int protocol,
            long length,
            int checksumAt,
            Field calculated,
            Field status,
            Anomaly bad) {
        Bytes bytes = stack.window(index);
        long at = stack.header(index);
        if (at + length > stack.end(index) || stack.addressLength(index) == 0) {
            unverified(header, status, bytes, at + checksumAt, "not verified: not all bytes were captured");
            return;
        }
        int seed = InternetChecksum.pseudoHeader(stack, index, protocol, length);
        int sum = InternetChecksum.sum(bytes, at, length, seed);
        judge(header, bytes, sum, at + checksumAt, calculated, status, bad);
    }

    /// The sender made no checksum.
    public static void absent(Node header, Field status, Bytes bytes, long checksumAt) {
        header.add(Node.derived(status, bytes, checksumAt, NOT_PRESENT, "not present"));
    }

    public static void unverified(Node header, Field status, Bytes bytes, long checksumAt, String why) {
        header.add(Node.derived(status, bytes, checksumAt, UNVERIFIED, why));
    }

    private static void judge(
            Node header, Bytes bytes, int sum, long checksumAt, Field calculated, Field status, Anomaly bad) {
        int present = bytes.u16(checksumAt);
        if (InternetChecksum.isRight(sum)) {
            header.add(Node.derived(calculated, bytes, checksumAt, present, null));
            header.add(Node.derived(status, bytes, checksumAt, GOOD, "good"));
            return;
        }
        int right = InternetChecksum.fieldFor(sum, present);
        header.add(Node.derived(calculated, bytes, checksumAt, right, null));
        header.add(Node.derived(status, bytes, checksumAt, BAD, "bad, or left to the network card"));
        header.add(new Finding(
                bad, bytes, ByteRange.ofBytes(checksumAt, 2), hex(present), hex(right), calculated));
    }

    private static String hex(int number) {
        return dev.framewalk.decoders.field.Display.hex(number, 16);
    }
}
