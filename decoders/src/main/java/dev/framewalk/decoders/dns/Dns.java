package dev.framewalk.decoders.dns;

import dev.framewalk.bytes.Bytes;
import dev.framewalk.decoders.field.Field;
import dev.framewalk.decoders.field.Protocol;
import dev.framewalk.decoders.stream.DatagramProtocol;
import dev.framewalk.decoders.stream.Side;
import dev.framewalk.decoders.stream.StreamProtocol;
import dev.framewalk.decoders.stream.Unit;
import java.util.ArrayList;
import java.util.List;

/// DNS in all its shapes: what other packages name when they mean it.
public final class Dns {
    public static final int PORT = 53;
    public static final int MULTICAST_PORT = 5353;
    public static final int LINK_LOCAL_PORT = 5355;

    private static final List<Field> FIELDS = fields();

    public static final Protocol PROTOCOL =
            new Protocol("dns", "DNS", Dns.class, FIELDS, List.of(DnsAnomaly.values()));
    public static final Protocol MULTICAST_PROTOCOL =
            new Protocol("mdns", "mDNS", Dns.class, FIELDS, List.of(DnsAnomaly.values()));
    public static final Protocol LINK_LOCAL_PROTOCOL =
            new Protocol("llmnr", "LLMNR", Dns.class, FIELDS, List.of(DnsAnomaly.values()));

    /// DNS over UDP.
    public static final DatagramProtocol DATAGRAMS = new DnsDatagrams(PROTOCOL, DnsDialect.UNICAST, PORT);
    /// Multicast DNS.
    public static final DatagramProtocol MULTICAST =
            new DnsDatagrams(MULTICAST_PROTOCOL, DnsDialect.MULTICAST, MULTICAST_PORT);
    /// Link-local multicast name resolution.
    public static final DatagramProtocol LINK_LOCAL =
            new DnsDatagrams(LINK_LOCAL_PROTOCOL, DnsDialect.LINK_LOCAL, LINK_LOCAL_PORT);
    /// DNS over TCP.
    public static final StreamProtocol STREAM = new DnsStreams();

    private Dns() {}

    /// All that are found in datagrams.
    public static List<DatagramProtocol> datagramProtocols() {
        return List.of(DATAGRAMS, MULTICAST, LINK_LOCAL);
    }

    /// What one datagram of plain DNS says, on its own: nothing is matched.
    ///
    /// @param from where it begins
    /// @param to   one past its last byte
    public static DnsEvent event(Bytes bytes, long from, long to, Side side) {
        return new DnsDatagramDecoder(DnsDialect.UNICAST, event -> {})
                .event(new Unit(side, 0, to - from), bytes, from, 0);
    }

    private static List<Field> fields() {
        List<Field> fields = new ArrayList<>(DnsFields.all());
        fields.addAll(DnsDataFields.all());
        fields.addAll(DnsSecurityFields.all());
        fields.addAll(EdnsFields.all());
        return fields;
    }
}
