package dev.framewalk.decoders.pppoe;

import dev.framewalk.bytes.Bytes;
import dev.framewalk.decoders.ethernet.EtherTypes;
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

/// The PPPoE header of a session: a PPP frame of a subscriber’s line inside an Ethernet frame.
public final class PppoeSession implements PacketLayer {
    public static final Field GROUP = Field.group("pppoes", Rfc.of(2516, "4"));
    public static final Field VERSION = Field.number("pppoe.version", Rfc.of(2516, "4"));
    public static final Field TYPE = Field.number("pppoe.type", Rfc.of(2516, "4"));
    public static final Field CODE = Field.hex("pppoe.code", Rfc.of(2516, "4"));
    public static final Field SESSION = Field.hex("pppoe.session_id", Rfc.of(2516, "4"));
    public static final Field LENGTH = Field.number("pppoe.payload_length", Rfc.of(2516, "4"));

    public static final int HEADER_LENGTH = 6;

    static final Layout LAYOUT = Layout.begin()
            .field(VERSION, 4)
            .field(TYPE, 4)
            .field(CODE, 8, PppoeCodes.NAMES)
            .field(SESSION, 16)
            .field(LENGTH, 16)
            .end();

    public static final Protocol PROTOCOL = new Protocol(
            "pppoes",
            "PPPoE session",
            PppoeSession.class,
            List.of(
                    GROUP,
                    VERSION,
                    TYPE,
                    CODE,
                    SESSION,
                    LENGTH),
            List.of());
    public static final PppoeSession LAYER = new PppoeSession();

    private static final List<Claim> CLAIMS = List.of(
            new Claim(Space.ETHER_TYPE, 0x8864),
            new Claim(Space.LINK_TYPE, 51));

    private PppoeSession() {}

    public static int sessionId(Bytes bytes, long at) {
        return bytes.u16(at + 2);
    }

    public static int payloadLength(Bytes bytes, long at) {
        return bytes.u16(at + 4);
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
        stack.pushClaiming(this, bytes, at, payload, end, payload + payloadLength(bytes, at));
        stack.next(Space.ETHER_TYPE, EtherTypes.PPP);
    }

    @Override
    public void read(FieldReader reader) {
        LAYOUT.read(reader);
    }
}
