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

/// The SNAP header after LLC: an organization and its protocol number, usually an EtherType.
public final class Snap implements PacketLayer {
    public static final Field GROUP = Field.group("x.snap", Rfc.of(1042, ""));
    public static final Field ORGANIZATION = Field.hex("llc.oui", Rfc.of(1042, ""));
    public static final Field TYPE = Field.hex("llc.type", Rfc.of(1042, ""));
    public static final Field PROTOCOL_ID = Field.hex("llc.pid", Rfc.of(1042, ""));

    public static final int HEADER_LENGTH = 5;

    private static final int BRIDGE_TUNNEL = 0x0000f8;
    private static final int CISCO = 0x00000c;

    private static final NamedNumbers ORGANIZATIONS = NamedNumbers.of("another organization", """
            0x000000 EtherTypes
            0x00000c Cisco
            0x0000f8 EtherTypes through bridges
            0x0080c2 IEEE 802.1
            0x00005e IANA
            0x080007 Apple
            0x00e02b Extreme
            """);
    private static final NamedNumbers CISCO_PROTOCOLS = NamedNumbers.of("unknown", """
            0x0102 DRiP
            0x0104 PAgP
            0x010b per-VLAN spanning tree
            0x010c VLAN bridge
            0x0111 UDLD
            0x2000 CDP
            0x2001 CGMP
            0x2003 VTP
            0x2004 DTP
            0x200a STP uplink fast
            """);
    private static final NamedNumbers OTHERS = NamedNumbers.of("known to that organization", "");

    public static final Protocol PROTOCOL = new Protocol(
            "snap",
            "SNAP",
            Snap.class,
            List.of(
                    GROUP,
                    ORGANIZATION,
                    TYPE,
                    PROTOCOL_ID),
            List.of());
    public static final Snap LAYER = new Snap();

    private static final List<Claim> CLAIMS = List.of(
            new Claim(Space.LLC_SAP, 0xaa));

    private Snap() {}

    public static int organization(Bytes bytes, long at) {
        return bytes.u24(at);
    }

    /// An EtherType if the organization is 0.
    public static int type(Bytes bytes, long at) {
        return bytes.u16(at + 3);
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
        if (end - at < HEADER_LENGTH) {
            stack.push(this, bytes, at, end, end);
            stack.truncated(HEADER_LENGTH - (end - at));
            return;
        }
        stack.push(this, bytes, at, at + HEADER_LENGTH, end);
        int organization = organization(bytes, at);
        stack.next(Space.ETHER_TYPE, type(bytes, at));
        if (!hasEtherType(organization)) {
            stack.stop(LayerStack.Stop.UNCLAIMED);
        }
    }

    @Override
    public void read(FieldReader reader) {
        int organization = (int) reader.bits(ORGANIZATION, 24, ORGANIZATIONS);
        if (hasEtherType(organization)) {
            reader.u16(TYPE, EtherTypes.NAMES);
        } else {
            reader.u16(PROTOCOL_ID, organization == CISCO ? CISCO_PROTOCOLS : OTHERS);
        }
    }

    private static boolean hasEtherType(int organization) {
        return organization == 0 || organization == BRIDGE_TUNNEL;
    }
}
