package dev.framewalk.timeline.sweep;

import dev.framewalk.decoders.Decoders;
import dev.framewalk.decoders.packet.Claim;
import dev.framewalk.decoders.packet.PacketLayer;
import dev.framewalk.decoders.packet.PacketWalk;
import dev.framewalk.decoders.packet.Space;
import dev.framewalk.decoders.stream.DatagramProtocol;
import dev.framewalk.decoders.stream.StreamProtocol;
import dev.framewalk.timeline.keys.AnswersAsRead;
import dev.framewalk.timeline.keys.Keys;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// The decoders that a capture is read with, with what the user said about ports. Immutable.
public final class Protocols {
    private final Keys keys;
    private final PacketWalk walk;
    private final Map<Integer, String> tcpPorts;
    private final DatagramProtocols datagrams;
    private final List<PacketLayer> layers;
    private final Set<String> unknown = new TreeSet<>();

    /// Without secrets other than those that captures bring themselves.
    public Protocols(DecodeAs decodeAs) {
        this(decodeAs, Keys.none());
    }

    /// A rule that names a protocol which is not known here leaves the bytes to what they look like; see [#unknown()].
    public Protocols(DecodeAs decodeAs, Keys keys) {
        this.keys = keys;
        layers = Decoders.layers();
        Map<Claim, PacketLayer> chosen = new HashMap<>();
        Map<Integer, DatagramProtocol> chosenDatagrams = new HashMap<>();
        decodeAs.udpPorts().forEach((port, id) -> layers.stream()
                .filter(layer -> layer.protocol().id().equals(id))
                .findFirst()
                .ifPresentOrElse(
                        layer -> {
                            chosen.put(new Claim(Space.UDP_PORT, port), layer);
                            if (layer instanceof DatagramProtocol protocol) {
                                chosenDatagrams.put(port, protocol);
                            }
                        },
                        () -> unknown.add(id)));
        walk = new PacketWalk(layers, chosen);
        List<DatagramProtocol> known = new ArrayList<>();
        for (PacketLayer layer : layers) {
            if (layer instanceof DatagramProtocol protocol) {
                known.add(protocol);
            }
        }
        datagrams = new DatagramProtocols(known, chosenDatagrams);
        tcpPorts = Map.copyOf(decodeAs.tcpPorts());
        Set<String> knownStreams = Decoders.streams().stream()
                .map(stream -> stream.protocol().id())
                .collect(Collectors.toSet());
        tcpPorts.values().stream().filter(id -> !knownStreams.contains(id)).forEach(unknown::add);
    }

    /// Names in the user's rules that stand for no protocol known here.
    public Set<String> unknown() {
        return Set.copyOf(unknown);
    }

    /// The secrets that its decoders may use.
    public Keys keys() {
        return keys;
    }

    public PacketWalk walk() {
        return walk;
    }

    /// The protocols of streams for one sweep: what their decoders share (room for decrypting) is then used by one thread at a time.
    StreamProtocols streams() {
        return streams(Decoders.streams(keys));
    }

    /// The same for a sweep whose packets may be read again.
    StreamProtocols streams(AnswersAsRead secrets) {
        return streams(Decoders.streams(secrets));
    }

    private StreamProtocols streams(List<StreamProtocol> known) {
        Map<Integer, StreamProtocol> chosen = new HashMap<>();
        tcpPorts.forEach((port, id) -> known.stream()
                .filter(stream -> stream.protocol().id().equals(id))
                .findFirst()
                .ifPresent(stream -> chosen.put(port, stream)));
        return new StreamProtocols(known, chosen);
    }

    /// Who decides whose a datagram is.
    public DatagramProtocols datagrams() {
        return datagrams;
    }

    public List<PacketLayer> layers() {
        return layers;
    }
}
