package dev.framewalk.decoders.erspan;

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

/// The ERSPAN header: a copy of an Ethernet frame that a switch sends to an analyser through a GRE tunnel.
public final class Erspan implements PacketLayer {
    public static final Field GROUP = Field.group("erspan", Rfc.other("draft-foschiano-erspan, section 4"));
    public static final Field VERSION = Field.number("erspan.version", Rfc.other("draft-foschiano-erspan, section 4"));
    public static final Field VLAN = Field.number("erspan.vlan", Rfc.other("draft-foschiano-erspan, section 4"));
    public static final Field CLASS = Field.number("erspan.cos", Rfc.other("draft-foschiano-erspan, section 4"));
    public static final Field ENCAPSULATION = Field.number("erspan.encap", Rfc.other("draft-foschiano-erspan, section 4"));
    public static final Field TRUNCATED = Field.flag("erspan.truncated", Rfc.other("draft-foschiano-erspan, section 4"));
    public static final Field SESSION = Field.number("erspan.spanid", Rfc.other("draft-foschiano-erspan, section 4"));
    public static final Field RESERVED = Field.number("erspan.reserved", Rfc.other("draft-foschiano-erspan, section 4"));
    public static final Field INDEX = Field.number("erspan.index", Rfc.other("draft-foschiano-erspan, section 4"));
    public static final Field TIMESTAMP = Field.hex("erspan.timestamp", Rfc.other("draft-foschiano-erspan, section 4"));
    public static final Field SECURITY_GROUP = Field.number("erspan.sgt", Rfc.other("draft-foschiano-erspan, section 4"));
    public static final Field PDU = Field.flag("erspan.p", Rfc.other("draft-foschiano-erspan, section 4"));
    public static final Field FRAME_TYPE = Field.number("erspan.ft", Rfc.other("draft-foschiano-erspan, section 4"));
    public static final Field HARDWARE = Field.number("erspan.hw", Rfc.other("draft-foschiano-erspan, section 4"));
    public static final Field DIRECTION = Field.number("erspan.direction", Rfc.other("draft-foschiano-erspan, section 4"));
    public static final Field GRANULARITY = Field.number("erspan.gra", Rfc.other("draft-foschiano-erspan, section 4"));
    public static final Field OPTIONAL = Field.flag("erspan.o", Rfc.other("draft-foschiano-erspan, section 4"));
    public static final Field PLATFORM = Field.bytes("x.erspan.platform", Rfc.other("draft-foschiano-erspan, section 4"));

    public static final int TYPE_2_LENGTH = 8;
    public static final int TYPE_3_LENGTH = 12;

    private static final NamedNumbers TAGS = NamedNumbers.of("", """
            0 without tag
            1 ISL
            2 802.1Q
            3 tag kept in the frame
            """);

    public static final Protocol PROTOCOL = new Protocol(
            "erspan",
            "ERSPAN",
            Erspan.class,
            List.of(
                    GROUP,
                    VERSION,
                    VLAN,
                    CLASS,
                    ENCAPSULATION,
                    TRUNCATED,
                    SESSION,
                    RESERVED,
                    INDEX,
                    TIMESTAMP,
                    SECURITY_GROUP,
                    PDU,
                    FRAME_TYPE,
                    HARDWARE,
                    DIRECTION,
                    GRANULARITY,
                    OPTIONAL,
                    PLATFORM),
            List.of());
    public static final Erspan LAYER = new Erspan();

    private static final List<Claim> CLAIMS = List.of(
            new Claim(Space.ETHER_TYPE, 0x88be),
            new Claim(Space.ETHER_TYPE, 0x22eb));

    private Erspan() {}

    /// 1 for type II, 2 for type III.
    public static int version(Bytes bytes, long at) {
        return bytes.u8(at) >>> 4;
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
        if (end - at < TYPE_2_LENGTH) {
            stack.push(this, bytes, at, end, end);
            stack.truncated(TYPE_2_LENGTH - (end - at));
            return;
        }
        int version = version(bytes, at);
        if (version != 1 && version != 2) {
            // Type I has no header at all.
            stack.push(this, bytes, at, at, end);
            stack.next(Space.ETHER_TYPE, EtherTypes.BRIDGED_ETHERNET);
            return;
        }
        int length = version == 1 ? TYPE_2_LENGTH : TYPE_3_LENGTH;
        if (version == 2 && end - at >= TYPE_3_LENGTH && (bytes.u8(at + TYPE_3_LENGTH - 1) & 1) != 0) {
            length += 8;
        }
        if (end - at < length) {
            stack.push(this, bytes, at, end, end);
            stack.truncated(length - (end - at));
            return;
        }
        stack.push(this, bytes, at, at + length, end);
        stack.next(Space.ETHER_TYPE, EtherTypes.BRIDGED_ETHERNET);
    }

    @Override
    public void read(FieldReader reader) {
        if (reader.remaining() == 0) {
            return;
        }
        long version = reader.bits(VERSION, 4);
        reader.bits(VLAN, 12);
        reader.bits(CLASS, 3);
        reader.bits(ENCAPSULATION, 2, TAGS);
        reader.flag(TRUNCATED);
        reader.bits(SESSION, 10);
        if (version == 1) {
            reader.bits(RESERVED, 12);
            reader.bits(INDEX, 20);
        } else {
            reader.bits(TIMESTAMP, 32);
            reader.u16(SECURITY_GROUP);
            reader.flag(PDU);
            reader.bits(FRAME_TYPE, 5);
            reader.bits(HARDWARE, 6);
            reader.bits(DIRECTION, 1);
            reader.bits(GRANULARITY, 2);
            if (reader.flag(OPTIONAL)) {
                reader.bytes(PLATFORM, 8);
            }
        }
    }
}
