package dev.framewalk.decoders.ppp;

import dev.framewalk.decoders.field.NamedNumbers;

/// Names of the protocols inside PPP frames (IANA ppp-numbers), those that people meet.
public final class PppProtocols {
    public static final NamedNumbers NAMES = NamedNumbers.of("unassigned", """
            0x0001 padding protocol
            0x0021 IPv4
            0x0023 OSI network layer
            0x0027 DECnet phase IV
            0x0029 AppleTalk
            0x002b IPX
            0x002d Van Jacobson compressed TCP/IP
            0x002f Van Jacobson uncompressed TCP/IP
            0x0031 bridging
            0x003d multilink
            0x003f NetBIOS
            0x0057 IPv6
            0x0059 PPP muxing
            0x00fb compressed frame of one link
            0x00fd compressed frame
            0x0281 MPLS
            0x0283 MPLS multicast
            0x8021 IPv4 control (IPCP)
            0x8023 OSI control
            0x8029 AppleTalk control
            0x802b IPX control
            0x8031 bridging control
            0x803f NetBIOS control
            0x8053 encryption control (ECP)
            0x8057 IPv6 control (IPV6CP)
            0x80fb link compression control
            0x80fd compression control (CCP)
            0x8281 MPLS control
            0xc021 link control (LCP)
            0xc023 password authentication (PAP)
            0xc025 link quality report
            0xc02b bandwidth allocation control
            0xc223 challenge handshake authentication (CHAP)
            0xc227 extensible authentication (EAP)
            """);

    private PppProtocols() {}
}
