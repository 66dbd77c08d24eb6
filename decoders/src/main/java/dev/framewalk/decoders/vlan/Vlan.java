package dev.framewalk.decoders.vlan;

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

/// One VLAN tag. Several may follow each other; each is a layer of its own.
public final class Vlan implements PacketLayer {
    private static final Rfc IEEE = Rfc.other("IEEE 802.1Q, clause 9");

    public static final Field GROUP = Field.group("vlan", IEEE);
    public static final Field PRIORITY = Field.number("vlan.priority", IEEE);
    public static final Field DROP_ELIGIBLE = Field.flag("vlan.dei", IEEE);
    public static final Field ID = Field.number("vlan.id", IEEE);
    public static final Field TYPE = Field.hex("vlan.etype", IEEE);
    public static final Field LENGTH = Field.number("vlan.len", IEEE);

    public static final int HEADER_LENGTH = 4;
    private static final int LONGEST_PAYLOAD = 1500;

    private static final NamedNumbers PRIORITIES = NamedNumbers.of("", """
            0 best effort
            1 background
            2 excellent effort
            3 critical applications
            4 video
            5 voice
            6 internetwork control
            7 network control
            """);
    private static final NamedNumbers IDS = NamedNumbers.of("a VLAN of this network", """
            0 priority only, no VLAN
            1 default VLAN
            4095 reserved
            """);
    static final Layout TYPED = Layout.begin()
            .field(PRIORITY, 3, PRIORITIES)
            .field(DROP_ELIGIBLE, 1)
            .field(ID, 12, IDS)
            .field(TYPE, 16, EtherTypes.NAMES)
            .end();
    static final Layout WITH_LENGTH = Layout.begin()
            .field(PRIORITY, 3, PRIORITIES)
            .field(DROP_ELIGIBLE, 1)
            .field(ID, 12, IDS)
            .field(LENGTH, 16)
            .end();

    public static final Protocol PROTOCOL = new Protocol(
            "vlan", "VLAN", Vlan.class, List.of(GROUP, PRIORITY, DROP_ELIGIBLE, ID, TYPE, LENGTH), List.of());
    public static final Vlan LAYER = new Vlan();

    private static final List<Claim> CLAIMS = List.of(
            new Claim(Space.ETHER_TYPE, 0x8100),
            new Claim(Space.ETHER_TYPE, 0x88a8),
            new Claim(Space.ETHER_TYPE, 0x9100),
            new Claim(Space.ETHER_TYPE, 0x9200));

    private Vlan() {}

    public static int id(Bytes bytes, long at) {
        return bytes.u16(at) & 0xfff;
    }

    public static int priority(Bytes bytes, long at) {
        return bytes.u8(at) >>> 5;
    }

    public static int typeOrLength(Bytes bytes, long at) {
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
        long payload = at + HEADER_LENGTH;
        int type = typeOrLength(bytes, at);
        if (type > LONGEST_PAYLOAD) {
            stack.push(this, bytes, at, payload, end);
            stack.next(Space.ETHER_TYPE, type);
        } else {
            stack.pushClaiming(this, bytes, at, payload, end, payload + type);
            stack.next(Space.ETHER_TYPE, EtherTypes.LLC);
        }
    }

    @Override
    public void read(FieldReader reader) {
        boolean isLength =
                reader.has(HEADER_LENGTH) && typeOrLength(reader.source(), reader.position()) <= LONGEST_PAYLOAD;
        (isLength ? WITH_LENGTH : TYPED).read(reader);
    }
}
