package dev.framewalk.decoders.dns;

import dev.framewalk.bytes.Bytes;
import dev.framewalk.decoders.field.FieldReader;

/// The data of SVCB and HTTPS records: where a service is and what a client should know before it connects (RFC 9460).
final class DnsServiceData {
    static final int MANDATORY = 0;
    static final int ALPN = 1;
    static final int NO_DEFAULT_ALPN = 2;
    static final int PORT = 3;
    static final int IPV4_HINT = 4;
    static final int ECH = 5;
    static final int IPV6_HINT = 6;
    static final int DOH_PATH = 7;
    static final int OHTTP = 8;
    static final int TLS_GROUPS = 9;

    private DnsServiceData() {}

    static void read(DnsData data) {
        FieldReader reader = data.reader();
        reader.u16(DnsDataFields.SVCB_PRIORITY);
        data.name(DnsDataFields.SVCB_TARGET);
        int last = -1;
        while (!reader.isShort() && reader.remaining() > 0) {
            reader.enter(DnsDataFields.SVCB_PARAMETER, title(reader));
            int key = reader.u16(DnsDataFields.SVCB_KEY, DnsRegistry.SERVICE_KEY);
            if (!reader.isShort() && key <= last) {
                reader.anomaly(
                        DnsAnomaly.SERVICE_KEY_ORDER, Integer.toString(key), "more than " + last);
            }
            last = key;
            int length = reader.u16(DnsDataFields.SVCB_LENGTH);
            if (!reader.isShort()) {
                if (length > reader.remaining()) {
                    reader.anomaly(
                            DnsAnomaly.OPTION_BEYOND_DATA, Integer.toString(length), Long.toString(reader.remaining()));
                }
                long former = data.open(length);
                value(data, key);
                data.close(former);
            }
            reader.leave();
        }
    }

    private static void value(DnsData data, int key) {
        FieldReader reader = data.reader();
        switch (key) {
            case MANDATORY -> {
                while (!reader.isShort() && reader.remaining() > 0) {
                    reader.u16(DnsDataFields.SVCB_MANDATORY, DnsRegistry.SERVICE_KEY);
                }
            }
            case ALPN -> {
                while (!reader.isShort() && reader.remaining() > 0) {
                    data.string(DnsDataFields.SVCB_ALPN_LENGTH, DnsDataFields.SVCB_ALPN);
                }
            }
            case NO_DEFAULT_ALPN, OHTTP -> {}
            case PORT -> reader.u16(DnsDataFields.SVCB_PORT);
            case IPV4_HINT -> {
                while (!reader.isShort() && reader.remaining() > 0) {
                    reader.bytes(DnsDataFields.SVCB_IPV4, 4);
                }
            }
            case IPV6_HINT -> {
                while (!reader.isShort() && reader.remaining() > 0) {
                    reader.bytes(DnsDataFields.SVCB_IPV6, 16);
                }
            }
            case ECH -> reader.rest(DnsDataFields.SVCB_ECH);
            case DOH_PATH -> reader.rest(DnsDataFields.SVCB_DOH_PATH);
            case TLS_GROUPS -> {
                while (!reader.isShort() && reader.remaining() > 0) {
                    reader.u16(DnsDataFields.SVCB_GROUP, DnsRegistry.TLS_GROUP);
                }
            }
            default -> reader.rest(DnsDataFields.SVCB_VALUE);
        }
    }

    private static String title(FieldReader reader) {
        if (!reader.isExplaining() || reader.remaining() < 2) {
            return "";
        }
        Bytes source = reader.source();
        int key = source.u16(reader.position());
        String name = DnsRegistry.SERVICE_KEY.assigned(key);
        return name == null ? "key" + key : name;
    }
}
