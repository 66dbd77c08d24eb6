package dev.framewalk.decoders.packet;

import dev.framewalk.bytes.ByteRange;
import dev.framewalk.bytes.Bytes;
import dev.framewalk.decoders.field.Anomaly;
import dev.framewalk.decoders.field.CodePoints;
import dev.framewalk.decoders.field.Display;
import dev.framewalk.decoders.field.Explain;
import dev.framewalk.decoders.field.Field;
import dev.framewalk.decoders.field.Finding;
import dev.framewalk.decoders.field.Node;
import dev.framewalk.decoders.field.Protocol;
import dev.framewalk.decoders.field.Rfc;
import dev.framewalk.decoders.field.Wanted;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Makes the tree of a whole packet from what a walk found.
///
/// The leaves that lie in the packet's own window cover each of its bytes exactly once: headers, payload, padding, and openly
/// undecoded rest. A datagram put together from fragments hangs below the packet with a window of its own; its bytes know their origin.
public final class PacketExplainer {
    private static final Rfc NONE = Rfc.other("");

    public static final Field FRAME = Field.group("frame", NONE);
    public static final Field LENGTH = Field.number("frame.len", NONE);
    public static final Field CAPTURED_LENGTH = Field.number("frame.cap_len", NONE);
    public static final Field PROTOCOLS = Field.text("frame.protocols", NONE);
    /// What the innermost layer named and nobody here reads.
    public static final Field UNCLAIMED = Field.text("x.packet.unclaimed", NONE);
    /// Why the walk ended before the payload was understood.
    public static final Field STOPPED = Field.text("x.packet.stopped", NONE);
    /// The data of a fragment, which means nothing alone.
    public static final Field FRAGMENT_DATA = Field.bytes("x.packet.fragment-data", Rfc.of(791, "3.2"));
    public static final Field ENCRYPTED = Field.bytes("x.packet.encrypted", NONE);

    public static final Protocol PROTOCOL = new Protocol(
            "frame",
            "Packet",
            PacketExplainer.class,
            List.of(
                    FRAME,
                    LENGTH,
                    CAPTURED_LENGTH,
                    PROTOCOLS,
                    UNCLAIMED,
                    STOPPED,
                    FRAGMENT_DATA,
                    ENCRYPTED,
                    Field.UNDECODED),
            List.of(PacketAnomaly.values()));

    /// Explains the payload of the innermost layer, for whoever knows more than the packet (a stream protocol on a UDP port, say).
    @FunctionalInterface
    public interface PayloadReader {
        PayloadReader NONE = (stack, window, from, to) -> null;

        /// A tree that covers `[from, to)` of the window, or null to leave it undecoded.
        @Nullable Node explain(LayerStack stack, Bytes window, long from, long to);
    }

    private final Map<Space, CodePoints> names;

    /// @param names what the numbers of each space are called
    public PacketExplainer(Map<Space, CodePoints> names) {
        this.names = Map.copyOf(names);
    }

    /// Explains a packet whose payload nobody else knows.
    public Node explain(LayerStack stack, Bytes bytes, long from, long to, long wireLength) {
        return explain(stack, bytes, from, to, wireLength, PayloadReader.NONE, Wanted.EVERYTHING);
    }

    /// Explains a packet, and its payload as somebody else reads it.
    ///
    /// @param stack      what the walk over this packet found
    /// @param from       first byte of the packet
    /// @param to         one past its last captured byte
    /// @param wireLength how long it was on the wire
    /// @param payload    explains what lies inside the innermost layer
    /// @param wanted     the fields that somebody looks for: headers that have none of them are not read
    public Node explain(
            LayerStack stack, Bytes bytes, long from, long to, long wireLength, PayloadReader payload, Wanted wanted) {
        Node root = Node.group(FRAME, bytes, from, to - from);
        root.add(Node.derived(LENGTH, bytes, from, wireLength, null));
        root.add(Node.derived(CAPTURED_LENGTH, bytes, from, to - from, null));
        if (wanted.has(PROTOCOLS)) {
            root.add(Node.derived(PROTOCOLS, bytes, from, 0, protocols(stack)));
        }
        if (wireLength > to - from) {
            finding(root, PacketAnomaly.CUT, bytes, from, to, (to - from) + " of " + wireLength, "all " + wireLength, LENGTH);
        }
        if (stack.stop() == LayerStack.Stop.TRUNCATED && wireLength <= to - from) {
            finding(root, PacketAnomaly.HEADER_INCOMPLETE, bytes, from, to, Long.toString(stack.missingBytes()), "0", null);
        }
        if (stack.stop() == LayerStack.Stop.TOO_DEEP) {
            finding(root, PacketAnomaly.TOO_DEEP, bytes, from, to, "more than " + stack.depth(), "at most " + stack.depth(), null);
        }
        stack.frame(to, from + wireLength);
        new Builder(stack, payload, wanted).windows(root, bytes, from, to);
        return root;
    }

    private static void finding(
            Node root, Anomaly anomaly, Bytes bytes, long from, long to, String measured, String expected, @Nullable Field claimant) {
        root.add(new Finding(anomaly, bytes, ByteRange.ofBytes(from, to - from), measured, expected, claimant));
    }

    private static String protocols(LayerStack stack) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < stack.depth(); i++) {
            text.append(i == 0 ? "" : ":").append(stack.layer(i).protocol().id());
        }
        return text.toString();
    }

    /// `EtherType 0x88cc (LLDP)`.
    public String words(Space space, int value) {
        CodePoints points = names.get(space);
        String number = space == Space.ETHER_TYPE || space == Space.PPP_PROTOCOL || space == Space.LLC_SAP
                ? Display.hex(value, space == Space.LLC_SAP ? 8 : 16)
                : Integer.toString(value);
        String name = points == null ? "" : points.nameOf(value);
        return space.words() + " " + number + (name.isEmpty() ? "" : " (" + name + ")");
    }

    /// Walks the entries of one stack, window by window.
    private final class Builder {
        private final LayerStack stack;
        private final PayloadReader payload;
        private final Wanted wanted;
        private int next;

        Builder(LayerStack stack, PayloadReader payload, Wanted wanted) {
            this.stack = stack;
            this.payload = payload;
            this.wanted = wanted;
        }

        /// Adds all entries of this window to `parent`, covering `[from, to)`.
        void windows(Node parent, Bytes window, long from, long to) {
            int first = next;
            long position = from;
            Node header = parent;
            while (next < stack.depth() && stack.window(next) == window) {
                position = undecoded(parent, window, position, Math.min(stack.header(next), to));
                long end = Math.max(position, Math.min(stack.payload(next), to));
                header = wanted.hasAnyOf(stack.layer(next).protocol())
                        ? header(window, position, end)
                        : Node.group(stack.layer(next).group(), window, position, end - position);
                parent.add(header);
                position = end;
                next++;
            }
            int innermost = next - 1;
            if (next < stack.depth()) {
                position = leaf(parent, FRAGMENT_DATA, window, position, clip(stack.end(innermost), to));
                Bytes inner = stack.window(next);
                Node derived = Node.group(stack.layer(next).group(), inner, 0, inner.length());
                // The first entry of a derived window has no header: its group holds what is read from the window.
                stack.layer(next).check(derived, stack, next);
                next++;
                parent.add(derived);
                windows(derived, inner, 0, inner.length());
            } else {
                long end = innermost < 0 ? to : clip(stack.end(innermost), to);
                position = innermost(parent, header, window, position, end);
            }
            for (int i = Math.max(innermost, first); i >= first && i < stack.depth(); i--) {
                long end = i == first ? to : clip(stack.end(i - 1), to);
                Field kind = i == first ? Field.UNDECODED : stack.layer(i - 1).trailer();
                position = leaf(parent, kind, window, position, end);
            }
            undecoded(parent, window, position, to);
        }

        private Node header(Bytes window, long from, long to) {
            Explain reader = new Explain(stack.layer(next).group(), window, from, to);
            if (to == stack.end(next)) {
                // the header fills its layer, so where the capture cut the layer it cut the header
                reader.cut(stack.endOnWire(next) - to);
            }
            stack.layer(next).read(reader);
            Node header = reader.finish();
            stack.layer(next).check(header, stack, next);
            return header;
        }

        private long innermost(Node parent, Node header, Bytes window, long from, long to) {
            LayerStack.Stop stop = stack.stop();
            if (stop == LayerStack.Stop.FRAGMENT || stop == LayerStack.Stop.ENCRYPTED) {
                return leaf(parent, stop == LayerStack.Stop.FRAGMENT ? FRAGMENT_DATA : ENCRYPTED, window, from, to);
            }
            Node explained = from < to ? payload.explain(stack, window, from, to) : null;
            if (explained != null) {
                parent.add(explained);
                return to;
            }
            switch (stop) {
                case UNCLAIMED -> {
                    if (wanted.has(UNCLAIMED)) {
                        header.add(Node.derived(
                                UNCLAIMED,
                                window,
                                from,
                                stack.unclaimedValue(),
                                words(stack.unclaimedSpace(), stack.unclaimedValue())));
                    }
                }
                case TRUNCATED ->
                    header.add(Node.derived(
                            STOPPED,
                            window,
                            from,
                            stack.missingBytes(),
                            "the header is incomplete: " + stack.missingBytes() + " more bytes needed"));
                case MALFORMED ->
                    header.add(Node.derived(STOPPED, window, from, 0, "the header breaks its own rules"));
                case TOO_DEEP -> header.add(Node.derived(STOPPED, window, from, 0, "too many layers inside each other"));
                case NONE, FRAGMENT, ENCRYPTED -> {}
            }
            return undecoded(parent, window, from, to);
        }

        private static long clip(long end, long to) {
            return Math.min(end, to);
        }

        private static long undecoded(Node parent, Bytes window, long from, long to) {
            return leaf(parent, Field.UNDECODED, window, from, to);
        }

        private static long leaf(Node parent, Field field, Bytes window, long from, long to) {
            if (from >= to) {
                return from;
            }
            parent.add(Node.leaf(field, window, from, to - from));
            return to;
        }
    }
}
