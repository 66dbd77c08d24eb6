package dev.framewalk.decoders.dns;

import dev.framewalk.decoders.field.CodePoints;
import dev.framewalk.decoders.field.Display;
import dev.framewalk.decoders.field.Field;
import dev.framewalk.decoders.field.FieldReader;

/// The data of records, type by type, and the pieces that they are made of: names, counted strings, bounded parts.
final class DnsData {
    private static final CodePoints METRES = centimetres -> hundredths(centimetres - 10_000_000) + " m";
    private static final CodePoints PRECISION = DnsData::precision;
    private static final CodePoints LATITUDE = value -> degrees(value, "N", "S");
    private static final CodePoints LONGITUDE = value -> degrees(value, "E", "W");

    private final FieldReader reader;
    private final long message;
    private final long end;
    /// How many bounded parts are open: what goes wrong inside one cannot hurt what follows it.
    private int depth;

    private boolean isUnreadable;
    private boolean isExcused;

    /// @param message where the message begins, which pointers count from
    /// @param end     one past its last byte
    DnsData(FieldReader reader, long message, long end) {
        this.reader = reader;
        this.message = message;
        this.end = end;
    }

    FieldReader reader() {
        return reader;
    }

    /// Whether a name outside all bounded parts could not be read, so that nothing after it has a known place.
    boolean isUnreadable() {
        return isUnreadable;
    }

    // ---- pieces

    /// Reads a name and returns where it begins, or -1.
    long name(Field field) {
        if (reader.isShort()) {
            return -1;
        }
        long at = reader.position();
        int length = DnsName.wireLength(reader.source(), at, reader.limit());
        if (length < 0) {
            if (length == DnsName.UNREADABLE) {
                reader.anomaly(DnsAnomaly.LABEL_TYPE, at, 1, wrongLength(at), "0x00-0x3f");
                isUnreadable |= depth == 0;
                isExcused = true;
            }
            // nothing behind it has a known place: let the reader run short
            reader.bytes(field, reader.remaining() + 1);
            return -1;
        }
        if (!reader.isExplaining()) {
            reader.bytes(field, length);
            check(at, length);
            return at;
        }
        String text = DnsName.text(reader.source(), at, message, end);
        reader.bytes(field, length, text);
        check(at, length);
        int pointer = DnsName.pointer(reader.source(), at, end);
        if (pointer >= 0) {
            reader.derived(DnsFields.COMPRESSED, pointer, null);
        }
        String unicode = Punycode.unicode(text);
        if (unicode != null) {
            reader.derived(DnsFields.UNICODE_NAME, 0, unicode);
        }
        String address = DnsName.reversedAddress(text);
        if (address != null) {
            reader.derived(DnsFields.REVERSED_ADDRESS, 0, address);
        }
        return at;
    }

    private void check(long at, int length) {
        DnsAnomaly problem = DnsName.problem(reader.source(), at, message, end);
        if (problem != null) {
            boolean isPointer = problem != DnsAnomaly.NAME_TOO_LONG && length >= 2;
            String measured = !reader.isExplaining()
                    ? ""
                    : isPointer
                            ? Integer.toString(reader.source().u16(at + length - 2) & 0x3fff)
                            : "more than 255";
            reader.anomaly(problem, measured, isPointer ? Long.toString(at - message) : "255");
        }
    }

    private String wrongLength(long at) {
        if (!reader.isExplaining()) {
            return "";
        }
        long here = at;
        while (here < reader.limit() && reader.source().u8(here) < 0x40) {
            here += 1 + reader.source().u8(here);
        }
        return here < reader.limit() ? Display.hex(reader.source().u8(here), 8) : "";
    }

    String nameText(long at) {
        return DnsName.text(reader.source(), at, message, end);
    }

    /// Reads a string behind its length byte (RFC 1035, section 3.3, "character-string").
    void string(Field lengthField, Field field) {
        int length = reader.u8(lengthField);
        if (!reader.isShort() && length > 0) {
            reader.bytes(field, length);
        }
    }

    /// Narrows the reader to the next `length` bytes, or what is left of them.
    long open(long length) {
        depth++;
        isExcused = false;
        return reader.narrow(length);
    }

    /// Closes what [#open] opened: bytes that nobody read stand there as undecoded, and a shortage inside stays inside.
    void close(long former) {
        close(former, false);
    }

    private void close(long former, boolean isCut) {
        depth--;
        if (reader.isShort()) {
            if (!isCut && !isExcused) {
                reader.anomaly(DnsAnomaly.DATA_TOO_SHORT, "0", Long.toString(reader.missingBytes()));
            }
            reader.rest(Field.UNDECODED);
            reader.recover();
        } else if (reader.remaining() > 0) {
            long left = reader.remaining();
            reader.anomaly(DnsAnomaly.DATA_TOO_LONG, reader.position(), left, Long.toString(left), "0");
            reader.rest(Field.UNDECODED);
        }
        isExcused = false;
        reader.widen(former);
    }

    // ---- records

    /// Reads the data of one record.
    ///
    /// @param length what the record claims
    /// @param isCut  whether the message ends before that
    void read(int type, int length, boolean isCut) {
        long former = open(length);
        record(type);
        close(former, isCut);
    }

    private void record(int type) {
        switch (type) {
            case DnsType.A -> reader.bytes(DnsDataFields.A, 4);
            case DnsType.AAAA -> reader.bytes(DnsDataFields.AAAA, 16);
            case DnsType.NS -> name(DnsDataFields.NS);
            case DnsType.CNAME -> name(DnsDataFields.CNAME);
            case DnsType.DNAME -> name(DnsDataFields.DNAME);
            case DnsType.PTR -> name(DnsDataFields.PTR);
            case DnsType.SOA -> {
                name(DnsDataFields.SOA_SERVER);
                name(DnsDataFields.SOA_MAILBOX);
                reader.u32(DnsDataFields.SOA_SERIAL);
                reader.u32(DnsDataFields.SOA_REFRESH);
                reader.u32(DnsDataFields.SOA_RETRY);
                reader.u32(DnsDataFields.SOA_EXPIRE);
                reader.u32(DnsDataFields.SOA_MINIMUM);
            }
            case DnsType.MX -> {
                reader.u16(DnsDataFields.MX_PREFERENCE);
                name(DnsDataFields.MX_EXCHANGE);
            }
            case DnsType.TXT -> strings(DnsDataFields.TXT_LENGTH, DnsDataFields.TXT);
            case DnsType.SPF -> strings(DnsDataFields.SPF_LENGTH, DnsDataFields.SPF);
            case DnsType.HINFO -> {
                string(DnsDataFields.HINFO_CPU_LENGTH, DnsDataFields.HINFO_CPU);
                string(DnsDataFields.HINFO_OS_LENGTH, DnsDataFields.HINFO_OS);
            }
            case DnsType.RP -> {
                name(DnsDataFields.RP_MAILBOX);
                name(DnsDataFields.RP_TEXT);
            }
            case DnsType.AFSDB -> {
                reader.u16(DnsDataFields.AFSDB_SUBTYPE, DnsRegistry.AFSDB);
                name(DnsDataFields.AFSDB_HOST);
            }
            case DnsType.SRV -> {
                reader.u16(DnsDataFields.SRV_PRIORITY);
                reader.u16(DnsDataFields.SRV_WEIGHT);
                reader.u16(DnsDataFields.SRV_PORT);
                name(DnsDataFields.SRV_TARGET);
            }
            case DnsType.NAPTR -> {
                reader.u16(DnsDataFields.NAPTR_ORDER);
                reader.u16(DnsDataFields.NAPTR_PREFERENCE);
                string(DnsDataFields.NAPTR_FLAGS_LENGTH, DnsDataFields.NAPTR_FLAGS);
                string(DnsDataFields.NAPTR_SERVICE_LENGTH, DnsDataFields.NAPTR_SERVICE);
                string(DnsDataFields.NAPTR_REGEX_LENGTH, DnsDataFields.NAPTR_REGEX);
                name(DnsDataFields.NAPTR_REPLACEMENT);
            }
            case DnsType.CAA -> certificationAuthority();
            case DnsType.URI -> {
                reader.u16(DnsDataFields.URI_PRIORITY);
                reader.u16(DnsDataFields.URI_WEIGHT);
                rest(DnsDataFields.URI_TARGET);
            }
            case DnsType.LOC -> location();
            case DnsType.SVCB, DnsType.HTTPS -> DnsServiceData.read(this);
            case DnsType.OPT -> EdnsData.read(this);
            default -> {
                if (!DnsSecurityData.read(this, type)) {
                    rest(DnsFields.DATA);
                }
            }
        }
    }

    void rest(Field field) {
        if (!reader.isShort()) {
            reader.rest(field);
        }
    }

    private void strings(Field lengthField, Field field) {
        do {
            string(lengthField, field);
        } while (!reader.isShort() && reader.remaining() > 0);
    }

    private void certificationAuthority() {
        reader.enter(DnsDataFields.CAA_FLAGS);
        reader.flag(DnsDataFields.CAA_CRITICAL);
        reader.bits(DnsDataFields.CAA_RESERVED, 7);
        reader.leave();
        string(DnsDataFields.CAA_TAG_LENGTH, DnsDataFields.CAA_TAG);
        rest(DnsDataFields.CAA_VALUE);
    }

    private void location() {
        int version = reader.u8(DnsDataFields.LOC_VERSION);
        if (version != 0) {
            // other versions may be laid out in another way (RFC 1876, section 2)
            rest(DnsFields.DATA);
            return;
        }
        reader.u8(DnsDataFields.LOC_SIZE, PRECISION);
        reader.u8(DnsDataFields.LOC_HORIZONTAL, PRECISION);
        reader.u8(DnsDataFields.LOC_VERTICAL, PRECISION);
        reader.bits(DnsDataFields.LOC_LATITUDE, 32, LATITUDE);
        reader.bits(DnsDataFields.LOC_LONGITUDE, 32, LONGITUDE);
        reader.bits(DnsDataFields.LOC_ALTITUDE, 32, METRES);
    }

    /// Mantissa and power of ten in centimetres, four bits each.
    private static String precision(long value) {
        long centimetres = value >>> 4;
        for (long power = value & 15; power > 0; power--) {
            centimetres *= 10;
        }
        return hundredths(centimetres) + " m";
    }

    private static String hundredths(long value) {
        long magnitude = Math.abs(value);
        return (value < 0 ? "-" : "") + magnitude / 100 + "." + magnitude % 100 / 10 + magnitude % 10;
    }

    /// Thousandths of a second of arc; 2^31 is the equator or the prime meridian.
    private static String degrees(long value, String positive, String negative) {
        long offset = value - (1L << 31);
        long left = Math.abs(offset);
        long thousandths = left % 60_000;
        left /= 60_000;
        return left / 60 + "° " + left % 60 + "′ " + thousandths / 1000 + "." + String.format(java.util.Locale.ROOT, "%03d", thousandths % 1000)
                + "″ " + (offset < 0 ? negative : positive);
    }

}
