package dev.framewalk.decoders.loopback;

import dev.framewalk.decoders.field.NamedNumbers;

/// Names of address families, as loopback and NFLOG headers carry them. Systems agree on 2 and on little else.
public final class AddressFamilies {
    public static final NamedNumbers NAMES = NamedNumbers.of("unknown", """
            0 unspecified
            1 local
            2 IPv4
            7 OSI or bridge
            10 IPv6 (Linux)
            16 AppleTalk
            17 packet
            23 IPX
            24 IPv6 (NetBSD, OpenBSD)
            28 IPv6 (FreeBSD)
            30 IPv6 (macOS)
            """);

    private AddressFamilies() {}
}
