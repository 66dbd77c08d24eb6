package dev.framewalk.decoders.pppoe;

import dev.framewalk.decoders.field.NamedNumbers;

/// Names of PPPoE codes and tags (IANA pppoe-parameters).
final class PppoeCodes {
    static final NamedNumbers NAMES = NamedNumbers.of("unassigned", """
            0x00 data of a session
            0x07 an offer (PADO)
            0x09 a search (PADI)
            0x0a a session grant (PADG)
            0x0b a session credit response (PADC)
            0x0c a session quality report (PADQ)
            0x19 a request (PADR)
            0x65 a confirmation with the session id (PADS)
            0xa7 the end of a session (PADT)
            0xd3 a message (PADM)
            0xd4 a network (PADN)
            """);
    static final NamedNumbers TAGS = NamedNumbers.of("unassigned", """
            0x0000 end of list
            0x0101 service name
            0x0102 concentrator name
            0x0103 host unique value
            0x0104 concentrator cookie
            0x0105 vendor specific
            0x0106 credits
            0x0107 metrics
            0x0108 sequence number
            0x0109 credit scale factor
            0x0110 relay session id
            0x0111 home URL
            0x0112 message of the minute
            0x0120 largest payload
            0x0121 IP route
            0x0201 service name error
            0x0202 concentrator error
            0x0203 generic error
            """);

    private PppoeCodes() {}

    static boolean isText(int tag) {
        return switch (tag) {
            case 0x0101, 0x0102, 0x0111, 0x0112, 0x0201, 0x0202, 0x0203 -> true;
            default -> false;
        };
    }
}
