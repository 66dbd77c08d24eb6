package dev.framewalk.decoders.ethernet;

import dev.framewalk.bytes.ByteRange;
import dev.framewalk.bytes.Bytes;
import dev.framewalk.decoders.field.Field;
import dev.framewalk.decoders.field.FieldReader;
import dev.framewalk.decoders.field.Finding;
import dev.framewalk.decoders.field.Layout;
import dev.framewalk.decoders.field.Node;
import dev.framewalk.decoders.field.Protocol;
import dev.framewalk.decoders.field.Rfc;
import dev.framewalk.decoders.packet.Claim;
import dev.framewalk.decoders.packet.LayerStack;
import dev.framewalk.decoders.packet.PacketLayer;
import dev.framewalk.decoders.packet.Space;
import java.util.List;

/// The header of an Ethernet frame: who sends, who shall receive, what is inside (Ethernet II) or how long it is (802.3).
public final class Ethernet implements PacketLayer {
    private static final Rfc IEEE = Rfc.other("IEEE 802.3, clause 3.2");

    public static final Field GROUP = Field.group("eth", IEEE);
    public static final Field DESTINATION = Field.mac("eth.dst", IEEE);
    public static final Field SOURCE = Field.mac("eth.src", IEEE);
    public static final Field TYPE = Field.hex("eth.type", Rfc.of(9542, "3"));
    public static final Field LENGTH = Field.number("eth.len", IEEE);
    public static final Field TRAILER = Field.bytes("eth.trailer", IEEE);

    public static final int HEADER_LENGTH = 14;
    /// Values below are lengths (802.3), values from here on are EtherTypes; those between are neither.
    static final int FIRST_ETHER_TYPE = 0x0600;

    static final int LONGEST_PAYLOAD = 1500;

    static final Layout ETHERNET_II = Layout.begin()
            .field(DESTINATION, 48)
            .field(SOURCE, 48)
            .field(TYPE, 16, EtherTypes.NAMES)
            .end();
    static final Layout IEEE_802_3 = Layout.begin()
            .field(DESTINATION, 48)
            .field(SOURCE, 48)
            .field(LENGTH, 16)
            .end();

    public static final Protocol PROTOCOL = new Protocol(
            "eth",
            "Ethernet",
            Ethernet.class,
            List.of(GROUP, DESTINATION, SOURCE, TYPE, LENGTH, TRAILER),
            List.of(EthernetAnomaly.values()));
    public static final Ethernet LAYER = new Ethernet();

    private static final List<Claim> CLAIMS =
            List.of(new Claim(Space.LINK_TYPE, 1), new Claim(Space.ETHER_TYPE, EtherTypes.BRIDGED_ETHERNET));

    private Ethernet() {}

    /// EtherType, or a length if below 0x0600.
    public static int typeOrLength(Bytes bytes, long at) {
        return bytes.u16(at + 12);
    }

    /// Whether the frame goes to a group (multicast or broadcast).
    public static boolean isToGroup(Bytes bytes, long at) {
        return (bytes.u8(at) & 1) != 0;
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
    public Field trailer() {
        return TRAILER;
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
        if (type >= FIRST_ETHER_TYPE) {
            stack.push(this, bytes, at, payload, end);
            stack.next(Space.ETHER_TYPE, type);
        } else if (type <= LONGEST_PAYLOAD) {
            stack.pushClaiming(this, bytes, at, payload, end, payload + type);
            stack.next(Space.ETHER_TYPE, EtherTypes.LLC);
        } else {
            stack.push(this, bytes, at, payload, end);
            stack.next(Space.ETHER_TYPE, type);
            stack.stop(LayerStack.Stop.MALFORMED);
        }
    }

    @Override
    public void read(FieldReader reader) {
        boolean isLength = reader.has(HEADER_LENGTH)
                && typeOrLength(reader.source(), reader.position()) <= LONGEST_PAYLOAD;
        (isLength ? IEEE_802_3 : ETHERNET_II).read(reader);
        if (!reader.isShort()) {
            int type = reader.source().u16(reader.position() - 2);
            if (type > LONGEST_PAYLOAD && type < FIRST_ETHER_TYPE) {
                reader.anomaly(EthernetAnomaly.NEITHER_TYPE_NOR_LENGTH, Integer.toString(type), "at most 1500 or at least 1536");
            }
        }
    }

    @Override
    public void check(Node header, LayerStack stack, int index) {
        long at = stack.header(index);
        Bytes bytes = stack.window(index);
        if (stack.payload(index) - at < HEADER_LENGTH) {
            return;
        }
        if ((bytes.u8(at + 6) & 1) != 0) {
            header.add(new Finding(
                    EthernetAnomaly.SOURCE_IS_GROUP, bytes, ByteRange.ofBytes(at + 6, 6), "group bit set", "group bit clear", SOURCE));
        }
    }
}
