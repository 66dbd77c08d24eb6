package dev.framewalk.decoders.dns;

import dev.framewalk.decoders.field.Field;
import java.util.List;

/// The fields in the data of ordinary records: addresses, names, texts, services.
final class DnsDataFields {
    private static final FieldList FIELDS = new FieldList();

    static final Field A = FIELDS.ipv4("dns.a", 1035, "3.4.1");
    static final Field AAAA = FIELDS.ipv6("dns.aaaa", 3596, "2.2");
    static final Field NS = FIELDS.text("dns.ns", 1035, "3.3.11");
    static final Field CNAME = FIELDS.text("dns.cname", 1035, "3.3.1");
    static final Field DNAME = FIELDS.text("dns.dname", 6672, "2.1");
    static final Field PTR = FIELDS.text("dns.ptr.domain_name", 1035, "3.3.12");

    static final Field SOA_SERVER = FIELDS.text("dns.soa.mname", 1035, "3.3.13");
    static final Field SOA_MAILBOX = FIELDS.text("dns.soa.rname", 1035, "3.3.13");
    static final Field SOA_SERIAL = FIELDS.number("dns.soa.serial_number", 1035, "3.3.13");
    static final Field SOA_REFRESH = FIELDS.number("dns.soa.refresh_interval", 1035, "3.3.13");
    static final Field SOA_RETRY = FIELDS.number("dns.soa.retry_interval", 1035, "3.3.13");
    static final Field SOA_EXPIRE = FIELDS.number("dns.soa.expire_limit", 1035, "3.3.13");
    static final Field SOA_MINIMUM = FIELDS.number("dns.soa.minimum_ttl", 2308, "4");

    static final Field MX_PREFERENCE = FIELDS.number("dns.mx.preference", 1035, "3.3.9");
    static final Field MX_EXCHANGE = FIELDS.text("dns.mx.mail_exchange", 1035, "3.3.9");
    static final Field TXT_LENGTH = FIELDS.number("dns.txt.length", 1035, "3.3.14");
    static final Field TXT = FIELDS.text("dns.txt", 1035, "3.3.14");
    static final Field SPF_LENGTH = FIELDS.number("dns.spf.length", 7208, "3.1");
    static final Field SPF = FIELDS.text("dns.spf", 7208, "3.1");
    static final Field HINFO_CPU_LENGTH = FIELDS.number("dns.hinfo.cpu_length", 1035, "3.3.2");
    static final Field HINFO_CPU = FIELDS.text("dns.hinfo.cpu", 1035, "3.3.2");
    static final Field HINFO_OS_LENGTH = FIELDS.number("dns.hinfo.os_length", 1035, "3.3.2");
    static final Field HINFO_OS = FIELDS.text("dns.hinfo.os", 1035, "3.3.2");
    static final Field RP_MAILBOX = FIELDS.text("dns.rp.mailbox", 1183, "2.2");
    static final Field RP_TEXT = FIELDS.text("dns.rp.txt_rr", 1183, "2.2");
    static final Field AFSDB_SUBTYPE = FIELDS.number("dns.afsdb.subtype", 1183, "1");
    static final Field AFSDB_HOST = FIELDS.text("dns.afsdb.hostname", 1183, "1");

    static final Field SRV_PRIORITY = FIELDS.number("dns.srv.priority", 2782, "");
    static final Field SRV_WEIGHT = FIELDS.number("dns.srv.weight", 2782, "");
    static final Field SRV_PORT = FIELDS.number("dns.srv.port", 2782, "");
    static final Field SRV_TARGET = FIELDS.text("dns.srv.target", 2782, "");

    static final Field NAPTR_ORDER = FIELDS.number("dns.naptr.order", 3403, "4.1");
    static final Field NAPTR_PREFERENCE = FIELDS.number("dns.naptr.preference", 3403, "4.1");
    static final Field NAPTR_FLAGS_LENGTH = FIELDS.number("dns.naptr.flags_length", 3403, "4.1");
    static final Field NAPTR_FLAGS = FIELDS.text("dns.naptr.flags", 3403, "4.1");
    static final Field NAPTR_SERVICE_LENGTH = FIELDS.number("dns.naptr.service_length", 3403, "4.1");
    static final Field NAPTR_SERVICE = FIELDS.text("dns.naptr.service", 3403, "4.1");
    static final Field NAPTR_REGEX_LENGTH = FIELDS.number("dns.naptr.regex_length", 3403, "4.1");
    static final Field NAPTR_REGEX = FIELDS.text("dns.naptr.regex", 3403, "4.1");
    static final Field NAPTR_REPLACEMENT = FIELDS.text("dns.naptr.replacement", 3403, "4.1");

    static final Field CAA_FLAGS = FIELDS.group("dns.caa.flags", 8659, "4.1");
    static final Field CAA_CRITICAL = FIELDS.flag("dns.caa.flags.issuer_critical", 8659, "4.1");
    static final Field CAA_RESERVED = FIELDS.number("x.dns.caa.flags.reserved", 8659, "4.1");
    static final Field CAA_TAG_LENGTH = FIELDS.number("dns.caa.tag_length", 8659, "4.1");
    static final Field CAA_TAG = FIELDS.text("dns.caa.tag", 8659, "4.1");
    static final Field CAA_VALUE = FIELDS.text("dns.caa.value", 8659, "4.1");

    static final Field URI_PRIORITY = FIELDS.number("x.dns.uri.priority", 7553, "4.2");
    static final Field URI_WEIGHT = FIELDS.number("x.dns.uri.weight", 7553, "4.3");
    static final Field URI_TARGET = FIELDS.text("x.dns.uri.target", 7553, "4.4");

    static final Field LOC_VERSION = FIELDS.number("dns.loc.version", 1876, "2");
    static final Field LOC_SIZE = FIELDS.hex("dns.loc.size", 1876, "2");
    static final Field LOC_HORIZONTAL = FIELDS.hex("dns.loc.horizontal_precision", 1876, "2");
    static final Field LOC_VERTICAL = FIELDS.hex("dns.loc.vertical_precision", 1876, "2");
    static final Field LOC_LATITUDE = FIELDS.number("dns.loc.latitude", 1876, "2");
    static final Field LOC_LONGITUDE = FIELDS.number("dns.loc.longitude", 1876, "2");
    static final Field LOC_ALTITUDE = FIELDS.number("dns.loc.altitude", 1876, "2");

    static final Field SVCB_PRIORITY = FIELDS.number("dns.svcb.svcpriority", 9460, "2.4.1");
    static final Field SVCB_TARGET = FIELDS.text("dns.svcb.targetname", 9460, "2.5");
    static final Field SVCB_PARAMETER = FIELDS.group("dns.svcb.svcparam", 9460, "2.2");
    static final Field SVCB_KEY = FIELDS.number("dns.svcb.svcparam.key", 9460, "14.3");
    static final Field SVCB_LENGTH = FIELDS.number("dns.svcb.svcparam.value.length", 9460, "2.2");
    static final Field SVCB_VALUE = FIELDS.bytes("dns.svcb.svcparam.value", 9460, "2.2");
    static final Field SVCB_MANDATORY = FIELDS.number("dns.svcb.svcparam.mandatory.key", 9460, "8");
    static final Field SVCB_ALPN_LENGTH = FIELDS.number("dns.svcb.svcparam.alpn.length", 9460, "7.1");
    static final Field SVCB_ALPN = FIELDS.text("dns.svcb.svcparam.alpn", 9460, "7.1");
    static final Field SVCB_PORT = FIELDS.number("dns.svcb.svcparam.port", 9460, "7.2");
    static final Field SVCB_IPV4 = FIELDS.ipv4("dns.svcb.svcparam.ipv4hint.ip", 9460, "7.3");
    static final Field SVCB_IPV6 = FIELDS.ipv6("dns.svcb.svcparam.ipv6hint.ip", 9460, "7.3");
    static final Field SVCB_ECH = FIELDS.bytes("dns.svcb.svcparam.echconfig", 9848, "3");
    static final Field SVCB_DOH_PATH = FIELDS.text("x.dns.svcb.svcparam.dohpath", 9461, "5");
    static final Field SVCB_GROUP = FIELDS.number("x.dns.svcb.svcparam.tls_group", 9460, "14.3");

    private DnsDataFields() {}

    static List<Field> all() {
        return FIELDS.all();
    }
}
