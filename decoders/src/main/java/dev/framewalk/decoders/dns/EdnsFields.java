package dev.framewalk.decoders.dns;

import dev.framewalk.decoders.field.Field;
import java.util.List;

/// The fields of the OPT pseudo-record (EDNS) and of its options.
final class EdnsFields {
    private static final FieldList FIELDS = new FieldList();

    static final Field PAYLOAD_SIZE = FIELDS.number("dns.rr.udp_payload_size", 6891, "6.2.3");
    static final Field EXTENDED_RCODE = FIELDS.hex("dns.resp.ext_rcode", 6891, "6.1.3");
    static final Field VERSION = FIELDS.number("dns.resp.edns0_version", 6891, "6.1.3");
    static final Field FLAGS = FIELDS.group("dns.resp.z", 6891, "6.1.4");
    static final Field DNSSEC_OK = FIELDS.flag("dns.resp.z.do", 3225, "3");
    static final Field COMPACT_OK = FIELDS.flag("x.dns.resp.z.co", 9824, "5.1");
    static final Field RESERVED = FIELDS.hex("dns.resp.z.reserved", 6891, "6.1.4");

    static final Field OPTION = FIELDS.group("dns.opt", 6891, "6.1.2");
    static final Field CODE = FIELDS.number("dns.opt.code", 6891, "6.1.2");
    static final Field LENGTH = FIELDS.number("dns.opt.len", 6891, "6.1.2");
    static final Field DATA = FIELDS.bytes("dns.opt.data", 6891, "6.1.2");
    static final Field SERVER_ID = FIELDS.text("x.dns.opt.nsid", 5001, "2.3");
    static final Field DNSSEC_ALGORITHM = FIELDS.number("dns.opt.dau", 6975, "3");
    static final Field DS_HASH = FIELDS.number("dns.opt.dhu", 6975, "3");
    static final Field NSEC3_HASH = FIELDS.number("dns.opt.n3u", 6975, "3");
    static final Field CLIENT_FAMILY = FIELDS.number("dns.opt.client.family", 7871, "6");
    static final Field CLIENT_PREFIX = FIELDS.number("dns.opt.client.netmask", 7871, "6");
    static final Field CLIENT_SCOPE = FIELDS.number("dns.opt.client.scope", 7871, "6");
    static final Field CLIENT_IPV4 = FIELDS.text("dns.opt.client.addr4", 7871, "6");
    static final Field CLIENT_IPV6 = FIELDS.text("dns.opt.client.addr6", 7871, "6");
    static final Field CLIENT_ADDRESS = FIELDS.bytes("dns.opt.client.addr", 7871, "6");
    static final Field EXPIRE = FIELDS.number("x.dns.opt.expire", 7314, "2");
    static final Field CLIENT_COOKIE = FIELDS.bytes("dns.opt.cookie.client", 7873, "4");
    static final Field SERVER_COOKIE = FIELDS.bytes("dns.opt.cookie.server", 7873, "4");
    static final Field KEEPALIVE = FIELDS.number("dns.opt.edns_tcp_keepalive.timeout", 7828, "3.1");
    static final Field PADDING = FIELDS.bytes("dns.opt.padding", 7830, "3");
    static final Field CHAIN = FIELDS.text("dns.opt.chain.fqdn", 7901, "4");
    static final Field KEY_TAG = FIELDS.number("x.dns.opt.key_tag", 8145, "4.1");
    static final Field ERROR_CODE = FIELDS.number("dns.opt.ext_error.info_code", 8914, "2");
    static final Field ERROR_TEXT = FIELDS.text("dns.opt.ext_error.extra_text", 8914, "2");
    static final Field REPORT_AGENT = FIELDS.text("x.dns.opt.report_agent", 9567, "5");
    static final Field ZONE_LABELS = FIELDS.number("x.dns.opt.zoneversion.labels", 9660, "2");
    static final Field ZONE_VERSION_TYPE = FIELDS.number("x.dns.opt.zoneversion.type", 9660, "2");
    static final Field ZONE_VERSION = FIELDS.bytes("x.dns.opt.zoneversion.version", 9660, "2");

    private EdnsFields() {}

    static List<Field> all() {
        return FIELDS.all();
    }
}
