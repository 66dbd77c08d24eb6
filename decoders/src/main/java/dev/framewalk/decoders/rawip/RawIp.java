package dev.framewalk.decoders.rawip;

import dev.framewalk.bytes.Bytes;
import dev.framewalk.decoders.ethernet.EtherTypes;
import dev.framewalk.decoders.field.Field;
import dev.framewalk.decoders.field.FieldReader;
import dev.framewalk.decoders.field.Protocol;
import dev.framewalk.decoders.field.Rfc;
import dev.framewalk.decoders.packet.Claim;
import dev.framewalk.decoders.packet.LayerStack;
import dev.framewalk.decoders.packet.PacketLayer;
import dev.framewalk.decoders.packet.Space;
import java.util.List;

/// A capture without a link layer: each record begins with an IP header, whose first four bits tell which version.
public final class RawIp implements PacketLayer {
    public static final Field GROUP = Field.group("raw", Rfc.other("LINKTYPE_RAW"));
    public static final Protocol PROTOCOL = new Protocol("raw", "Raw IP", RawIp.class, List.of(GROUP), List.of());
    public static final RawIp LAYER = new RawIp();

    /// 12 and 14 are what DLT_RAW is called inside some systems; files should say 101.
    private static final List<Claim> CLAIMS = List.of(
            new Claim(Space.LINK_TYPE, 101), new Claim(Space.LINK_TYPE, 12), new Claim(Space.LINK_TYPE, 14));

    private RawIp() {}

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
        stack.push(this, bytes, at, at, end);
        if (at < end) {
            stack.next(Space.ETHER_TYPE, bytes.u8(at) >>> 4 == 6 ? EtherTypes.IPV6 : EtherTypes.IPV4);
        }
    }

    @Override
    public void read(FieldReader reader) {}
}
