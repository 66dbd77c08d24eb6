package dev.framewalk.decoders.dns;

import dev.framewalk.bytes.Bytes;
import dev.framewalk.decoders.field.Display;
import dev.framewalk.decoders.field.Field;
import dev.framewalk.decoders.field.FieldReader;

/// The options in the data of the OPT pseudo-record (RFC 6891).
final class EdnsData {
    private static final int SERVER_ID = 3;
    private static final int DNSSEC_ALGORITHMS = 5;
    private static final int DS_HASHES = 6;
    private static final int NSEC3_HASHES = 7;
    private static final int CLIENT_SUBNET = 8;
    private static final int EXPIRE = 9;
    private static final int COOKIE = 10;
    private static final int KEEPALIVE = 11;
    private static final int PADDING = 12;
    private static final int CHAIN = 13;
    private static final int KEY_TAG = 14;
    private static final int EXTENDED_ERROR = 15;
    private static final int REPORT_CHANNEL = 18;
    private static final int ZONE_VERSION = 19;

    private static final int CLIENT_COOKIE_BYTES = 8;
    private static final int LEAST_SERVER_COOKIE_BYTES = 8;
    private static final int MOST_SERVER_COOKIE_BYTES = 32;

    private EdnsData() {}

    static void read(DnsData data) {
        FieldReader reader = data.reader();
        while (!reader.isShort() && reader.remaining() > 0) {
            reader.enter(EdnsFields.OPTION, title(reader));
            int code = reader.u16(EdnsFields.CODE, DnsRegistry.OPTION);
            int length = reader.u16(EdnsFields.LENGTH);
            if (!reader.isShort()) {
                if (length > reader.remaining()) {
                    reader.anomaly(
                            DnsAnomaly.OPTION_BEYOND_DATA, Integer.toString(length), Long.toString(reader.remaining()));
                }
                long former = data.open(length);
                option(data, code);
                data.close(former);
            }
            reader.leave();
        }
    }

    private static void option(DnsData data, int code) {
        FieldReader reader = data.reader();
        switch (code) {
            case SERVER_ID -> reader.rest(EdnsFields.SERVER_ID);
            case DNSSEC_ALGORITHMS -> numbers(reader, EdnsFields.DNSSEC_ALGORITHM, DnsRegistry.SECURITY_ALGORITHM);
            case DS_HASHES -> numbers(reader, EdnsFields.DS_HASH, DnsRegistry.DIGEST);
            case NSEC3_HASHES -> numbers(reader, EdnsFields.NSEC3_HASH, DnsRegistry.NSEC3_HASH);
            case CLIENT_SUBNET -> clientSubnet(reader);
            case EXPIRE -> {
                if (reader.remaining() > 0) {
                    reader.u32(EdnsFields.EXPIRE);
                }
            }
            case COOKIE -> cookie(reader);
            case KEEPALIVE -> {
                // a query announces with an empty option, an answer gives the time (RFC 7828, section 3.2)
                if (reader.remaining() > 0) {
                    reader.bits(EdnsFields.KEEPALIVE, 16, value -> value / 10 + "." + value % 10 + " s");
                }
            }
            case PADDING -> reader.rest(EdnsFields.PADDING);
            case CHAIN -> data.name(EdnsFields.CHAIN);
            case KEY_TAG -> {
                while (!reader.isShort() && reader.remaining() > 0) {
                    reader.u16(EdnsFields.KEY_TAG);
                }
            }
            case EXTENDED_ERROR -> {
                reader.u16(EdnsFields.ERROR_CODE, DnsRegistry.EXTENDED_ERROR);
                data.rest(EdnsFields.ERROR_TEXT);
            }
            case REPORT_CHANNEL -> data.name(EdnsFields.REPORT_AGENT);
            case ZONE_VERSION -> {
                if (reader.remaining() > 0) {
                    reader.u8(EdnsFields.ZONE_LABELS);
                    reader.u8(EdnsFields.ZONE_VERSION_TYPE);
                    data.rest(EdnsFields.ZONE_VERSION);
                }
            }
            default -> reader.rest(EdnsFields.DATA);
        }
    }

    private static void numbers(FieldReader reader, Field field, DnsRegistry names) {
        while (!reader.isShort() && reader.remaining() > 0) {
            reader.u8(field, names);
        }
    }

    private static void clientSubnet(FieldReader reader) {
        int family = reader.u16(EdnsFields.CLIENT_FAMILY, DnsRegistry.ADDRESS_FAMILY);
        int prefix = reader.u8(EdnsFields.CLIENT_PREFIX);
        reader.u8(EdnsFields.CLIENT_SCOPE);
        if (reader.isShort()) {
            return;
        }
        int length = (int) reader.remaining();
        int wanted = (prefix + 7) / 8;
        int longest = family == 1 ? 4 : family == 2 ? 16 : Integer.MAX_VALUE;
        if (length != wanted || length > longest) {
            reader.anomaly(
                    DnsAnomaly.CLIENT_SUBNET, Integer.toString(length), Integer.toString(Math.min(wanted, longest)));
        }
        if (length == 0) {
            return;
        }
        if (length > longest || family != 1 && family != 2) {
            reader.rest(EdnsFields.CLIENT_ADDRESS);
            return;
        }
        // only as many bytes of the address as the prefix needs are sent (RFC 7871, section 6)
        String meaning = null;
        if (reader.isExplaining()) {
            byte[] whole = new byte[longest];
            reader.source().copyTo(reader.position(), whole, 0, length);
            Bytes address = Bytes.captured(whole);
            meaning = family == 1 ? Display.ipv4(address, 0) : Display.ipv6(address, 0);
        }
        reader.bytes(family == 1 ? EdnsFields.CLIENT_IPV4 : EdnsFields.CLIENT_IPV6, length, meaning);
    }

    private static void cookie(FieldReader reader) {
        long length = reader.remaining();
        long server = length - CLIENT_COOKIE_BYTES;
        if (server != 0 && (server < LEAST_SERVER_COOKIE_BYTES || server > MOST_SERVER_COOKIE_BYTES)) {
            reader.anomaly(DnsAnomaly.COOKIE_LENGTH, Long.toString(length), "8, or 16 to 40");
        }
        reader.bytes(EdnsFields.CLIENT_COOKIE, Math.min(length, CLIENT_COOKIE_BYTES));
        reader.rest(EdnsFields.SERVER_COOKIE);
    }

    private static String title(FieldReader reader) {
        return reader.isExplaining() && reader.remaining() >= 2
                ? DnsRegistry.OPTION.nameOf(reader.source().u16(reader.position()))
                : "";
    }
}
