package dev.framewalk.decoders.ethernet;

import dev.framewalk.decoders.field.NamedNumbers;

/// Names of EtherTypes (IEEE registry, as RFC 9542 describes it), and of the small numbers that Linux uses in their place.
public final class EtherTypes {
    /// A whole Ethernet frame follows ("transparent Ethernet bridging").
    public static final int BRIDGED_ETHERNET = 0x6558;
    /// `ETH_P_802_2` of Linux: an LLC header follows.
    public static final int LLC = 0x0004;

    public static final int IPV4 = 0x0800;
    public static final int ARP = 0x0806;
    public static final int IPV6 = 0x86dd;
    public static final int PPP = 0x880b;

    public static final NamedNumbers NAMES = NamedNumbers.read("unassigned", EtherTypes.class, "ether-types.txt");

    private EtherTypes() {}
}
