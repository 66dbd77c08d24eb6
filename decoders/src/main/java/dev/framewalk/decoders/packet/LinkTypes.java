package dev.framewalk.decoders.packet;

import dev.framewalk.decoders.field.NamedNumbers;

/// Names of the link types of capture files (LINKTYPE_ registry of tcpdump.org), those that people meet.
public final class LinkTypes {
    public static final NamedNumbers NAMES = NamedNumbers.of("unknown", """
            0 BSD loopback
            1 Ethernet
            6 Token Ring
            7 ARCNET
            8 SLIP
            9 PPP
            10 FDDI
            12 raw IP
            14 raw IP
            50 PPP with HDLC framing
            51 PPPoE
            100 LLC over ATM
            101 raw IP
            104 Cisco HDLC
            105 802.11
            107 Frame Relay
            108 OpenBSD loopback
            113 Linux cooked capture
            117 PF log
            119 802.11 with Prism header
            127 802.11 with radiotap header
            129 ARCNET (Linux)
            143 DOCSIS
            144 IrDA (Linux)
            147-162 private use
            163 802.11 with AVS header
            166 PPP with direction
            187 Bluetooth HCI H4
            189 USB (Linux)
            192 per-packet information (PPI)
            195 802.15.4 with checksum
            201 Bluetooth HCI H4 with direction
            202 AX.25 with KISS
            204 PPP with direction
            220 USB (Linux, long header)
            225 IP over InfiniBand
            226 IPNET
            227 CAN bus
            228 IPv4
            229 IPv6
            230 802.15.4 without checksum
            231 D-Bus
            239 NFLOG
            240 netANALYZER
            242 IP over InfiniBand
            243 MPEG-2 transport stream
            247 InfiniBand
            248 SCTP
            249 USBPcap
            251 Bluetooth low energy
            252 Wireshark upper PDU
            253 netlink
            266 USB (macOS)
            272 nRF Bluetooth sniffer
            274 EPON
            276 Linux cooked capture, version 2
            288 USB 2.0
            290 ETW
            """);

    private LinkTypes() {}
}
