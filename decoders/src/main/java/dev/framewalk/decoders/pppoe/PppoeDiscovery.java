package dev.framewalk.decoders.pppoe;

import dev.framewalk.bytes.Bytes;
import dev.framewalk.decoders.field.Field;
import dev.framewalk.decoders.field.FieldReader;
import dev.framewalk.decoders.field.Protocol;
import dev.framewalk.decoders.field.Rfc;
import dev.framewalk.decoders.packet.Claim;
import dev.framewalk.decoders.packet.LayerStack;
import dev.framewalk.decoders.packet.PacketLayer;
import dev.framewalk.decoders.packet.Space;
import java.util.List;

/// A message by which a subscriber’s machine finds a provider’s concentrator, or ends a session.
public final class PppoeDiscovery implements PacketLayer {
    public static final Field GROUP = Field.group("pppoed", Rfc.of(2516, "4"));
    public static final Field TAG = Field.group("x.pppoed.tag", Rfc.of(2516, "4"));
    public static final Field TAG_TYPE = Field.hex("pppoed.tag", Rfc.of(2516, "4"));
    public static final Field TAG_LENGTH = Field.number("pppoed.tag_length", Rfc.of(2516, "4"));
    public static final Field TEXT = Field.text("x.pppoed.tag.text", Rfc.of(2516, "4"));
    public static final Field DATA = Field.bytes("pppoed.tag.unknown_data", Rfc.of(2516, "4"));

    public static final int HEADER_LENGTH = PppoeSession.HEADER_LENGTH;

    public static final Protocol PROTOCOL = new Protocol(
            "pppoed",
            "PPPoE discovery",
            PppoeDiscovery.class,
            List.of(
                    GROUP,
                    PppoeSession.VERSION,
                    PppoeSession.TYPE,
                    PppoeSession.CODE,
                    PppoeSession.SESSION,
                    PppoeSession.LENGTH,
                    TAG,
                    TAG_TYPE,
                    TAG_LENGTH,
                    TEXT,
                    DATA),
            List.of());
    public static final PppoeDiscovery LAYER = new PppoeDiscovery();

    private static final List<Claim> CLAIMS = List.of(
            new Claim(Space.ETHER_TYPE, 0x8863));

    private PppoeDiscovery() {}

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
        long last = Math.min(end, at + HEADER_LENGTH + PppoeSession.payloadLength(bytes, at));
        stack.push(this, bytes, at, last, last);
    }

    @Override
    public void read(FieldReader reader) {
        PppoeSession.LAYOUT.read(reader);
        while (reader.has(4)) {
            int type = reader.source().u16(reader.position());
            if (reader.isExplaining()) {
                reader.enter(TAG, PppoeCodes.TAGS.nameOf(type));
            } else {
                reader.enter(TAG);
            }
            reader.u16(TAG_TYPE, PppoeCodes.TAGS);
            int length = reader.u16(TAG_LENGTH);
            if (length > 0) {
                reader.bytes(PppoeCodes.isText(type) ? TEXT : DATA, length);
            }
            reader.leave();
            if (type == 0) {
                return;
            }
        }
    }
}
