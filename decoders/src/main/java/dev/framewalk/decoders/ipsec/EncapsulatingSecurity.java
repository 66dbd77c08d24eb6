package dev.framewalk.decoders.ipsec;

import dev.framewalk.bytes.Bytes;
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

/// The readable start of an ESP packet: which agreement and which number. Everything after it is encrypted.
public final class EncapsulatingSecurity implements PacketLayer {
    public static final Field GROUP = Field.group("esp", Rfc.of(4303, "2"));
    public static final Field PARAMETERS = Field.hex("esp.spi", Rfc.of(4303, "2"));
    public static final Field SEQUENCE_NUMBER = Field.number("esp.sequence", Rfc.of(4303, "2"));

    public static final int HEADER_LENGTH = 8;

    static final Layout LAYOUT = Layout.begin()
            .field(PARAMETERS, 32)
            .field(SEQUENCE_NUMBER, 32)
            .end();

    public static final Protocol PROTOCOL = new Protocol(
            "esp",
            "ESP",
            EncapsulatingSecurity.class,
            List.of(
                    GROUP,
                    PARAMETERS,
                    SEQUENCE_NUMBER),
            List.of());
    public static final EncapsulatingSecurity LAYER = new EncapsulatingSecurity();

    private static final List<Claim> CLAIMS = List.of(
            new Claim(Space.IP_PROTOCOL, 50));

    private EncapsulatingSecurity() {}

    /// Security parameters index.
    public static long parametersIndex(Bytes bytes, long at) {
        return bytes.u32(at);
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
        if (at + HEADER_LENGTH < end) {
            stack.stop(LayerStack.Stop.ENCRYPTED);
        }
    }

    @Override
    public void read(FieldReader reader) {
        LAYOUT.read(reader);
    }
}
