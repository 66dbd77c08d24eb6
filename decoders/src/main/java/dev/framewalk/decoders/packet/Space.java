package dev.framewalk.decoders.packet;

/// A numbering by which one layer says what the next one is.
public enum Space {
    /// Link type of the capture file (LINKTYPE_ registry).
    LINK_TYPE("link type"),
    /// EtherTypes; below 0x0600 the numbers that Linux gives to frames without one (`ETH_P_802_2` = 4: LLC follows).
    ETHER_TYPE("EtherType"),
    /// `AF_` numbers of BSD and Linux, as loopback and NFLOG headers carry them.
    ADDRESS_FAMILY("address family"),
    /// LLC destination service access point.
    LLC_SAP("LLC SAP"),
    IP_PROTOCOL("IP protocol"),
    PPP_PROTOCOL("PPP protocol"),
    UDP_PORT("UDP port"),
    TCP_PORT("TCP port"),
    /// The layer is chosen by its own claim number and by nothing on the wire (inner Ethernet of a tunnel, say).
    LAYER("layer");

    private final String words;

    Space(String words) {
        this.words = words;
    }

    /// What people call it.
    public String words() {
        return words;
    }
}
