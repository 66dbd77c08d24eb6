package dev.framewalk.decoders;

import dev.framewalk.decoders.arp.Arp;
import dev.framewalk.decoders.chdlc.CiscoHdlc;
import dev.framewalk.decoders.dns.Dns;
import dev.framewalk.decoders.erspan.Erspan;
import dev.framewalk.decoders.ethernet.EtherTypes;
import dev.framewalk.decoders.ethernet.Ethernet;
import dev.framewalk.decoders.field.CodePoints;
import dev.framewalk.decoders.field.Protocol;
import dev.framewalk.decoders.fragment.ReassembledDatagram;
import dev.framewalk.decoders.geneve.Geneve;
import dev.framewalk.decoders.gre.Gre;
import dev.framewalk.decoders.gtpu.GtpUser;
import dev.framewalk.decoders.hpack.Hpack;
import dev.framewalk.decoders.http.ContentCodings;
import dev.framewalk.decoders.http1.Http1;
import dev.framewalk.decoders.http1.Http1Life;
import dev.framewalk.decoders.http2.Http2;
import dev.framewalk.decoders.http2.Http2Life;
import dev.framewalk.decoders.http2.Http2StreamLife;
import dev.framewalk.decoders.icmp.Icmp;
import dev.framewalk.decoders.icmpv6.Icmpv6;
import dev.framewalk.decoders.igmp.Igmp;
import dev.framewalk.decoders.ipsec.AuthenticationHeader;
import dev.framewalk.decoders.ipsec.EncapsulatingSecurity;
import dev.framewalk.decoders.ipv4.IpProtocols;
import dev.framewalk.decoders.ipv4.Ipv4;
import dev.framewalk.decoders.ipv6.Ipv6;
import dev.framewalk.decoders.ipv6.Ipv6ControlHeader;
import dev.framewalk.decoders.ipv6.Ipv6Fragment;
import dev.framewalk.decoders.ipv6.Ipv6OptionsHeader;
import dev.framewalk.decoders.ipv6.Ipv6Routing;
import dev.framewalk.decoders.life.Life;
import dev.framewalk.decoders.llc.Llc;
import dev.framewalk.decoders.llc.Snap;
import dev.framewalk.decoders.loopback.AddressFamilies;
import dev.framewalk.decoders.loopback.Loopback;
import dev.framewalk.decoders.mpls.Mpls;
import dev.framewalk.decoders.nflog.Nflog;
import dev.framewalk.decoders.packet.LinkTypes;
import dev.framewalk.decoders.packet.PacketExplainer;
import dev.framewalk.decoders.packet.PacketLayer;
import dev.framewalk.decoders.packet.PacketWalk;
import dev.framewalk.decoders.packet.Space;
import dev.framewalk.decoders.ppp.Ppp;
import dev.framewalk.decoders.ppp.PppControl;
import dev.framewalk.decoders.ppp.PppProtocols;
import dev.framewalk.decoders.pppoe.PppoeDiscovery;
import dev.framewalk.decoders.pppoe.PppoeSession;
import dev.framewalk.decoders.rawip.RawIp;
import dev.framewalk.decoders.sll.Sll2;
import dev.framewalk.decoders.sll.Sll;
import dev.framewalk.decoders.ssdp.Ssdp;
import dev.framewalk.decoders.starttls.StartTls;
import dev.framewalk.decoders.starttls.StartTlsLife;
import dev.framewalk.decoders.stream.DatagramProtocol;
import dev.framewalk.decoders.stream.StreamProtocol;
import dev.framewalk.decoders.tcp.Tcp;
import dev.framewalk.decoders.tcp.TcpLife;
import dev.framewalk.decoders.teredo.Teredo;
import dev.framewalk.decoders.tls.Tls;
import dev.framewalk.decoders.tls.TlsLife;
import dev.framewalk.decoders.tls.TlsSecrets;
import dev.framewalk.decoders.udp.Udp;
import dev.framewalk.decoders.vlan.Vlan;
import dev.framewalk.decoders.vxlan.Vxlan;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;

/// The list of all protocols. To add one, add its lines to [#layers()] or [#streams()], and to [#lives()] if it has one; the inherited contract
/// tests then hold it to the rules. A protocol that is not part of Framewalk is found by its entry in `META-INF/services`, without a line here.
public final class Decoders {
    /// Those of others come last: they are asked when none of ours knows the bytes.
    private static final List<StreamProtocol> STREAMS_OF_OTHERS = ofOthers(StreamProtocol.class);

    private static final List<PacketLayer> LAYERS = withOthers(
            // link layers and what stands beside them
            Ethernet.LAYER,
            Vlan.LAYER,
            Sll.LAYER,
            Sll2.LAYER,
            Loopback.LAYER,
            RawIp.LAYER,
            Llc.LAYER,
            Snap.LAYER,
            Arp.LAYER,
            Mpls.LAYER,
            PppoeSession.LAYER,
            PppoeDiscovery.LAYER,
            Ppp.LAYER,
            PppControl.LAYER,
            CiscoHdlc.LAYER,
            Nflog.LAYER,
            // the internet
            Ipv4.LAYER,
            Ipv6.LAYER,
            Ipv6OptionsHeader.HOP_BY_HOP,
            Ipv6OptionsHeader.DESTINATION,
            Ipv6Routing.LAYER,
            Ipv6Fragment.LAYER,
            Ipv6ControlHeader.MOBILITY,
            Ipv6ControlHeader.HIP,
            Ipv6ControlHeader.SHIM6,
            ReassembledDatagram.LAYER,
            AuthenticationHeader.LAYER,
            EncapsulatingSecurity.LAYER,
            Icmp.LAYER,
            Icmpv6.LAYER,
            Igmp.LAYER,
            // tunnels
            Gre.LAYER,
            Erspan.LAYER,
            Vxlan.LAYER,
            Geneve.LAYER,
            GtpUser.LAYER,
            Teredo.LAYER,
            // transport
            Tcp.LAYER,
            Udp.LAYER,
            // messages in datagrams
            Dns.DATAGRAMS,
            Dns.MULTICAST,
            Dns.LINK_LOCAL,
            Ssdp.LAYER);

    private static final List<StreamProtocol> STREAMS = streams(TlsSecrets.NONE);

    private static final List<Life<?, ?>> LIVES = List.of(
            TcpLife.TABLE, TlsLife.TABLE, Http2Life.TABLE, Http2StreamLife.TABLE, Http1Life.TABLE, StartTlsLife.TABLE);

    private static final Map<Space, CodePoints> NAMES = Map.of(
            Space.LINK_TYPE, LinkTypes.NAMES,
            Space.ETHER_TYPE, EtherTypes.NAMES,
            Space.ADDRESS_FAMILY, AddressFamilies.NAMES,
            Space.LLC_SAP, Llc.SAPS,
            Space.PPP_PROTOCOL, PppProtocols.NAMES,
            Space.IP_PROTOCOL, IpProtocols.NAMES);

    private Decoders() {}

    /// The lives of all protocols that have one.
    public static List<Life<?, ?>> lives() {
        return LIVES;
    }

    private static <T> List<T> ofOthers(Class<T> kind) {
        return ServiceLoader.load(kind).stream().map(ServiceLoader.Provider::get).toList();
    }

    private static List<PacketLayer> withOthers(PacketLayer... own) {
        List<PacketLayer> all = new ArrayList<>(List.of(own));
        all.addAll(ofOthers(DatagramProtocol.class));
        return List.copyOf(all);
    }

    /// Everything that is found packet by packet.
    public static List<PacketLayer> layers() {
        return LAYERS;
    }

    /// Everything that is found in streams.
    public static List<StreamProtocol> streams() {
        return STREAMS;
    }

    /// The same, with secrets to decrypt what is protected.
    public static List<StreamProtocol> streams(TlsSecrets secrets) {
        // codings come first: who claims content could not read what hides it
        List<StreamProtocol> all = new ArrayList<>(
                List.of(ContentCodings.STREAM, new Tls(secrets), Http2.STREAM, Http1.STREAM, Dns.STREAM, StartTls.STREAM));
        all.addAll(STREAMS_OF_OTHERS);
        return List.copyOf(all);
    }

    /// Every protocol once, in the order of the lists: what [dev.framewalk.decoders.field.Explanations] takes.
    public static List<Protocol> protocols() {
        Set<Protocol> protocols = new LinkedHashSet<>();
        protocols.add(PacketExplainer.PROTOCOL);
        layers().forEach(layer -> protocols.add(layer.protocol()));
        streams().forEach(stream -> protocols.add(stream.protocol()));
        protocols.add(Hpack.PROTOCOL);
        return new ArrayList<>(protocols);
    }

    /// A walk over packets that stand alone: it knows all layers, by their own claims.
    public static PacketWalk walk() {
        return new PacketWalk(layers());
    }

    public static PacketExplainer explainer() {
        return new PacketExplainer(NAMES);
    }
}
