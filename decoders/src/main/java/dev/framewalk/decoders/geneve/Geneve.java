package dev.framewalk.decoders.geneve;

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

/// The Geneve header: which virtual network a tunnelled packet belongs to, with room for options.
public final class Geneve implements PacketLayer {
    public static final Field GROUP = Field.group("geneve", Rfc.of(8926, "3.4"));
    public static final Field VERSION = Field.number("geneve.version", Rfc.of(8926, "3.4"));
    public static final Field OPTIONS_LENGTH = Field.number("x.geneve.options-length", Rfc.of(8926, "3.4"));
    public static final Field FLAGS = Field.group("geneve.flags", Rfc.of(8926, "3.4"));
    public static final Field CONTROL = Field.flag("geneve.flags.oam", Rfc.of(8926, "3.4"));
    public static final Field CRITICAL = Field.flag("geneve.flags.critical", Rfc.of(8926, "3.4"));
    public static final Field RESERVED_BITS = Field.number("geneve.flags.reserved", Rfc.of(8926, "3.4"));
    public static final Field TYPE = Field.hex("geneve.proto_type", Rfc.of(8926, "3.4"));
    public static final Field NETWORK = Field.number("geneve.vni", Rfc.of(8926, "3.4"));
    public static final Field RESERVED = Field.hex("geneve.reserved", Rfc.of(8926, "3.4"));
    public static final Field OPTION = Field.group("geneve.option", Rfc.of(8926, "3.5"));
    public static final Field OPTION_CLASS = Field.hex("geneve.option.class", Rfc.of(8926, "3.5"));
    public static final Field OPTION_CRITICAL = Field.flag("geneve.option.type.critical", Rfc.of(8926, "3.5"));
    public static final Field OPTION_TYPE = Field.number("geneve.option.type", Rfc.of(8926, "3.5"));
    public static final Field OPTION_RESERVED = Field.number("geneve.option.flags.reserved", Rfc.of(8926, "3.5"));
    public static final Field OPTION_LENGTH = Field.number("x.geneve.option-words", Rfc.of(8926, "3.5"));
    public static final Field OPTION_DATA = Field.bytes("geneve.option.unknown.data", Rfc.of(8926, "3.5"));

    public static final int SHORTEST_HEADER = 8;

    private static final NamedNumbers CLASSES = NamedNumbers.of("unassigned", """
            0x0000-0x00ff standard
            0x0100 Linux
            0x0101 Open vSwitch
            0x0102 Open virtual network (OVN)
            0x0103 in-band telemetry
            0x0104 VMware
            0x0108 Amazon
            0x0109 Cisco
            0x0132 Google
            0xfff0-0xffff experiment
            """);

    static final Layout LAYOUT = Layout.begin()
            .field(VERSION, 2)
            .field(OPTIONS_LENGTH, 6)
            .enter(FLAGS)
            .field(CONTROL, 1)
            .field(CRITICAL, 1)
            .field(RESERVED_BITS, 6)
            .leave()
            .field(TYPE, 16, EtherTypes.NAMES)
            .field(NETWORK, 24)
            .field(RESERVED, 8)
            .end();

    public static final Protocol PROTOCOL = new Protocol(
            "geneve",
            "Geneve",
            Geneve.class,
            List.of(
                    GROUP,
                    VERSION,
                    OPTIONS_LENGTH,
                    FLAGS,
                    CONTROL,
                    CRITICAL,
                    RESERVED_BITS,
                    TYPE,
                    NETWORK,
                    RESERVED,
                    OPTION,
                    OPTION_CLASS,
                    OPTION_CRITICAL,
                    OPTION_TYPE,
                    OPTION_RESERVED,
                    OPTION_LENGTH,
                    OPTION_DATA),
            List.of(GeneveAnomaly.values()));
    public static final Geneve LAYER = new Geneve();

    private static final List<Claim> CLAIMS = List.of(
            new Claim(Space.UDP_PORT, 6081));

    private Geneve() {}

    /// The virtual network identifier.
    public static int network(Bytes bytes, long at) {
        return bytes.u24(at + 4);
    }

    /// An EtherType.
    public static int protocolType(Bytes bytes, long at) {
        return bytes.u16(at + 2);
    }

    /// Length of the header with its options.
    public static int headerLength(Bytes bytes, long at) {
        return SHORTEST_HEADER + (bytes.u8(at) & 0x3f) * 4;
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
        if (end - at < SHORTEST_HEADER) {
            stack.push(this, bytes, at, end, end);
            stack.truncated(SHORTEST_HEADER - (end - at));
            return;
        }
        int length = headerLength(bytes, at);
        if (end - at < length) {
            stack.push(this, bytes, at, end, end);
            stack.truncated(length - (end - at));
            return;
        }
        stack.push(this, bytes, at, at + length, end);
        stack.next(Space.ETHER_TYPE, protocolType(bytes, at));
    }

    @Override
    public void read(FieldReader reader) {
        LAYOUT.read(reader);
        while (reader.has(4)) {
            reader.enter(OPTION);
            reader.u16(OPTION_CLASS, CLASSES);
            reader.flag(OPTION_CRITICAL);
            reader.bits(OPTION_TYPE, 7);
            reader.bits(OPTION_RESERVED, 3);
            long length = reader.bits(OPTION_LENGTH, 5) * 4;
            if (length > reader.remaining()) {
                reader.anomaly(
                        GeneveAnomaly.OPTION_LENGTH, Long.toString(length), Long.toString(reader.remaining()));
                reader.rest(OPTION_DATA);
            } else if (length > 0) {
                reader.bytes(OPTION_DATA, length);
            }
            reader.leave();
        }
    }
}
