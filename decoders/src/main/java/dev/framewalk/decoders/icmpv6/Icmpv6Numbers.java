package dev.framewalk.decoders.icmpv6;

import dev.framewalk.decoders.field.NamedNumbers;

/// Names of ICMPv6 types, codes and options (IANA icmpv6-parameters).
final class Icmpv6Numbers {
    static final NamedNumbers TYPES = NamedNumbers.of("unassigned", """
            0 reserved
            1 destination unreachable
            2 packet too big
            3 time exceeded
            4 parameter problem
            100-101 private experiment
            127 reserved
            128 echo request
            129 echo reply
            130 multicast listener query
            131 multicast listener report
            132 multicast listener done
            133 router solicitation
            134 router advertisement
            135 neighbor solicitation
            136 neighbor advertisement
            137 redirect
            138 router renumbering
            139 node information query
            140 node information response
            141 inverse neighbor solicitation
            142 inverse neighbor advertisement
            143 multicast listener report, version 2
            144 home agent discovery request
            145 home agent discovery reply
            146 mobile prefix solicitation
            147 mobile prefix advertisement
            148 certification path solicitation
            149 certification path advertisement
            151 multicast router advertisement
            152 multicast router solicitation
            153 multicast router termination
            154 FMIPv6
            155 RPL control
            156 ILNPv6 locator update
            157 duplicate address request
            158 duplicate address confirmation
            159 MPL control
            160 extended echo request
            161 extended echo reply
            200-201 private experiment
            255 reserved
            """);
    static final NamedNumbers OPTIONS = NamedNumbers.of("unassigned", """
            1 source link-layer address
            2 target link-layer address
            3 prefix information
            4 redirected header
            5 MTU
            6 NBMA shortcut limit
            7 advertisement interval
            8 home agent information
            9 source address list
            10 target address list
            11 CGA
            12 RSA signature
            13 timestamp
            14 nonce
            15 trust anchor
            16 certificate
            24 route information
            25 recursive DNS servers
            26 flags extension
            31 DNS search list
            33 address registration
            34 6LoWPAN context
            35 authoritative border router
            37 captive portal
            38 PREF64
            """);
    static final NamedNumbers PREFERENCES = NamedNumbers.of("", """
            0 medium
            1 high
            2 reserved
            3 low
            """);
    static final NamedNumbers RECORD_TYPES = NamedNumbers.of("unassigned", """
            1 only these senders are wanted
            2 all but these senders are wanted
            3 from now on only these senders
            4 from now on all but these senders
            5 these senders in addition
            6 these senders no more
            """);

    private static final NamedNumbers UNREACHABLE = NamedNumbers.of("unassigned", """
            0 no route
            1 prohibited
            2 beyond the scope of the source address
            3 address unreachable
            4 port unreachable
            5 source address failed the policy
            6 route rejected
            7 error in the source routing header
            8 headers too long
            """);
    private static final NamedNumbers EXCEEDED = NamedNumbers.of("unassigned", """
            0 hop limit exceeded on the way
            1 fragments did not all arrive in time
            """);
    private static final NamedNumbers PROBLEMS = NamedNumbers.of("unassigned", """
            0 erroneous header field
            1 unknown next header
            2 unknown option
            3 incomplete header chain in the first fragment
            4 SR upper-layer header error
            5 unknown next header at an intermediate node
            6 extension header too big
            7 extension header chain too long
            8 too many extension headers
            9 too many options
            10 option too big
            """);
    private static final NamedNumbers ONLY_ZERO = NamedNumbers.of("unassigned", "0 no further reason");

    private Icmpv6Numbers() {}

    /// The codes of one type.
    static NamedNumbers codes(int type) {
        return switch (type) {
            case Icmpv6.DESTINATION_UNREACHABLE -> UNREACHABLE;
            case Icmpv6.TIME_EXCEEDED -> EXCEEDED;
            case Icmpv6.PARAMETER_PROBLEM -> PROBLEMS;
            default -> ONLY_ZERO;
        };
    }
}
