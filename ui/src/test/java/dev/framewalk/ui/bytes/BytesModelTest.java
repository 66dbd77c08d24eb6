package dev.framewalk.ui.bytes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framewalk.bytes.Bytes;
import dev.framewalk.bytes.Trace;
import dev.framewalk.bytes.Whole;
import dev.framewalk.decoders.field.Node;
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
        // a message that lies in one packet is shown there
        assertThat(bytes.panes()).hasSize(1);
        while (bytes.panes().size() == 1 && shop.step()) {
            // on to one that was put together, or unpacked
        }
        List<BytePane> panes = List.copyOf(bytes.panes());
        assertThat(panes).hasSizeGreaterThan(1);
        Place.OfField inUnit = shop.closeup().leaves().stream()
                .filter(leaf -> !leaf.isInPacket()
                        && panes.getFirst().place(shop.closeup().node(leaf).source()) == BytePane.NOWHERE)
                // its first bytes came in an earlier packet, its last ones in this
                .reduce((first, second) -> second)
                .orElseThrow();
        shop.select(inUnit);
        assertThat(bytes.shownProperty().get()).isPositive();
        bytes.show(0);
        assertThat(bytes.selected()).isNotEmpty();
    }

    @Test
    void aByteOfAnUnpackedPageLeadsToTheCodedBytesOfItsPacket() {
        Session shop = Sessions.of("http1-keep-alive");
        BytesModel bytes = new BytesModel(shop);
        // packet 16 brings the catalogue: 291 coded bytes for 1692
        shop.jumpToPacket(16);
        Place.OfField content = shop.closeup().leaves().stream()
                .filter(leaf -> shop.closeup().node(leaf).field().id().equals("x.http.content.text"))
                .findFirst()
                .orElseThrow();
        shop.select(content);
        BytePane unpacked = bytes.pane();
        assertThat(unpacked.length()).isEqualTo(1692);
        assertThat(bytes.selected()).containsExactly(new ByteMark(0, 1692, 0));
        bytes.selectAt(1500);
        bytes.show(0);
        assertThat(bytes.pane().isCaptured()).isTrue();
        long from = bytes.pane().from();
        long to = from + bytes.pane().length();
        // the byte itself came out of a portion; the whole content of all of the body, which ends the packet
        assertThat(bytes.hovered()).hasSize(1);
        assertThat(bytes.hovered().getFirst().to() - bytes.hovered().getFirst().from()).isBetween(1L, 256L);
        assertThat(bytes.selected().getFirst().from()).isEqualTo(to - 291);
        assertThat(bytes.selected().getLast().to()).isBetween(to - 8, to);
    }

    @Test
    void framesOfOneRecordShareATabAndLeadThroughEachTabToThePacket() {
        Session page = Sessions.of("gallery-http2");
        BytesModel bytes = new BytesModel(page);
        int shared = 0;
        for (int packet = 1; packet <= page.timeline().packets().count(); packet++) {
            page.jumpToPacket(packet);
            List<BytePane> panes = List.copyOf(bytes.panes());
            for (int i = 0; i < panes.size(); i++) {
                for (int j = 0; j < i; j++) {
                    assertThat(panes.get(i).isCaptured() && panes.get(j).isCaptured()
                                    || !Whole.same(panes.get(i).window(), panes.get(j).window()))
                            .as("tabs %d and %d of packet %d", i, j, packet)
                            .isTrue();
                }
            }
            java.util.Set<Bytes> windows = java.util.Collections.newSetFromMap(new java.util.IdentityHashMap<>());
            for (Place.OfField leaf : page.closeup().leaves()) {
                windows.add(page.closeup().node(leaf).source());
            }
            shared += windows.size() > panes.size() ? 1 : 0;
            for (Place.OfField leaf : page.closeup().leaves()) {
                Node node = page.closeup().node(leaf);
                if (node.source().origin().parts().isEmpty() || panes.size() < 2) {
                    continue;
                }
                page.select(leaf);
                assertThat(bytes.selected()).isNotEmpty();
                for (int i = 0; i < panes.size(); i++) {
                    bytes.show(i);
                    List<ByteMark> marks = bytes.selected();
                    assertThat(marks).allMatch(mark -> mark.from() >= bytes.pane().from()
                            && mark.to() <= bytes.pane().from() + bytes.pane().length());
                }
                break;
            }
        }
        assertThat(shared).isPositive();
    }

    @Test
    void aFieldOfAFrameThatWasPutTogetherIsMarkedInEachOfItsRecords() {
        Session page = Sessions.of("gallery-http2");
        BytesModel bytes = new BytesModel(page);
        int marked = 0;
        for (int packet = 1; packet <= page.timeline().packets().count(); packet++) {
            page.jumpToPacket(packet);
            List<BytePane> panes = List.copyOf(bytes.panes());
            for (Place.OfField leaf : page.closeup().leaves()) {
                Node node = page.closeup().node(leaf);
                for (int i = 0; i < panes.size(); i++) {
                    BytePane pane = panes.get(i);
                    // a record that the field was put together of, in a tab between it and the packet
                    if (pane.isCaptured()
                            || pane.place(node.source()) != BytePane.NOWHERE
                            || Trace.in(pane.window(), node.source(), node.range().byteFrom(), node.range().byteLength()).isEmpty()) {
                        continue;
                    }
                    page.select(leaf);
                    bytes.show(i);
                    assertThat(bytes.selected()).isNotEmpty();
                    marked++;
                }
            }
        }
        assertThat(marked).isPositive();
    }
}
