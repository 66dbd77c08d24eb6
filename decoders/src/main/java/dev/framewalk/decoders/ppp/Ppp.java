package dev.framewalk.decoders.ppp;

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

/// The header of a PPP frame: which protocol it carries, after the two fixed bytes of HDLC if they are there.
public final class Ppp implements PacketLayer {
    public static final Field GROUP = Field.group("ppp", Rfc.of(1661, "2"));
    public static final Field ADDRESS = Field.hex("ppp.address", Rfc.of(1662, "3.1"));
    public static final Field CONTROL = Field.hex("ppp.control", Rfc.of(1662, "3.1"));
    public static final Field TYPE = Field.hex("ppp.protocol", Rfc.of(1661, "2"));

    private static final int ALL_STATIONS = 0xff;

    public static final Protocol PROTOCOL = new Protocol(
            "ppp",
            "PPP",
            Ppp.class,
            List.of(
                    GROUP,
                    ADDRESS,
                    CONTROL,
                    TYPE),
            List.of());
    public static final Ppp LAYER = new Ppp();

    private static final List<Claim> CLAIMS = List.of(
            new Claim(Space.LINK_TYPE, 9),
            new Claim(Space.LINK_TYPE, 50),
            new Claim(Space.ETHER_TYPE, EtherTypes.PPP),
            new Claim(Space.ETHER_TYPE, 0x0007));

    private Ppp() {}

    /// Whether the two fixed bytes of HDLC stand before the protocol.
    private static boolean hasFraming(Bytes bytes, long at, long end) {
        return end - at >= 2 && bytes.u8(at) == ALL_STATIONS;
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
        long number = hasFraming(bytes, at, end) ? at + 2 : at;
        if (number >= end) {
            stack.push(this, bytes, at, end, end);
            stack.truncated(2);
            return;
        }
        // Protocol numbers end in an odd byte, so an odd first byte is a number compressed to one byte.
        int first = bytes.u8(number);
        int length = (first & 1) != 0 ? 1 : 2;
        if (end - number < length) {
            stack.push(this, bytes, at, end, end);
            stack.truncated(1);
            return;
        }
        stack.push(this, bytes, at, number + length, end);
        stack.next(Space.PPP_PROTOCOL, length == 1 ? first : bytes.u16(number));
    }

    @Override
    public void read(FieldReader reader) {
        if (hasFraming(reader.source(), reader.position(), reader.limit())) {
            reader.u8(ADDRESS);
            reader.u8(CONTROL);
        }
        boolean isCompressed = reader.has(1) && (reader.source().u8(reader.position()) & 1) != 0;
        reader.bits(TYPE, isCompressed ? 8 : 16, PppProtocols.NAMES);
    }
}
