package dev.framewalk.timeline;

import dev.framewalk.decoders.Decoders;
import dev.framewalk.decoders.field.Explanations;
import dev.framewalk.decoders.packet.Claim;
import dev.framewalk.decoders.packet.PacketLayer;
import dev.framewalk.decoders.packet.PacketWalk;
import dev.framewalk.decoders.packet.Space;
import dev.framewalk.decoders.stream.StreamProtocol;
import dev.framewalk.timeline.sweep.StreamProtocols;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

/// The decoders of one timeline, with what the user said about ports. Immutable.
public final class Protocols {
    private final PacketWalk walk;
    private final StreamProtocols streams;
    private final List<PacketLayer> layers;
    private final Explanations explanations;

    /// @throws IllegalArgumentException with a sentence for the user if a rule names a protocol that is not known
    public Protocols(DecodeAs decodeAs) {
        layers = Decoders.layers();
        List<StreamProtocol> known = Decoders.streams();
        Map<Claim, PacketLayer> datagrams = new HashMap<>();
        decodeAs.udpPorts().forEach((port, id) -> datagrams.put(new Claim(Space.UDP_PORT, port), layer(id)));
        walk = new PacketWalk(layers, datagrams);
        Map<Integer, StreamProtocol> chosen = new HashMap<>();
        decodeAs.tcpPorts().forEach((port, id) -> {
            // a protocol that tshark knows and we do not leaves the stream to its bytes
            known.stream().filter(p -> p.protocol().id().equals(id)).findFirst().ifPresent(p -> chosen.put(port, p));
        });
        streams = new StreamProtocols(known, chosen);
        explanations = new Explanations(Decoders.protocols(), Locale.getDefault());
    }

    private PacketLayer layer(String id) {
        return layers.stream()
                .filter(l -> l.protocol().id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "\"" + id + "\" is no protocol known here. Known are " + names() + "."));
    }

    private String names() {
        TreeSet<String> names = new TreeSet<>();
        layers.forEach(l -> names.add(l.protocol().id()));
        return String.join(", ", names);
    }

    public PacketWalk walk() {
        return walk;
    }

    public StreamProtocols streams() {
        return streams;
    }

    public List<PacketLayer> layers() {
        return layers;
    }

    public Explanations explanations() {
        return explanations;
    }
}
