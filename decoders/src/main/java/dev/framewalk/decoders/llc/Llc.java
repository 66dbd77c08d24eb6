package dev.framewalk.decoders.llc;

import dev.framewalk.bytes.Bytes;
import dev.framewalk.decoders.ethernet.EtherTypes;
import dev.framewalk.decoders.field.Field;
import dev.framewalk.decoders.field.FieldReader;
import dev.framewalk.decoders.field.NamedNumbers;
import dev.framewalk.decoders.field.Protocol;
import dev.framewalk.decoders.field.Rfc;
import dev.framewalk.decoders.packet.Claim;
import dev.framewalk.decoders.packet.LayerStack;
import dev.framewalk.decoders.packet.PacketLayer;
import dev.framewalk.decoders.packet.Space;
import java.util.List;

/// The LLC header: what an IEEE 802.3 frame carries, in one byte for each side.
public final class Llc implements PacketLayer {
    public static final Field GROUP = Field.group("llc", Rfc.other("IEEE 802.2, clause 3"));
    public static final Field DSAP = Field.hex("llc.dsap", Rfc.other("IEEE 802.2, clause 3"));
    public static final Field SSAP = Field.hex("llc.ssap", Rfc.other("IEEE 802.2, clause 3"));
    public static final Field CONTROL = Field.hex("llc.control", Rfc.other("IEEE 802.2, clause 3"));

    public static final int SHORTEST_HEADER = 3;

    private static final int GROUP_BIT = 1;
    /// Everything but the poll bit.
    private static final int UNNUMBERED_KIND = 0xef;

    private static final int UNNUMBERED_INFORMATION = 0x03;

    private static final NamedNumbers UNNUMBERED = NamedNumbers.of("unnumbered frame", """
            0x03 unnumbered information
            0x13 unnumbered information, poll
            0x0f disconnected mode
            0x43 disconnect
            0x63 unnumbered acknowledgment
            0x6f set asynchronous balanced mode
            0x87 frame reject
            0xaf exchange identification
            0xbf exchange identification, poll
            0xe3 test
            0xf3 test, poll
            """);
    private static final NamedNumbers NUMBERED = NamedNumbers.of("numbered or supervisory frame", "");

    /// Names of service access points.
    public static final NamedNumbers SAPS = NamedNumbers.of("unassigned", """
            0x00 null
            0x02 LLC management
            0x03 LLC management, group
            0x04 SNA path control
            0x05 SNA path control, group
            0x06 IPv4
            0x0e PROWAY management
            0x42 spanning tree (STP)
            0x4e EIA RS-511
            0x7e X.25 over LLC
            0x80 XNS
            0x8e PROWAY active stations
            0x98 ARP
            0xaa SNAP
            0xab SNAP, response
            0xbc VINES
            0xe0 NetWare (IPX)
            0xf0 NetBIOS
            0xf1 NetBIOS, response
            0xf4 LAN management
            0xf8 remote program load
            0xfa Ungermann-Bass
            0xfe OSI network layer
            0xff global
            """);

    public static final Protocol PROTOCOL = new Protocol(
            "llc",
            "LLC",
            Llc.class,
            List.of(
                    GROUP,
                    DSAP,
                    SSAP,
                    CONTROL),
            List.of());
    public static final Llc LAYER = new Llc();

    private static final List<Claim> CLAIMS = List.of(
            new Claim(Space.ETHER_TYPE, EtherTypes.LLC));

    private Llc() {}

    public static int destination(Bytes bytes, long at) {
        return bytes.u8(at);
    }

    /// Whether the control field has one byte (unnumbered frames) and not two.
    public static boolean isUnnumbered(Bytes bytes, long at) {
        return (bytes.u8(at + 2) & 3) == 3;
    }

    @Override
    public Protocol protocol() {
        return PROTOCOL;
    }

    @Override
    public List<Claim> claims() {
        return CLAIMS;
    }

    @Override
    public Field group() {
        return GROUP;
    }

    @Override
    public void walk(Bytes bytes, long at, long end, LayerStack stack) {
        if (end - at < SHORTEST_HEADER) {
            stack.push(this, bytes, at, end, end);
            stack.truncated(SHORTEST_HEADER - (end - at));
            return;
        }
        boolean unnumbered = isUnnumbered(bytes, at);
        long payload = at + (unnumbered ? 3 : 4);
        if (end < payload) {
            stack.push(this, bytes, at, end, end);
            stack.truncated(payload - end);
            return;
        }
        stack.push(this, bytes, at, payload, end);
        if (!unnumbered || (bytes.u8(at + 2) & UNNUMBERED_KIND) == UNNUMBERED_INFORMATION) {
            stack.next(Space.LLC_SAP, destination(bytes, at) & ~GROUP_BIT);
        }
    }

    @Override
    public void read(FieldReader reader) {
        boolean unnumbered = !reader.has(SHORTEST_HEADER) || isUnnumbered(reader.source(), reader.position());
        reader.u8(DSAP, SAPS);
        reader.u8(SSAP, SAPS);
        reader.bits(CONTROL, unnumbered ? 8 : 16, unnumbered ? UNNUMBERED : NUMBERED);
    }
}
