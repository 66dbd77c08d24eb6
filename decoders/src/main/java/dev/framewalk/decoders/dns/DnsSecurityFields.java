package dev.framewalk.decoders.dns;

import dev.framewalk.decoders.field.Field;
import java.util.List;

/// The fields in the data of records that carry keys, signatures and fingerprints: DNSSEC, TSIG, TLSA, SSHFP and their kin.
final class DnsSecurityFields {
    private static final FieldList FIELDS = new FieldList();

    static final Field DS_KEY_TAG = FIELDS.number("dns.ds.key_id", 4034, "5.1.1");
    static final Field DS_ALGORITHM = FIELDS.number("dns.ds.algorithm", 4034, "5.1.2");
    static final Field DS_DIGEST_TYPE = FIELDS.number("dns.ds.digest_type", 4034, "5.1.3");
    static final Field DS_DIGEST = FIELDS.bytes("dns.ds.digest", 4034, "5.1.4");

    static final Field RRSIG_TYPE = FIELDS.number("dns.rrsig.type_covered", 4034, "3.1.1");
    static final Field RRSIG_ALGORITHM = FIELDS.number("dns.rrsig.algorithm", 4034, "3.1.2");
    static final Field RRSIG_LABELS = FIELDS.number("dns.rrsig.labels", 4034, "3.1.3");
    static final Field RRSIG_TTL = FIELDS.number("dns.rrsig.original_ttl", 4034, "3.1.4");
    static final Field RRSIG_EXPIRATION = FIELDS.number("dns.rrsig.signature_expiration", 4034, "3.1.5");
    static final Field RRSIG_INCEPTION = FIELDS.number("dns.rrsig.signature_inception", 4034, "3.1.5");
    static final Field RRSIG_KEY_TAG = FIELDS.number("dns.rrsig.key_tag", 4034, "3.1.6");
    static final Field RRSIG_SIGNER = FIELDS.text("dns.rrsig.signers_name", 4034, "3.1.7");
    static final Field RRSIG_SIGNATURE = FIELDS.bytes("dns.rrsig.signature", 4034, "3.1.8");

    static final Field DNSKEY_FLAGS = FIELDS.group("dns.dnskey.flags", 4034, "2.1.1");
    static final Field DNSKEY_RESERVED = FIELDS.number("dns.dnskey.flags.reserved", 4034, "2.1.1");
    static final Field DNSKEY_ZONE = FIELDS.flag("dns.dnskey.flags.zone_key", 4034, "2.1.1");
    static final Field DNSKEY_REVOKED = FIELDS.flag("dns.dnskey.flags.key_revoked", 5011, "2.1");
    static final Field DNSKEY_ENTRY = FIELDS.flag("dns.dnskey.flags.secure_entry_point", 4034, "2.1.1");
    static final Field DNSKEY_PROTOCOL = FIELDS.number("dns.dnskey.protocol", 4034, "2.1.2");
    static final Field DNSKEY_ALGORITHM = FIELDS.number("dns.dnskey.algorithm", 4034, "2.1.3");
    static final Field DNSKEY_KEY = FIELDS.bytes("dns.dnskey.public_key", 4034, "2.1.4");
    static final Field DNSKEY_TAG = FIELDS.number("dns.dnskey.key_id", 4034, "B");

    static final Field NSEC_NEXT = FIELDS.text("dns.nsec.next_domain_name", 4034, "4.1.1");
    static final Field NSEC3_ALGORITHM = FIELDS.number("dns.nsec3.algo", 5155, "3.1.1");
    static final Field NSEC3_FLAGS = FIELDS.group("dns.nsec3.flags", 5155, "3.1.2");
    static final Field NSEC3_RESERVED = FIELDS.number("x.dns.nsec3.flags.reserved", 5155, "3.1.2");
    static final Field NSEC3_OPT_OUT = FIELDS.flag("dns.nsec3.flags.opt_out", 5155, "3.1.2.1");
    static final Field NSEC3_ITERATIONS = FIELDS.number("dns.nsec3.iterations", 5155, "3.1.3");
    static final Field NSEC3_SALT_LENGTH = FIELDS.number("dns.nsec3.salt_length", 5155, "3.1.4");
    static final Field NSEC3_SALT = FIELDS.bytes("dns.nsec3.salt_value", 5155, "3.1.5");
    static final Field NSEC3_HASH_LENGTH = FIELDS.number("dns.nsec3.hash_length", 5155, "3.1.6");
    static final Field NSEC3_HASH = FIELDS.text("dns.nsec3.hash_value", 5155, "3.1.7");
    static final Field BITMAP = FIELDS.group("x.dns.type_bitmap", 4034, "4.1.2");
    static final Field BITMAP_WINDOW = FIELDS.number("x.dns.type_bitmap.window", 4034, "4.1.2");
    static final Field BITMAP_LENGTH = FIELDS.number("x.dns.type_bitmap.length", 4034, "4.1.2");
    static final Field BITMAP_TYPES = FIELDS.text("x.dns.type_bitmap.types", 4034, "4.1.2");

    static final Field CSYNC_SERIAL = FIELDS.number("dns.csync.soa", 7477, "2.1.1.1");
    static final Field CSYNC_FLAGS = FIELDS.group("dns.csync.flags", 7477, "2.1.1.2");
    static final Field CSYNC_RESERVED = FIELDS.number("x.dns.csync.flags.reserved", 7477, "2.1.1.2");
    static final Field CSYNC_MINIMUM = FIELDS.flag("dns.csync.flags.soaminimum", 7477, "2.1.1.2.2");
    static final Field CSYNC_IMMEDIATE = FIELDS.flag("dns.csync.flags.immediate", 7477, "2.1.1.2.1");
    static final Field ZONEMD_SERIAL = FIELDS.number("dns.zonemd.serial", 8976, "2.2.1");
    static final Field ZONEMD_SCHEME = FIELDS.number("dns.zonemd.scheme", 8976, "2.2.2");
    static final Field ZONEMD_ALGORITHM = FIELDS.number("dns.zonemd.hash_algo", 8976, "2.2.3");
    static final Field ZONEMD_DIGEST = FIELDS.bytes("dns.zonemd.digest", 8976, "2.2.4");

    static final Field TLSA_USAGE = FIELDS.number("dns.tlsa.certificate_usage", 6698, "2.1.1");
    static final Field TLSA_SELECTOR = FIELDS.number("dns.tlsa.selector", 6698, "2.1.2");
    static final Field TLSA_MATCHING = FIELDS.number("dns.tlsa.matching_type", 6698, "2.1.3");
    static final Field TLSA_DATA = FIELDS.bytes("dns.tlsa.certificate_association_data", 6698, "2.1.4");
    static final Field SSHFP_ALGORITHM = FIELDS.number("dns.sshfp.algorithm", 4255, "3.1.1");
    static final Field SSHFP_TYPE = FIELDS.number("dns.sshfp.fingerprint.type", 4255, "3.1.2");
    static final Field SSHFP_FINGERPRINT = FIELDS.bytes("dns.sshfp.fingerprint", 4255, "3.1.3");
    static final Field OPENPGPKEY = FIELDS.bytes("dns.openpgpkey", 7929, "2.1");

    static final Field TSIG_ALGORITHM = FIELDS.text("dns.tsig.algorithm_name", 8945, "4.2");
    static final Field TSIG_TIME = FIELDS.number("dns.tsig.time_signed", 8945, "4.2");
    static final Field TSIG_FUDGE = FIELDS.number("dns.tsig.fudge", 8945, "4.2");
    static final Field TSIG_MAC_SIZE = FIELDS.number("dns.tsig.mac_size", 8945, "4.2");
    static final Field TSIG_MAC = FIELDS.bytes("dns.tsig.mac", 8945, "4.2");
    static final Field TSIG_ORIGINAL_ID = FIELDS.hex("dns.tsig.original_id", 8945, "4.2");
    static final Field TSIG_ERROR = FIELDS.number("dns.tsig.error", 8945, "4.2");
    static final Field TSIG_OTHER_LENGTH = FIELDS.number("dns.tsig.other_len", 8945, "4.2");
    static final Field TSIG_OTHER = FIELDS.bytes("dns.tsig.other_data", 8945, "4.2");

    private DnsSecurityFields() {}

    static List<Field> all() {
        return FIELDS.all();
    }
}
