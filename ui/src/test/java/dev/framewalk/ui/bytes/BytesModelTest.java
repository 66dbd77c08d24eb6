package dev.framewalk.ui.bytes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framewalk.timeline.address.Place;
import dev.framewalk.ui.session.Session;
import dev.framewalk.ui.session.Sessions;
import java.util.List;
import org.junit.jupiter.api.Test;

class BytesModelTest {
    private final Session session = Sessions.of("tcp-handshake-and-close");
    private final BytesModel model = new BytesModel(session);

    private long start() {
        return model.pane().from();
    }

    private String selectedField() {
        return session.closeup().node((Place.OfField) session.selection()).field().id();
    }

    @Test
    void aByteLeadsToTheInnermostFieldThatHoldsIt() {
        session.jumpToPacket(3);
        // Ethernet 14 bytes, IPv4 20 bytes; the TCP destination port is bytes 36 and 37 of the packet
        model.selectAt(start() + 36);
        assertThat(selectedField()).isEqualTo("tcp.dstport");
        assertThat(model.selected()).containsExactly(new ByteMark(start() + 36, start() + 38, 0));
    }

    @Test
    void aFieldLeadsToItsBytes() {
        session.jumpToPacket(3);
        for (Place.OfField leaf : session.closeup().leaves()) {
            if (session.closeup().node(leaf).field().id().equals("ip.ttl")) {
                session.select(leaf);
            }
        }
        // the time to live is byte 8 of the IPv4 header
        assertThat(model.selected()).containsExactly(new ByteMark(start() + 22, start() + 23, 0));
        assertThat(model.caretProperty().get()).isEqualTo(start() + 22);
    }

    @Test
    void pointingFramesTheSameFieldOnBothSides() {
        session.jumpToPacket(3);
        model.hoverAt(start() + 23);
        assertThat(session.hover()).isInstanceOf(Place.OfField.class);
        assertThat(session.closeup().node((Place.OfField) session.hover()).field().id()).isEqualTo("ip.proto");
        assertThat(model.hovered()).containsExactly(new ByteMark(start() + 23, start() + 24, 0));
        model.hoverAt(-1);
        assertThat(model.hovered()).isEmpty();
    }

    @Test
    void theFieldsOfAPacketCoverEachOfItsBytesWithoutGap() {
        for (int packet = 1; packet <= 28; packet++) {
            session.jumpToPacket(packet);
            long at = start();
            for (ByteMark mark : model.fields()) {
                assertThat(mark.from()).isLessThanOrEqualTo(at);
                at = Math.max(at, mark.to());
            }
            assertThat(at).isEqualTo(start() + model.pane().length());
        }
    }

    @Test
    void theCaretStaysWithinTheBytes() {
        session.jumpToPacket(3);
        model.selectAt(start());
        model.moveCaret(-5);
        assertThat(model.caretProperty().get()).isEqualTo(start());
        model.moveCaret(1_000_000);
        assertThat(model.caretProperty().get()).isEqualTo(start() + model.pane().length() - 1);
    }

    @Test
    void bytesThatWerePutTogetherHaveATabOfTheirOwnAndLeadBackToThePacket() {
        Session shop = Sessions.of("http1-keep-alive");
        BytesModel bytes = new BytesModel(shop);
        shop.setFilter("http.response.code == 200");
        shop.first();
        List<BytePane> panes = List.copyOf(bytes.panes());
        assertThat(panes).hasSizeGreaterThan(1);
        Place.OfField inUnit = shop.closeup().leaves().stream()
                .filter(leaf -> !leaf.isInPacket())
                .findFirst()
                .orElseThrow();
        shop.select(inUnit);
        assertThat(bytes.shownProperty().get()).isPositive();
        bytes.show(0);
        assertThat(bytes.selected()).isNotEmpty();
    }
}
