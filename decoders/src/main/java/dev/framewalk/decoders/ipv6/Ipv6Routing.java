package dev.framewalk.decoders.ipv6;

import dev.framewalk.bytes.Bytes;
import dev.framewalk.decoders.field.Field;
import dev.framewalk.decoders.field.FieldReader;
import dev.framewalk.decoders.field.NamedNumbers;
import dev.framewalk.decoders.field.Protocol;
import dev.framewalk.decoders.field.Rfc;
import dev.framewalk.decoders.ipv4.IpProtocols;
import dev.framewalk.decoders.packet.Claim;
import dev.framewalk.decoders.packet.LayerStack;
import dev.framewalk.decoders.packet.PacketLayer;
import dev.framewalk.decoders.packet.Space;
import java.util.List;

/// The IPv6 routing header: nodes that the packet shall visit on its way.
public final class Ipv6Routing implements PacketLayer {
    private static final Rfc HEADER = Rfc.of(8200, "4.4");
    private static final Rfc SEGMENTS = Rfc.of(8754, "2");

    public static final Field GROUP = Field.group("ipv6.routing", HEADER);
    public static final Field NEXT_HEADER = Field.number("ipv6.routing.nxt", HEADER);
    public static final Field LENGTH = Field.number("ipv6.routing.len", HEADER);
    public static final Field TYPE = Field.number("ipv6.routing.type", HEADER);
    public static final Field SEGMENTS_LEFT = Field.number("ipv6.routing.segleft", HEADER);
    public static final Field SOURCE_RESERVED = Field.bytes("ipv6.routing.src.reserved", Rfc.of(2460, "4.4"));
    public static final Field SOURCE_ADDRESS = Field.ipv6("ipv6.routing.src.addr", Rfc.of(2460, "4.4"));
    public static final Field MOBILE_RESERVED = Field.bytes("ipv6.routing.mipv6.reserved", Rfc.of(6275, "6.4"));
    public static final Field HOME_ADDRESS = Field.ipv6("ipv6.routing.mipv6.home_address", Rfc.of(6275, "6.4"));
    public static final Field LAST_ENTRY = Field.number("ipv6.routing.srh.last_entry", SEGMENTS);
    public static final Field FLAGS = Field.hex("ipv6.routing.srh.flags", SEGMENTS);
    public static final Field TAG = Field.hex("ipv6.routing.srh.tag", SEGMENTS);
    public static final Field SEGMENT = Field.ipv6("ipv6.routing.srh.addr", SEGMENTS);
    public static final Field SEGMENT_OPTIONS = Field.bytes("x.ipv6.routing.srh.tlvs", SEGMENTS);
    public static final Field DATA = Field.bytes("ipv6.routing.unknown_data", HEADER);

    private static final int SOURCE_ROUTE = 0;
    private static final int MOBILE = 2;
    private static final int SEGMENT_ROUTING = 4;

    private static final NamedNumbers TYPES = NamedNumbers.of("unassigned", """
            0 source route, withdrawn
            1 Nimrod, withdrawn
            2 mobile IPv6
            3 RPL source route
            4 segment routing
            5 CRH-16
            6 CRH-32
            253 experiment
            254 experiment
            255 reserved
            """);

    public static final Protocol PROTOCOL = new Protocol(
            "ipv6.routing",
            "IPv6 routing header",
            Ipv6Routing.class,
            List.of(
                    GROUP,
                    NEXT_HEADER,
                    LENGTH,
                    TYPE,
                    SEGMENTS_LEFT,
                    SOURCE_RESERVED,
                    SOURCE_ADDRESS,
                    MOBILE_RESERVED,
                    HOME_ADDRESS,
                    LAST_ENTRY,
                    FLAGS,
                    TAG,
                    SEGMENT,
                    SEGMENT_OPTIONS,
                    DATA),
            List.of(Ipv6Anomaly.SEGMENTS_LEFT, Ipv6Anomaly.ROUTING_DEPRECATED));
    public static final Ipv6Routing LAYER = new Ipv6Routing();

    private Ipv6Routing() {}

    public static int type(Bytes bytes, long at) {
        return bytes.u8(at + 2);
    }

    public static int segmentsLeft(Bytes bytes, long at) {
        return bytes.u8(at + 3);
    }

    @Override
    public Protocol protocol() {
        return PROTOCOL;
    }

    @Override
    public List<Claim> claims() {
        return List.of(new Claim(Space.IP_PROTOCOL, 43));
    }

    @Override
    public Field group() {
        return GROUP;
    }

    @Override
    public void walk(Bytes bytes, long at, long end, LayerStack stack) {
        ExtensionHeaders.walk(this, bytes, at, end, 8, stack);
        int index = stack.depth() - 1;
        if (index >= 0 && stack.header(index) == at && stack.layer(index) == this && stack.addressLength(index) == 16) {
            long last = finalDestination(bytes, at, stack.payload(index));
            if (last >= 0 && stack.addressWindow(index) == bytes) {
                // Checksums and conversations are about the machine where the packet ends, not about the next station.
                stack.addresses(bytes, stack.sourceAddressAt(index), last, 16);
            }
        }
    }

    /// Where the address of the last station stands, or -1 if the packet has no station left or the type is not known.
    private static long finalDestination(Bytes bytes, long at, long end) {
        if (end - at < 24 || segmentsLeft(bytes, at) == 0) {
            return -1;
        }
        return switch (type(bytes, at)) {
            case SOURCE_ROUTE -> at + 8 + ((end - at - 8) / 16 - 1) * 16;
            case MOBILE, SEGMENT_ROUTING -> at + 8;
            default -> -1;
        };
    }

    @Override
    public void read(FieldReader reader) {
        reader.u8(NEXT_HEADER, IpProtocols.NAMES);
        reader.u8(LENGTH);
        int type = reader.u8(TYPE, TYPES);
        if (type <= 1 && !reader.isShort()) {
            reader.anomaly(Ipv6Anomaly.ROUTING_DEPRECATED, Integer.toString(type), "another type");
        }
        int left = reader.u8(SEGMENTS_LEFT);
        long room = (reader.remaining() - 4) / 16;
        if (!reader.isShort() && (type == SOURCE_ROUTE || type == MOBILE || type == SEGMENT_ROUTING) && left > room) {
            reader.anomaly(Ipv6Anomaly.SEGMENTS_LEFT, Integer.toString(left), "the header has room for " + room);
        }
        switch (type) {
            case SOURCE_ROUTE -> {
                reader.bytes(SOURCE_RESERVED, 4);
                while (reader.has(16)) {
                    reader.bytes(SOURCE_ADDRESS, 16);
                }
            }
            case MOBILE -> {
                reader.bytes(MOBILE_RESERVED, 4);
                reader.bytes(HOME_ADDRESS, 16);
            }
            case SEGMENT_ROUTING -> {
                int last = reader.u8(LAST_ENTRY);
                reader.u8(FLAGS);
                reader.u16(TAG);
                for (int i = 0; i <= last && reader.has(16); i++) {
                    reader.bytes(SEGMENT, 16);
                }
                reader.rest(SEGMENT_OPTIONS);
            }
            default -> reader.rest(DATA);
        }
    }
}
