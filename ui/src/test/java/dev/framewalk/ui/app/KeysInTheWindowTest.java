package dev.framewalk.ui.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framewalk.capture.CaptureEdit;
import dev.framewalk.capture.CaptureFile;
import dev.framewalk.capture.PacketSink;
import dev.framewalk.decoders.field.Node;
import dev.framewalk.timeline.address.Address;
import dev.framewalk.timeline.address.Place;
import dev.framewalk.ui.session.Session;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.control.Label;
import org.junit.jupiter.api.Test;

/// A capture without its keys, and keys that turn up while it is looked at.
class KeysInTheWindowTest extends ShellTest {
    /// The gallery over HTTP/2 without the keys inside, and the keys as text.
    private static String locked(Path into) throws IOException {
        try (CaptureFile capture = CaptureFile.open(sample("gallery-http2.pcapng"))) {
            PacketSink nobody = (number, vantage, linkType, time, at, captured, wire) -> {};
            while (capture.read(nobody, 1000) > 0) {
                // to the end: an edit needs all of it
            }
            new CaptureEdit(capture).removeSecrets().save(into);
            return capture.secrets().getFirst().bytes().text(
                    0, (int) capture.secrets().getFirst().bytes().length(), StandardCharsets.US_ASCII);
        }
    }

    @Test
    void droppedKeysOpenWhatWasLockedAndTheUserStaysWhereHeWas() throws IOException {
        Path capture = folder.resolve("locked.pcapng");
        String keys = locked(capture);
        interact(() -> shell.open(capture));
        until(this::isRead);
        Session locked = shell.session();
        assertThat(locked.timeline().conversation(0).protocol()).isEqualTo("TLS");
        interact(() -> locked.jumpToPacket(100));
        until(() -> locked.closeup().packet() == 100);
        interact(() -> {
            locked.selectLayer(1);
            locked.selectLayer(-1);
        });
        assertThat(selected(locked)).isEqualTo("ip");

        Path dropped = Files.writeString(folder.resolve("dropped.log"), keys);
        interact(() -> shell.open(dropped));
        until(() -> shell.session() != locked && isRead());
        Session opened = shell.session();
        assertThat(opened.timeline().conversation(0).protocol()).isEqualTo("HTTP/2 over TLS");
        until(() -> opened.packet() == 100 && opened.closeup().packet() == 100);
        until(() -> selected(opened).equals("ip"));
    }

    @Test
    void aLinkOpensTheCaptureWhereItLeads() throws IOException {
        Path capture = folder.resolve("linked.pcapng");
        locked(capture);
        Address address = ((Address.Parsed.Ok) Address.parse("server/tcp.connection-accepted,field=tcp.flags.ack")).address();
        Address wholly = ((Address.Parsed.Ok) Address.parse("server/tcp.connection-accepted")).address();
        interact(() -> shell.open(capture, "", wholly));
        until(this::isRead);
        until(() -> shell.session().event() >= 0
                && shell.session().timeline().idOf(shell.session().event()).equals("tcp.connection-accepted"));
        // an event of TCP has no fields of its own: the window says so and stays
        interact(() -> shell.open(capture, "", address));
        until(() -> lookup("#news").tryQuery().isPresent() && lookup("#news").query().isVisible());
        assertThat(((Label) lookup("#news").query()).getText()).contains("tcp.flags.ack");
    }

    private static String selected(Session session) {
        Node node = session.selection() instanceof Place.OfField field ? session.closeup().node(field) : null;
        return node == null ? "" : node.field().id();
    }

    @Test
    void aKeyFileBesideTheCaptureThatGrowsIsFollowed() throws IOException {
        Path capture = folder.resolve("growing.pcapng");
        String keys = locked(capture);
        Path beside = Files.writeString(folder.resolve("growing.keys"), "# nothing yet\n");
        interact(() -> shell.open(capture));
        until(this::isRead);
        Session locked = shell.session();
        assertThat(locked.timeline().conversation(0).protocol()).isEqualTo("TLS");

        Files.writeString(beside, keys);
        until(() -> shell.session() != locked && isRead());
        assertThat(shell.session().timeline().conversation(0).protocol()).isEqualTo("HTTP/2 over TLS");
    }
}
