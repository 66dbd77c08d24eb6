package dev.framewalk.decoders.dns;

/// One record of an answer, as far as a sentence about it needs.
///
/// @param name       whom it is about
/// @param type       number of the record type
/// @param ttlSeconds how long it may be remembered
/// @param value      its data in short: an address, a name, the first text; empty where the type has no short form
public record DnsAnswer(String name, int type, long ttlSeconds, String value) {
    public String typeName() {
        return DnsType.nameOf(type);
    }
}
