package dev.framewalk.decoders.mpls;

import dev.framewalk.bytes.Bytes;
import dev.framewalk.decoders.ethernet.EtherTypes;
import dev.framewalk.decoders.field.Field;
import dev.framewalk.decoders.field.FieldReader;
import dev.framewalk.decoders.field.Layout;
import dev.framewalk.decoders.field.NamedNumbers;
import dev.framewalk.decoders.field.Protocol;
import dev.framewalk.decoders.field.Rfc;
import dev.framewalk.decoders.packet.Claim;
import dev.framewalk.decoders.packet.LayerStack;
import dev.framewalk.decoders.packet.PacketLayer;
import dev.framewalk.decoders.packet.Space;
import java.util.List;

/// One entry of an MPLS label stack. Several may follow each other; each is a layer of its own.
public final class Mpls implements PacketLayer {
    public static final Field GROUP = Field.group("x.mpls.entry", Rfc.of(3032, "2.1"));
    public static final Field LABEL = Field.number("mpls.label", Rfc.of(3032, "2.1"));
    public static final Field TRAFFIC_CLASS = Field.number("mpls.exp", Rfc.of(5462, "3"));
    public static final Field BOTTOM = Field.flag("mpls.bottom", Rfc.of(3032, "2.1"));
    public static final Field TIME_TO_LIVE = Field.number("mpls.ttl", Rfc.of(3032, "2.1"));

    public static final int HEADER_LENGTH = 4;

    private static final int LABELS = 0x8847;

    private static final NamedNumbers RESERVED_LABELS = NamedNumbers.of("agreed between neighbours", """
            0 IPv4 explicit null
            1 router alert
            2 IPv6 explicit null
            3 implicit null
            7 entropy label indicator
            13 associated channel
            14 OAM alert
            15 extension
            """);

    static final Layout LAYOUT = Layout.begin()
            .field(LABEL, 20, RESERVED_LABELS)
            .field(TRAFFIC_CLASS, 3)
            .field(BOTTOM, 1)
            .field(TIME_TO_LIVE, 8)
            .end();

    public static final Protocol PROTOCOL = new Protocol(
            "mpls",
            "MPLS",
            Mpls.class,
            List.of(
                    GROUP,
                    LABEL,
                    TRAFFIC_CLASS,
                    BOTTOM,
                    TIME_TO_LIVE),
            List.of());
    public static final Mpls LAYER = new Mpls();

    private static final List<Claim> CLAIMS = List.of(
            new Claim(Space.ETHER_TYPE, LABELS),
            new Claim(Space.ETHER_TYPE, 0x8848),
            new Claim(Space.IP_PROTOCOL, 137),
            new Claim(Space.UDP_PORT, 6635),
            new Claim(Space.PPP_PROTOCOL, 0x0281),
            new Claim(Space.PPP_PROTOCOL, 0x0283));

    private Mpls() {}

    public static int label(Bytes bytes, long at) {
        return bytes.i32(at) >>> 12;
    }

    public static boolean isBottom(Bytes bytes, long at) {
        return (bytes.u8(at + 2) & 1) != 0;
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
        long payload = at + HEADER_LENGTH;
        stack.push(this, bytes, at, payload, end);
        if (!isBottom(bytes, at)) {
            stack.next(Space.ETHER_TYPE, LABELS);
        } else if (payload < end) {
            // Nothing says what follows; both ends of the path know. IP is recognised by its version.
            switch (bytes.u8(payload) >>> 4) {
                case 4 -> stack.next(Space.ETHER_TYPE, EtherTypes.IPV4);
                case 6 -> stack.next(Space.ETHER_TYPE, EtherTypes.IPV6);
                default -> {}
            }
        }
    }

    @Override
    public void read(FieldReader reader) {
        LAYOUT.read(reader);
    }
}
