package dev.framewalk.timeline.sweep;

import dev.framewalk.bytes.Bytes;
import dev.framewalk.capture.CaptureFile;
import dev.framewalk.decoders.field.Certainty;
import dev.framewalk.decoders.packet.Fragments;
import dev.framewalk.decoders.packet.LayerStack;
import dev.framewalk.decoders.packet.PacketWalk;
import dev.framewalk.decoders.stream.Side;
import dev.framewalk.decoders.stream.StreamProtocol;
import dev.framewalk.decoders.tcp.Tcp;
import dev.framewalk.decoders.tcp.TcpFlags;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What later packets say about a connection that the capture joins midway, looked up before its first byte is read: who is the client, and what it
/// speaks. So decoders hear both sides the right way round from the beginning, and nothing that was told has to be taken back.
///
/// Packets are looked at block by block and each once, and only in captures with such connections. Neither order nor loss matters: a segment tells
/// something if it opens a connection, or if a message begins with it.
final class Outlook {
    /// How many packets are looked at together. What is found depends on the capture alone, not on who asked before.
    static final int BLOCK = 8192;

    /// How far ahead one looks for a connection: this block, and so many in all.
    static final int BLOCKS = 8;

    /// Of segments in one direction so many are looked at, until the other end speaks: a message begins where turns do.
    private static final int LOOKED_AT = 16;

    private final CaptureFile capture;
    private final CaptureFile.Ahead ahead;
    private final PacketWalk walk;
    private final StreamProtocols streams;
    private final LayerStack stack = new LayerStack();
    private final FlowTable table = new FlowTable();
    private final Map<FlowTable.Ends, Found> found = new HashMap<>();
    /// The packets that were delivered so far.
    private int passed;

    /// Of those that are left, the ones up to here need not be looked at: no connection was asked about that they could tell of.
    private int skipped;

    Outlook(CaptureFile capture, PacketWalk walk, StreamProtocols streams) {
        this.capture = capture;
        this.ahead = capture.ahead();
        this.walk = walk;
        this.streams = streams;
    }

    /// What is said about a connection.
    ///
    /// @param clientIsLower whether the client is the first of both ends in the flow table's order
    /// @param certainty     how that is known; null if nothing was found that tells
    /// @param protocol      what it speaks; null if nobody can tell
    /// @param lowerBegins   the initial sequence number of the first of both ends, if it was found; else [#UNKNOWN]
    /// @param upperBegins   that of the other one
    record View(
            boolean clientIsLower,
            @Nullable Certainty certainty,
            @Nullable StreamProtocol protocol,
            long lowerBegins,
            long upperBegins) {
        /// An initial sequence number that is not known.
        static final long UNKNOWN = -1;

        static final View NOTHING = new View(false, null, null, UNKNOWN, UNKNOWN);
    }

    /// What was found about two ends.
    private static final class Found {
        private int opening;
        private boolean openerIsLower;
        private boolean isBySynAck;
        private long lowerBegins = View.UNKNOWN;
        private long upperBegins = View.UNKNOWN;
        private int telling;
        private boolean tellerIsClient;
        private boolean clientIsLower;
        private @Nullable StreamProtocol speaker;
        private int known;
        private @Nullable StreamProtocol protocol;
        /// The first that could be sent by one side only, but is not distinctive.
        private int hinting;

        private boolean hintsAtLower;
        private @Nullable StreamProtocol hinted;

        private int block;
        private boolean lastIsLower;
        private int inRow;

        /// A segment with a SYN has this number.
        void begins(boolean isLower, long number) {
            long known = isLower ? lowerBegins : upperBegins;
            if (known == View.UNKNOWN && isLower) {
                lowerBegins = number & 0xffff_ffffL;
            } else if (known == View.UNKNOWN) {
                upperBegins = number & 0xffff_ffffL;
            }
        }

        /// The packet that settles who is the client, or 0: an opening counts for more than what messages say.
        int settledAt() {
            if (opening != 0 && (telling == 0 || blockOf(opening) <= blockOf(telling))) {
                return opening;
            }
            return telling;
        }
    }

    private static int blockOf(int packet) {
        return (packet - 1) / BLOCK;
    }

    /// What packets from this one on say about the connection that it is of.
    View of(FlowTable.Ends ends, int packet) {
        int from = blockOf(packet);
        Found all = null;
        for (int block = from; block < from + BLOCKS; block++) {
            lookThrough(block);
            all = found.get(ends);
            if (all != null && all.settledAt() != 0) {
                break;
            }
        }
        return all == null ? View.NOTHING : view(all, from);
    }

    private View view(Found all, int from) {
        int settled = all.settledAt();
        boolean isSettled = settled != 0 && blockOf(settled) < from + BLOCKS;
        // whoever asked about others may have had more looked through than this connection needs
        int last = isSettled ? blockOf(settled) : from + BLOCKS - 1;
        StreamProtocol protocol = all.known != 0 && blockOf(all.known) <= last ? all.protocol : null;
        if (isSettled) {
            boolean isOpening = settled == all.opening;
            return new View(
                    isOpening ? all.openerIsLower : all.clientIsLower,
                    new Certainty.Inferred(isOpening ? opens(all) : tells(all)),
                    protocol,
                    isOpening ? all.lowerBegins : View.UNKNOWN,
                    isOpening ? all.upperBegins : View.UNKNOWN);
        }
        if (protocol != null && all.hinting != 0 && blockOf(all.hinting) <= last && protocol.equals(all.hinted)) {
            return new View(
                    all.hintsAtLower,
                    new Certainty.Inferred("The handshake was not captured; a message of " + protocol.protocol().name()
                            + " in packet " + all.hinting + " tells who is the client."),
                    protocol,
                    View.UNKNOWN,
                    View.UNKNOWN);
        }
        return new View(false, null, protocol, View.UNKNOWN, View.UNKNOWN);
    }

    private static String opens(Found all) {
        return "The beginning was not captured in order; packet " + all.opening
                + (all.isBySynAck ? " accepts the connection." : " asks for the connection.");
    }

    private static String tells(Found all) {
        return "The handshake was not captured; what packet " + all.telling + " carries is what "
                + (all.tellerIsClient ? "a client" : "a server") + " sends"
                + (all.speaker == null ? "." : " (" + all.speaker.protocol().name() + ").");
    }

    private void lookThrough(int block) {
        if (passed <= block * BLOCK) {
            skipped = block * BLOCK;
        }
        int to = (block + 1) * BLOCK;
        if (passed < to) {
            passed += ahead.read(this::packet, to - passed);
        }
    }

    private void packet(int number, int vantage, int linkType, long time, long at, int capturedLength, int wireLength) {
        if (number <= skipped) {
            return;
        }
        stack.begin(Fragments.NONE, number);
        stack.frame(at + capturedLength, at + wireLength);
        walk.walk(linkType, capture.bytes(), at, at + capturedLength, stack);
        for (int i = 0; i < stack.depth() && !stack.isQuoted(i); i++) {
            if (stack.layer(i) == Tcp.LAYER && stack.end(i) - stack.header(i) >= Tcp.SHORTEST_HEADER) {
                segment(i, vantage, number);
            }
        }
    }

    private void segment(int i, int vantage, int number) {
        Bytes bytes = stack.window(i);
        long header = stack.header(i);
        int source = Tcp.sourcePort(bytes, header);
        int destination = Tcp.destinationPort(bytes, header);
        table.turnTo(stack, i, vantage, 6, source, destination);
        boolean isLower = !table.isSwapped();
        Found all = found.computeIfAbsent(table.ends(), ends -> new Found());
        int connecting = Tcp.flags(bytes, header) & (TcpFlags.SYN | TcpFlags.ACK | TcpFlags.RST);
        if ((connecting & TcpFlags.SYN) != 0 && (connecting & TcpFlags.RST) == 0 && all.opening == 0) {
            all.opening = number;
            all.isBySynAck = (connecting & TcpFlags.ACK) != 0;
            all.openerIsLower = isLower != all.isBySynAck;
        }
        if ((connecting & TcpFlags.SYN) != 0 && (connecting & TcpFlags.RST) == 0 && blockOf(number) == blockOf(all.opening)) {
            all.begins(isLower, Tcp.sequenceNumber(bytes, header));
            if ((connecting & TcpFlags.ACK) != 0) {
                all.begins(!isLower, Tcp.acknowledgmentNumber(bytes, header) - 1);
            }
        }
        int length = (int) (stack.end(i) - stack.payload(i));
        if (length <= 0 || all.opening != 0 || all.telling != 0 && all.known != 0 || !isWorthALook(all, isLower, number)) {
            return;
        }
        StreamProtocols.Sign sign = streams.sign(bytes, stack.payload(i), length, source, destination);
        if (sign != null) {
            note(all, sign, isLower, number, source, destination);
        }
    }

    private static boolean isWorthALook(Found all, boolean isLower, int number) {
        int block = blockOf(number) + 1;
        boolean goesOn = all.block == block && all.lastIsLower == isLower;
        all.inRow = goesOn ? all.inRow + 1 : 1;
        all.block = block;
        all.lastIsLower = isLower;
        return all.inRow <= LOOKED_AT;
    }

    private void note(Found all, StreamProtocols.Sign sign, boolean isLower, int number, int source, int destination) {
        Side speaker = sign.speaker();
        if (sign.isDistinctive() && all.known == 0) {
            all.known = number;
            all.protocol = sign.protocol();
        }
        if (speaker == null) {
            return;
        }
        boolean clientIsLower = isLower == (speaker == Side.CLIENT);
        boolean isOfPort = sign.protocol().equals(streams.registered(source, destination));
        if (all.telling == 0 && (sign.isDistinctive() || isOfPort && sign.isToldByContent())) {
            all.telling = number;
            all.tellerIsClient = speaker == Side.CLIENT;
            all.clientIsLower = clientIsLower;
            all.speaker = sign.protocol();
        } else if (all.hinting == 0 && !sign.isDistinctive()) {
            all.hinting = number;
            all.hintsAtLower = clientIsLower;
            all.hinted = sign.protocol();
        }
    }
}
