package dev.framewalk.decoders.ipv4;

import dev.framewalk.decoders.field.NamedNumbers;

/// Names of differentiated services code points (IANA dscp-registry) and of the two congestion bits.
public final class TrafficClasses {
    public static final NamedNumbers DSCP = NamedNumbers.of("unassigned", """
            0 default
            1 lower effort
            8 class selector 1
            10 AF11
            12 AF12
            14 AF13
            16 class selector 2
            18 AF21
            20 AF22
            22 AF23
            24 class selector 3
            26 AF31
            28 AF32
            30 AF33
            32 class selector 4
            34 AF41
            36 AF42
            38 AF43
            40 class selector 5
            44 voice admit
            45 NQB
            46 expedited forwarding
            48 class selector 6
            56 class selector 7
            """);
    public static final NamedNumbers ECN = NamedNumbers.of("", """
            0 not ECN-capable
            1 ECN-capable, ECT(1)
            2 ECN-capable, ECT(0)
            3 congestion experienced
            """);

    private TrafficClasses() {}
}
