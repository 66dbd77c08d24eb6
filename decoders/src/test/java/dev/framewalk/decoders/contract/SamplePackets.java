package dev.framewalk.decoders.contract;

import static dev.framewalk.decoders.contract.Wire.counting;
import static dev.framewalk.decoders.contract.Wire.ethernet;
import static dev.framewalk.decoders.contract.Wire.hex;
import static dev.framewalk.decoders.contract.Wire.ipv4;
import static dev.framewalk.decoders.contract.Wire.ipv6;
import static dev.framewalk.decoders.contract.Wire.join;
import static dev.framewalk.decoders.contract.Wire.tcp;
import static dev.framewalk.decoders.contract.Wire.udp;

import java.nio.charset.StandardCharsets;
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
        all.addAll(segments());
        all.addAll(names());
        all.addAll(others());
        all.addAll(control());
        all.addAll(tunnels());
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
                sample("loopback with an EtherType", 0, "null:ip:udp", hex("0f000800"), datagram),
                sample("IPv6 announced as IPv4", ETHERNET, "eth:ip:ipv6:udp", ethernet(0x0800, ipv6(17, udp(1, 2, DATA)))),
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

    private static List<SamplePacket> segments() {
        byte[] ports = hex("c000 0050 00001000 00000000");
        String syn = "02 ffff 0000 0000";
        return List.of(
                sample("TCP data", 228, "ip:tcp", ipv4(6, tcp(49152, 80, DATA))),
                sample("TCP in IPv6", 229, "ipv6:tcp", ipv6(6, tcp(49152, 80, DATA))),
                sample("a SYN with the usual options", 228, "ip:tcp",
                        ipv4(6, join(ports, hex("a0" + syn + "020405b4 0402 080a 00000001 00000000 01 030307")))),
                sample("a SYN with rare options", 228, "ip:tcp",
                        ipv4(6, join(ports, hex("f0" + syn + "1d10 0102 000102030405060708090a0b 1c04 8003 220a 0011223344556677 4502 fe06 0001 abcd")))),
                sample("Multipath TCP, accurate ECN, an experiment", 228, "ip:tcp",
                        ipv4(6, join(ports, hex("e0" + syn + "1e0c 0181 0011223344556677 ac0b 000001 000000 000001 fd06 f989 abcd 0701 1300")))),
                sample("selective acknowledgments", 228, "ip:tcp",
                        ipv4(6, join(ports, hex("d0 10 ffff 0000 0000 01 01 080a 00000001 00000002 01 01 0512 00000064 000000c8 000000fa 0000012c")))),
                sample("an MD5 signature", 228, "ip:tcp",
                        ipv4(6, join(ports, hex("a0" + syn + "1312 000102030405060708090a0b0c0d0e0f 00 00")))),
                sample("an option that goes too far", 228, "ip:tcp", ipv4(6, join(ports, hex("60" + syn + "02ff 05b4"), DATA))),
                sample("an option that ends before it begins", 228, "ip:tcp", ipv4(6, join(ports, hex("60" + syn + "02 00 05b4")))),
                sample("an option without a length", 228, "ip:tcp", ipv4(6, join(ports, hex("60" + syn + "01 01 01 02")))),
                sample("something behind the end of the options", 228, "ip:tcp",
                        ipv4(6, join(ports, hex("60" + syn + "00 00 01 00")))),
                sample("a data offset that is too small", 228, "ip:tcp", ipv4(6, join(ports, hex("40" + syn), DATA))),
                sample("every flag at once", 228, "ip:tcp", ipv4(6, join(ports, hex("5fff ffff 0000 ffff")))));
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

    private static List<SamplePacket> others() {
        byte[] search = "M-SEARCH * HTTP/1.1\r\nHOST: 239.255.255.250:1900\r\nST: ssdp:all\r\n\r\n"
                .getBytes(StandardCharsets.US_ASCII);
        return List.of(
                sample("a TCP segment", 228, "ip:tcp", ipv4(6, Wire.tcp(49152, 80, DATA))),
                sample("SSDP", 228, "ip:udp:ssdp", ipv4(17, udp(49152, 1900, search))));
    }

    private static List<SamplePacket> control() {
        byte[] quoted = ipv4(17, udp(1, 2, DATA));
        byte[] quoted6 = ipv6(17, udp(1, 2, DATA));
        String target = "fe800000 00000000 00000000 00000001";
        return List.of(
                sample("ARP request", ETHERNET, "eth:arp",
                        ethernet(0x0806, hex("0001 0800 06 04 0001 020000000001 c0000201 000000000000 c0000202")), new byte[18]),
                sample("ARP with other address sizes", ETHERNET, "eth:arp",
                        ethernet(0x0806, hex("0020 0800 08 04 0002 0102030405060708 c0000201 0102030405060709 c0000202"))),
                sample("LLC for spanning tree", ETHERNET, "eth:llc", ethernet(7, hex("42 42 03 00000000")), new byte[39]),
                sample("LLC, numbered", ETHERNET, "eth:llc", ethernet(6, hex("f0 f0 0001 0000"))),
                sample("SNAP with IPv4", ETHERNET, "eth:llc:snap:ip:udp",
                        ethernet(8 + quoted.length, join(hex("aa aa 03 000000 0800"), quoted))),
                sample("SNAP with CDP", ETHERNET, "eth:llc:snap", ethernet(10, hex("aa aa 03 00000c 2000 02b4"))),
                sample("ping", 228, "ip:icmp", ipv4(1, join(hex("0800 0000 0001 0002"), DATA))),
                sample("ICMP port unreachable", 228, "ip:icmp:ip:udp", ipv4(1, join(hex("0303 0000 00000000"), quoted))),
                sample("ICMP fragmentation needed", 228, "ip:icmp:ip:udp", ipv4(1, join(hex("0304 0000 0000 05dc"), quoted, hex("2000 0000")))),
                sample("ICMP time exceeded", 228, "ip:icmp:ip:udp", ipv4(1, join(hex("0b00 0000 00000000"), quoted))),
                sample("ICMP redirect", 228, "ip:icmp:ip:udp", ipv4(1, join(hex("0501 0000 c0000209"), quoted))),
                sample("ICMP parameter problem", 228, "ip:icmp:ip:udp", ipv4(1, join(hex("0c00 0000 14000000"), quoted))),
                sample("ICMP router advertisement", 228, "ip:icmp", ipv4(1, hex("0900 0000 01 02 0708 c0000201 80000000"))),
                sample("ICMP timestamp", 228, "ip:icmp", ipv4(1, hex("0d00 0000 0001 0002 00000001 00000000 00000000"))),
                sample("ICMP address mask", 228, "ip:icmp", ipv4(1, hex("1200 0000 0001 0002 ffffff00"))),
                sample("ICMP of an unknown type", 228, "ip:icmp", ipv4(1, hex("6400 0000 0001 0002 ffffff00"))),
                sample("ICMPv6 ping", 229, "ipv6:icmpv6", ipv6(58, join(hex("8000 0000 0001 0002"), DATA))),
                sample("ICMPv6 packet too big", 229, "ipv6:icmpv6:ipv6:udp", ipv6(58, join(hex("0200 0000 00000500"), quoted6))),
                sample("ICMPv6 parameter problem", 229, "ipv6:icmpv6:ipv6:udp", ipv6(58, join(hex("0401 0000 00000006"), quoted6))),
                sample("router advertisement", 229, "ipv6:icmpv6", ipv6(58, hex("8600 0000 40 c0 0708 00000000 00000000"
                        + "0101 020000000001 0501 0000 000005dc 0304 40c0 00015180 00003840 00000000 20010db8 00000000 00000000 00000000"
                        + "1903 0000 00000e10 20010db8 00000000 00000000 00000053 0e01 010203040506 fd01 000000000000"))),
                sample("router solicitation", 229, "ipv6:icmpv6", ipv6(58, hex("8500 0000 00000000 0101 020000000001"))),
                sample("neighbor solicitation", 229, "ipv6:icmpv6", ipv6(58, hex("8700 0000 00000000" + target + "0101 020000000001"))),
                sample("neighbor advertisement", 229, "ipv6:icmpv6", ipv6(58, hex("8800 0000 60000000" + target + "0201 020000000001"))),
                sample("ICMPv6 redirect", 229, "ipv6:icmpv6", ipv6(58, hex("8900 0000 00000000" + target + target + "0400"))),
                sample("multicast listener query", 229, "ipv6:icmpv6", ipv6(58, hex("8200 0000 03e8 0000" + target))),
                sample("multicast listener report", 229, "ipv6:icmpv6",
                        ipv6(58, hex("8f00 0000 0000 0001 0401 0001" + target + target + "00000000"))),
                sample("IGMP version 2 query", 228, "ip:igmp", ipv4(2, hex("1164 ee9b 00000000"))),
                sample("IGMP version 3 query", 228, "ip:igmp", ipv4(2, hex("1164 0000 00000000 0a7d 0001 c0000201"))),
                sample("IGMP version 3 report", 228, "ip:igmp", ipv4(2, hex("2200 0000 0000 0001 0401 0001 e0000016 c0000201 00000000"))),
                sample("AH", 228, "ip:ah:udp", ipv4(51, join(hex("11 04 0000 00000100 00000001 000102030405060708090a0b"), udp(1, 2, DATA)))),
                sample("AH that is too short", 228, "ip:ah", ipv4(51, hex("11 00 0000 00000100 00000001"))),
                sample("ESP", 228, "ip:esp", ipv4(50, join(hex("00000100 00000001"), DATA))));
    }

    private static List<SamplePacket> tunnels() {
        byte[] inner = ipv4(17, udp(1, 2, DATA));
        byte[] frame = ethernet(0x0800, inner);
        return List.of(
                sample("plain GRE", 228, "ip:gre:ip:udp", ipv4(47, join(hex("0000 0800"), inner))),
                sample("GRE with all options", 228, "ip:gre:ip:udp",
                        ipv4(47, join(hex("f000 0800 0000 0000 00000007 00000009 0800 0004 c0000201 0000 0000"), inner))),
                sample("GRE of PPTP", 228, "ip:gre:ppp:ip:udp",
                        ipv4(47, join(hex("3081 880b 0040 0007 00000001 00000002 ff03 0021"), inner))),
                sample("ERSPAN type II", 228, "ip:gre:erspan:eth:ip:udp",
                        ipv4(47, join(hex("1000 88be 00000001 1064 0001 00000003"), frame))),
                sample("ERSPAN type III", 228, "ip:gre:erspan:eth:ip:udp",
                        ipv4(47, join(hex("1000 22eb 00000001 2064 0001 00000003 0007 8001 0102030405060708"), frame))),
                sample("ERSPAN type I", 228, "ip:gre:erspan:eth:ip:udp", ipv4(47, join(hex("0000 88be"), frame))),
                sample("VXLAN", 228, "ip:udp:vxlan:eth:ip:udp", ipv4(17, udp(50000, 4789, join(hex("08000000 00007b00"), frame)))),
                sample("Geneve", 228, "ip:udp:geneve:eth:ip:udp",
                        ipv4(17, udp(50000, 6081, join(hex("02 00 6558 00007b 00 0101 80 01 00000001"), frame)))),
                sample("Geneve with a wrong option length", 228, "ip:udp:geneve:eth:ip:udp",
                        ipv4(17, udp(50000, 6081, join(hex("02 00 6558 00007b 00 0101 80 1f 00000001"), frame)))),
                sample("GTP-U", 228, "ip:udp:gtp:ip:udp",
                        ipv4(17, udp(2152, 2152, join(hex("34 ff"), Wire.u16(8 + inner.length), hex("00000001 0000 00 85 01 1005 00"), inner)))),
                sample("GTP-U echo", 228, "ip:udp:gtp", ipv4(17, udp(2152, 2152, hex("32 02 0006 00000000 0001 00 00 0e00")))),
                sample("GTP of another version", 228, "ip:udp:gtp", ipv4(17, udp(2152, 2152, hex("10 02 0006 00000000 0001 00 00 0e00")))),
                sample("Teredo", 228, "ip:udp:teredo:ipv6:udp", ipv4(17, udp(3544, 3544,
                        join(hex("0001 0000 0102030405060708 00 0000 b9fd 3ffffdfe"), ipv6(17, udp(1, 2, DATA)))))),
                sample("Teredo with secrets", 228, "ip:udp:teredo:ipv6:udp", ipv4(17, udp(3544, 3544,
                        join(hex("0001 0102 aa bbcc 0102030405060708 01"), ipv6(17, udp(1, 2, DATA)))))),
                sample("two MPLS labels", ETHERNET, "eth:mpls:mpls:ip:udp", ethernet(0x8847, join(hex("00010 0ff 00011 1ff"), inner))),
                sample("MPLS over something else", ETHERNET, "eth:mpls", ethernet(0x8847, hex("00010 1ff 00000000 0102"))),
                sample("PPPoE session", ETHERNET, "eth:pppoes:ppp:ip:udp",
                        ethernet(0x8864, join(hex("11 00 0007"), Wire.u16(2 + inner.length), hex("0021"), inner))),
                sample("PPPoE discovery", ETHERNET, "eth:pppoed",
                        ethernet(0x8863, hex("11 09 0000 0011 0101 0000 0103 0004 00000001 0102 0001 41")), new byte[20]),
                sample("PPP with framing", 9, "ppp:ip:udp", hex("ff03 0021"), inner),
                sample("PPP, compressed protocol", 9, "ppp:ip:udp", hex("21"), inner),
                sample("LCP configure request", 9, "ppp:x.ppp.control", hex("ff03 c021 01 01 000e 0104 05d4 0506 00000001")),
                sample("LCP option with a wrong length", 9, "ppp:x.ppp.control", hex("ff03 c021 01 01 000e 0104 05d4 0500 00000001")),
                sample("LCP echo", 9, "ppp:x.ppp.control", hex("ff03 c021 09 01 0008 00000001")),
                sample("Cisco HDLC", 104, "chdlc:ip:udp", hex("0f 00 0800"), inner),
                sample("Cisco HDLC keepalive", 104, "chdlc", hex("8f 00 8035 00000002")),
                sample("NFLOG, little-endian", 239, "nflog:ip:udp", hex("02 00 0001 0600 0a00 4100 0000"),
                        new byte[] {(byte) (4 + inner.length), 0, 9, 0}, inner),
                sample("NFLOG, big-endian", 239, "nflog:ip:udp", hex("02 00 0001 0006 000a 4100 0000"),
                        new byte[] {0, (byte) (4 + inner.length), 0, 9}, inner),
                sample("NFLOG with an attribute without end", 239, "nflog", hex("02 00 0001 0000 0a00 4100 0000")));
    }
}
