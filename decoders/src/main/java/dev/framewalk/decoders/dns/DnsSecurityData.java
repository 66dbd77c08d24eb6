package dev.framewalk.decoders.dns;

import dev.framewalk.bytes.Bytes;
import dev.framewalk.decoders.field.CodePoints;
import dev.framewalk.decoders.field.Field;
import dev.framewalk.decoders.field.FieldReader;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// The data of records that carry keys, signatures and fingerprints. They are shown; nothing is verified here.
final class DnsSecurityData {
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final CodePoints TIME = seconds -> MOMENT.format(Instant.ofEpochSecond(seconds));
    private static final int LONGEST_BITMAP = 32;

    private DnsSecurityData() {}

    /// Reads the data if it is of one of these types, and says whether it was.
    static boolean read(DnsData data, int type) {
        FieldReader reader = data.reader();
        switch (type) {
            case DnsType.DS, DnsType.CDS -> {
                reader.u16(DnsSecurityFields.DS_KEY_TAG);
                reader.u8(DnsSecurityFields.DS_ALGORITHM, DnsRegistry.SECURITY_ALGORITHM);
                reader.u8(DnsSecurityFields.DS_DIGEST_TYPE, DnsRegistry.DIGEST);
                data.rest(DnsSecurityFields.DS_DIGEST);
            }
            case DnsType.RRSIG -> signature(data);
            case DnsType.DNSKEY, DnsType.CDNSKEY -> key(data);
            case DnsType.NSEC -> {
                data.name(DnsSecurityFields.NSEC_NEXT);
                bitmaps(data);
            }
            case DnsType.NSEC3 -> {
                hashing(data);
                int length = reader.u8(DnsSecurityFields.NSEC3_HASH_LENGTH);
                boolean isThere = reader.has(length);
                reader.bytes(
                        DnsSecurityFields.NSEC3_HASH,
                        length,
                        reader.isExplaining() && isThere ? base32(reader.source(), reader.position(), length) : null);
                bitmaps(data);
            }
            case DnsType.NSEC3PARAM -> hashing(data);
            case DnsType.CSYNC -> {
                reader.u32(DnsSecurityFields.CSYNC_SERIAL);
                reader.enter(DnsSecurityFields.CSYNC_FLAGS);
                reader.bits(DnsSecurityFields.CSYNC_RESERVED, 14);
                reader.flag(DnsSecurityFields.CSYNC_MINIMUM);
                reader.flag(DnsSecurityFields.CSYNC_IMMEDIATE);
                reader.leave();
                bitmaps(data);
            }
            case DnsType.ZONEMD -> {
                reader.u32(DnsSecurityFields.ZONEMD_SERIAL);
                reader.u8(DnsSecurityFields.ZONEMD_SCHEME, DnsRegistry.ZONE_DIGEST_SCHEME);
                reader.u8(DnsSecurityFields.ZONEMD_ALGORITHM, DnsRegistry.ZONE_DIGEST);
                data.rest(DnsSecurityFields.ZONEMD_DIGEST);
            }
            case DnsType.TLSA, DnsType.SMIMEA -> {
                reader.u8(DnsSecurityFields.TLSA_USAGE, DnsRegistry.TLSA_USAGE);
                reader.u8(DnsSecurityFields.TLSA_SELECTOR, DnsRegistry.TLSA_SELECTOR);
                reader.u8(DnsSecurityFields.TLSA_MATCHING, DnsRegistry.TLSA_MATCHING);
                data.rest(DnsSecurityFields.TLSA_DATA);
            }
            case DnsType.SSHFP -> {
                reader.u8(DnsSecurityFields.SSHFP_ALGORITHM, DnsRegistry.SSHFP_ALGORITHM);
                reader.u8(DnsSecurityFields.SSHFP_TYPE, DnsRegistry.SSHFP_TYPE);
                data.rest(DnsSecurityFields.SSHFP_FINGERPRINT);
            }
            case DnsType.OPENPGPKEY -> data.rest(DnsSecurityFields.OPENPGPKEY);
            case DnsType.TSIG -> transactionSignature(data);
            default -> {
                return false;
            }
        }
        return true;
    }

    private static void signature(DnsData data) {
        FieldReader reader = data.reader();
        reader.u16(DnsSecurityFields.RRSIG_TYPE, DnsRegistry.TYPE);
        reader.u8(DnsSecurityFields.RRSIG_ALGORITHM, DnsRegistry.SECURITY_ALGORITHM);
        reader.u8(DnsSecurityFields.RRSIG_LABELS);
        reader.u32(DnsSecurityFields.RRSIG_TTL);
        reader.bits(DnsSecurityFields.RRSIG_EXPIRATION, 32, TIME);
        reader.bits(DnsSecurityFields.RRSIG_INCEPTION, 32, TIME);
        reader.u16(DnsSecurityFields.RRSIG_KEY_TAG);
        data.name(DnsSecurityFields.RRSIG_SIGNER);
        data.rest(DnsSecurityFields.RRSIG_SIGNATURE);
    }

    private static void key(DnsData data) {
        FieldReader reader = data.reader();
        long from = reader.position();
        reader.enter(DnsSecurityFields.DNSKEY_FLAGS);
        reader.bits(DnsSecurityFields.DNSKEY_RESERVED, 7);
        reader.flag(DnsSecurityFields.DNSKEY_ZONE);
        reader.flag(DnsSecurityFields.DNSKEY_REVOKED);
        reader.bits(DnsSecurityFields.DNSKEY_RESERVED, 6);
        reader.flag(DnsSecurityFields.DNSKEY_ENTRY);
        reader.leave();
        reader.u8(DnsSecurityFields.DNSKEY_PROTOCOL);
        int algorithm = reader.u8(DnsSecurityFields.DNSKEY_ALGORITHM, DnsRegistry.SECURITY_ALGORITHM);
        data.rest(DnsSecurityFields.DNSKEY_KEY);
        // the tag of RSA/MD5 keys is formed in another way (RFC 4034, appendix B.1)
        if (reader.isExplaining() && !reader.isShort() && algorithm != 1) {
            reader.derived(DnsSecurityFields.DNSKEY_TAG, keyTag(reader.source(), from, reader.position()), null);
        }
    }

    /// The checksum by which signatures name a key (RFC 4034, appendix B).
    static int keyTag(Bytes bytes, long from, long to) {
        long sum = 0;
        for (long i = from; i < to; i++) {
            sum += (i - from & 1) == 0 ? (long) bytes.u8(i) << 8 : bytes.u8(i);
        }
        sum += sum >>> 16 & 0xffff;
        return (int) (sum & 0xffff);
    }

    private static void hashing(DnsData data) {
        FieldReader reader = data.reader();
        reader.u8(DnsSecurityFields.NSEC3_ALGORITHM, DnsRegistry.NSEC3_HASH);
        reader.enter(DnsSecurityFields.NSEC3_FLAGS);
        reader.bits(DnsSecurityFields.NSEC3_RESERVED, 7);
        reader.flag(DnsSecurityFields.NSEC3_OPT_OUT);
        reader.leave();
        reader.u16(DnsSecurityFields.NSEC3_ITERATIONS);
        bytes(reader, DnsSecurityFields.NSEC3_SALT, reader.u8(DnsSecurityFields.NSEC3_SALT_LENGTH));
    }

    private static void transactionSignature(DnsData data) {
        FieldReader reader = data.reader();
        data.name(DnsSecurityFields.TSIG_ALGORITHM);
        reader.bits(DnsSecurityFields.TSIG_TIME, 48, TIME);
        reader.u16(DnsSecurityFields.TSIG_FUDGE);
        bytes(reader, DnsSecurityFields.TSIG_MAC, reader.u16(DnsSecurityFields.TSIG_MAC_SIZE));
        reader.u16(DnsSecurityFields.TSIG_ORIGINAL_ID);
        reader.u16(DnsSecurityFields.TSIG_ERROR, DnsRegistry.TSIG_ERROR);
        bytes(reader, DnsSecurityFields.TSIG_OTHER, reader.u16(DnsSecurityFields.TSIG_OTHER_LENGTH));
    }

    private static void bytes(FieldReader reader, Field field, int length) {
        if (length > 0) {
            reader.bytes(field, length);
        }
    }

    /// Which types exist at a name: up to 256 windows of 256 types, a bit each (RFC 4034, section 4.1.2).
    private static void bitmaps(DnsData data) {
        FieldReader reader = data.reader();
        int last = -1;
        while (!reader.isShort() && reader.remaining() > 0) {
            reader.enter(DnsSecurityFields.BITMAP);
            int window = reader.u8(DnsSecurityFields.BITMAP_WINDOW);
            if (window <= last) {
                reader.anomaly(DnsAnomaly.TYPE_BITMAP, Integer.toString(window), "more than " + last);
            }
            last = window;
            int length = reader.u8(DnsSecurityFields.BITMAP_LENGTH);
            if (!reader.isShort() && (length == 0 || length > LONGEST_BITMAP)) {
                reader.anomaly(DnsAnomaly.TYPE_BITMAP, Integer.toString(length), "1 to 32");
            }
            if (length > 0) {
                reader.bytes(
                        DnsSecurityFields.BITMAP_TYPES,
                        length,
                        reader.isExplaining() && reader.has(length)
                                ? types(reader.source(), reader.position(), window, length)
                                : null);
            }
            reader.leave();
        }
    }

    private static String types(Bytes bytes, long at, int window, int length) {
        StringBuilder text = new StringBuilder();
        for (int bit = 0; bit < length * 8; bit++) {
            if ((bytes.u8(at + bit / 8) & 0x80 >>> bit % 8) != 0) {
                text.append(text.isEmpty() ? "" : " ").append(DnsType.nameOf(window << 8 | bit));
            }
        }
        return text.toString();
    }

    /// Base 32 with the extended hex alphabet, as hashed names are written (RFC 4648, section 7; RFC 5155, section 3.3).
    private static String base32(Bytes bytes, long at, int length) {
        StringBuilder text = new StringBuilder();
        for (int bit = 0; bit < length * 8; bit += 5) {
            int count = Math.min(5, length * 8 - bit);
            int value = (int) bytes.bits(at * 8 + bit, count) << 5 - count;
            text.append("0123456789abcdefghijklmnopqrstuv".charAt(value));
        }
        return text.toString();
    }
}
