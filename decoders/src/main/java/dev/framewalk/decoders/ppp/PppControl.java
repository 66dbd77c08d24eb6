package dev.framewalk.decoders.ppp;

import dev.framewalk.bytes.Bytes;
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

/// A message by which the two ends of a PPP line agree on something: the line itself (LCP), addresses (IPCP), compression.
public final class PppControl implements PacketLayer {
    public static final Field GROUP = Field.group("x.ppp.control", Rfc.of(1661, "5"));
    public static final Field CODE = Field.number("ppp.code", Rfc.of(1661, "5"));
    public static final Field IDENTIFIER = Field.number("ppp.identifier", Rfc.of(1661, "5"));
    public static final Field LENGTH = Field.number("ppp.length", Rfc.of(1661, "5"));
    public static final Field MAGIC = Field.hex("ppp.magic_number", Rfc.of(1661, "5"));
    public static final Field OPTION = Field.group("x.ppp.option", Rfc.of(1661, "6"));
    public static final Field OPTION_TYPE = Field.number("x.ppp.option.type", Rfc.of(1661, "6"));
    public static final Field OPTION_LENGTH = Field.number("x.ppp.option.length", Rfc.of(1661, "6"));
    public static final Field OPTION_DATA = Field.bytes("x.ppp.option.data", Rfc.of(1661, "6"));
    public static final Field DATA = Field.bytes("ppp.data", Rfc.of(1661, "5"));

    public static final int HEADER_LENGTH = 4;

    private static final int CONFIGURE_REQUEST = 1;
    private static final int CONFIGURE_REJECT = 4;
    private static final int ECHO_REQUEST = 9;
    private static final int DISCARD_REQUEST = 11;

    private static final NamedNumbers CODES = NamedNumbers.of("unassigned", """
            0 vendor specific
            1 configure request
            2 configure ack
            3 configure nak
            4 configure reject
            5 terminate request
            6 terminate ack
            7 code reject
            8 protocol reject
            9 echo request
            10 echo reply
            11 discard request
            12 identification
            13 time remaining
            14 reset request
            15 reset ack
            """);

    public static final Protocol PROTOCOL = new Protocol(
            "x.ppp.control",
            "PPP control",
            PppControl.class,
            List.of(
                    GROUP,
                    CODE,
                    IDENTIFIER,
                    LENGTH,
                    MAGIC,
                    OPTION,
                    OPTION_TYPE,
                    OPTION_LENGTH,
                    OPTION_DATA,
                    DATA),
            List.of(PppAnomaly.values()));
    public static final PppControl LAYER = new PppControl();

    private static final List<Claim> CLAIMS = List.of(
            new Claim(Space.PPP_PROTOCOL, 0xc021),
            new Claim(Space.PPP_PROTOCOL, 0x8021),
            new Claim(Space.PPP_PROTOCOL, 0x8057),
            new Claim(Space.PPP_PROTOCOL, 0x80fd),
            new Claim(Space.PPP_PROTOCOL, 0x80fb),
            new Claim(Space.PPP_PROTOCOL, 0x8053),
            new Claim(Space.PPP_PROTOCOL, 0x802b),
            new Claim(Space.PPP_PROTOCOL, 0x8281));

    private PppControl() {}

    public static int code(Bytes bytes, long at) {
        return bytes.u8(at);
    }

    public static int length(Bytes bytes, long at) {
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
        long last = Math.max(at + HEADER_LENGTH, Math.min(end, at + length(bytes, at)));
        stack.push(this, bytes, at, last, last);
    }

    @Override
    public void read(FieldReader reader) {
        int code = reader.u8(CODE, CODES);
        reader.u8(IDENTIFIER);
        reader.u16(LENGTH);
        if (code >= CONFIGURE_REQUEST && code <= CONFIGURE_REJECT) {
            options(reader);
        } else if (code >= ECHO_REQUEST && code <= DISCARD_REQUEST && reader.has(4)) {
            reader.bits(MAGIC, 32);
        }
        if (!reader.isShort()) {
            reader.rest(DATA);
        }
    }

    private static void options(FieldReader reader) {
        while (reader.has(2)) {
            reader.enter(OPTION);
            reader.u8(OPTION_TYPE);
            int length = reader.u8(OPTION_LENGTH);
            if (length < 2 || length - 2 > reader.remaining()) {
                reader.anomaly(
                        PppAnomaly.OPTION_LENGTH,
                        Integer.toString(length),
                        "it can be 2 to " + (reader.remaining() + 2));
                reader.rest(OPTION_DATA);
            } else if (length > 2) {
                reader.bytes(OPTION_DATA, length - 2L);
            }
            reader.leave();
        }
    }
}
