package dev.framewalk.ui.layers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.framewalk.decoders.stream.Side;
import dev.framewalk.ui.session.Session;
import dev.framewalk.ui.session.Sessions;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class LayersModelTest {
    private final Session session = Sessions.of("one-lost-segment");
    private final LayersModel model = new LayersModel(session);

    private LayersModel.Shown shown() {
        return Objects.requireNonNull(model.shown());
    }

    @Test
    void theBytesOfTheCursorAreLitAndInSight() {
        model.look(true);
        session.jumpToPacket(74);
        assertThat(model.sideProperty().get()).isEqualTo(Side.SERVER);
        var lit = Objects.requireNonNull(shown().lit());
        assertThat(lit.from()).isEqualTo(18_824);
        assertThat(lit.to()).isEqualTo(20_272);
        assertThat(lit.from() * 1.0).isBetween(model.sight().from(), model.sight().to());
    }

    @Test
    void aRequestTurnsTheViewToTheClientsBytes() {
        model.look(true);
        session.jumpToPacket(74);
        session.jumpToPacket(4);
        assertThat(model.sideProperty().get()).isEqualTo(Side.CLIENT);
    }

    @Test
    void zoomingKeepsThePlaceAndZeroMeansTheUsualScale() {
        model.look(true);
        model.choose(Side.SERVER);
        model.sight().goTo(20_000);
        double usual = model.sight().to() - model.sight().from();
        double place = model.sight().from() + 0.3 * usual;
        model.zoomBy(2, 0.3);
        assertThat(model.sight().to() - model.sight().from()).isCloseTo(usual / 2, within(1.0));
        assertThat(model.sight().from() + 0.3 * (model.sight().to() - model.sight().from())).isCloseTo(place, within(1.0));
        model.zoomBy(0, 0.5);
        assertThat(model.sight().to() - model.sight().from()).isCloseTo(usual, within(1.0));
    }

    @Test
    void whatIsInSightStaysWithinTheStream() {
        model.look(true);
        model.choose(Side.SERVER);
        model.sight().pan(1_000);
        assertThat(model.sight().from()).isLessThan(shown().end());
        model.sight().pan(-1_000);
        assertThat(model.sight().from()).isZero();
    }
}
