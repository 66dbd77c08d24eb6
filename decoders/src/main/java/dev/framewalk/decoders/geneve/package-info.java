/// Geneve: a tunnel for virtual networks that can be extended.
///
/// Like VXLAN it carries packets of virtual networks in UDP datagrams between the hosts of a data centre. Beside the network number it has room for options, in which switches,
/// firewalls and load balancers leave notes for each other.
///
/// ```
///   0  2      8  9 10      16               32
///  +--+------+-+-+--------+----------------+
///  |v | words|O|C|reserved|  protocol type |
///  +--+------+-+-+--------+-------+--------+
///  |  virtual network identifier  |reserved|
///  +------------------------------+--------+
///  |  options: class, type, length, data
/// ```
///
/// The protocol type is an EtherType, most often a whole Ethernet frame (0x6558).
///
/// Specification: RFC 8926.
///
/// Not decoded: the content of options, which each organization defines for itself.
@NullMarked
package dev.framewalk.decoders.geneve;

import org.jspecify.annotations.NullMarked;
