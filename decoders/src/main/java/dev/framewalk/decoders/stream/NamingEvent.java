package dev.framewalk.decoders.stream;

import java.util.List;

/// An event that names a host: an answer that tells the address of a name, a request that says whom it is for.
public interface NamingEvent extends StreamEvent {
    /// The names that it tells, in the order of the message; often none.
    List<HostNaming> hostNamings();
}
