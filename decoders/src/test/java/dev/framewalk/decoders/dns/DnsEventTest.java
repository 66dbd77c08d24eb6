package dev.framewalk.decoders.dns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framewalk.bytes.Bytes;
import dev.framewalk.decoders.stream.Depth;
import dev.framewalk.decoders.stream.Side;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DnsEventTest {
    private final List<DnsEvent> events = new ArrayList<>();
    private final DnsDatagramDecoder decoder = decoder(DnsDialect.UNICAST);

    private DnsDatagramDecoder decoder(DnsDialect dialect) {
        return new DnsDatagramDecoder(dialect, event -> events.add((DnsEvent) event));
    }

    private DnsEvent client(Bytes message) {
        return feed(decoder, Side.CLIENT, message);
    }

    private DnsEvent server(Bytes message) {
        return feed(decoder, Side.SERVER, message);
    }

    private DnsEvent feed(DnsDatagramDecoder to, Side side, Bytes message) {
        to.datagram(side, message, 0, (int) message.length(), 0, 0);
        return events.getLast();
    }

    @Test
    void aQuestionAndItsAnswerShareAnExchangeAndTellWhatWasAskedAndSaid() {
        DnsEvent asked = client(Messages.query(7, "shop.example", DnsType.A).end());
        DnsEvent given = server(Messages.response(7, "shop.example", DnsType.A, 1)
                .record(12, DnsType.A, 300, "c0000207")
                .end());

        assertThat(asked).isInstanceOf(DnsEvent.QueryAsked.class);
        assertThat(asked.sentence()).isEqualTo("Asks for the IPv4 address of shop.example.");
        assertThat(given).isInstanceOf(DnsEvent.AnswerGiven.class);
        assertThat(given.sentence()).isEqualTo("Answers: shop.example is 192.0.2.7 (valid 300 s).");
        assertThat(given.exchange()).isEqualTo(asked.exchange()).isEqualTo(1);
        assertThat(given.depth()).isEqualTo(Depth.STORY);
        assertThat(decoder.state()).isEqualTo(new DnsState(List.of(), 1, 1, 0));
    }

    @Test
    void aQuestionThatIsAskedAgainIsTheSameExchangeAndNotAnotherStory() {
        client(Messages.query(7, "shop.example", DnsType.A).end());
        DnsEvent again = client(Messages.query(7, "SHOP.example", DnsType.A).end());

        assertThat(again.exchange()).isEqualTo(1);
        assertThat(again.depth()).isEqualTo(Depth.MESSAGES);
        assertThat(again.sentence()).endsWith("Try 2: no answer was seen yet.");
        assertThat(decoder.state().pending()).singleElement().satisfies(one -> assertThat(one.tries())
                .isEqualTo(2));
    }

    @Test
    void anAnswerWithAnotherNumberOrAnotherQuestionAnswersNothing() {
        client(Messages.query(7, "shop.example", DnsType.A).end());

        assertThat(server(Messages.response(8, "shop.example", DnsType.A, 0).end()).exchange()).isZero();
        assertThat(server(Messages.response(7, "evil.example", DnsType.A, 0).end()).exchange()).isZero();
        assertThat(client(Messages.response(7, "shop.example", DnsType.A, 0).end()).exchange()).isZero();
        assertThat(decoder.state().pending()).hasSize(1);
    }

    @Test
    void twoQuestionsFromOnePortAreToldApart() {
        client(Messages.query(1, "shop.example", DnsType.A).end());
        client(Messages.query(2, "shop.example", DnsType.AAAA).end());

        assertThat(server(Messages.response(2, "shop.example", DnsType.AAAA, 0).end()).exchange()).isEqualTo(2);
        assertThat(server(Messages.response(1, "shop.example", DnsType.A, 0).end()).exchange()).isEqualTo(1);
    }

    @Test
    void anAliasIsToldWithTheAddressBehindIt() {
        DnsEvent given = server(Messages.header(7, 0x8180, 1, 2, 0, 0)
                .name("www.example") // at 12; "example" at 16
                .u16(DnsType.A)
                .u16(1)
                .record(12, DnsType.CNAME, 60, "0373686f c010")
                .record(41, DnsType.A, 30, "c0000207")
                .end());

        assertThat(given.sentence())
                .isEqualTo("Answers: www.example is another name for sho.example, which is 192.0.2.7 (valid 30 s).");
    }

    @Test
    void refusalsAndAbsencesAreDifferentSentences() {
        assertThat(server(Messages.header(7, 0x8183, 1, 0, 0, 0).name("no.example").u16(1).u16(1).end())
                        .sentence())
                .isEqualTo("Answers: there is no name no.example.");
        assertThat(server(Messages.header(7, 0x8185, 1, 0, 0, 0).name("no.example").u16(1).u16(1).end())
                        .sentence())
                .isEqualTo("Refuses to answer about no.example.");
        assertThat(server(Messages.response(7, "v4.example", DnsType.AAAA, 0).end()).sentence())
                .isEqualTo("Answers: nothing of type AAAA is known about v4.example.");
        assertThat(server(Messages.header(7, 0x8380, 1, 0, 0, 0).name("big.example").u16(1).u16(1).end())
                        .sentence())
                .isEqualTo("The answer about big.example does not fit into one datagram; over TCP it would.");
    }

    @Test
    void anAddressIsReadOutOfAReverseName() {
        assertThat(client(Messages.query(1, "7.2.0.192.in-addr.arpa", DnsType.PTR).end()).sentence())
                .isEqualTo("Asks which name belongs to the address 192.0.2.7.");
    }

    @Test
    void multicastAnswersAreAnnouncementsAndMulticastQuestionsAreNotWaitedFor() {
        DnsDatagramDecoder link = decoder(DnsDialect.MULTICAST);
        DnsEvent asked = feed(link, Side.CLIENT, Messages.header(0, 0, 1, 0, 0, 0)
                .name("printer.local")
                .u16(DnsType.A)
                .u16(0x8001)
                .end());
        DnsEvent told = feed(link, Side.CLIENT, Messages.header(0, 0x8400, 0, 1, 0, 0)
                .name("printer.local")
                .u16(DnsType.A)
                .u16(0x8001)
                .u32(120)
                .u16(4)
                .hex("c0000207")
                .end());

        assertThat(asked.message().questions())
                .containsExactly(new DnsQuestion("printer.local", DnsType.A, 1, true));
        assertThat(told).isInstanceOf(DnsEvent.RecordsAnnounced.class);
        assertThat(told.sentence())
                .isEqualTo("Tells everybody on this link: printer.local is 192.0.2.7 (valid 120 s).");
        assertThat(link.state()).isEqualTo(DnsState.START);
    }

    @Test
    void anUpdateAndItsAnswerAreTold() {
        DnsEvent asked = client(Messages.header(9, 5 << 11, 1, 0, 1, 0)
                .name("zone.example")
                .u16(DnsType.SOA)
                .u16(1)
                .name("new.zone.example")
                .u16(DnsType.A)
                .u16(1)
                .u32(60)
                .u16(4)
                .hex("c0000207")
                .end());
        DnsEvent answered = server(Messages.header(9, 0x8000 | 5 << 11 | 5, 1, 0, 0, 0)
                .name("zone.example")
                .u16(DnsType.SOA)
                .u16(1)
                .end());

        assertThat(asked.sentence()).isEqualTo("Asks to change the zone zone.example: one change.");
        assertThat(answered.sentence()).isEqualTo("The zone zone.example was not changed: refused.");
        assertThat(answered.exchange()).isEqualTo(1);
    }

    @Test
    void aPortThatIsNeverAnsweredDoesNotFillTheMemory() {
        for (int id = 0; id < 2 * DnsState.MOST_PENDING; id++) {
            client(Messages.query(id, "shop.example", DnsType.A).end());
        }
        assertThat(decoder.state().pending()).hasSize(DnsState.MOST_PENDING);
        assertThat(decoder.state().forgotten()).isEqualTo(DnsState.MOST_PENDING);
    }

    @Test
    void aDatagramShorterThanAHeaderIsToldAsWhatItIs() {
        decoder.datagram(Side.CLIENT, Bytes.captured(new byte[5]), 0, 5, 0, 0);
        decoder.datagram(Side.CLIENT, Bytes.captured(new byte[5]), 0, 5, 40, 0);

        assertThat(events).extracting(DnsEvent::sentence)
                .containsExactly(
                        "5 bytes, fewer than the shortest DNS message has.",
                        "A DNS message of which only 5 bytes were captured.");
    }

    @Test
    void goingBackToAStateAndOnAgainGivesTheSameEvents() {
        client(Messages.query(1, "a.example", DnsType.A).end());
        DnsState here = decoder.state();
        Bytes answer = Messages.response(1, "a.example", DnsType.A, 0).end();
        DnsEvent first = server(answer);
        DnsState after = decoder.state();
        decoder.restore(here);

        assertThat(server(answer)).isEqualTo(first);
        assertThat(decoder.state()).isEqualTo(after);
    }
}
