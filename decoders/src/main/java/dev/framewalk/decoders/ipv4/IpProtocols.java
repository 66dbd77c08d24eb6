package dev.framewalk.decoders.ipv4;

import dev.framewalk.decoders.field.NamedNumbers;

/// Names of the protocols inside IP packets (IANA protocol-numbers); IPv6 extension headers share the numbering.
public final class IpProtocols {
    public static final NamedNumbers NAMES = NamedNumbers.read("unassigned", IpProtocols.class, "ip-protocols.txt");

    private IpProtocols() {}
}
