package dev.framewalk.decoders.dns;

/// Everything that is remembered of DNS over one TCP connection.
///
/// @param exchanges which questions wait for their answer
/// @param client    what the client's direction holds
/// @param server    what the server's direction holds
public record DnsStreamState(DnsState exchanges, DnsPartial client, DnsPartial server) {}
