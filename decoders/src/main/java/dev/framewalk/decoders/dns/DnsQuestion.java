package dev.framewalk.decoders.dns;

/// What a message asks: which records of which name.
///
/// @param name      the name as people write it, without the final dot
/// @param type      number of the record type
/// @param dnsClass  number of the class, without the top bit in multicast DNS
/// @param isUnicast in multicast DNS: whether the answer may come to the asker alone
public record DnsQuestion(String name, int type, int dnsClass, boolean isUnicast) {
    public String typeName() {
        return DnsType.nameOf(type);
    }

    /// Name and type, as answers are matched to questions; names do not care about case.
    boolean asksLike(DnsQuestion other) {
        return type == other.type && dnsClass == other.dnsClass && name.equalsIgnoreCase(other.name);
    }
}
