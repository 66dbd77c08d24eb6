package dev.framewalk.decoders.icmp;

import dev.framewalk.decoders.field.NamedNumbers;

/// Names of ICMP types and codes (IANA icmp-parameters).
final class IcmpNumbers {
    static final NamedNumbers TYPES = NamedNumbers.of("unassigned", """
            0 echo reply
            3 destination unreachable
            4 source quench
            5 redirect
            6 alternate host address
            8 echo request
            9 router advertisement
            10 router solicitation
            11 time exceeded
            12 parameter problem
            13 timestamp request
            14 timestamp reply
            15 information request
            16 information reply
            17 address mask request
            18 address mask reply
            19 reserved
            30 traceroute
            31 datagram conversion error
            32 mobile host redirect
            33 where are you
            34 I am here
            35 mobile registration request
            36 mobile registration reply
            37 domain name request
            38 domain name reply
            39 SKIP
            40 Photuris
            41 experimental mobility
            42 extended echo request
            43 extended echo reply
            253-254 experiment
            255 reserved
            """);

    private static final NamedNumbers UNREACHABLE = NamedNumbers.of("unassigned", """
            0 network unreachable
            1 host unreachable
            2 protocol unreachable
            3 port unreachable
            4 fragmentation needed but not allowed
            5 source route failed
            6 destination network unknown
            7 destination host unknown
            8 source host isolated
            9 network prohibited
            10 host prohibited
            11 network unreachable for this service
            12 host unreachable for this service
            13 communication prohibited
            14 host precedence violation
            15 precedence cutoff
            """);
    private static final NamedNumbers REDIRECTS = NamedNumbers.of("unassigned", """
            0 for the network
            1 for the host
            2 for the service and network
            3 for the service and host
            """);
    private static final NamedNumbers EXCEEDED = NamedNumbers.of("unassigned", """
            0 time to live exceeded on the way
            1 fragments did not all arrive in time
            """);
    private static final NamedNumbers PROBLEMS = NamedNumbers.of("unassigned", """
            0 the pointer shows where
            1 a required option is missing
            2 bad length
            """);
    private static final NamedNumbers ADVERTISEMENTS = NamedNumbers.of("unassigned", """
            0 normal
            16 does not route common traffic
            """);
    private static final NamedNumbers ONLY_ZERO = NamedNumbers.of("unassigned", "0 no further reason");

    private IcmpNumbers() {}

    /// The codes of one type.
    static NamedNumbers codes(int type) {
        return switch (type) {
            case Icmp.DESTINATION_UNREACHABLE -> UNREACHABLE;
            case Icmp.REDIRECT -> REDIRECTS;
            case Icmp.ROUTER_ADVERTISEMENT -> ADVERTISEMENTS;
            case Icmp.TIME_EXCEEDED -> EXCEEDED;
            case Icmp.PARAMETER_PROBLEM -> PROBLEMS;
            default -> ONLY_ZERO;
        };
    }
}
