package dev.framewalk.ui.tcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.framewalk.decoders.stream.Side;
import dev.framewalk.ui.session.Session;
import dev.framewalk.ui.session.Sessions;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class TcpModelTest {
    private final Session session = Sessions.of("one-lost-segment");
    private final TcpModel model = new TcpModel(session);

    private TcpModel.Shown shown() {
        return Objects.requireNonNull(model.shown());
    }

    @Test
    void nothingIsMadeBeforeSomebodyLooks() {
        assertThat(model.shown()).isNull();
        model.look(true);
        assertThat(model.shown()).isNotNull();
    }

    @Test
    void theSideThatSendsMoreIsShownUntilSomebodyChoosesTheOther() {
        model.look(true);
        assertThat(shown().side()).isEqualTo(Side.SERVER);
        model.choose(Side.CLIENT);
        assertThat(shown().side()).isEqualTo(Side.CLIENT);
        assertThat(model.sideProperty().get()).isEqualTo(Side.CLIENT);
        session.jumpToPacket(40);
        assertThat(shown().side()).isEqualTo(Side.CLIENT);
    }

    @Test
    void zoomingKeepsThePlaceUnderThePointerAndZeroShowsEverything() {
        model.look(true);
        double share = 0.8;
        double place = model.from() + share * (model.to() - model.from());
        model.zoomBy(4, share);
        assertThat(model.sight().seen()).isEqualTo(0.25);
        assertThat(model.from() + share * (model.to() - model.from())).isCloseTo(place, within(1.0));
        model.zoomBy(0, 0.5);
        assertThat(model.sight().seen()).isEqualTo(1);
        assertThat(model.from()).isLessThan(0);
        assertThat(model.to()).isGreaterThan(shown().axis().length());
    }

    @Test
    void whatIsInSightStaysWithinTheConnection() {
        model.look(true);
        model.zoomBy(5, 0.5);
        model.sight().pan(100);
        assertThat(model.sight().middle()).isCloseTo(0.9, within(1e-9));
        model.sight().pan(-1000);
        assertThat(model.sight().middle()).isCloseTo(0.1, within(1e-9));
    }

    @Test
    void theCursorIsBroughtIntoSight() {
        model.look(true);
        model.zoomBy(10, 0);
        long late = session.nanosSinceStart(74);
        model.show(late);
        double at = shown().axis().at(late);
        assertThat(at).isBetween(model.from(), model.to());
    }
}
