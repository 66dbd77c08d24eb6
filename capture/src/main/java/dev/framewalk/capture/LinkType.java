package dev.framewalk.capture;

/// What a packet begins with: numbers of the LINKTYPE registry, and a few of our own for records that are no packets.
public final class LinkType {
    /// BSD loopback, the address family in the byte order of the recording machine.
    public static final int NULL = 0;

    public static final int ETHERNET = 1;
    public static final int TOKEN_RING = 6;
    public static final int FDDI = 10;
    public static final int RAW_IP = 101;
    /// OpenBSD loopback, the address family in network order.
    public static final int LOOP = 108;
    /// Linux cooked capture.
    public static final int LINUX_SLL = 113;
    public static final int IPV4 = 228;
    public static final int IPV6 = 229;
    public static final int NFLOG = 239;
    /// Linux cooked capture, version 2.
    public static final int LINUX_SLL2 = 276;

    /// Not in the registry: the format has its own numbers and this one has no counterpart.
    public static final int UNKNOWN = -1;

    /// Not a packet: the content of a pcapng custom block after its enterprise number.
    public static final int CUSTOM_BLOCK = -2;

    /// Not a packet: one entry of a systemd journal, in its export format.
    public static final int JOURNAL_ENTRY = -3;

    private LinkType() {}

    /// Whether such a record is no packet, only counted as one.
    public static boolean isRecord(int linkType) {
        return linkType == CUSTOM_BLOCK || linkType == JOURNAL_ENTRY;
    }
}
