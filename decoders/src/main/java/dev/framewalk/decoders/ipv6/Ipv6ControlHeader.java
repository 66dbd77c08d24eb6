package dev.framewalk.decoders.ipv6;

import dev.framewalk.bytes.Bytes;
import dev.framewalk.decoders.field.Field;
import dev.framewalk.decoders.field.FieldReader;
import dev.framewalk.decoders.field.NamedNumbers;
import dev.framewalk.decoders.field.Protocol;
import dev.framewalk.decoders.field.Rfc;
import dev.framewalk.decoders.ipv4.IpProtocols;
import dev.framewalk.decoders.packet.Claim;
import dev.framewalk.decoders.packet.LayerStack;
import dev.framewalk.decoders.packet.PacketLayer;
import dev.framewalk.decoders.packet.Space;
import java.util.List;

/// An IPv6 extension header of the mobility family (mobility, HIP, Shim6): its common first bytes; the message inside stays bytes.
public final class Ipv6ControlHeader implements PacketLayer {
    public static final Ipv6ControlHeader MOBILITY = new Ipv6ControlHeader(
            "mipv6",
            "IPv6 mobility header",
            135,
            Rfc.of(6275, "6.1"),
            NamedNumbers.of("unassigned", """
                    0 binding refresh request
                    1 home test init
                    2 care-of test init
                    3 home test
                    4 care-of test
                    5 binding update
                    6 binding acknowledgement
                    7 binding error
                    8 fast binding update
                    9 fast binding acknowledgement
                    10 fast neighbor advertisement
                    11 experimental
                    12 home agent switch
                    13 heartbeat
                    14 handover initiate
                    15 handover acknowledge
                    16 binding revocation
                    17 localized routing initiation
                    18 localized routing acknowledgement
                    19 update notification
                    20 update notification acknowledgement
                    21 flow binding
                    22 subscription query
                    23 subscription response
                    """));
    public static final Ipv6ControlHeader HIP = new Ipv6ControlHeader(
            "hip",
            "HIP",
            139,
            Rfc.of(7401, "5.1"),
            NamedNumbers.of("unassigned", """
                    1 I1
                    2 R1
                    3 I2
                    4 R2
                    16 UPDATE
                    17 NOTIFY
                    18 CLOSE
                    19 CLOSE_ACK
                    20 HDRR
                    32 HIP_DATA
                    """));
    public static final Ipv6ControlHeader SHIM6 =
            new Ipv6ControlHeader("shim6", "Shim6", 140, Rfc.of(5533, "5"), NamedNumbers.of("payload or control message", ""));

    private final Field group;
    private final Field nextHeader;
    private final Field length;
    private final Field type;
    private final Field data;
    private final NamedNumbers types;
    private final Protocol protocol;
    private final List<Claim> claims;

    private Ipv6ControlHeader(String id, String name, int number, Rfc rfc, NamedNumbers types) {
        group = Field.group(id, rfc);
        nextHeader = Field.number("x." + id + ".next-header", rfc);
        length = Field.number("x." + id + ".length", rfc);
        type = Field.number("x." + id + ".type", rfc);
        data = Field.bytes("x." + id + ".data", rfc);
        this.types = types;
        protocol = new Protocol(id, name, Ipv6ControlHeader.class, List.of(group, nextHeader, length, type, data), List.of());
        claims = List.of(new Claim(Space.IP_PROTOCOL, number));
    }

    @Override
    public Protocol protocol() {
        return protocol;
    }

    @Override
    public List<Claim> claims() {
        return claims;
    }

    @Override
    public Field group() {
        return group;
    }

    @Override
    public void walk(Bytes bytes, long at, long end, LayerStack stack) {
        ExtensionHeaders.walk(this, bytes, at, end, 8, stack);
    }

    @Override
    public void read(FieldReader reader) {
        reader.u8(nextHeader, IpProtocols.NAMES);
        reader.u8(length);
        reader.u8(type, types);
        reader.rest(data);
    }
}
