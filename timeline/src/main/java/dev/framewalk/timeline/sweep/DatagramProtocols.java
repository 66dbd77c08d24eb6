package dev.framewalk.timeline.sweep;

import dev.framewalk.bytes.Bytes;
import dev.framewalk.decoders.packet.Claim;
import dev.framewalk.decoders.packet.Space;
import dev.framewalk.decoders.stream.DatagramProtocol;
import dev.framewalk.decoders.stream.Inside;
import dev.framewalk.decoders.stream.Shape;
import dev.framewalk.decoders.stream.Spoken;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Weighs for each datagram what its bytes, its ports and its conversation say about its protocol, and records why it decided.
///
/// In this order: the user's word ("decode as"), what the channel around says, bytes that are distinctive, a port whose protocol the bytes
/// do not rule out, a protocol that the conversation speaks and that the bytes could be. Immutable.
public final class DatagramProtocols {
    private final List<Entry> known;
    private final List<Ported> ported = new ArrayList<>();
    private final List<Ported> told = new ArrayList<>();

    /// @param chosen the user's choices: UDP port to protocol
    public DatagramProtocols(List<DatagramProtocol> known, Map<Integer, DatagramProtocol> chosen) {
        List<Entry> entries = new ArrayList<>();
        for (DatagramProtocol protocol : known) {
            String name = protocol.protocol().name();
            entries.add(new Entry(
                    protocol,
                    new Choice(protocol, "Its bytes are those of " + name + ".", false),
                    new Choice(
                            protocol, "Its bytes could be those of " + name + ", which this conversation speaks.", false)));
            for (Claim claim : protocol.claims()) {
                if (claim.space() == Space.UDP_PORT) {
                    String reason =
                            "UDP port " + claim.value() + " is registered for " + name + ", and the bytes do not contradict it.";
                    ported.add(new Ported(claim.value(), new Choice(protocol, reason, false)));
                }
            }
        }
        chosen.forEach((port, protocol) -> {
            String reason = "You said that UDP port " + port + " is " + protocol.protocol().name() + ".";
            told.add(new Ported(port, new Choice(protocol, reason, false)));
        });
        this.known = List.copyOf(entries);
    }

    /// What was decided about a datagram. There is one for each way to decide, made once.
    ///
    /// @param protocol  whose it is; null if nobody knows it
    /// @param reason    why: one sentence; empty where nobody knows
    /// @param isPending whether datagrams that come may still tell
    public record Choice(@Nullable DatagramProtocol protocol, String reason, boolean isPending) {
        static final Choice NOBODY = new Choice(null, "", false);
        static final Choice PENDING = new Choice(null, "", true);
    }

    private record Entry(DatagramProtocol protocol, Choice byBytes, Choice bySpoken) {}

    private record Ported(int port, Choice choice) {}

    /// Decides about a datagram of the transport.
    public Choice choose(Bytes window, long at, int length, int source, int destination, Spoken spoken) {
        int lower = Math.min(source, destination);
        int higher = Math.max(source, destination);
        Choice word = of(told, lower);
        if (word == null) {
            word = of(told, higher);
        }
        // the lower port first: services have low numbers, clients take high ones
        return word != null ? word : weigh(window, at, length, of(ported, lower), of(ported, higher), spoken);
    }

    private static @Nullable Choice of(List<Ported> some, int port) {
        for (int i = 0; i < some.size(); i++) {
            if (some.get(i).port == port) {
                return some.get(i).choice;
            }
        }
        return null;
    }

    /// Decides about a datagram of a channel inside another one.
    Choice inside(Inside inside, Bytes window, long at, int length, Spoken spoken) {
        for (Entry entry : known) {
            if (entry.protocol.claims(inside)) {
                return new Choice(entry.protocol, inside.reason(), false);
            }
        }
        return weigh(window, at, length, null, null, spoken);
    }

    private Choice weigh(
            Bytes window, long at, int length, @Nullable Choice lower, @Nullable Choice higher, Spoken spoken) {
        Choice byPort = null;
        Choice likely = null;
        boolean isPending = false;
        for (int i = 0; i < known.size(); i++) {
            Entry entry = known.get(i);
            DatagramProtocol protocol = entry.protocol;
            Shape shape = protocol.shape(window, at, length, spoken);
            if (shape == Shape.YES) {
                return entry.byBytes;
            }
            if (shape == Shape.NO) {
                continue;
            }
            isPending |= shape == Shape.UNDECIDED;
            if (lower != null && protocol.equals(lower.protocol)) {
                byPort = lower;
            } else if (higher != null && protocol.equals(higher.protocol) && byPort == null) {
                byPort = higher;
            }
            if (likely == null && shape == Shape.MAYBE && spoken.has(protocol.protocol().id())) {
                likely = entry.bySpoken;
            }
        }
        if (byPort != null) {
            return byPort;
        }
        if (likely != null) {
            return likely;
        }
        return isPending ? Choice.PENDING : Choice.NOBODY;
    }

    /// Whether a datagram carries one of these ids of conversations.
    boolean names(Bytes window, long at, int length, DatagramProtocol.IdLookup ids) {
        for (Entry entry : known) {
            if (entry.protocol.namesConversation(window, at, length, ids)) {
                return true;
            }
        }
        return false;
    }
}
