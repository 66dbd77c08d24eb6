package dev.framewalk.decoders.ipsec;

import dev.framewalk.bytes.Bytes;
import dev.framewalk.decoders.field.Field;
import dev.framewalk.decoders.field.FieldReader;
import dev.framewalk.decoders.field.Protocol;
import dev.framewalk.decoders.field.Rfc;
import dev.framewalk.decoders.ipv4.IpProtocols;
import dev.framewalk.decoders.packet.Claim;
import dev.framewalk.decoders.packet.LayerStack;
import dev.framewalk.decoders.packet.PacketLayer;
import dev.framewalk.decoders.packet.Space;
import java.util.List;

/// The authentication header of IPsec: proof that a packet was not changed and who sent it; it hides nothing.
public final class AuthenticationHeader implements PacketLayer {
    public static final Field GROUP = Field.group("ah", Rfc.of(4302, "2"));
    public static final Field NEXT_HEADER = Field.number("ah.next_header", Rfc.of(4302, "2"));
    public static final Field LENGTH = Field.number("ah.length", Rfc.of(4302, "2"));
    public static final Field RESERVED = Field.bytes("ah.reserved", Rfc.of(4302, "2"));
    public static final Field PARAMETERS = Field.hex("ah.spi", Rfc.of(4302, "2"));
    public static final Field SEQUENCE_NUMBER = Field.number("ah.sequence", Rfc.of(4302, "2"));
    public static final Field PROOF = Field.bytes("ah.icv", Rfc.of(4302, "2"));

    public static final int HEADER_LENGTH = 12;

    private static final int NO_NEXT_HEADER = 59;

    public static final Protocol PROTOCOL = new Protocol(
            "ah",
            "AH",
            AuthenticationHeader.class,
            List.of(
                    GROUP,
                    NEXT_HEADER,
                    LENGTH,
                    RESERVED,
                    PARAMETERS,
                    SEQUENCE_NUMBER,
                    PROOF),
            List.of());
    public static final AuthenticationHeader LAYER = new AuthenticationHeader();

    private static final List<Claim> CLAIMS = List.of(
            new Claim(Space.IP_PROTOCOL, 51));

    private AuthenticationHeader() {}

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
        long length = (bytes.u8(at + 1) + 2) * 4L;
        if (length < HEADER_LENGTH) {
            stack.push(this, bytes, at, at + HEADER_LENGTH, end);
            stack.stop(LayerStack.Stop.MALFORMED);
            return;
        }
        if (end - at < length) {
            stack.push(this, bytes, at, end, end);
            stack.truncated(length - (end - at));
            return;
        }
        stack.push(this, bytes, at, at + length, end);
        int next = bytes.u8(at);
        if (next != NO_NEXT_HEADER) {
            stack.next(Space.IP_PROTOCOL, next);
        }
    }

    @Override
    public void read(FieldReader reader) {
        reader.u8(NEXT_HEADER, IpProtocols.NAMES);
        reader.u8(LENGTH);
        reader.bytes(RESERVED, 2);
        reader.bits(PARAMETERS, 32);
        reader.u32(SEQUENCE_NUMBER);
        if (!reader.isShort()) {
            reader.rest(PROOF);
        }
    }
}
