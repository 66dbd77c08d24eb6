package dev.framewalk.decoders.packet;

/// A numbering by which one layer says what the next one is.
public enum Space {
    /// Link type of the capture file (LINKTYPE_ registry).
    LINK_TYPE("link type"),
    ETHER_TYPE("EtherType"),
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
