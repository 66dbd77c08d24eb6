package dev.framewalk.decoders.dns;

import dev.framewalk.decoders.field.Field;
import java.util.List;

/// The fields that every DNS message has: header, questions, and the fixed part of records.
final class DnsFields {
    private static final FieldList FIELDS = new FieldList();

    static final Field DNS = FIELDS.group("dns", 1035, "4.1");
    static final Field MDNS = FIELDS.group("mdns", 6762, "18");
    static final Field LLMNR = FIELDS.group("llmnr", 4795, "2.1");

    static final Field LENGTH = FIELDS.number("dns.length", 1035, "4.2.2");
    static final Field ID = FIELDS.hex("dns.id", 1035, "4.1.1");
    static final Field FLAGS = FIELDS.group("dns.flags", 1035, "4.1.1");
    static final Field RESPONSE = FIELDS.flag("dns.flags.response", 1035, "4.1.1");
    static final Field OPCODE = FIELDS.number("dns.flags.opcode", 1035, "4.1.1");
    static final Field AUTHORITATIVE = FIELDS.flag("dns.flags.authoritative", 1035, "4.1.1");
    static final Field CONFLICT = FIELDS.flag("dns.flags.conflict", 4795, "2.1.1");
    static final Field TRUNCATED = FIELDS.flag("dns.flags.truncated", 1035, "4.1.1");
    static final Field RECURSION_DESIRED = FIELDS.flag("dns.flags.recdesired", 1035, "4.1.1");
    static final Field TENTATIVE = FIELDS.flag("dns.flags.tentative", 4795, "2.1.1");
    static final Field RECURSION_AVAILABLE = FIELDS.flag("dns.flags.recavail", 1035, "4.1.1");
    static final Field RESERVED = FIELDS.number("dns.flags.z", 1035, "4.1.1");
    static final Field AUTHENTIC = FIELDS.flag("dns.flags.authenticated", 4035, "3.2.3");
    static final Field CHECKING_DISABLED = FIELDS.flag("dns.flags.checkdisable", 4035, "3.2.2");
    static final Field RESPONSE_CODE = FIELDS.number("dns.flags.rcode", 6895, "2.3");

    static final Field QUERY_COUNT = FIELDS.number("dns.count.queries", 1035, "4.1.1");
    static final Field ANSWER_COUNT = FIELDS.number("dns.count.answers", 1035, "4.1.1");
    static final Field AUTHORITY_COUNT = FIELDS.number("dns.count.auth_rr", 1035, "4.1.1");
    static final Field ADDITIONAL_COUNT = FIELDS.number("dns.count.add_rr", 1035, "4.1.1");
    static final Field ZONE_COUNT = FIELDS.number("dns.count.zones", 2136, "2.2");
    static final Field PREREQUISITE_COUNT = FIELDS.number("dns.count.prerequisites", 2136, "2.2");
    static final Field UPDATE_COUNT = FIELDS.number("dns.count.updates", 2136, "2.2");

    static final Field QUESTIONS = FIELDS.group("x.dns.questions", 1035, "4.1.2");
    static final Field ANSWERS = FIELDS.group("x.dns.answers", 1035, "4.1.3");
    static final Field AUTHORITIES = FIELDS.group("x.dns.authorities", 1035, "4.1.3");
    static final Field ADDITIONALS = FIELDS.group("x.dns.additionals", 1035, "4.1.3");
    static final Field ZONES = FIELDS.group("x.dns.zones", 2136, "2.3");
    static final Field PREREQUISITES = FIELDS.group("x.dns.prerequisites", 2136, "2.4");
    static final Field UPDATES = FIELDS.group("x.dns.updates", 2136, "2.5");
    static final Field QUESTION = FIELDS.group("x.dns.question", 1035, "4.1.2");
    static final Field RECORD = FIELDS.group("x.dns.record", 1035, "3.2.1");

    static final Field QUERY_NAME = FIELDS.text("dns.qry.name", 1035, "4.1.2");
    static final Field QUERY_TYPE = FIELDS.number("dns.qry.type", 1035, "4.1.2");
    static final Field QUERY_CLASS = FIELDS.hex("dns.qry.class", 1035, "4.1.2");
    static final Field QUERY_UNICAST = FIELDS.flag("dns.qry.qu", 6762, "5.4");

    static final Field NAME = FIELDS.text("dns.resp.name", 1035, "3.2.1");
    static final Field TYPE = FIELDS.number("dns.resp.type", 1035, "3.2.2");
    static final Field CLASS = FIELDS.hex("dns.resp.class", 1035, "3.2.4");
    static final Field CACHE_FLUSH = FIELDS.flag("dns.resp.cache_flush", 6762, "10.2");
    static final Field TTL = FIELDS.number("dns.resp.ttl", 2181, "8");
    static final Field DATA_LENGTH = FIELDS.number("dns.resp.len", 1035, "3.2.1");
    static final Field DATA = FIELDS.bytes("dns.data", 3597, "3");

    static final Field COMPRESSED = FIELDS.number("x.dns.name.continues_at", 1035, "4.1.4");
    static final Field UNICODE_NAME = FIELDS.text("x.dns.name.unicode", 5891, "4.4");
    static final Field REVERSED_ADDRESS = FIELDS.text("x.dns.name.address", 1035, "3.5");
    static final Field FULL_RESPONSE_CODE = FIELDS.number("x.dns.rcode", 6891, "6.1.3");

    static final Field STATEFUL = FIELDS.group("dns.dso.tlv", 8490, "5.4.4");
    static final Field STATEFUL_TYPE = FIELDS.number("dns.dso.tlv.type", 8490, "5.4.4");
    static final Field STATEFUL_LENGTH = FIELDS.number("dns.dso.tlv.length", 8490, "5.4.4");
    static final Field STATEFUL_DATA = FIELDS.bytes("dns.dso.tlv.data", 8490, "5.4.4");
    static final Field STATEFUL_INACTIVITY = FIELDS.number("dns.dso.tlv.keepalive.inactivity", 8490, "7.1");
    static final Field STATEFUL_INTERVAL = FIELDS.number("dns.dso.tlv.keepalive.interval", 8490, "7.1");
    static final Field STATEFUL_RETRY = FIELDS.number("dns.dso.tlv.retrydelay.retrydelay", 8490, "7.2");
    static final Field STATEFUL_PADDING = FIELDS.bytes("dns.dso.tlv.encpad.padding", 8490, "7.3");

    private DnsFields() {}

    static List<Field> all() {
        return FIELDS.all();
    }
}
