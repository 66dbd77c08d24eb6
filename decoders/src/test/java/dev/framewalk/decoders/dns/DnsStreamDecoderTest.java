package dev.framewalk.decoders.dns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framewalk.bytes.Bytes;
import dev.framewalk.decoders.field.Node;
import dev.framewalk.decoders.stream.Ending;
import dev.framewalk.decoders.stream.Shape;
import dev.framewalk.decoders.stream.Side;
import dev.framewalk.decoders.stream.StreamEvent;

import dev.framewalk.decoders.stream.Unit;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DnsStreamDecoderTest {
    private static final byte[] ASKED = Messages.query(1, "a.example", DnsType.A).framed();
    private static final byte[] ASKED_AGAIN = Messages.query(2, "b.example", DnsType.AAAA).framed();
    private static final byte[] ANSWERED =
            Messages.response(1, "a.example", DnsType.A, 1).record(12, 1, 60, "c0000207").framed();

    private final List<StreamEvent> events = new ArrayList<>();
    private final DnsStreamDecoder decoder = new DnsStreamDecoder(events::add, false);

    private static byte[] join(byte[]... pieces) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] piece : pieces) {
            all.writeBytes(piece);
        }
        return all.toByteArray();
    }

    private static void feed(DnsStreamDecoder to, Side side, byte[] bytes, int from, int until) {
        if (until > from) {
            to.data(side, Bytes.captured(bytes), from, until - from, from);
        }
    }

    private List<String> sentences() {
        return events.stream().map(StreamEvent::sentence).toList();
    }

    @Test
    void severalMessagesInOneSegmentAreSeveralEventsWithTheirPlaces() {
        byte[] both = join(ASKED, ASKED_AGAIN);
        feed(decoder, Side.CLIENT, both, 0, both.length);
        feed(decoder, Side.SERVER, ANSWERED, 0, ANSWERED.length);

        assertThat(sentences())
                .containsExactly(
                        "Asks for the IPv4 address of a.example.",
                        "Asks for the IPv6 address of b.example.",
                        "Answers: a.example is 192.0.2.7 (valid 60 s).");
        assertThat(events.get(1).unit()).isEqualTo(new Unit(Side.CLIENT, ASKED.length, both.length));
        assertThat(((DnsEvent) events.get(2)).exchange()).isEqualTo(1);
        assertThat(decoder.state().exchanges().pending()).hasSize(1);
    }

    @Test
    void howeverTheBytesAreCutTheEventsAreTheSame() {
        byte[] junk = {0, 3, 1, 2, 3};
        byte[] all = join(ASKED, ASKED_AGAIN, junk, ASKED);
        DnsStreamDecoder whole = new DnsStreamDecoder(events::add, false);
        feed(whole, Side.CLIENT, all, 0, all.length);
        whole.end(Side.CLIENT, Ending.FINISHED);
        assertThat(events).hasSize(4);

        Random random = new Random(53);
        for (int round = 0; round < 200; round++) {
            List<StreamEvent> others = new ArrayList<>();
            DnsStreamDecoder chopped = new DnsStreamDecoder(others::add, false);
            for (int at = 0; at < all.length; ) {
                int to = round == 0 ? at + 1 : Math.min(all.length, at + random.nextInt(1, 40));
                feed(chopped, Side.CLIENT, all, at, to);
                at = to;
            }
            chopped.end(Side.CLIENT, Ending.FINISHED);
            assertThat(others).isEqualTo(events);
            assertThat(chopped.state()).isEqualTo(whole.state());
        }
    }

    @Test
    void everyPrefixEndsInASentenceAboutWhatIsMissing() {
        for (int length = 1; length < ASKED.length; length++) {
            events.clear();
            DnsStreamDecoder cut = new DnsStreamDecoder(events::add, false);
            feed(cut, Side.CLIENT, ASKED, 0, length);
            cut.end(Side.CLIENT, Ending.CAPTURE_ENDED);
            assertThat(sentences())
                    .containsExactly("The capture ended inside a message, after " + length + " bytes of it.");
        }
    }

    @Test
    void goingBackToAnyStateAndOnAgainGivesTheSame() {
        byte[] all = join(ASKED, new byte[] {0, 1}, ASKED_AGAIN, ASKED);
        for (int cut = 1; cut < all.length; cut++) {
            List<StreamEvent> straight = new ArrayList<>();
            DnsStreamDecoder first = new DnsStreamDecoder(straight::add, false);
            feed(first, Side.CLIENT, all, 0, cut);
            DnsStreamState here = first.state();
            straight.clear();
            feed(first, Side.CLIENT, all, cut, all.length);

            List<StreamEvent> again = new ArrayList<>();
            DnsStreamDecoder second = new DnsStreamDecoder(again::add, true);
            second.restore(here);
            feed(second, Side.CLIENT, all, cut, all.length);
            assertThat(again).isEqualTo(straight);
            assertThat(second.state()).isEqualTo(first.state());
        }
    }

    @Test
    void afterAGapTheNextMessageIsFoundAgain() {
        byte[] tail = join(java.util.Arrays.copyOfRange(ASKED, 20, ASKED.length), ASKED_AGAIN);
        feed(decoder, Side.CLIENT, ASKED, 0, 10);
        decoder.gap(Side.CLIENT, 10, 10);
        decoder.data(Side.CLIENT, Bytes.captured(tail), 0, tail.length, 20);

        assertThat(sentences())
                .containsExactly(
                        "10 bytes passed over: it is not known where a message begins here.",
                        ASKED.length - 20 + " bytes passed over: it is not known where a message begins here.",
                        "Asks for the IPv6 address of b.example.");
        assertThat(events.getLast().unit())
                .isEqualTo(new Unit(Side.CLIENT, ASKED.length, ASKED.length + ASKED_AGAIN.length));
    }

    @Test
    void joinedMidwayAtABorderNothingIsLost() {
        DnsStreamDecoder late = new DnsStreamDecoder(events::add, true);
        late.data(Side.SERVER, Bytes.captured(ANSWERED), 0, ANSWERED.length, 0);
        assertThat(sentences()).containsExactly("Answers: a.example is 192.0.2.7 (valid 60 s).");
        assertThat(((DnsEvent) events.getFirst()).exchange()).isZero();
    }

    @Test
    void theFirstBytesSayWhetherItCanBeDns() {
        Bytes asked = Bytes.captured(ASKED);
        Bytes http = Bytes.captured("GET / HTTP/1.1\r\n\r\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        assertThat(Dns.STREAM.shape(Side.CLIENT, asked, 0, ASKED.length)).isEqualTo(Shape.MAYBE);
        assertThat(Dns.STREAM.shape(Side.CLIENT, asked, 0, 5)).isEqualTo(Shape.UNDECIDED);
        assertThat(Dns.STREAM.shape(Side.CLIENT, http, 0, 18)).isEqualTo(Shape.NO);
    }

    @Test
    void aUnitIsExplainedWithItsLength() {
        feed(decoder, Side.CLIENT, ASKED, 0, ASKED.length);
        Node root = Dns.STREAM.explain(events.getFirst(), Bytes.captured(ASKED));
        assertThat(root.find("dns.length").display()).isEqualTo(Integer.toString(ASKED.length - 2));
        assertThat(root.find("dns.qry.name").display()).isEqualTo("a.example");
    }

    @Test
    void foreignBytesNeverThrowAndAreSaidInOneSentence() {
        Random random = new Random(5353);
        for (int round = 0; round < 300; round++) {
            events.clear();
            DnsStreamDecoder any = new DnsStreamDecoder(events::add, random.nextBoolean());
            byte[] noise = new byte[random.nextInt(1, 600)];
            random.nextBytes(noise);
            any.data(Side.SERVER, Bytes.captured(noise), 0, noise.length, 0);
            any.end(Side.SERVER, Ending.RESET);
            long covered = events.stream().mapToLong(event -> event.unit().length()).sum();
            assertThat(covered).isEqualTo(noise.length);
            events.forEach(event -> {
                assertThat(event.sentence()).isNotBlank();
                Unit unit = event.unit();
                Bytes bytes = Bytes.captured(java.util.Arrays.copyOfRange(noise, (int) unit.from(), (int) unit.to()));
                assertThat(Dns.STREAM.explain(event, bytes).range().byteLength()).isEqualTo(unit.length());
            });
        }
    }
}
