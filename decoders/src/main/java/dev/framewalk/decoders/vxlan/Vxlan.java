package dev.framewalk.decoders.vxlan;

import dev.framewalk.bytes.Bytes;
import dev.framewalk.decoders.ethernet.EtherTypes;
import dev.framewalk.decoders.field.Field;
import dev.framewalk.decoders.field.FieldReader;
import dev.framewalk.decoders.field.Layout;
import dev.framewalk.decoders.field.Protocol;
import dev.framewalk.decoders.field.Rfc;
import dev.framewalk.decoders.packet.Claim;
import dev.framewalk.decoders.packet.LayerStack;
import dev.framewalk.decoders.packet.PacketLayer;
import dev.framewalk.decoders.packet.Space;
import java.util.List;

/// The VXLAN header: which virtual network an Ethernet frame inside a UDP datagram belongs to.
public final class Vxlan implements PacketLayer {
    public static final Field GROUP = Field.group("vxlan", Rfc.of(7348, "5"));
    public static final Field FLAGS = Field.hex("vxlan.flags", Rfc.of(7348, "5"));
    public static final Field POLICY = Field.number("vxlan.gbp", Rfc.other("draft-smith-vxlan-group-policy"));
    public static final Field NETWORK = Field.number("vxlan.vni", Rfc.of(7348, "5"));
    public static final Field RESERVED = Field.hex("vxlan.reserved8", Rfc.of(7348, "5"));

    public static final int HEADER_LENGTH = 8;

    static final Layout LAYOUT = Layout.begin()
            .field(FLAGS, 16)
            .field(POLICY, 16)
            .field(NETWORK, 24)
            .field(RESERVED, 8)
            .end();

    public static final Protocol PROTOCOL = new Protocol(
            "vxlan",
            "VXLAN",
            Vxlan.class,
            List.of(
                    GROUP,
                    FLAGS,
                    POLICY,
                    NETWORK,
                    RESERVED),
            List.of());
    public static final Vxlan LAYER = new Vxlan();

    private static final List<Claim> CLAIMS = List.of(
            new Claim(Space.UDP_PORT, 4789));

    private Vxlan() {}

    /// The VXLAN network identifier.
    public static int network(Bytes bytes, long at) {
        return bytes.u24(at + 4);
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
        stack.next(Space.ETHER_TYPE, EtherTypes.BRIDGED_ETHERNET);
    }

    @Override
    public void read(FieldReader reader) {
        LAYOUT.read(reader);
    }
}
