package dev.framewalk.timeline.sweep;

import dev.framewalk.bytes.Bytes;
import dev.framewalk.decoders.packet.Claim;
import dev.framewalk.decoders.packet.Space;
import dev.framewalk.decoders.stream.Inside;
import dev.framewalk.decoders.stream.Shape;
import dev.framewalk.decoders.stream.Side;
import dev.framewalk.decoders.stream.StreamProtocol;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Weighs what first bytes and ports say about the protocol of a stream, and records why it decided.
///
/// In this order: the user's word ("decode as"), bytes that are distinctive, a port whose protocol the bytes do not
/// rule out, bytes that could be a protocol's. Immutable.
public final class StreamProtocols {
    static final String NOBODY_KNOWS = "No decoder here knows its first bytes, and none claims its ports.";

    private static final int NO_PORT = -1;

    private final List<StreamProtocol> known;
    private final Map<Integer, StreamProtocol> byPort = new HashMap<>();
    private final Map<Integer, StreamProtocol> chosen;
    private final String[] mediaTypes;

    /// @param chosen the user's choices: TCP port to protocol
    public StreamProtocols(List<StreamProtocol> known, Map<Integer, StreamProtocol> chosen) {
        this.known = List.copyOf(known);
        this.chosen = Map.copyOf(chosen);
        this.mediaTypes = known.stream()
                .flatMap(protocol -> protocol.mediaTypes().stream())
                .distinct()
                .toArray(String[]::new);
        for (StreamProtocol protocol : known) {
            for (Claim claim : protocol.claims()) {
                if (claim.space() == Space.TCP_PORT) {
                    byPort.putIfAbsent(claim.value(), protocol);
                }
            }
        }
    }

    /// What was decided about a stream.
    ///
    /// @param protocol  what it speaks; null if nobody knows it
    /// @param reason    why: one sentence
    /// @param speaker   the side that the decisive bytes came from according to their content, or null if they did not tell
    /// @param isPending whether more bytes may change the answer
    /// @param isDistinctive whether the bytes can hardly be anything else
    public record Choice(
            @Nullable StreamProtocol protocol,
            String reason,
            @Nullable Side speaker,
            boolean isPending,
            boolean isDistinctive) {
        Choice(@Nullable StreamProtocol protocol, String reason, @Nullable Side speaker, boolean isPending) {
            this(protocol, reason, speaker, isPending, false);
        }

        /// Whether it is clear that nobody here knows these bytes.
        boolean isNobody() {
            return protocol == null && !isPending;
        }
    }

    /// Decides about a stream inside another one: by what the protocol around it says, else by its first bytes.
    ///
    /// @param inside what the protocol around said
    /// @param side   who sent these bytes
    Choice inside(Inside inside, Side side, Bytes window, long at, int length) {
        StreamProtocol claimant = claimant(inside);
        return claimant != null
                ? new Choice(claimant, inside.reason(), side, false)
                : choose(window, at, length, NO_PORT, NO_PORT, side, false, null);
    }

    /// Whether any protocol may claim content of a media type. Asked for every message, so it makes nothing.
    boolean readsContent(String contentType) {
        for (String type : mediaTypes) {
            if (contentType.regionMatches(true, 0, type, 0, type.length())
                    && (contentType.length() == type.length() || " \t;".indexOf(contentType.charAt(type.length())) >= 0)) {
                return true;
            }
        }
        return false;
    }

    /// The protocol that claims a channel by what is known of it before its first byte; null if none does.
    @Nullable StreamProtocol claimant(Inside inside) {
        for (StreamProtocol protocol : known) {
            if (protocol.claims(inside)) {
                return protocol;
            }
        }
        return null;
    }

    /// Whether the same bytes would do as well for the other side: then they do not tell who sent them.
    private static boolean fitsOther(
            StreamProtocol protocol, Side side, Shape shape, Bytes window, long at, int length) {
        return protocol.shape(side.other(), window, at, length) == shape;
    }

    /// The protocol that one of two TCP ports is registered for; null if neither is.
    @Nullable StreamProtocol registered(int sourcePort, int destinationPort) {
        StreamProtocol ported = byPort.get(destinationPort);
        return ported == null ? byPort.get(sourcePort) : ported;
    }

    /// Whether a TCP port is registered for a protocol that is known here.
    boolean isRegistered(int port) {
        return byPort.containsKey(port);
    }

    /// What a segment from the middle of a connection says.
    ///
    /// @param protocol      what it speaks
    /// @param speaker       the side that sends such bytes; null if they do not tell
    /// @param isDistinctive whether the bytes can hardly be anything else
    /// @param isToldByContent whether the message itself tells who sent it
    record Sign(StreamProtocol protocol, @Nullable Side speaker, boolean isDistinctive, boolean isToldByContent) {}

    /// What bytes from the middle of a connection say, if a message of some protocol begins with them; null if they say nothing.
    @Nullable Sign sign(Bytes window, long at, int length, int sourcePort, int destinationPort) {
        StreamProtocol told = chosen.get(destinationPort);
        if (told == null) {
            told = chosen.get(sourcePort);
        }
        Sign likely = null;
        for (StreamProtocol protocol : known) {
            if (told != null && !protocol.equals(told)) {
                continue;
            }
            Shape client = protocol.shape(Side.CLIENT, window, at, length);
            Shape server = protocol.shape(Side.SERVER, window, at, length);
            Shape more = client.compareTo(server) > 0 ? client : server;
            if (more == Shape.YES || more == Shape.MAYBE && likely == null) {
                Side speaker = client == server
                        ? protocol.sender(window, at, length)
                        : more == client ? Side.CLIENT : Side.SERVER;
                Sign sign = new Sign(protocol, speaker, more == Shape.YES, client == server);
                if (sign.isDistinctive) {
                    return sign;
                }
                likely = sign;
            }
        }
        return likely;
    }

    /// Decides about a stream by the first bytes of one direction.
    ///
    /// @param sourcePort      port that these bytes came from
    /// @param destinationPort port that they go to
    /// @param speaker         the side that sent them if that is certain, or null
    /// @param joinedMidway    whether these may be bytes from the middle of a message, which prove nothing
    /// @param ahead           what later bytes of a connection that was joined midway can hardly be but; null if they do not tell
    public Choice choose(
            Bytes window,
            long at,
            int length,
            int sourcePort,
            int destinationPort,
            @Nullable Side speaker,
            boolean joinedMidway,
            @Nullable StreamProtocol ahead) {
        StreamProtocol told = chosen.get(destinationPort);
        int toldPort = destinationPort;
        if (told == null) {
            told = chosen.get(sourcePort);
            toldPort = sourcePort;
        }
        if (told != null) {
            return new Choice(
                    told, "You said that TCP port " + toldPort + " is " + told.protocol().name() + ".", null, false);
        }
        StreamProtocol ported = byPort.get(destinationPort);
        int port = destinationPort;
        if (ported == null) {
            ported = byPort.get(sourcePort);
            port = sourcePort;
        }
        StreamProtocol likely = null;
        Side likelySide = null;
        boolean isPending = false;
        boolean isPortedPossible = false;
        for (StreamProtocol protocol : known) {
            for (Side side : Side.values()) {
                if (speaker != null && side != speaker) {
                    continue;
                }
                switch (protocol.shape(side, window, at, length)) {
                    case YES -> {
                        return new Choice(
                                protocol,
                                "Its first bytes are those of " + protocol.protocol().name() + ".",
                                fitsOther(protocol, side, Shape.YES, window, at, length) ? null : side,
                                false,
                                true);
                    }
                    case MAYBE -> {
                        isPortedPossible |= protocol.equals(ported);
                        if (likely == null) {
                            likely = protocol;
                            likelySide =
                                    fitsOther(protocol, side, Shape.MAYBE, window, at, length) ? null : side;
                        }
                    }
                    case UNDECIDED -> {
                        isPortedPossible |= protocol.equals(ported);
                        isPending = true;
                    }
                    case NO -> {
                        // says nothing for it
                    }
                }
            }
        }
        // one without a port of its own is only ever found by its bytes
        if (ahead != null && (ported == null || ahead.claims().isEmpty())) {
            return new Choice(
                    ahead,
                    "The beginning was not captured; later bytes are those of " + ahead.protocol().name() + ".",
                    null,
                    false,
                    true);
        }
        if (ported != null && isPortedPossible) {
            return new Choice(
                    ported,
                    "TCP port " + port + " is registered for " + ported.protocol().name()
                            + ", and the first bytes do not contradict it.",
                    isPending ? null : ported.sender(window, at, length),
                    isPending);
        }
        if (ported != null && joinedMidway && likely != null && likely.claims().isEmpty()) {
            // one without a port of its own is only ever found by its bytes, and few of them may be chance: more will tell
            return new Choice(
                    likely, "Its first bytes could be those of " + likely.protocol().name() + ".", likelySide, true);
        }
        if (ported != null && joinedMidway) {
            return new Choice(
                    ported,
                    "TCP port " + port + " is registered for " + ported.protocol().name()
                            + "; the beginning was not captured, so the first bytes prove nothing.",
                    null,
                    false);
        }
        if (isPending) {
            return new Choice(null, "Too few bytes so far to tell what it speaks.", null, true);
        }
        if (likely != null) {
            return new Choice(
                    likely, "Its first bytes could be those of " + likely.protocol().name() + ".", likelySide, false);
        }
        return new Choice(null, NOBODY_KNOWS, null, false);
    }
}
