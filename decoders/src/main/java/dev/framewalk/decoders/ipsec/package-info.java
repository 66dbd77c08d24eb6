/// IPsec: packets that are protected below TCP and UDP.
///
/// Two headers do two jobs. **AH** proves who sent a packet and that nobody changed it, and leaves it readable. **ESP** encrypts it, and usually proves it too.
///
/// ```
///   AH                                    ESP
///  +--------+--------+----------------+  +---------------------------------+
///  |  next  | length |    reserved    |  |   security parameters index     |
///  +--------+--------+----------------+  +---------------------------------+
///  |   security parameters index      |  |         sequence number         |
///  +----------------------------------+  +---------------------------------+
///  |         sequence number          |  |  encrypted: payload, padding,   |
///  +----------------------------------+  |  next header; then a proof      |
///  |  proof, then the readable packet |
/// ```
///
/// Both name the agreement (keys, algorithms) by a number that the receiver chose, and count packets so that old ones cannot be sent again. How the agreement is made (IKE, UDP port 500) is another protocol.
///
/// Specifications: RFC 4301 to 4303.
///
/// Not decoded: anything inside ESP, as no keys are read; ESP inside UDP (port 4500); IKE.
@NullMarked
package dev.framewalk.decoders.ipsec;

import org.jspecify.annotations.NullMarked;
