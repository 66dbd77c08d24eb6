package dev.framewalk.decoders.icmpv6;

import dev.framewalk.decoders.field.FieldReader;

/// What follows the common first four bytes of an ICMPv6 message, by type.
final class Icmpv6Content {
    private static final int SOURCE_LINK = 1;
    private static final int TARGET_LINK = 2;
    private static final int PREFIX = 3;
    private static final int MTU = 5;
    private static final int NONCE = 14;
    private static final int DNS_SERVERS = 25;

    private Icmpv6Content() {}

    static void read(FieldReader reader, int type) {
        switch (type) {
            case Icmpv6.DESTINATION_UNREACHABLE, Icmpv6.TIME_EXCEEDED -> reader.bytes(Icmpv6.RESERVED, 4);
            case Icmpv6.PACKET_TOO_BIG -> reader.u32(Icmpv6.MTU);
            case Icmpv6.PARAMETER_PROBLEM -> reader.u32(Icmpv6.POINTER);
            case 128, 129 -> {
                reader.u16(Icmpv6.IDENTIFIER);
                reader.u16(Icmpv6.SEQUENCE_NUMBER);
            }
            case 130, 131, 132 -> {
                reader.u16(Icmpv6.MAXIMUM_RESPONSE);
                reader.bytes(Icmpv6.RESERVED, 2);
                reader.bytes(Icmpv6.MULTICAST, 16);
            }
            case 133 -> {
                reader.bytes(Icmpv6.RESERVED, 4);
                options(reader);
            }
            case 134 -> routerAdvertisement(reader);
            case 135 -> {
                reader.bytes(Icmpv6.RESERVED, 4);
                reader.bytes(Icmpv6.NS_TARGET, 16);
                options(reader);
            }
            case 136 -> {
                reader.flag(Icmpv6.ROUTER);
                reader.flag(Icmpv6.SOLICITED);
                reader.flag(Icmpv6.OVERRIDE);
                reader.bits(Icmpv6.NA_RESERVED, 29);
                reader.bytes(Icmpv6.NA_TARGET, 16);
                options(reader);
            }
            case 137 -> {
                reader.bytes(Icmpv6.RESERVED, 4);
                reader.bytes(Icmpv6.RD_TARGET, 16);
                reader.bytes(Icmpv6.RD_DESTINATION, 16);
                options(reader);
            }
            case 143 -> {
                reader.bytes(Icmpv6.RESERVED, 2);
                records(reader, reader.u16(Icmpv6.RECORD_COUNT));
            }
            default -> {}
        }
    }

    private static void routerAdvertisement(FieldReader reader) {
        reader.u8(Icmpv6.HOP_LIMIT);
        reader.flag(Icmpv6.MANAGED);
        reader.flag(Icmpv6.OTHER);
        reader.flag(Icmpv6.HOME_AGENT);
        reader.bits(Icmpv6.ROUTER_PREFERENCE, 2, Icmpv6Numbers.PREFERENCES);
        reader.flag(Icmpv6.PROXY);
        reader.bits(Icmpv6.RA_RESERVED, 2);
        reader.u16(Icmpv6.ROUTER_LIFETIME);
        reader.u32(Icmpv6.REACHABLE_TIME);
        reader.u32(Icmpv6.RETRANS_TIMER);
        options(reader);
    }

    private static void options(FieldReader reader) {
        while (reader.has(2)) {
            int type = reader.source().u8(reader.position());
            if (reader.isExplaining()) {
                reader.enter(Icmpv6.OPTION, Icmpv6Numbers.OPTIONS.nameOf(type));
            } else {
                reader.enter(Icmpv6.OPTION);
            }
            reader.u8(Icmpv6.OPTION_TYPE, Icmpv6Numbers.OPTIONS);
            int units = reader.u8(Icmpv6.OPTION_LENGTH);
            if (units == 0) {
                reader.anomaly(Icmpv6Anomaly.OPTION_LENGTH_ZERO, "0", "at least 1");
                reader.rest(Icmpv6.OPTION_DATA);
                reader.leave();
                return;
            }
            long former = reader.narrow(units * 8L - 2);
            option(reader, type);
            reader.recover();
            reader.rest(Icmpv6.OPTION_DATA);
            reader.widen(former);
            reader.leave();
        }
    }

    private static void option(FieldReader reader, int type) {
        switch (type) {
            case SOURCE_LINK, TARGET_LINK -> {
                if (reader.remaining() == 6) {
                    reader.bytes(Icmpv6.LINK_ADDRESS, 6);
                }
            }
            case PREFIX -> {
                reader.u8(Icmpv6.PREFIX_LENGTH);
                reader.flag(Icmpv6.ON_LINK);
                reader.flag(Icmpv6.AUTONOMOUS);
                reader.flag(Icmpv6.PREFIX_ROUTER);
                reader.bits(Icmpv6.PREFIX_RESERVED, 5);
                reader.u32(Icmpv6.VALID);
                reader.u32(Icmpv6.PREFERRED);
                reader.bytes(Icmpv6.OPTION_RESERVED, 4);
                reader.bytes(Icmpv6.PREFIX, 16);
            }
            case MTU -> {
                reader.bytes(Icmpv6.OPTION_RESERVED, 2);
                reader.u32(Icmpv6.OPTION_MTU);
            }
            case NONCE -> reader.rest(Icmpv6.NONCE);
            case DNS_SERVERS -> {
                reader.bytes(Icmpv6.OPTION_RESERVED, 2);
                reader.u32(Icmpv6.DNS_LIFETIME);
                while (reader.has(16)) {
                    reader.bytes(Icmpv6.DNS_SERVER, 16);
                }
            }
            default -> {}
        }
    }

    private static void records(FieldReader reader, int count) {
        for (int i = 0; i < count && reader.has(20); i++) {
            reader.enter(Icmpv6.RECORD);
            reader.u8(Icmpv6.RECORD_TYPE, Icmpv6Numbers.RECORD_TYPES);
            int auxiliary = reader.u8(Icmpv6.AUXILIARY_LENGTH);
            int sources = reader.u16(Icmpv6.SOURCE_COUNT);
            reader.bytes(Icmpv6.RECORD_GROUP, 16);
            for (int s = 0; s < sources && reader.has(16); s++) {
                reader.bytes(Icmpv6.SOURCE, 16);
            }
            if (auxiliary > 0) {
                reader.bytes(Icmpv6.AUXILIARY_DATA, auxiliary * 4L);
            }
            reader.leave();
        }
    }
}
