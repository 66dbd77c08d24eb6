/// PPPoE: a telephone line's protocol over Ethernet.
///
/// A DSL subscriber's router reaches the provider over something like a large Ethernet. To know who is who, providers let each subscriber open a PPP session over it, with user name and
/// password. First the router searches a concentrator:
///
/// ```
///  router                     concentrator
///    |---- PADI: anybody there? ---->|
///    |<--- PADO: yes, I ------------ |
///    |---- PADR: I take you -------->|
///    |<--- PADS: your session is 7 --|
///    |==== session 7: PPP frames ====|
///    |---- PADT: goodbye ----------->|
///
///   0   4   8       16               32
///  +---+---+--------+----------------+
///  | 1 | 1 |  code  |   session id   |
///  +---+---+--------+----------------+
///  |     length     | tags, or a PPP frame
/// ```
///
/// The eight bytes of PPPoE and PPP are why DSL lines carry 1492 bytes instead of 1500, and why packets of full size sometimes get lost on them.
///
/// Specification: RFC 2516; RFC 4638 (larger payloads).
///
/// Not decoded: what vendor tags contain; credits and metrics of RFC 5578.
@NullMarked
package dev.framewalk.decoders.pppoe;

import org.jspecify.annotations.NullMarked;
