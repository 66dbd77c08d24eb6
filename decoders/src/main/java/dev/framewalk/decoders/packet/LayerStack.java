package dev.framewalk.decoders.packet;

import dev.framewalk.bytes.Bytes;
import java.util.Arrays;

/// The layers of one packet as a walk found them, outermost first. Reused for packet after packet.
///
/// Each entry has a window and three positions in it: where its header begins, where its payload begins, and where the
/// layer ends according to its own length fields, clipped to what was captured. After IP fragments were put together
/// the window of the entries above is the reassembled datagram, no longer the capture file.
public final class LayerStack {
    /// Deeper nesting than this ends the walk: real traffic stays below 12, hostile tunnels do not.
    public static final int DEEPEST = 24;

    private final PacketLayer[] layers = new PacketLayer[DEEPEST];
    private final Bytes[] windows = new Bytes[DEEPEST];
    private final long[] headers = new long[DEEPEST];
    private final long[] payloads = new long[DEEPEST];
    private final long[] ends = new long[DEEPEST];
    private int depth;

    private Fragments fragments = Fragments.NONE;
    private int packetNumber;
    private Stop stop = Stop.NONE;
    private Space nextSpace = Space.LAYER;
    private int nextValue;
    private int nextOther;
    private boolean hasNext;
    private boolean isFull;

    private final Bytes[] addressWindows = new Bytes[DEEPEST];
    private final long[] sourceAddresses = new long[DEEPEST];
    private final long[] destinationAddresses = new long[DEEPEST];
    private final int[] addressLengths = new int[DEEPEST];
    private final boolean[] quoted = new boolean[DEEPEST];
    private final long[] claimedEnds = new long[DEEPEST];

    private Bytes addressWindow = Bytes.EMPTY;
    private long sourceAddressAt;
    private long destinationAddressAt;
    private int addressLength;

    private long claimedEnd;
    private long frameEnd = -1;
    private long frameEndOnWire = -1;
    private boolean isFragment;
    private boolean isReassembled;
    private boolean isQuoted;
    private long missing;

    /// Why a walk ended where it did.
    public enum Stop {
        /// The innermost layer named nothing more, or its payload is empty.
        NONE,
        /// Nobody claims what the innermost layer named.
        UNCLAIMED,
        /// The capture cut the packet inside a header.
        TRUNCATED,
        /// A header breaks its own rules so that going on would be guessing.
        MALFORMED,
        /// What follows is encrypted.
        ENCRYPTED,
        /// A fragment whose datagram is not complete yet.
        FRAGMENT,
        /// More layers than [#DEEPEST].
        TOO_DEEP
    }

    public LayerStack() {
        Arrays.fill(windows, Bytes.EMPTY);
        Arrays.fill(addressWindows, Bytes.EMPTY);
    }

    /// Begins a new packet.
    public void clear() {
        for (int i = 0; i < depth; i++) {
            windows[i] = Bytes.EMPTY;
            addressWindows[i] = Bytes.EMPTY;
        }
        depth = 0;
        stop = Stop.NONE;
        hasNext = false;
        isFull = false;
        frameEnd = -1;
        frameEndOnWire = -1;
        addressWindow = Bytes.EMPTY;
        addressLength = 0;
        claimedEnd = 0;
        isFragment = false;
        isReassembled = false;
        isQuoted = false;
        missing = 0;
    }

    /// Where fragments of this packet's vantage are kept, and the number of the packet that is walked.
    public void begin(Fragments store, int number) {
        clear();
        fragments = store;
        packetNumber = number;
    }

    /// Says where the packet ends, as captured and as it was on the wire: no layer in it reaches farther, whatever its length field
    /// says. Called after [#begin].
    public void frame(long end, long endOnWire) {
        frameEnd = end;
        frameEndOnWire = Math.max(end, endOnWire);
        if (depth == 0) {
            claimedEnd = frameEndOnWire;
        }
    }

    // ---- what layers say during a walk

    public Fragments fragments() {
        return fragments;
    }

    public int packetNumber() {
        return packetNumber;
    }

    /// Adds a layer.
    ///
    /// @param header  first byte of its header
    /// @param payload first byte after the header
    /// @param end     one past its last byte by its own account, at most what was captured
    public void push(PacketLayer layer, Bytes window, long header, long payload, long end) {
        if (depth == DEEPEST) {
            // More than stop(): the layer goes on to name what follows, and that must not count.
            stop(Stop.TOO_DEEP);
            isFull = true;
            return;
        }
        layers[depth] = layer;
        windows[depth] = window;
        headers[depth] = header;
        payloads[depth] = payload;
        ends[depth] = end;
        addressWindows[depth] = addressWindow;
        sourceAddresses[depth] = sourceAddressAt;
        destinationAddresses[depth] = destinationAddressAt;
        addressLengths[depth] = addressLength;
        quoted[depth] = isQuoted;
        // a length field that reaches beyond the frame promises bytes that were never on the wire
        boolean isInFrame = frameEndOnWire >= 0 && !isReassembled;
        claimedEnds[depth] = Math.max(end, isInFrame ? Math.min(claimedEnd, frameEndOnWire) : claimedEnd);
        depth++;
    }

    /// Adds a layer whose own length field says where it ends, even beyond what was captured.
    ///
    /// @param captured one past the last captured byte that may belong to it; it ends there or earlier
    /// @param onWire   one past its last byte by its own account; as [#endsOnWire(long)]
    public void pushClaiming(PacketLayer layer, Bytes window, long header, long payload, long captured, long onWire) {
        endsOnWire(onWire);
        push(layer, window, header, payload, Math.max(payload, Math.min(captured, onWire)));
    }

    /// Says what the payload of the layer pushed last is.
    public void next(Space space, int value) {
        nextEither(space, value, value);
    }

    /// Says that the payload is what either of two numbers means; the first one that is claimed wins.
    public void nextEither(Space space, int value, int other) {
        nextSpace = space;
        nextValue = value;
        nextOther = other;
        hasNext = !isFull;
    }

    /// Ends the walk here.
    public void stop(Stop reason) {
        if (stop == Stop.NONE) {
            stop = reason;
        }
        hasNext = false;
    }

    /// Ends the walk because the header was cut; `bytes` more would be needed.
    public void truncated(long bytes) {
        missing = Math.max(missing, bytes);
        stop(Stop.TRUNCATED);
    }

    /// Names the network addresses that conversations are told apart by. An IP layer calls this before it pushes itself; they hold for
    /// it and for the layers inside it, up to the next IP layer.
    public void addresses(Bytes window, long sourceAt, long destinationAt, int length) {
        addressWindow = window;
        sourceAddressAt = sourceAt;
        destinationAddressAt = destinationAt;
        addressLength = length;
    }

    /// Says where the layers inside end on the wire, by this layer's own length field, even if the capture has cut them. Called
    /// before a layer pushes itself; holds for it and those inside it until the next such claim.
    public void endsOnWire(long position) {
        claimedEnd = position;
    }

    /// The packet holds an IP fragment (whether or not it completed a datagram).
    public void fragment() {
        isFragment = true;
    }

    /// Layers from here on are read from a datagram put together from fragments.
    public void reassembled() {
        claimedEnd = 0;
        isReassembled = true;
    }

    /// Layers from here on are quoted inside an ICMP error: not traffic of their own.
    public void quoted() {
        isQuoted = true;
    }

    /// Whether the layers from here on are quoted.
    boolean isQuoting() {
        return isQuoted;
    }

    /// A conversation has told who reads the payload of the innermost layer, which the walk had left open.
    public void claim(PacketLayer layer) {
        int innermost = depth - 1;
        stop = Stop.NONE;
        layer.walk(windows[innermost], payloads[innermost], ends[innermost], this);
    }

    boolean takeNext() {
        boolean had = hasNext;
        hasNext = false;
        return had;
    }

    Space nextSpace() {
        return nextSpace;
    }

    int nextValue() {
        return nextValue;
    }

    int nextOther() {
        return nextOther;
    }

    // ---- what a walk found

    public int depth() {
        return depth;
    }

    public PacketLayer layer(int index) {
        return layers[index];
    }

    public Bytes window(int index) {
        return windows[index];
    }

    public long header(int index) {
        return headers[index];
    }

    public long payload(int index) {
        return payloads[index];
    }

    public long end(int index) {
        return ends[index];
    }

    /// One past this entry's last byte as it was on the wire: at least [#end], more where the capture cut the packet.
    public long endOnWire(int index) {
        return claimedEnds[index];
    }

    /// How many bytes this entry and what follows it had on the wire, as far as the layers around it tell.
    public long roomOnWire(int index) {
        if (index > 0 && windows[index - 1] != windows[index]) {
            return windows[index].length() - headers[index];
        }
        long outer = index == 0 ? ends[0] : claimedEnds[index - 1];
        boolean reachesFrameEnd = outer == frameEnd;
        return (reachesFrameEnd ? Math.max(outer, frameEndOnWire) : outer) - headers[index];
    }

    /// Index of the innermost entry of this layer, or -1.
    @SuppressWarnings("ReferenceEquality") // there is one of each layer, and every packet asks
    public int lastIndexOf(PacketLayer layer) {
        for (int i = depth - 1; i >= 0; i--) {
            if (layers[i] == layer) {
                return i;
            }
        }
        return -1;
    }

    public Stop stop() {
        return stop;
    }

    /// Bytes that a cut header would have needed; 0 if none was cut.
    public long missingBytes() {
        return missing;
    }

    /// The space and value that the innermost layer named and nobody claims; meaningful if [#stop()] is UNCLAIMED.
    public Space unclaimedSpace() {
        return nextSpace;
    }

    public int unclaimedValue() {
        return nextValue;
    }

    /// The window that the addresses of this entry are in.
    public Bytes addressWindow(int index) {
        return addressWindows[index];
    }

    public long sourceAddressAt(int index) {
        return sourceAddresses[index];
    }

    public long destinationAddressAt(int index) {
        return destinationAddresses[index];
    }

    /// Length of the network addresses that hold at this entry: 4, 16, or 0 if no IP layer came before.
    public int addressLength(int index) {
        return addressLengths[index];
    }

    /// Whether this entry is quoted inside an ICMP error: not traffic of its own.
    public boolean isQuoted(int index) {
        return quoted[index];
    }

    public boolean isFragment() {
        return isFragment;
    }

    public boolean isReassembled() {
        return isReassembled;
    }
}
