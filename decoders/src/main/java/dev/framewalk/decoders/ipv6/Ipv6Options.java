package dev.framewalk.decoders.ipv6;

import dev.framewalk.decoders.field.Field;
import dev.framewalk.decoders.field.FieldReader;
import dev.framewalk.decoders.field.NamedNumbers;
import dev.framewalk.decoders.field.Rfc;
import java.util.List;

/// The options inside hop-by-hop, destination and mobility-like headers: type, length, data.
final class Ipv6Options {
    static final int JUMBO = 0xc2;
    private static final int PAD_1 = 0;
    private static final Rfc OPTIONS = Rfc.of(8200, "4.2");

    static final Field OPTION = Field.group("ipv6.opt", OPTIONS);
    static final Field TYPE = Field.group("ipv6.opt.type", OPTIONS);
    static final Field ACTION = Field.number("ipv6.opt.type.action", OPTIONS);
    static final Field CHANGE = Field.flag("ipv6.opt.type.change", OPTIONS);
    static final Field REST = Field.number("ipv6.opt.type.rest", OPTIONS);
    static final Field LENGTH = Field.number("ipv6.opt.length", OPTIONS);
    static final Field PAD_N = Field.bytes("ipv6.opt.padn", OPTIONS);
    static final Field ROUTER_ALERT = Field.number("ipv6.opt.router_alert", Rfc.of(2711, "2.1"));
    static final Field TUNNEL_LIMIT = Field.number("ipv6.opt.tel", Rfc.of(2473, "4.1.1"));
    static final Field JUMBO_LENGTH = Field.number("ipv6.opt.jumbo", Rfc.of(2675, "2"));
    static final Field HOME_ADDRESS = Field.ipv6("ipv6.opt.mipv6.home_address", Rfc.of(6275, "6.3"));
    static final Field QUICK_START_FUNCTION = Field.number("ipv6.opt.qs_func", Rfc.of(4782, "3.2"));
    static final Field QUICK_START_RATE = Field.number("ipv6.opt.qs_rate", Rfc.of(4782, "3.2"));
    static final Field QUICK_START_TTL = Field.number("ipv6.opt.qs_ttl", Rfc.of(4782, "3.2"));
    static final Field QUICK_START_NONCE = Field.hex("ipv6.opt.qs_nonce", Rfc.of(4782, "3.2"));
    static final Field QUICK_START_RESERVED = Field.hex("ipv6.opt.qs_reserved", Rfc.of(4782, "3.2"));
    static final Field MINIMUM_PATH_MTU = Field.number("ipv6.opt.pmtu.min", Rfc.of(9268, "5"));
    static final Field RETURNED_PATH_MTU = Field.number("ipv6.opt.pmtu.rtn", Rfc.of(9268, "5"));
    static final Field RETURN_FLAG = Field.flag("ipv6.opt.pmtu.r_flag", Rfc.of(9268, "5"));
    static final Field SCALE_RECEIVED = Field.number("ipv6.opt.pdm.scale_dtlr", Rfc.of(8250, "3.2"));
    static final Field SCALE_SENT = Field.number("ipv6.opt.pdm.scale_dtls", Rfc.of(8250, "3.2"));
    static final Field PACKET_SENT = Field.number("ipv6.opt.pdm.psn_this_pkt", Rfc.of(8250, "3.2"));
    static final Field PACKET_RECEIVED = Field.number("ipv6.opt.pdm.psn_last_recv", Rfc.of(8250, "3.2"));
    static final Field DELTA_RECEIVED = Field.number("ipv6.opt.pdm.delta_last_recv", Rfc.of(8250, "3.2"));
    static final Field DELTA_SENT = Field.number("ipv6.opt.pdm.delta_last_sent", Rfc.of(8250, "3.2"));
    static final Field DATA = Field.bytes("ipv6.opt.unknown", OPTIONS);

    static final List<Field> FIELDS = List.of(
            OPTION,
            TYPE,
            ACTION,
            CHANGE,
            REST,
            LENGTH,
            PAD_N,
            ROUTER_ALERT,
            TUNNEL_LIMIT,
            JUMBO_LENGTH,
            HOME_ADDRESS,
            QUICK_START_FUNCTION,
            QUICK_START_RATE,
            QUICK_START_TTL,
            QUICK_START_NONCE,
            QUICK_START_RESERVED,
            MINIMUM_PATH_MTU,
            RETURNED_PATH_MTU,
            RETURN_FLAG,
            SCALE_RECEIVED,
            SCALE_SENT,
            PACKET_SENT,
            PACKET_RECEIVED,
            DELTA_RECEIVED,
            DELTA_SENT,
            DATA);

    /// IANA ipv6-parameters, "Destination Options and Hop-by-Hop Options".
    static final NamedNumbers NAMES = NamedNumbers.of("unassigned", """
            0x00 Pad1
            0x01 PadN
            0x04 tunnel encapsulation limit
            0x05 router alert
            0x07 CALIPSO
            0x08 SMF duplicate detection
            0x0f performance and diagnostic metrics
            0x10 minimum path MTU with return value
            0x11 in-situ OAM
            0x12 AltMark
            0x1e experiment
            0x23 RPL
            0x26 quick start
            0x30 minimum path MTU
            0x31 in-situ OAM, changing
            0x32 AltMark, changing
            0x3e experiment
            0x4d deprecated
            0x5e experiment
            0x63 RPL, older
            0x6d MPL
            0x7e experiment
            0x8a endpoint identification
            0x8b ILNP nonce
            0x8c line identification
            0x9e experiment
            0xbe experiment
            0xc2 jumbo payload
            0xc9 home address
            0xde experiment
            0xee depth-first forwarding
            0xfe experiment
            """);

    private static final NamedNumbers ACTIONS = NamedNumbers.of("", """
            0 skip it if unknown
            1 drop the packet if unknown
            2 drop the packet if unknown and report it
            3 drop the packet if unknown and report it unless it went to a group
            """);
    private static final NamedNumbers ALERTS = NamedNumbers.of("unassigned", """
            0 multicast listener discovery
            1 RSVP
            2 active networks
            4-35 aggregated reservation nesting level
            36-67 QoS NSLP aggregation level
            68 NSIS NATFW NSLP
            69 MPLS OAM
            65535 reserved
            """);

    private Ipv6Options() {}

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
            reader.bits(ACTION, 2, ACTIONS);
            reader.flag(CHANGE);
            reader.bits(REST, 5);
            reader.leave();
            if (type != PAD_1) {
                int length = reader.u8(LENGTH);
                if (reader.isShort()) {
                    reader.leave();
                    return;
                }
                if (length > reader.remaining()) {
                    reader.anomaly(
                            Ipv6Anomaly.OPTION_LENGTH,
                            Integer.toString(length),
                            "the header has " + reader.remaining() + " left");
                }
                long former = reader.narrow(length);
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
            case 0x01 -> reader.rest(PAD_N);
            case 0x04 -> reader.u8(TUNNEL_LIMIT);
            case 0x05 -> reader.u16(ROUTER_ALERT, ALERTS);
            case 0x0f -> {
                reader.u8(SCALE_RECEIVED);
                reader.u8(SCALE_SENT);
                reader.u16(PACKET_SENT);
                reader.u16(PACKET_RECEIVED);
                reader.u16(DELTA_RECEIVED);
                reader.u16(DELTA_SENT);
            }
            case 0x26 -> {
                reader.bits(QUICK_START_FUNCTION, 4);
                reader.bits(QUICK_START_RATE, 4);
                reader.u8(QUICK_START_TTL);
                reader.bits(QUICK_START_NONCE, 30);
                reader.bits(QUICK_START_RESERVED, 2);
            }
            case 0x30 -> {
                reader.u16(MINIMUM_PATH_MTU);
                reader.bits(RETURNED_PATH_MTU, 15);
                reader.flag(RETURN_FLAG);
            }
            case JUMBO -> reader.u32(JUMBO_LENGTH);
            case 0xc9 -> reader.bytes(HOME_ADDRESS, 16);
            default -> {}
        }
    }
}
