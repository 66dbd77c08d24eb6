package dev.framewalk.decoders.contract;

import static dev.framewalk.decoders.contract.Wire.counting;
import static dev.framewalk.decoders.contract.Wire.ethernet;
import static dev.framewalk.decoders.contract.Wire.hex;
import static dev.framewalk.decoders.contract.Wire.ipv4;
import static dev.framewalk.decoders.contract.Wire.ipv6;
import static dev.framewalk.decoders.contract.Wire.join;
import static dev.framewalk.decoders.contract.Wire.udp;

import java.util.ArrayList;
import java.util.List;

/// At least one packet for every layer. Add yours to the list of its family, or add a list.
public final class SamplePackets {
    private static final int ETHERNET = 1;
    private static final byte[] DATA = counting(0x41, 20);

    private SamplePackets() {}

    public static List<SamplePacket> all() {
        List<SamplePacket> all = new ArrayList<>();
        all.addAll(links());
        all.addAll(internet());
        all.addAll(names());
        return all;
    }

    private static SamplePacket sample(String name, int linkType, String layers, byte[]... parts) {
        return new SamplePacket(name, linkType, layers, join(parts));
    }

    private static List<SamplePacket> links() {
        byte[] datagram = ipv4(17, udp(49152, 9, DATA));
        return List.of(
                sample("UDP in IPv4 in Ethernet", ETHERNET, "eth:ip:udp", ethernet(0x0800, datagram)),
                sample("Ethernet with padding", ETHERNET, "eth:ip:udp", ethernet(0x0800, ipv4(17, udp(1, 2, hex("ff")))), new byte[17]),
                sample("an EtherType that nobody claims", ETHERNET, "eth", ethernet(0x88cc, hex("0207"))),
                sample("neither length nor EtherType", ETHERNET, "eth", ethernet(0x05ff, DATA)),
                sample("one VLAN tag", ETHERNET, "eth:vlan:ip:udp", ethernet(0x8100, join(hex("a064 0800"), datagram))),
                sample("three VLAN tags", ETHERNET, "eth:vlan:vlan:vlan:ip:udp",
                        ethernet(0x88a8, join(hex("0064 9100 00c8 8100 0001 0800"), datagram))),
                sample("cooked capture", 113, "sll:ip:udp", hex("0004 0001 0006 020000000001 0000 0800"), datagram),
                sample("cooked capture of a tunnel", 113, "sll:ip:udp", hex("0000 0300 0004 c0000201 00000000 0800"), datagram),
                sample("cooked capture, version 2", 276, "sll2:ip:udp", hex("0800 0000 00000003 0001 00 06 020000000001 0000"), datagram),
                sample("loopback, little-endian", 0, "null:ip:udp", hex("02000000"), datagram),
                sample("loopback, big-endian", 0, "null:ip:udp", hex("00000002"), datagram),
                sample("loopback with IPv6 of macOS", 0, "null:ipv6:udp", hex("1e000000"), ipv6(17, udp(1, 2, DATA))),
                sample("OpenBSD loopback", 108, "null:ip:udp", hex("00000002"), datagram),
                sample("raw IPv4", 101, "raw:ip:udp", datagram),
                sample("raw IPv6", 101, "raw:ipv6:udp", ipv6(17, udp(1, 2, DATA))),
                sample("IPv4 by link type", 228, "ip:udp", datagram),
                sample("IPv6 by link type", 229, "ipv6:udp", ipv6(17, udp(1, 2, DATA))));
    }

    private static List<SamplePacket> internet() {
        byte[] options = hex("070b04 c0000203 00000000 01 94040000 440c0d11 c0000204 00000001 01010000");
        return List.of(
                sample("IPv4 options", 228, "ip:udp", ipv4(17, 1, 0, options, udp(1, 2, DATA))),
                sample("IPv4 option with a wrong length", 228, "ip:udp", ipv4(17, 1, 0, hex("94ff0000"), udp(1, 2, DATA))),
                sample("a first fragment", 228, "ip", ipv4(17, 7, 0x2000, new byte[0], counting(0, 24))),
                sample("a last fragment", 228, "ip", ipv4(17, 7, 0x0003, new byte[0], counting(0, 11))),
                sample("a protocol that nobody claims", 228, "ip", ipv4(89, DATA)),
                sample("hop-by-hop options", 229, "ipv6:ipv6.hopopts:udp",
                        ipv6(0, join(hex("1100 0502 0000 0100"), udp(1, 2, DATA)))),
                sample("destination options", 229, "ipv6:ipv6.dstopts:udp",
                        ipv6(60, join(hex("1102 c910 20010db8 00000000 00000000 00000009 0401 03 00"), udp(1, 2, DATA)))),
                sample("source route", 229, "ipv6:ipv6.routing:udp",
                        ipv6(43, join(hex("1102 00 01 00000000 20010db8 00000000 00000000 00000009"), udp(1, 2, DATA)))),
                sample("segment routing", 229, "ipv6:ipv6.routing:udp",
                        ipv6(43, join(hex("1102 04 00 00 00 0000 20010db8 00000000 00000000 00000009"), udp(1, 2, DATA)))),
                sample("IPv6 fragment", 229, "ipv6:ipv6.fraghdr", ipv6(44, join(hex("1100 0001 00000007"), counting(0, 16)))),
                sample("atomic fragment", 229, "ipv6:ipv6.fraghdr:udp", ipv6(44, join(hex("1100 0000 00000007"), udp(1, 2, DATA)))),
                sample("mobility header", 229, "ipv6:mipv6", ipv6(135, hex("3b00 0500 0000 0000"))),
                sample("HIP", 229, "ipv6:hip", ipv6(139, hex("3b00 0111 0000 0000"))),
                sample("Shim6", 229, "ipv6:shim6", ipv6(140, hex("3b00 8000 0000 0000"))),
                sample("jumbo payload", 229, "ipv6:ipv6.hopopts:udp", jumbo()),
                sample("UDP with a wrong length", 228, "ip:udp", ipv4(17, hex("0001 0002 0004 0000 4142"))),
                sample("IPv4 in IPv4 in IPv6", 229, "ipv6:ip:ip:udp", ipv6(4, ipv4(4, ipv4(17, udp(1, 2, DATA))))));
    }

    private static List<SamplePacket> names() {
        byte[] question = hex("1234 0100 0001 0000 0000 0000 0473686f70 076578616d706c65 00 0001 0001");
        byte[] answer = hex("1234 8180 0001 0001 0000 0000 0473686f70 076578616d706c65 00 0001 0001 c00c 0001 0001 0000012c 0004 c0000207");
        byte[] announcement = hex("0000 8400 0000 0001 0000 0000 0473686f70 056c6f63616c 00 001c 8001 00000078 0010 fe800000000000000000000000000001");
        return List.of(
                sample("a DNS question", 228, "ip:udp:dns", ipv4(17, udp(49152, 53, question))),
                sample("a DNS answer", 228, "ip:udp:dns", ipv4(17, udp(53, 49152, answer))),
                sample("a DNS answer that promises more than it holds", 228, "ip:udp:dns",
                        ipv4(17, udp(53, 49152, hex("1234 8180 0001 0002 0000 0000 00 0001 0001 c00c")))),
                sample("a multicast DNS announcement", 229, "ipv6:udp:mdns", ipv6(17, udp(5353, 5353, announcement))),
                sample("an LLMNR question", 228, "ip:udp:llmnr", ipv4(17, udp(49152, 5355, question))));
    }

    private static byte[] jumbo() {
        byte[] packet = ipv6(0, join(hex("1100 c204 0000 0024"), udp(1, 2, DATA)));
        Wire.put16(packet, 4, 0);
        return packet;
    }
}
