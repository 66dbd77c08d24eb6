package dev.framewalk.decoders.tcp;

import dev.framewalk.decoders.field.Field;
import dev.framewalk.decoders.field.Rfc;

/// The fields of the fixed header.
final class TcpFields {
    private static final Rfc HEADER = Rfc.of(9293, "3.1");

    static final Field GROUP = Field.group("tcp", HEADER);
    static final Field SOURCE_PORT = Field.number("tcp.srcport", HEADER);
    static final Field DESTINATION_PORT = Field.number("tcp.dstport", HEADER);
    static final Field SEQUENCE_NUMBER = Field.number("tcp.seq_raw", HEADER);
    static final Field ACKNOWLEDGMENT_NUMBER = Field.number("tcp.ack_raw", HEADER);
    static final Field DATA_OFFSET = Field.number("tcp.hdr_len", HEADER);
    static final Field FLAGS = Field.group("tcp.flags", HEADER);
    static final Field RESERVED = Field.number("tcp.flags.res", HEADER);
    static final Field AE = Field.flag("tcp.flags.ae", Rfc.of(9768, "3.1.1"));
    static final Field CWR = Field.flag("tcp.flags.cwr", Rfc.of(3168, "6.1.2"));
    static final Field ECE = Field.flag("tcp.flags.ece", Rfc.of(3168, "6.1.3"));
    static final Field URG = Field.flag("tcp.flags.urg", Rfc.of(9293, "3.8.5"));
    static final Field ACK = Field.flag("tcp.flags.ack", HEADER);
    static final Field PSH = Field.flag("tcp.flags.push", Rfc.of(9293, "3.9.1.2"));
    static final Field RST = Field.flag("tcp.flags.reset", Rfc.of(9293, "3.5.2"));
    static final Field SYN = Field.flag("tcp.flags.syn", Rfc.of(9293, "3.5"));
    static final Field FIN = Field.flag("tcp.flags.fin", Rfc.of(9293, "3.6"));
    static final Field WINDOW = Field.number("tcp.window_size_value", Rfc.of(9293, "3.8.6"));
    static final Field CHECKSUM = Field.hex("tcp.checksum", HEADER);
    static final Field CHECKSUM_STATUS = Field.text("tcp.checksum.status", HEADER);
    static final Field CHECKSUM_CALCULATED = Field.hex("tcp.checksum_calculated", HEADER);
    static final Field URGENT_POINTER = Field.number("tcp.urgent_pointer", Rfc.of(9293, "3.8.5"));
    static final Field FLAGS_TEXT = Field.text("tcp.flags.str", HEADER);

    private TcpFields() {}
}
