package dev.framewalk.ui.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framewalk.capture.CaptureFile;
import dev.framewalk.timeline.Timeline;
import dev.framewalk.timeline.comparison.ZeroAt;
import dev.framewalk.timeline.diagram.compare.ComparePicture;
import dev.framewalk.timeline.sweep.DecodeAs;
import dev.framewalk.ui.session.Session;
import dev.framewalk.ui.session.Sessions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// The model without a toolkit; a second capture is read on the calling thread.
class CompareModelTest {
    private static Second sample(String name) {
        Path file = Path.of(System.getProperty("framewalk.root", ".."), "sample-captures", name + ".pcapng");
        return new Second(name, List.of(file), () -> Timeline.open(CaptureFile.open(file), DecodeAs.NOTHING));
    }

    @Test
    void aSecondCaptureMakesThePicture() throws IOException {
        try (Session session = Sessions.of("gallery-http1")) {
            CompareModel model = new CompareModel(session, Runnable::run);
            model.look(true);
            assertThat(model.pictureProperty().get()).isNull();
            model.open(sample("gallery-http2"));
            ComparePicture picture = Objects.requireNonNull(model.pictureProperty().get());
            assertThat(picture.spoken()).contains("A opens 5 more, each with handshakes of its own.");
            assertThat(model.stateProperty().get()).isEmpty();
            model.zeroAtProperty().set(ZeroAt.FIRST_REQUEST);
            assertThat(model.pictureProperty().get()).isNotSameAs(picture);
            model.close();
        }
    }

    @Test
    void aSecondCaptureThatCannotBeReadIsToldCalmly() throws IOException {
        try (Session session = Sessions.of("gallery-http1")) {
            CompareModel model = new CompareModel(session, Runnable::run);
            model.look(true);
            model.open(new Second("nowhere.pcap", List.of(), () -> {
                throw new IOException("There is no file nowhere.pcap.");
            }));
            assertThat(model.stateProperty().get()).contains("nowhere.pcap");
            assertThat(model.pictureProperty().get()).isNull();
        }
    }
}
