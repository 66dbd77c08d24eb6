package dev.framewalk.decoders.dns;

import dev.framewalk.decoders.field.Field;

/// Which protocol speaks the common message format; some bits mean other things in each.
public enum DnsDialect {
    /// Ordinary DNS, port 53 (RFC 1035).
    UNICAST(DnsFields.DNS),
    /// Multicast DNS on the local link, port 5353 (RFC 6762): the top bit of a class means "answer me alone" or "forget older records".
    MULTICAST(DnsFields.MDNS),
    /// Link-local multicast name resolution, port 5355 (RFC 4795): two header bits mean conflict and tentative.
    LINK_LOCAL(DnsFields.LLMNR);

    private final Field group;

    DnsDialect(Field group) {
        this.group = group;
    }

    /// The group that a whole message stands in.
    Field group() {
        return group;
    }
}
