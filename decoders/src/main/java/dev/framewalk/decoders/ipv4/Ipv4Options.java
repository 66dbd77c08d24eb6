package dev.framewalk.decoders.ipv4;

import dev.framewalk.decoders.field.Field;
import dev.framewalk.decoders.field.FieldReader;
import dev.framewalk.decoders.field.NamedNumbers;
import dev.framewalk.decoders.field.Rfc;
import java.util.List;

/// The options between the fixed IPv4 header and its payload: rare, and mostly dropped by today's routers.
final class Ipv4Options {
    private static final Rfc OPTIONS = Rfc.of(791, "3.1");

    static final Field OPTION = Field.group("x.ip.option", OPTIONS);
    static final Field TYPE = Field.group("x.ip.option.type", OPTIONS);
    static final Field COPY = Field.flag("ip.opt.type.copy", OPTIONS);
    static final Field CLASS = Field.number("ip.opt.type.class", OPTIONS);
    static final Field NUMBER = Field.number("ip.opt.type.number", OPTIONS);
    static final Field LENGTH = Field.number("ip.opt.len", OPTIONS);
    static final Field POINTER = Field.number("ip.opt.ptr", OPTIONS);
    static final Field ROUTE_ADDRESS = Field.ipv4("x.ip.option.route", OPTIONS);
    static final Field OVERFLOW = Field.number("ip.opt.overflow", OPTIONS);
    static final Field TIMESTAMP_FLAG = Field.number("ip.opt.flag", OPTIONS);
    static final Field TIMESTAMP = Field.number("ip.opt.time_stamp", OPTIONS);
    static final Field TIMESTAMP_ADDRESS = Field.ipv4("ip.opt.time_stamp_addr", OPTIONS);
    static final Field STREAM_ID = Field.number("ip.opt.sid", OPTIONS);
    static final Field MTU = Field.number("ip.opt.mtu", Rfc.of(1063, "3.1"));
    static final Field ROUTER_ALERT = Field.number("ip.opt.ra", Rfc.of(2113, "2.1"));
    static final Field TRACEROUTE_ID = Field.number("ip.opt.id_number", Rfc.of(1393, "2.2"));
    static final Field TRACEROUTE_OUT = Field.number("ip.opt.ohc", Rfc.of(1393, "2.2"));
    static final Field TRACEROUTE_RETURN = Field.number("ip.opt.rhc", Rfc.of(1393, "2.2"));
    static final Field TRACEROUTE_ORIGINATOR = Field.ipv4("ip.opt.originator", Rfc.of(1393, "2.2"));
    static final Field QUICK_START_FUNCTION = Field.number("ip.opt.qs_func", Rfc.of(4782, "3.1"));
    static final Field QUICK_START_RATE = Field.number("ip.opt.qs_rate", Rfc.of(4782, "3.1"));
    static final Field QUICK_START_TTL = Field.number("ip.opt.qs_ttl", Rfc.of(4782, "3.1"));
    static final Field QUICK_START_NONCE = Field.hex("ip.opt.qs_nonce", Rfc.of(4782, "3.1"));
    static final Field QUICK_START_RESERVED = Field.hex("ip.opt.qs_reserved", Rfc.of(4782, "3.1"));
    static final Field SECURITY_LEVEL = Field.hex("ip.opt.sec_cl", Rfc.of(1108, "2.3"));
    static final Field CIPSO_DOI = Field.number("ip.cipso.doi", Rfc.other("FIPS 188"));
    static final Field DATA = Field.bytes("x.ip.option.data", OPTIONS);
    static final Field PADDING = Field.bytes("ip.opt.padding", OPTIONS);

    static final List<Field> FIELDS = List.of(
            OPTION,
            TYPE,
            COPY,
            CLASS,
            NUMBER,
            LENGTH,
            POINTER,
            ROUTE_ADDRESS,
            OVERFLOW,
            TIMESTAMP_FLAG,
            TIMESTAMP,
            TIMESTAMP_ADDRESS,
            STREAM_ID,
            MTU,
            ROUTER_ALERT,
            TRACEROUTE_ID,
            TRACEROUTE_OUT,
            TRACEROUTE_RETURN,
            TRACEROUTE_ORIGINATOR,
            QUICK_START_FUNCTION,
            QUICK_START_RATE,
            QUICK_START_TTL,
            QUICK_START_NONCE,
            QUICK_START_RESERVED,
            SECURITY_LEVEL,
            CIPSO_DOI,
            DATA,
            PADDING);

    private static final int END_OF_LIST = 0;
    private static final int NO_OPERATION = 1;

    /// Names of whole option types (IANA ip-parameters, "IP Option Numbers").
    static final NamedNumbers NAMES = NamedNumbers.of("unassigned", """
            0 end of options list
            1 no operation
            7 record route
            10 experimental measurement
            11 MTU probe
            12 MTU reply
            15 encode
            25 quick start
            30 experiment
            68 timestamp
            82 traceroute
            94 experiment
            130 security
            131 loose source route
            133 extended security
            134 commercial security (CIPSO)
            136 stream id
            137 strict source route
            142 experimental access control
            144 IMI traffic descriptor
            145 extended internet protocol
            147 address extension
            148 router alert
            149 selective directed broadcast
            151 dynamic packet state
            152 upstream multicast packet
            158 experiment
            205 experimental flow control
            222 experiment
            """);

    private static final NamedNumbers CLASSES = NamedNumbers.of("reserved", "0 control\n2 debugging and measurement");
    private static final NamedNumbers ALERTS =
            NamedNumbers.of("unassigned", "0 every router examines the packet\n1-32 aggregated reservation nesting level");
    private static final NamedNumbers FLAGS = NamedNumbers.of("unassigned", """
            0 timestamps only
            1 each with the address of its router
            3 only routers that the sender named
            """);
    private static final NamedNumbers LEVELS = NamedNumbers.of("reserved", """
            0x3d top secret
            0x5a secret
            0x96 confidential
            0xab unclassified
            """);

    private Ipv4Options() {}

    /// Reads options up to the reader's limit.
    static void read(FieldReader reader) {
        while (reader.has(1)) {
            int type = reader.source().u8(reader.position());
            if (reader.isExplaining()) {
                reader.enter(OPTION, NAMES.nameOf(type));
            } else {
                reader.enter(OPTION);
            }
            reader.enter(TYPE);
            reader.flag(COPY);
            reader.bits(CLASS, 2, CLASSES);
            reader.bits(NUMBER, 5);
            reader.leave();
            if (type == END_OF_LIST) {
                reader.leave();
                reader.rest(PADDING);
                return;
            }
            if (type != NO_OPERATION) {
                int length = reader.u8(LENGTH);
                if (reader.isShort()) {
                    reader.leave();
                    return;
                }
                if (length < 2 || length - 2 > reader.remaining()) {
                    reader.anomaly(
                            Ipv4Anomaly.OPTION_LENGTH,
                            Integer.toString(length),
                            "it can be 2 to " + (reader.remaining() + 2));
                    reader.rest(Field.UNDECODED);
                    reader.leave();
                    return;
                }
                long former = reader.narrow(length - 2L);
                content(reader, type);
                reader.recover();
                reader.rest(DATA);
                reader.widen(former);
            }
            reader.leave();
        }
    }

    private static void content(FieldReader reader, int type) {
        switch (type) {
            case 7, 131, 137 -> {
                reader.u8(POINTER);
                while (reader.has(4)) {
                    reader.bytes(ROUTE_ADDRESS, 4);
                }
            }
            case 11, 12 -> reader.u16(MTU);
            case 25 -> {
                reader.bits(QUICK_START_FUNCTION, 4);
                reader.bits(QUICK_START_RATE, 4);
                reader.u8(QUICK_START_TTL);
                reader.bits(QUICK_START_NONCE, 30);
                reader.bits(QUICK_START_RESERVED, 2);
            }
            case 68 -> timestamps(reader);
            case 82 -> {
                reader.u16(TRACEROUTE_ID);
                reader.u16(TRACEROUTE_OUT);
                reader.u16(TRACEROUTE_RETURN);
                reader.bytes(TRACEROUTE_ORIGINATOR, 4);
            }
            case 130, 133 -> reader.u8(SECURITY_LEVEL, LEVELS);
            case 134 -> reader.u32(CIPSO_DOI);
            case 136 -> reader.u16(STREAM_ID);
            case 148 -> reader.u16(ROUTER_ALERT, ALERTS);
            default -> {}
        }
    }

    private static void timestamps(FieldReader reader) {
        reader.u8(POINTER);
        reader.bits(OVERFLOW, 4);
        int flag = (int) reader.bits(TIMESTAMP_FLAG, 4, FLAGS);
        while (reader.has(flag == 0 ? 4 : 8)) {
            if (flag != 0) {
                reader.bytes(TIMESTAMP_ADDRESS, 4);
            }
            reader.u32(TIMESTAMP);
        }
    }
}
