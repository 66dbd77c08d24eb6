package dev.framewalk.decoders.packet;

import dev.framewalk.bytes.Bytes;

/// The 16-bit ones' complement sum that IP, UDP, TCP and ICMP protect their bytes with (RFC 1071).
public final class InternetChecksum {
    private InternetChecksum() {}

    /// The sum of 16-bit words, with a padding zero byte if the length is odd, folded to 16 bits.
    ///
    /// @param seed a sum to go on from; 0 to begin
    public static int sum(Bytes bytes, long from, long length, int seed) {
        long sum = seed;
        long at = from;
        long end = from + length;
        for (; at + 1 < end; at += 2) {
            sum += bytes.u16(at);
        }
        if (at < end) {
            sum += (long) bytes.u8(at) << 8;
        }
        return fold(sum);
    }

    /// The sum of the pseudo header that UDP, TCP and ICMPv6 include: addresses, protocol and length.
    ///
    /// @param index    the entry on the stack whose checksum is wanted
    /// @param protocol IP protocol number
    /// @param length   length of that entry, header included
    public static int pseudoHeader(LayerStack stack, int index, int protocol, long length) {
        Bytes window = stack.addressWindow(index);
        int size = stack.addressLength(index);
        int sum = sum(window, stack.sourceAddressAt(index), size, 0);
        sum = sum(window, stack.destinationAddressAt(index), size, sum);
        return fold((long) sum + protocol + (length >>> 16) + (length & 0xffff));
    }

    /// What belongs into a checksum field, given the sum of everything with that field taken as 0.
    public static int fieldFor(int sum) {
        return ~sum & 0xffff;
    }

    /// What belongs into a checksum field, given the sum of everything including the value that stands there now.
    ///
    /// @param present the value that stands in the field
    public static int fieldFor(int sumWithField, int present) {
        return fieldFor(fold((long) sumWithField + (~present & 0xffff)));
    }

    /// Whether a sum that includes the checksum field says that nothing changed on the way.
    public static boolean isRight(int sumWithField) {
        return sumWithField == 0xffff;
    }

    private static int fold(long sum) {
        long folded = sum;
        while (folded >>> 16 != 0) {
            folded = (folded & 0xffff) + (folded >>> 16);
        }
        return (int) folded;
    }
}
