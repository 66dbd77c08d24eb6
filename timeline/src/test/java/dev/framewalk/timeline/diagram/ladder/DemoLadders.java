package dev.framewalk.timeline.diagram.ladder;

import dev.framewalk.decoders.field.Certainty;
import dev.framewalk.decoders.field.Severity;
import dev.framewalk.timeline.diagram.ladder.LadderScene.Bracket;
import dev.framewalk.timeline.diagram.ladder.LadderScene.BracketKind;
import dev.framewalk.timeline.diagram.ladder.LadderScene.Column;
import dev.framewalk.timeline.diagram.ladder.LadderScene.Note;
import dev.framewalk.timeline.diagram.ladder.LadderScene.Role;
import dev.framewalk.timeline.diagram.overview.OverviewStrip;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Scenes that tests measure and people look at; times are those of a link with 20 ms one way.
public final class DemoLadders {
    private static final long MS = 1_000_000;
    private static final String HALF = "half of the round-trip time of the handshake";

    private DemoLadders() {}

    /// A page is fetched; one segment of the answer is lost and sent again.
    public static LadderScene lostSegment() {
        List<LadderArrow> arrows = new ArrayList<>();
        arrows.add(seen(1, 0, 1, 0, "SYN").withKind(ArrowKind.HANDSHAKE).withDetail("seq 0, window 64 240"));
        arrows.add(seen(2, 1, 0, 20.05, "SYN, ACK").withKind(ArrowKind.HANDSHAKE).withDetail("seq 0, ack 1"));
        arrows.add(seen(3, 0, 1, 40.1, "ACK").withKind(ArrowKind.ACKNOWLEDGMENT).withDetail("ack 1"));
        arrows.add(seen(4, 0, 1, 40.3, "GET /index.html HTTP/1.1").withDetail("412 bytes"));
        arrows.add(seen(5, 1, 0, 60.4, "ACK").withKind(ArrowKind.ACKNOWLEDGMENT).withDetail("ack 413"));
        arrows.add(seen(6, 1, 0, 74.0, "HTTP/1.1 200 OK").withDetail("bytes 1–1448"));
        arrows.add(seen(7, 1, 0, 74.2, "segment").withDetail("bytes 1449–2896").lost());
        arrows.add(seen(8, 1, 0, 74.4, "segment").withDetail("bytes 2897–4344"));
        arrows.add(seen(9, 1, 0, 74.6, "segment").withDetail("bytes 4345–5792"));
        arrows.add(seen(10, 0, 1, 94.1, "ACK").withKind(ArrowKind.ACKNOWLEDGMENT).withDetail("ack 1449"));
        arrows.add(seen(11, 0, 1, 94.5, "duplicate ACK").withKind(ArrowKind.ACKNOWLEDGMENT).withDetail("ack 1449, SACK 2897–4344"));
        arrows.add(seen(12, 0, 1, 94.7, "duplicate ACK").withKind(ArrowKind.ACKNOWLEDGMENT).withDetail("ack 1449, SACK 2897–5792"));
        arrows.add(seen(13, 1, 0, 294.6, "segment").withDetail("bytes 1449–2896").again(7));
        arrows.add(seen(14, 0, 1, 314.8, "ACK").withKind(ArrowKind.ACKNOWLEDGMENT).withDetail("ack 5793"));
        arrows.add(seen(15, 0, 1, 320.0, "FIN, ACK").withKind(ArrowKind.HANDSHAKE));
        arrows.add(seen(16, 1, 0, 340.1, "FIN, ACK").withKind(ArrowKind.HANDSHAKE));
        arrows.add(seen(17, 0, 1, 360.3, "ACK").withKind(ArrowKind.ACKNOWLEDGMENT));
        return new LadderScene(
                "One lost segment costs a fifth of a second",
                List.of(
                        new Column("laptop", "192.0.2.17 : 51344", Role.CLIENT),
                        new Column("www.example.org", "198.51.100.80 : 80", Role.SERVER)),
                arrows,
                List.of(
                        new Bracket(1, BracketKind.HANDSHAKE, 0, ms(60.1), "TCP handshake", -1, Certainty.OBSERVED),
                        new Bracket(2, BracketKind.EXCHANGE, ms(40.3), ms(314.6), "GET /index.html", -1, Certainty.OBSERVED),
                        new Bracket(3, BracketKind.BLOCKED, ms(94.4), ms(314.6), "2 segments wait for #7", -1, new Certainty.Inferred("bytes after a hole cannot be delivered"))),
                List.of(new Note(ms(294.5), 1, "The retransmission timer runs out: no acknowledgment for 200 ms.", Severity.WARN)),
                List.of(),
                new LadderScene.Origin("lost-segment.pcapng", 17, "tcp.stream == 0"));
    }

    /// Name look-up and two connections, captured at the client only.
    public static LadderScene twoConversations() {
        List<LadderArrow> arrows = new ArrayList<>();
        arrows.add(guessed(1, 0, 1, 0, 6, "DNS query A www.example.org"));
        arrows.add(guessed(2, 1, 0, 12.4, 6, "DNS response 198.51.100.80").withDetail("TTL 300"));
        arrows.add(guessed(3, 0, 2, 13, 20, "SYN").withKind(ArrowKind.HANDSHAKE));
        arrows.add(guessed(4, 2, 0, 53, 20, "SYN, ACK").withKind(ArrowKind.HANDSHAKE));
        arrows.add(guessed(5, 0, 2, 53.1, 20, "ACK").withKind(ArrowKind.ACKNOWLEDGMENT));
        arrows.add(guessed(6, 0, 2, 53.6, 20, "Client Hello").withKind(ArrowKind.HANDSHAKE).withDetail("SNI www.example.org"));
        arrows.add(guessed(7, 2, 0, 96.2, 20, "Server Hello … Finished").withKind(ArrowKind.HANDSHAKE));
        arrows.add(guessed(8, 0, 2, 97, 20, "HEADERS GET /").withStream(1));
        arrows.add(guessed(9, 0, 2, 97.2, 20, "HEADERS GET /style.css").withStream(3));
        arrows.add(guessed(10, 2, 0, 142, 20, "HEADERS 200").withStream(1));
        arrows.add(guessed(11, 2, 0, 142.4, 20, "DATA").withStream(3).withDetail("18 bytes").outOfOrder());
        arrows.add(guessed(12, 0, 2, 4142, 20, "GOAWAY").withDetail("NO_ERROR"));
        arrows.add(guessed(13, 2, 0, 4183, 20, "RST").withKind(ArrowKind.FAILURE));
        arrows.add(LadderArrow.of(14, 0, 0, Moment.observed(ms(4183.5)), Moment.observed(ms(4183.5)), "socket closed"));
        return new LadderScene(
                "A page, seen from the client",
                List.of(
                        new Column("laptop", "192.0.2.17", Role.CLIENT),
                        new Column("resolver", "192.0.2.1 : 53", Role.SERVER),
                        new Column("www.example.org", "198.51.100.80 : 443", Role.SERVER)),
                arrows,
                List.of(
                        new Bracket(1, BracketKind.EXCHANGE, 0, ms(12.4), "name look-up", -1, Certainty.OBSERVED),
                        new Bracket(2, BracketKind.HANDSHAKE, ms(13), ms(53), "TCP handshake", -1, Certainty.OBSERVED),
                        new Bracket(3, BracketKind.HANDSHAKE, ms(53.6), ms(96.2), "TLS handshake", -1, Certainty.OBSERVED),
                        new Bracket(4, BracketKind.STREAM, ms(97), ms(142), "stream 1: GET /", 1, Certainty.OBSERVED),
                        new Bracket(5, BracketKind.STREAM, ms(97.2), ms(142.4), "stream 3: GET /style.css", 3, Certainty.OBSERVED)),
                List.of(new Note(ms(142.5), 0, "Everything has arrived; the connection stays open.", Severity.NOTE)),
                List.of(new LadderScene.Gap(ms(2000), ms(2500), "")),
                new LadderScene.Origin("page.pcapng", 14, ""),
                List.of(new LadderScene.Tie(2, 3, 2, 3, "name told", "An answer told the client the address.")));
    }

    /// A page over one connection, then six pictures over six connections to the same host at once.
    public static LadderScene sixConnections() {
        List<LadderArrow> arrows = new ArrayList<>();
        List<Bracket> brackets = new ArrayList<>();
        long event = 1;
        for (int group = 0; group < 6; group++) {
            double at = group == 0 ? 0 : 100 + 0.2 * group;
            arrows.add(guessed(event++, 0, 1, at, 20, "10.0.0.2:4500" + group + " asks 10.0.0.1:443 for a connection (SYN).")
                    .withBrief("SYN").withKind(ArrowKind.HANDSHAKE).withGroup(group));
            arrows.add(guessed(event++, 1, 0, at + 40, 20, "The server accepts after 40 ms (SYN and ACK).")
                    .withBrief("SYN, ACK").withKind(ArrowKind.HANDSHAKE).withGroup(group));
            brackets.add(new Bracket(event, BracketKind.HANDSHAKE, ms(at), ms(at + 40 + 0.1 * group), "handshake", -1, Certainty.OBSERVED, group));
            arrows.add(guessed(event++, 0, 1, at + 41, 20, "GET /img/" + group + ".svg asks for a resource on 10.0.0.1.")
                    .withBrief("GET /img/" + group + ".svg").withGroup(group));
            arrows.add(guessed(event++, 1, 0, at + 90 + 5 * group, 20, "200 OK answers GET /img/" + group + ".svg: 5130 bytes (image/svg+xml).")
                    .withBrief("200 OK").withGroup(group));
            brackets.add(new Bracket(event, BracketKind.EXCHANGE, ms(at + 41), ms(at + 90 + 5 * group), "GET /img/" + group + ".svg", -1, Certainty.OBSERVED, group));
        }
        arrows.add(guessed(event, 0, 1, 300, 20, "The client has nothing more to send (FIN).").withBrief("FIN, ACK").withKind(ArrowKind.HANDSHAKE).withGroup(0));
        brackets.add(new Bracket(90, BracketKind.BLOCKED, ms(170), ms(195), "waiting for bytes 1 to 1448", -1, new Certainty.Inferred("bytes after a hole cannot be delivered"), 3));
        return new LadderScene(
                "Six connections at once",
                List.of(new Column("10.0.0.2", "", Role.CLIENT), new Column("10.0.0.1", ":443", Role.SERVER)),
                arrows,
                brackets,
                List.of(),
                List.of(),
                new LadderScene.Origin("six.pcapng", 25, ""));
    }

    /// A binding request through a NAT, captured at four places.
    public static LadderScene nat() {
        List<LadderArrow> arrows = new ArrayList<>();
        arrows.add(hop(1, 0, 1, 0, 1, "Binding request").withDetail("10.0.0.5:40000"));
        arrows.add(hop(2, 1, 2, 1.2, 15, "Binding request").withDetail("203.0.113.7:61000"));
        arrows.add(hop(3, 2, 1, 16.4, 15, "Binding success").withDetail("XOR 203.0.113.7:61000"));
        arrows.add(hop(4, 1, 0, 31.6, 1, "Binding success"));
        arrows.add(hop(5, 3, 1, 40, 10, "Binding request").withDetail("no mapping").lost());
        arrows.add(LadderArrow.of(6, 2, 1, Moment.unknown(ms(55), "not captured there"), Moment.observed(ms(55)), "Binding indication"));
        return new LadderScene(
                "A NAT, and who may pass it",
                List.of(
                        new Column("phone", "10.0.0.5", Role.CLIENT),
                        new Column("home router", "10.0.0.1 | 203.0.113.7", Role.MIDDLE),
                        new Column("STUN server", "198.51.100.3 : 3478", Role.SERVER),
                        new Column("stranger", "198.51.100.99", Role.HOST)),
                arrows,
                List.of(),
                List.of(new Note(ms(50.5), 1, "No binding for this sender: address-dependent filtering drops it.", Severity.ERROR)),
                List.of(),
                new LadderScene.Origin("nat.pcapng", 6, ""));
    }

    /// Sixty arrows of a download: data in bursts, acknowledgments crossing them.
    public static LadderScene sixty() {
        List<LadderArrow> arrows = new ArrayList<>();
        long event = 1;
        double time = 0;
        for (int burst = 0; burst < 6; burst++) {
            for (int i = 0; i < 6; i++) {
                arrows.add(seen(event, 1, 0, time + 0.3 * i, "DATA").withStream(1 + 2 * (i % 3)).withDetail("1 448 bytes"));
                event++;
            }
            for (int i = 0; i < 4; i++) {
                arrows.add(seen(event, 0, 1, time + 20.1 + 0.5 * i, "ACK").withKind(ArrowKind.ACKNOWLEDGMENT));
                event++;
            }
            time += 42;
        }
        return LadderScene.of(
                "Sixty arrows",
                List.of(new Column("client", "192.0.2.17", Role.CLIENT), new Column("server", "198.51.100.80", Role.SERVER)),
                arrows);
    }

    public static LadderScene many(int count) {
        Random random = new Random(7);
        List<LadderArrow> arrows = new ArrayList<>(count);
        long time = 0;
        for (int i = 1; i <= count; i++) {
            time += random.nextInt(10) == 0 ? 3_000_000 : random.nextInt(40_000);
            boolean up = random.nextInt(3) == 0;
            LadderArrow arrow = LadderArrow.of(
                    i, up ? 0 : 1, up ? 1 : 0, Moment.observed(time), Moment.inferred(time + 20 * MS, HALF), up ? "ACK" : "DATA");
            arrows.add(random.nextInt(200) == 0 ? arrow.lost() : arrow);
        }
        return LadderScene.of(
                "Many arrows",
                List.of(new Column("client", "192.0.2.17", Role.CLIENT), new Column("server", "198.51.100.80", Role.SERVER)),
                arrows);
    }

    /// A scene, counted for the overview.
    public static OverviewStrip.Counts counts(LadderScene scene, int stretches) {
        long start = scene.arrows().stream().mapToLong(each -> each.departure().nanoseconds()).min().orElse(0);
        long end = scene.arrows().stream().mapToLong(each -> each.departure().nanoseconds()).max().orElse(0);
        OverviewStrip.Counts counts = new OverviewStrip.Counts(start, end, stretches);
        for (LadderArrow arrow : scene.arrows()) {
            counts.add(arrow.departure().nanoseconds(), arrow.isLost() || arrow.isRepetition());
        }
        return counts;
    }

    public static LadderScene hostile() {
        String evil = "\u0000\u0007\u202E</text><script>alert(1)</script>&\"'\uD800 \u05D0\u05D1\u05D2 漢字 \n\r\t";
        List<LadderArrow> arrows = new ArrayList<>();
        arrows.add(seen(1, 0, 1, 0, evil).withDetail(evil).withDescription(evil));
        arrows.add(seen(2, 1, 0, 20, "x".repeat(10_000)).withDetail("y".repeat(10_000)));
        arrows.add(seen(3, 0, 1, 40, "").withDetail(""));
        arrows.add(seen(4, 0, 1, 60, " ".repeat(10_000)));
        // clocks that disagree: arrives before it left
        arrows.add(LadderArrow.of(5, 1, 0, Moment.observed(ms(90)), Moment.observed(ms(70)), "before it left"));
        arrows.add(LadderArrow.of(6, 1, 0, Moment.observed(Long.MAX_VALUE), Moment.observed(Long.MAX_VALUE), "far"));
        arrows.add(LadderArrow.of(7, 1, 0, Moment.observed(Long.MIN_VALUE), Moment.observed(0), "early"));
        return new LadderScene(
                evil,
                List.of(new Column(evil, evil, Role.CLIENT), new Column("z".repeat(10_000), "", Role.VANTAGE)),
                arrows,
                List.of(new Bracket(1, BracketKind.BLOCKED, Long.MIN_VALUE, Long.MAX_VALUE, evil, Long.MAX_VALUE, new Certainty.Unknown(evil))),
                List.of(new Note(ms(50), 1, evil.repeat(500), Severity.ERROR), new Note(ms(50), 0, "", Severity.CHAT)),
                List.of(new LadderScene.Gap(ms(10), ms(30), evil)),
                new LadderScene.Origin(evil, Long.MAX_VALUE, evil));
    }

    private static LadderArrow seen(long event, int from, int to, double at, String label) {
        return hop(event, from, to, at, 20, label);
    }

    private static LadderArrow hop(long event, int from, int to, double at, double takes, String label) {
        return LadderArrow.of(event, from, to, Moment.observed(ms(at)), Moment.observed(ms(at + takes)), label);
    }

    /// Seen at column 0 only, so the other end is an estimate.
    private static LadderArrow guessed(long event, int from, int to, double at, double takes, String label) {
        return from == 0
                ? LadderArrow.of(event, from, to, Moment.observed(ms(at)), Moment.inferred(ms(at + takes), HALF), label)
                : LadderArrow.of(event, from, to, Moment.inferred(ms(at - takes), HALF), Moment.observed(ms(at)), label);
    }

    private static long ms(double milliseconds) {
        return Math.round(milliseconds * MS);
    }
}
