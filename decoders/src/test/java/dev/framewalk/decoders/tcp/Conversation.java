package dev.framewalk.decoders.tcp;

import dev.framewalk.bytes.Bytes;
import dev.framewalk.decoders.stream.Ending;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A conversation as a script: `client("SYN").server("SYN,ACK").client("ACK").client("PSH,ACK", "hello")`. It makes real header
/// bytes, keeps both ends' numbers, feeds a [TcpDecoder] and writes down what comes out.
///
/// Numbers of segments follow the script unless they are set with [#at] and [#acknowledging] (relative to the initial ones) for the
/// next segment. Each segment comes 10 ms after the one before unless [#after] says otherwise.
final class Conversation implements TcpSink {
    final TcpDecoder decoder = new TcpDecoder(this);
    final List<String> log = new ArrayList<>();
    final StringBuilder[] text = {new StringBuilder(), new StringBuilder()};
    final long[] offset = new long[2];

    private final int[] isn = {1000, 5000};
    private final int[] next = {0, 0};
    private final int[] window = {65535, 65535};
    private final byte[][] synOptions = {{}, {}};
    private int packet;
    private long time = 1_000_000_000L;
    private long delay = 10_000_000L;
    private int seq = -1;
    private boolean seqSet;
    private int ack;
    private boolean ackSet;
    private byte[] options = {};
    private int cut;
    private int verdicts;

    Conversation isn(int client, int server) {
        isn[0] = client;
        isn[1] = server;
        return this;
    }

    /// Sequence number of the next segment, relative to the initial one.
    Conversation at(int relative) {
        seq = relative;
        seqSet = true;
        return this;
    }

    Conversation acknowledging(int relative) {
        ack = relative;
        ackSet = true;
        return this;
    }

    Conversation window(int client, int server) {
        window[0] = client;
        window[1] = server;
        return this;
    }

    Conversation after(long nanos) {
        delay = nanos;
        return this;
    }

    Conversation options(String hex) {
        options = java.util.HexFormat.of().parseHex(hex.replace(" ", ""));
        return this;
    }

    /// The next segment is recorded without its last bytes.
    Conversation cut(int bytes) {
        cut = bytes;
        return this;
    }

    Conversation client(String flags) {
        return segment(0, flags, "");
    }

    Conversation client(String flags, String data) {
        return segment(0, flags, data);
    }

    Conversation server(String flags) {
        return segment(1, flags, "");
    }

    Conversation server(String flags, String data) {
        return segment(1, flags, data);
    }

    Conversation handshake() {
        return client("SYN").server("SYN,ACK").client("ACK");
    }

    private Conversation segment(int direction, String flagNames, String data) {
        int flags = flags(flagNames);
        int relative = seqSet ? seq : next[direction];
        int acknowledgment = ackSet ? ack : next[1 - direction];
        byte[] payload = data.getBytes(StandardCharsets.ISO_8859_1);
        byte[] bytes = header(
                direction,
                isn[direction] + relative,
                (flags & TcpFlags.ACK) == 0 ? 0 : isn[1 - direction] + acknowledgment,
                flags,
                window[direction],
                options,
                payload);
        int end = relative + payload.length + ((flags & (TcpFlags.SYN | TcpFlags.FIN)) != 0 ? 1 : 0);
        if (end - next[direction] > 0) {
            next[direction] = end;
        }
        time += delay;
        packet++;
        int headerLength = bytes.length - payload.length;
        Bytes captured = Bytes.captured(bytes);
        verdicts = decoder.segment(
                direction, captured, 0, headerLength, payload.length - cut, payload.length, packet, time);
        seqSet = false;
        ackSet = false;
        options = new byte[0];
        cut = 0;
        delay = 10_000_000L;
        return this;
    }

    static byte[] header(
            int direction, int seq, int ack, int flags, int window, byte[] options, byte[] payload) {
        ByteBuffer header = ByteBuffer.allocate(20 + options.length + payload.length);
        header.putShort((short) (direction == 0 ? 49152 : 80));
        header.putShort((short) (direction == 0 ? 80 : 49152));
        header.putInt(seq).putInt(ack);
        header.putShort((short) ((20 + options.length) / 4 << 12 | flags));
        header.putShort((short) window).putShort((short) 0).putShort((short) 0);
        return header.put(options).put(payload).array();
    }

    static int flags(String names) {
        int flags = 0;
        for (String name : names.split(",")) {
            flags |= switch (name.strip().toUpperCase(Locale.ROOT)) {
                case "FIN" -> TcpFlags.FIN;
                case "SYN" -> TcpFlags.SYN;
                case "RST" -> TcpFlags.RST;
                case "PSH" -> TcpFlags.PSH;
                case "ACK" -> TcpFlags.ACK;
                case "URG" -> TcpFlags.URG;
                default -> throw new IllegalArgumentException(name);
            };
        }
        return flags;
    }

    // ---- what came of it

    /// The verdicts on the last segment.
    List<TcpAnalysis> verdicts() {
        return TcpAnalysis.of(verdicts);
    }

    int packet() {
        return packet;
    }

    String text(int direction) {
        return text[direction].toString();
    }

    TcpPhase client() {
        return decoder.phase(0);
    }

    TcpPhase server() {
        return decoder.phase(1);
    }

    Conversation end() {
        decoder.noMoreSegments(packet);
        return this;
    }

    List<String> log(String kind) {
        return log.stream().filter(line -> line.startsWith(kind)).toList();
    }

    @Override
    public void delivered(int direction, Bytes bytes, long at, int length, long streamOffset, int packetNumber) {
        check(direction, streamOffset, length);
        text[direction].append(bytes.text(at, length, StandardCharsets.ISO_8859_1));
        log.add("delivered " + direction + " " + streamOffset + "+" + length + " of packet " + packetNumber);
    }

    @Override
    public void gap(int direction, long streamOffset, long length) {
        check(direction, streamOffset, length);
        text[direction].append('<').append(length).append('>');
        log.add("gap " + direction + " " + streamOffset + "+" + length);
    }

    private void check(int direction, long streamOffset, long length) {
        if (streamOffset != offset[direction] || length <= 0) {
            throw new AssertionError(
                    "offset " + streamOffset + "+" + length + " where " + offset[direction] + " was expected");
        }
        offset[direction] += length;
    }

    @Override
    public void conflict(int direction, long streamOffset, int length, int firstPacket, int secondPacket) {
        log.add("conflict " + direction + " " + streamOffset + "+" + length + " of packets " + firstPacket + " and " + secondPacket);
    }

    @Override
    public void ended(int direction, Ending ending, int packetNumber) {
        log.add("ended " + direction + " " + ending + " at packet " + packetNumber);
    }

    @Override
    public void lifeChanged(int direction, TcpPhase from, TcpPhase to, int packetNumber) {
        log.add("life " + direction + " " + from + " to " + to + " at packet " + packetNumber);
    }

    @Override
    public void anomaly(int direction, TcpAnomaly anomaly, long measured, long expected, int packetNumber) {
        log.add("anomaly " + direction + " " + anomaly + " " + measured + " " + expected + " at packet " + packetNumber);
    }
}
