/// DNS: the directory that turns names into addresses, and the model of a small binary decoder.
///
/// A program knows a name, the network only knows numbers. So before almost every connection somebody asks a name server
/// "which address has `shop.example`?" and gets records back, each with a time for which it may be remembered.
///
/// ```
///   client                          server        one message
///     | id 0x1a2b  A shop.example? --> |          +------------+
///     |                                |          | header     | id, flags, four counts
///     | <-- id 0x1a2b  192.0.2.7, 300s |          +------------+
///                                                 | questions  | name, type, class
///                                                 | answers    | name, type, class, TTL, data
///                                                 | authority  |
///                                                 | additional | OPT: what both ends can do (EDNS)
///                                                 +------------+
/// ```
///
/// Names are lists of labels; a message may replace the tail of a name by a pointer to an earlier place ("compression"),
/// which is why a name cannot be read without the message around it. The same format serves four dialects: plain DNS over UDP and,
/// behind a two-byte length, over TCP; multicast DNS ([dev.framewalk.decoders.dns.DnsDialect#MULTICAST]) and LLMNR on the local link,
/// which give some header and class bits another meaning; dynamic update, which renames the sections; stateful operations.
///
/// Where to begin: [dev.framewalk.decoders.dns.DnsMessage#parse] is the layout, run by both readers.
/// [dev.framewalk.decoders.dns.DnsState] is what a decoder remembers: the questions that nobody answered yet.
/// [dev.framewalk.decoders.dns.DnsDatagramDecoder] and [dev.framewalk.decoders.dns.DnsStreamDecoder] turn bytes into
/// [dev.framewalk.decoders.dns.DnsEvent]s. [dev.framewalk.decoders.dns.Dns] names it all.
///
/// Sources: RFC 1034 and 1035, 2136 (update), 2181, 2308, 3596 (AAAA), 2782 (SRV), 3403 (NAPTR), 4034 and 5155 (DNSSEC), 6891 (EDNS),
/// 6762 (mDNS), 4795 (LLMNR), 7766 (TCP), 8490 (stateful), 8945 (TSIG), 9460 (SVCB, HTTPS) and those named at each field.
///
/// Not decoded: signatures are shown, never checked; the data of rare types (KEY, CERT, HIP, APL and the like) stays bytes; a zone transfer is
/// shown message by message and not put together; DNS inside TLS or HTTPS needs those decoders first.
@NullMarked
package dev.framewalk.decoders.dns;

import org.jspecify.annotations.NullMarked;
