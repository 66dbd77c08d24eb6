package dev.framewalk.ui.streams;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framewalk.timeline.diagram.Theme;
import dev.framewalk.timeline.diagram.lanes.LanesLayout;
import dev.framewalk.ui.centre.Room;
import dev.framewalk.ui.session.Session;
import dev.framewalk.ui.session.Sessions;
import java.io.IOException;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// The model without a toolkit.
class StreamsModelTest {
    private static StreamsModel looking(Session session) {
        StreamsModel model = new StreamsModel(session);
        model.look(true);
        return model;
    }

    private static LanesLayout layout(StreamsModel model) {
        return Objects.requireNonNull(model.shownProperty().get()).layout();
    }

    @Test
    void nothingIsComputedWhileNobodyLooks() throws IOException {
        try (Session session = Sessions.of("http1-keep-alive")) {
            StreamsModel model = new StreamsModel(session);
            assertThat(model.shownProperty().get()).isNull();
            model.look(true);
            assertThat(layout(model).lanes().laneCount()).isEqualTo(7);
        }
    }

    @Test
    void arrowsWalkFromRequestToRequestAndTheCursorKnowsItsRow() throws IOException {
        try (Session session = Sessions.of("gallery-http2")) {
            StreamsModel model = looking(session);
            session.first();
            for (long stream : new long[] {1, 3, 5, 7}) {
                assertThat(model.stepRow(1)).isTrue();
                assertThat(layout(model).rows().get(model.rowAtCursor()).lane().number()).isEqualTo(stream);
            }
            assertThat(model.stepRow(-1)).isTrue();
            assertThat(model.spoken()).startsWith("stream 5: GET /bancha.png, 200");
            assertThat(model.marks().row()).isEqualTo(model.rowAtCursor());
        }
    }

    @Test
    void theFilterLeavesRequestsOut() throws IOException {
        try (Session session = Sessions.of("http1-keep-alive")) {
            StreamsModel model = looking(session);
            session.setFilter("http.request.method == \"POST\"");
            assertThat(layout(model).lanes().lanes()).extracting(lane -> lane.title()).containsExactly("POST /orders");
            session.setFilter("tcp.port == 1");
            assertThat(layout(model).rows()).isEmpty();
            session.setFilter("");
            assertThat(layout(model).lanes().laneCount()).isEqualTo(7);
        }
    }

    @Test
    void zoomMakesTimeWiderAndNotTheWords() throws IOException {
        try (Session session = Sessions.of("http1-keep-alive")) {
            StreamsModel model = looking(session);
            model.fit().resize(new Room(800, 600, Theme.LIGHT));
            double words = layout(model).labelWidth();
            double wide = layout(model).axis().width();
            model.fit().zoomBy(4);
            assertThat(layout(model).axis().width()).isEqualTo(4 * wide);
            assertThat(layout(model).labelWidth()).isEqualTo(words);
            model.fit().zoomBy(0);
            assertThat(layout(model).axis().width()).isEqualTo(wide);
        }
    }

    @Test
    void whatIsShownIsAPicture() throws IOException {
        try (Session session = Sessions.of("http1-keep-alive")) {
            StreamsModel model = looking(session);
            assertThat(Objects.requireNonNull(model.plate(Theme.LIGHT)).svg(false)).contains("GET /brewing");
        }
    }

    @Test
    void aCaptureWithoutRequestsSaysSo() throws IOException {
        try (Session session = Sessions.of("tcp-handshake-and-close")) {
            StreamsModel model = looking(session);
            assertThat(layout(model).rows()).isEmpty();
            assertThat(model.stepRow(1)).isFalse();
            assertThat(Objects.requireNonNull(model.plate(Theme.LIGHT)).svg(false)).contains("No requests of HTTP here.");
        }
    }
}
