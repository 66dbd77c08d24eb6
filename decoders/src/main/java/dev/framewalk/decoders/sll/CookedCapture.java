package dev.framewalk.decoders.sll;

import dev.framewalk.decoders.ethernet.EtherTypes;
import dev.framewalk.decoders.field.FieldReader;
import dev.framewalk.decoders.field.NamedNumbers;
import dev.framewalk.decoders.packet.LayerStack;
import dev.framewalk.decoders.packet.Space;

/// What both versions of the cooked header share.
final class CookedCapture {
    private static final int NETLINK = 824;
    private static final int IP_GRE = 778;
    private static final int ADDRESS_ROOM = 8;

    static final NamedNumbers PACKET_TYPES = NamedNumbers.of("unknown", """
            0 to this machine
            1 to everybody
            2 to a group
            3 to another machine
            4 sent by this machine
            """);

    /// ARPHRD_ numbers: those of ARP and Linux's own.
    static final NamedNumbers HARDWARE_TYPES = NamedNumbers.of("other", """
            1 Ethernet
            32 InfiniBand
            280 CAN
            512 PPP
            513 Cisco HDLC
            519 raw IP
            768 IPv4 tunnel
            769 IPv6 tunnel
            772 loopback
            776 IPv6 in IPv4
            778 GRE over IPv4
            801 802.11
            803 802.11 with radiotap
            823 GRE over IPv6
            824 netlink
            65534 none
            """);

    private CookedCapture() {}

    static void next(int hardwareType, int type, LayerStack stack) {
        if (hardwareType == NETLINK) {
            // The type is a netlink family there, not an EtherType.
            stack.next(Space.LINK_TYPE, 253);
        } else if (hardwareType == IP_GRE && type == 0) {
            stack.next(Space.ETHER_TYPE, EtherTypes.BRIDGED_ETHERNET);
        } else {
            stack.next(Space.ETHER_TYPE, type);
        }
    }

    /// Reads the eight bytes in which an address of up to eight bytes stands.
    static void address(FieldReader reader, int length) {
        int used = Math.min(length, ADDRESS_ROOM);
        if (used == 6) {
            reader.bytes(Sll.SOURCE_MAC, used);
        } else if (used == 4) {
            reader.bytes(Sll.SOURCE_IPV4, used);
        } else if (used > 0) {
            reader.bytes(Sll.SOURCE_OTHER, used);
        }
        if (used < ADDRESS_ROOM) {
            reader.bytes(Sll.UNUSED, ADDRESS_ROOM - used);
        }
    }
}
