package dev.framewalk.decoders.stream;

/// A name and whose it is, as an event tells it.
public sealed interface HostNaming {
    String name();

    /// Somebody who knows says that a name has an address.
    ///
    /// @param address as people write it: `192.0.2.1`, `2001:db8::1`
    record Resolved(String name, String address) implements HostNaming {}

    /// A client asks the server of this conversation for a host. That it is this host is then likely, and no more.
    ///
    /// @param name may come with a port, and may be an address itself, which then names nothing
    record Asked(String name) implements HostNaming {}
}
