package dev.framewalk.decoders.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framewalk.bytes.Bytes;
import dev.framewalk.decoders.arp.Arp;
import dev.framewalk.decoders.chdlc.CiscoHdlc;
import dev.framewalk.decoders.erspan.Erspan;
import dev.framewalk.decoders.ethernet.Ethernet;
import dev.framewalk.decoders.field.Explain;
import dev.framewalk.decoders.field.Node;
import dev.framewalk.decoders.geneve.Geneve;
import dev.framewalk.decoders.gre.Gre;
import dev.framewalk.decoders.gtpu.GtpUser;
import dev.framewalk.decoders.icmp.Icmp;
import dev.framewalk.decoders.icmpv6.Icmpv6;
import dev.framewalk.decoders.igmp.Igmp;
import dev.framewalk.decoders.ipsec.EncapsulatingSecurity;
import dev.framewalk.decoders.ipv4.Ipv4;
import dev.framewalk.decoders.ipv6.Ipv6;
import dev.framewalk.decoders.ipv6.Ipv6Fragment;
import dev.framewalk.decoders.llc.Llc;
import dev.framewalk.decoders.llc.Snap;
import dev.framewalk.decoders.mpls.Mpls;
import dev.framewalk.decoders.nflog.Nflog;
import dev.framewalk.decoders.packet.PacketLayer;
import dev.framewalk.decoders.pppoe.PppoeSession;
import dev.framewalk.decoders.sll.Sll2;
import dev.framewalk.decoders.sll.Sll;
import dev.framewalk.decoders.tcp.Tcp;
import dev.framewalk.decoders.tcp.TcpFlags;
import dev.framewalk.decoders.udp.Udp;
import dev.framewalk.decoders.vlan.Vlan;
import dev.framewalk.decoders.vxlan.Vxlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A static accessor and the explained field of the same name read the same value, whatever the bytes are.
public final class LayoutContract {
    /// A value read the fast way.
    @FunctionalInterface
    public interface Accessor {
        long read(Bytes bytes, long at);
    }

    /// @param layer        the layer
    /// @param headerLength how many bytes its `read` shall be given
    /// @param fieldId      the field
    /// @param factor       what one unit of the field is in the accessor
    /// @param accessor     the fast way
    record Row(PacketLayer layer, int headerLength, String fieldId, long factor, Accessor accessor) {
        @Override
        public String toString() {
            return fieldId;
        }
    }

    static List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        rows.add(new Row(Udp.LAYER, 8, "udp.srcport", 1, Udp::sourcePort));
        rows.add(new Row(Udp.LAYER, 8, "udp.dstport", 1, Udp::destinationPort));
        rows.add(new Row(Udp.LAYER, 8, "udp.length", 1, Udp::length));
        rows.add(new Row(Udp.LAYER, 8, "udp.checksum", 1, Udp::checksum));
        rows.add(new Row(Tcp.LAYER, 20, "tcp.srcport", 1, Tcp::sourcePort));
        rows.add(new Row(Tcp.LAYER, 20, "tcp.dstport", 1, Tcp::destinationPort));
        rows.add(new Row(Tcp.LAYER, 20, "tcp.seq_raw", 1, Tcp::sequenceNumber));
        rows.add(new Row(Tcp.LAYER, 20, "tcp.ack_raw", 1, Tcp::acknowledgmentNumber));
        rows.add(new Row(Tcp.LAYER, 20, "tcp.hdr_len", 4, Tcp::dataOffset));
        rows.add(new Row(Tcp.LAYER, 20, "tcp.flags.str", 1, Tcp::flags));
        rows.add(new Row(Tcp.LAYER, 20, "tcp.flags.res", 1, (b, at) -> Tcp.flags(b, at) >>> 9));
        rows.add(new Row(Tcp.LAYER, 20, "tcp.flags.ae", 1, (b, at) -> flag(b, at, TcpFlags.AE)));
        rows.add(new Row(Tcp.LAYER, 20, "tcp.flags.cwr", 1, (b, at) -> flag(b, at, TcpFlags.CWR)));
        rows.add(new Row(Tcp.LAYER, 20, "tcp.flags.ece", 1, (b, at) -> flag(b, at, TcpFlags.ECE)));
        rows.add(new Row(Tcp.LAYER, 20, "tcp.flags.urg", 1, (b, at) -> flag(b, at, TcpFlags.URG)));
        rows.add(new Row(Tcp.LAYER, 20, "tcp.flags.ack", 1, (b, at) -> flag(b, at, TcpFlags.ACK)));
        rows.add(new Row(Tcp.LAYER, 20, "tcp.flags.push", 1, (b, at) -> flag(b, at, TcpFlags.PSH)));
        rows.add(new Row(Tcp.LAYER, 20, "tcp.flags.reset", 1, (b, at) -> flag(b, at, TcpFlags.RST)));
        rows.add(new Row(Tcp.LAYER, 20, "tcp.flags.syn", 1, (b, at) -> flag(b, at, TcpFlags.SYN)));
        rows.add(new Row(Tcp.LAYER, 20, "tcp.flags.fin", 1, (b, at) -> flag(b, at, TcpFlags.FIN)));
        rows.add(new Row(Tcp.LAYER, 20, "tcp.window_size_value", 1, Tcp::window));
        rows.add(new Row(Tcp.LAYER, 20, "tcp.checksum", 1, Tcp::checksum));
        rows.add(new Row(Tcp.LAYER, 20, "tcp.urgent_pointer", 1, Tcp::urgentPointer));
        rows.add(new Row(Ethernet.LAYER, 14, "eth.type", 1, Ethernet::typeOrLength));
        rows.add(new Row(Ethernet.LAYER, 14, "eth.len", 1, Ethernet::typeOrLength));
        rows.add(new Row(Vlan.LAYER, 4, "vlan.id", 1, Vlan::id));
        rows.add(new Row(Vlan.LAYER, 4, "vlan.priority", 1, Vlan::priority));
        rows.add(new Row(Vlan.LAYER, 4, "vlan.etype", 1, Vlan::typeOrLength));
        rows.add(new Row(Sll.LAYER, 16, "sll.pkttype", 1, Sll::packetType));
        rows.add(new Row(Sll.LAYER, 16, "sll.hatype", 1, Sll::hardwareType));
        rows.add(new Row(Sll.LAYER, 16, "sll.etype", 1, Sll::protocolType));
        rows.add(new Row(Sll2.LAYER, 20, "sll.pkttype", 1, Sll2::packetType));
        rows.add(new Row(Sll2.LAYER, 20, "sll.hatype", 1, Sll2::hardwareType));
        rows.add(new Row(Sll2.LAYER, 20, "sll.etype", 1, Sll2::protocolType));
        rows.add(new Row(Sll2.LAYER, 20, "sll.ifindex", 1, Sll2::interfaceIndex));
        rows.add(new Row(Ipv4.LAYER, 20, "ip.version", 1, Ipv4::version));
        rows.add(new Row(Ipv4.LAYER, 20, "ip.hdr_len", 1, Ipv4::headerLength));
        rows.add(new Row(Ipv4.LAYER, 20, "ip.len", 1, Ipv4::totalLength));
        rows.add(new Row(Ipv4.LAYER, 20, "ip.id", 1, Ipv4::identification));
        rows.add(new Row(Ipv4.LAYER, 20, "ip.flags.df", 1, (b, at) -> Ipv4.doNotFragment(b, at) ? 1 : 0));
        rows.add(new Row(Ipv4.LAYER, 20, "ip.flags.mf", 1, (b, at) -> Ipv4.moreFragments(b, at) ? 1 : 0));
        rows.add(new Row(Ipv4.LAYER, 20, "ip.frag_offset", 8, Ipv4::fragmentOffset));
        rows.add(new Row(Ipv4.LAYER, 20, "ip.ttl", 1, Ipv4::timeToLive));
        rows.add(new Row(Ipv4.LAYER, 20, "ip.proto", 1, Ipv4::protocolNumber));
        rows.add(new Row(Ipv4.LAYER, 20, "ip.checksum", 1, Ipv4::checksum));
        rows.add(new Row(Ipv6.LAYER, 40, "ipv6.version", 1, Ipv6::version));
        rows.add(new Row(Ipv6.LAYER, 40, "ipv6.flow", 1, Ipv6::flowLabel));
        rows.add(new Row(Ipv6.LAYER, 40, "ipv6.plen", 1, Ipv6::payloadLength));
        rows.add(new Row(Ipv6.LAYER, 40, "ipv6.nxt", 1, Ipv6::nextHeader));
        rows.add(new Row(Ipv6.LAYER, 40, "ipv6.hlim", 1, Ipv6::hopLimit));
        rows.add(new Row(Ipv6Fragment.LAYER, 8, "ipv6.fraghdr.nxt", 1, Ipv6Fragment::nextHeader));
        rows.add(new Row(Ipv6Fragment.LAYER, 8, "ipv6.fraghdr.offset", 8, Ipv6Fragment::offset));
        rows.add(new Row(Ipv6Fragment.LAYER, 8, "ipv6.fraghdr.ident", 1, Ipv6Fragment::identification));
        rows.add(new Row(Vxlan.LAYER, 8, "vxlan.vni", 1, Vxlan::network));
        rows.add(new Row(Geneve.LAYER, 8, "geneve.vni", 1, Geneve::network));
        rows.add(new Row(Geneve.LAYER, 8, "geneve.proto_type", 1, Geneve::protocolType));
        rows.add(new Row(Mpls.LAYER, 4, "mpls.label", 1, Mpls::label));
        rows.add(new Row(Mpls.LAYER, 4, "mpls.bottom", 1, (b, at) -> Mpls.isBottom(b, at) ? 1 : 0));
        rows.add(new Row(CiscoHdlc.LAYER, 4, "chdlc.protocol", 1, CiscoHdlc::protocolType));
        rows.add(new Row(EncapsulatingSecurity.LAYER, 8, "esp.spi", 1, EncapsulatingSecurity::parametersIndex));
        rows.add(new Row(GtpUser.LAYER, 8, "gtp.teid", 1, GtpUser::tunnel));
        rows.add(new Row(GtpUser.LAYER, 8, "gtp.message", 1, GtpUser::messageType));
        rows.add(new Row(GtpUser.LAYER, 8, "gtp.length", 1, GtpUser::length));
        rows.add(new Row(PppoeSession.LAYER, 6, "pppoe.session_id", 1, PppoeSession::sessionId));
        rows.add(new Row(PppoeSession.LAYER, 6, "pppoe.payload_length", 1, PppoeSession::payloadLength));
        rows.add(new Row(Arp.LAYER, 8, "arp.opcode", 1, Arp::opcode));
        rows.add(new Row(Icmp.LAYER, 8, "icmp.type", 1, Icmp::type));
        rows.add(new Row(Icmp.LAYER, 8, "icmp.code", 1, Icmp::code));
        rows.add(new Row(Icmpv6.LAYER, 8, "icmpv6.type", 1, Icmpv6::type));
        rows.add(new Row(Icmpv6.LAYER, 8, "icmpv6.code", 1, Icmpv6::code));
        rows.add(new Row(Igmp.LAYER, 8, "igmp.type", 1, Igmp::type));
        rows.add(new Row(Gre.LAYER, 4, "gre.proto", 1, Gre::protocolType));
        rows.add(new Row(Erspan.LAYER, 12, "erspan.version", 1, Erspan::version));
        rows.add(new Row(Nflog.LAYER, 4, "nflog.family", 1, Nflog::family));
        rows.add(new Row(Llc.LAYER, 3, "llc.dsap", 1, Llc::destination));
        rows.add(new Row(Snap.LAYER, 5, "llc.oui", 1, Snap::organization));
        return rows;
    }

    private static long flag(Bytes bytes, long at, int flag) {
        return Tcp.has(bytes, at, flag) ? 1 : 0;
    }

    @ParameterizedTest
    @MethodSource("rows")
    void theAccessorReadsWhatTheExplanationShows(Row row) {
        Random random = new Random(row.fieldId().hashCode());
        int met = 0;
        for (int i = 0; i < 2000 && met < 50; i++) {
            byte[] bytes = new byte[row.headerLength() + 7];
            random.nextBytes(bytes);
            if (i % 8 == 0) {
                bytes[12 % bytes.length] = 0; // lengths instead of EtherTypes
            }
            Bytes window = Bytes.captured(bytes);
            Explain explain = new Explain(row.layer().group(), window, 5, 5L + row.headerLength());
            row.layer().read(explain);
            Node node = explain.finish().find(row.fieldId());
            if (node != null) {
                met++;
                assertThat(row.accessor().read(window, 5)).isEqualTo(node.number() * row.factor());
            }
        }
        assertThat(met).as("times that the field was met").isPositive();
    }
}
