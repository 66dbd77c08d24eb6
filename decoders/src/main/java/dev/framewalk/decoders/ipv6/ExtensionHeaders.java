package dev.framewalk.decoders.ipv6;

import dev.framewalk.bytes.Bytes;
import dev.framewalk.decoders.packet.LayerStack;
import dev.framewalk.decoders.packet.PacketLayer;
import dev.framewalk.decoders.packet.Space;

/// The shape that IPv6 extension headers share: next header, length in units, content (RFC 8200, section 4; RFC 6564).
final class ExtensionHeaders {
    private static final int NO_NEXT_HEADER = 59;

    private ExtensionHeaders() {}

    /// Pushes an extension header whose second byte counts units of 8 bytes after the first 8.
    ///
    /// @param fixed bytes that must be there for the header to make sense
    static void walk(PacketLayer layer, Bytes bytes, long at, long end, int fixed, LayerStack stack) {
        if (end - at < fixed) {
            stack.push(layer, bytes, at, end, end);
            stack.truncated(fixed - (end - at));
            return;
        }
        long length = 8 + bytes.u8(at + 1) * 8L;
        if (end - at < length) {
            stack.push(layer, bytes, at, end, end);
            stack.truncated(length - (end - at));
            return;
        }
        stack.push(layer, bytes, at, at + length, end);
        next(bytes.u8(at), stack);
    }

    static void next(int nextHeader, LayerStack stack) {
        if (nextHeader != NO_NEXT_HEADER) {
            stack.next(Space.IP_PROTOCOL, nextHeader);
        }
    }
}
