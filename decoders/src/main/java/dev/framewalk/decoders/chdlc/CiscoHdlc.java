package dev.framewalk.decoders.chdlc;

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

/// The Cisco HDLC header of serial lines: an address byte, a control byte, an EtherType.
public final class CiscoHdlc implements PacketLayer {
    public static final Field GROUP = Field.group("chdlc", Rfc.of(1547, "4.3.1"));
    public static final Field ADDRESS = Field.hex("chdlc.address", Rfc.of(1547, "4.3.1"));
    public static final Field CONTROL = Field.hex("chdlc.control", Rfc.of(1547, "4.3.1"));
    public static final Field TYPE = Field.hex("chdlc.protocol", Rfc.of(1547, "4.3.1"));

    public static final int HEADER_LENGTH = 4;

    private static final int KEEPALIVE = 0x8035;

    private static final NamedNumbers ADDRESSES =
            NamedNumbers.of("of unknown kind", "0x0f unicast\n0x8f multicast");

    static final Layout LAYOUT = Layout.begin()
            .field(ADDRESS, 8, ADDRESSES)
            .field(CONTROL, 8)
            .field(TYPE, 16, EtherTypes.NAMES)
            .end();

    public static final Protocol PROTOCOL = new Protocol(
            "chdlc",
            "Cisco HDLC",
            CiscoHdlc.class,
            List.of(
                    GROUP,
                    ADDRESS,
                    CONTROL,
                    TYPE),
            List.of());
    public static final CiscoHdlc LAYER = new CiscoHdlc();

    private static final List<Claim> CLAIMS = List.of(
            new Claim(Space.LINK_TYPE, 104));

    private CiscoHdlc() {}

    /// An EtherType.
    public static int protocolType(Bytes bytes, long at) {
        return bytes.u16(at + 2);
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
        int type = protocolType(bytes, at);
        stack.next(Space.ETHER_TYPE, type);
        if (type == KEEPALIVE) {
            // In Ethernet the same number means RARP.
            stack.stop(LayerStack.Stop.UNCLAIMED);
        }
    }

    @Override
    public void read(FieldReader reader) {
        LAYOUT.read(reader);
    }
}
