package dev.framewalk.ui.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framewalk.decoders.field.Node;
import dev.framewalk.decoders.stream.Depth;
import dev.framewalk.timeline.address.Place;
import dev.framewalk.ui.export.Exports;
import dev.framewalk.ui.session.Loading;
import dev.framewalk.ui.session.Session;
import dev.framewalk.ui.session.Sessions;
import dev.framewalk.ui.settings.Settings;
import dev.framewalk.ui.theme.ThemeChoice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TextField;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/// A person (a robot) at the window.
class WindowTest extends ShellTest {
    private Optional<Path> chosen = Optional.empty();

    @Override
    FileChoice files() {
        return new FileChoice() {
            @Override
            public Optional<Path> capture() {
                return chosen;
            }

            @Override
            public Optional<Path> target(String suggestion, String kind, String ending) {
                return Optional.of(folder.resolve(suggestion + "." + ending));
            }
        };
    }

    private Session openSample(String name) {
        clickOn("#sample-" + name);
        until(() -> isTold()
                && shell.session().closeup().step() == shell.session().cursor());
        return shell.session();
    }

    @Test
    void theFirstStepOfASampleIsTwoClicksAway() {
        Session session = openSample("tcp-handshake-and-close");
        int first = session.cursor();
        assertThat(first).isPositive();
        clickOn("#do-STEP");
        until(() -> session.cursor() > first);
        assertThat(session.closeup().event()).isNotNull();
    }

    @Test
    void aFilterFromTheCommandLineIsInForceWhenTheCaptureIsOpen() {
        interact(() -> shell.open(Path.of("../sample-captures/http1-keep-alive.pcapng"), "http.request"));
        until(() -> isTold()
                && shell.session().isFiltered());
        Session session = shell.session();
        assertThat(session.filterTextProperty().get()).isEqualTo("http.request");
        assertThat(session.filterProblemProperty().get()).isEmpty();
        assertThat(session.steps().size()).isPositive();
        TextField field = lookup("#filter").query();
        assertThat(field.getText()).isEqualTo("http.request");
    }

    @Test
    void anExportOverTheCaptureOrTheOtherOneIsRefusedInASentence() throws IOException {
        // the dialog suggests the capture's own name with the ending of the format
        byte[] recorded = Files.readAllBytes(Path.of("../sample-captures/http1-keep-alive.pcapng"));
        Path capture = Files.write(folder.resolve("capture.svg"), recorded);
        Path link = Files.createSymbolicLink(folder.resolve("capture.txt"), Files.write(folder.resolve("other"), recorded));
        interact(() -> shell.compare(capture, link));
        until(() -> shell.session() != null && shell.session().areStepsFound());
        for (String format : List.of("SVG", "TEXT")) {
            interact(() -> {
                MenuButton menu = lookup("#export").query();
                menu.getItems().get(Exports.Format.valueOf(format).ordinal()).fire();
            });
            String name = "capture." + Exports.Format.valueOf(format).ending();
            until(() -> lookup(node -> node instanceof Label label
                            && label.getText().contains(name + " is being read"))
                    .tryQuery()
                    .isPresent());
        }
        assertThat(capture).hasBinaryContent(recorded);
        assertThat(folder.resolve("other")).hasBinaryContent(recorded);
    }

    @Test
    void keysStepForwardAndBackAndGoToBothEnds() {
        Session session = openSample("http1-keep-alive");
        int first = session.cursor();
        type(KeyCode.PERIOD);
        until(() -> session.cursor() > first);
        type(KeyCode.COMMA);
        until(() -> session.cursor() == first);
        type(KeyCode.END);
        until(() -> session.event() == session.steps().at(session.steps().size() - 1));
        type(KeyCode.HOME);
        until(() -> session.cursor() == first);
        int packet = session.packet();
        type(KeyCode.F8);
        until(() -> session.packet() == packet + 1);
        type(KeyCode.F7);
        until(() -> session.packet() == packet);
    }

    @Test
    void requestsAreBarsThatOneWalksWithTheArrowsAndReadsAsATable() {
        Session session = openSample("http1-keep-alive");
        clickOn("#view-streams");
        until(() -> lookup("#streams").query().isVisible());
        interact(() -> lookup("#streams").query().requestFocus());
        type(KeyCode.DOWN);
        until(() -> session.packet() == 6);
        type(KeyCode.DOWN);
        until(() -> session.packet() == 10);
        type(KeyCode.UP);
        until(() -> session.packet() == 6);
        until(() -> lookup("#streams")
                .query()
                .queryAccessibleAttribute(javafx.scene.AccessibleAttribute.TEXT)
                .toString()
                .contains("request 1.1: GET /, 200"));
        type(KeyCode.PLUS);
        type(KeyCode.DIGIT0);
        clickOn("#streams-table");
        until(() -> ((javafx.scene.control.TableView<?>) lookup("#streams-rows").query()).getItems().size() == 7);
        interact(() -> ((javafx.scene.control.TableView<?>) lookup("#streams-rows").query()).getSelectionModel().select(5));
        // GET /coffee
        until(() -> session.packet() == 21);
    }

    @Test
    void aSecondCaptureIsPutBesideTheFirst() {
        Session session = openSample("http1-keep-alive");
        chosen = Optional.of(sample("http1-keep-alive.pcapng"));
        press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.O).release(KeyCode.O, KeyCode.SHIFT, KeyCode.CONTROL);
        until(() -> lookup("#compare").tryQuery().isPresent()
                && lookup("#compare")
                        .query()
                        .queryAccessibleAttribute(javafx.scene.AccessibleAttribute.TEXT)
                        .toString()
                        .contains("requests: The same."));
        assertThat(session.timeline().packets().count()).isEqualTo(27);
    }

    @Test
    void aFieldInTheTreeAndItsBytesLeadToEachOther() {
        Session session = openSample("tcp-handshake-and-close");
        interact(() -> session.jumpToPacket(3));
        until(() -> session.closeup().packet() == 3);
        TreeView<Node> tree = lookup("#fields").query();
        TreeItem<Node> port = find(tree.getRoot(), "tcp.dstport");
        interact(() -> tree.getSelectionModel().select(port));
        until(() -> session.selection() instanceof Place.OfField);
        assertThat(session.closeup().node((Place.OfField) session.selection()).field().id()).isEqualTo("tcp.dstport");
        // in the bytes, one row up from a TCP port is the IPv4 header; the tree follows
        javafx.scene.Node hex = lookup("#hex").query();
        interact(hex::requestFocus);
        type(KeyCode.UP);
        until(() -> tree.getSelectionModel().getSelectedItem() != null
                && tree.getSelectionModel().getSelectedItem().getValue().field().id().startsWith("ip."));
    }

    private static TreeItem<Node> find(TreeItem<Node> in, String id) {
        if (in.getValue() != null && in.getValue().field().id().equals(id)) {
            return in;
        }
        for (TreeItem<Node> child : in.getChildren()) {
            TreeItem<Node> found = find(child, id);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    @Test
    void theLookChangesAndF5MakesTypeLarge() {
        openSample("one-lost-segment");
        interact(() -> shell.appearance().choiceProperty().set(ThemeChoice.DARK));
        assertThat(shell.appearance().pictures().isDark()).isTrue();
        double before = shell.appearance().typePixels();
        type(KeyCode.F5);
        until(() -> shell.appearance().typePixels() > before);
        interact(() -> shell.appearance().choiceProperty().set(ThemeChoice.LIGHT));
        assertThat(new Settings(folder).text("look", "")).isEqualTo("light");
    }

    @Test
    void typingStartsTheFilterAndAnUnknownFieldIsExplained() {
        Session session = openSample("http1-keep-alive");
        write("tcp.prot == 80");
        type(KeyCode.ESCAPE);
        TextField field = lookup("#filter").query();
        interact(() -> {
            field.requestFocus();
            field.setText("tcp.prot == 80");
        });
        type(KeyCode.ENTER);
        until(() -> !session.filterProblemProperty().get().isEmpty());
        Label problem = lookup("#filter-problem").query();
        assertThat(problem.isVisible()).isTrue();
        assertThat(problem.getText()).contains("tcp.port");
    }

    @Test
    void theKeysAreShownAndPutAway() {
        openSample("http1-keep-alive");
        type(KeyCode.F1);
        until(() -> lookup("#shortcuts").tryQuery().isPresent());
        type(KeyCode.ESCAPE);
        until(() -> lookup("#shortcuts").tryQuery().isEmpty());
        press(KeyCode.CONTROL).type(KeyCode.G).release(KeyCode.CONTROL);
        until(() -> lookup("#goto-field").tryQuery().isPresent());
        write("12");
        type(KeyCode.ENTER);
        until(() -> shell.session().packet() == 12);
    }

    @Test
    void aLinkIsCopiedAndLeadsBackWhereItIsPasted() {
        Session session = openSample("http1-keep-alive");
        interact(() -> session.jumpToPacket(12));
        until(() -> session.packet() == 12);
        press(KeyCode.CONTROL).type(KeyCode.L).release(KeyCode.CONTROL);
        until(() -> lookup("#news").tryQuery().isPresent() && lookup("#news").query().isVisible());
        String[] link = new String[1];
        interact(() -> link[0] = javafx.scene.input.Clipboard.getSystemClipboard().getString());
        assertThat(link[0]).contains("#tcp:10.0.0.");
        interact(() -> session.jumpToPacket(3));
        press(KeyCode.CONTROL).type(KeyCode.G).release(KeyCode.CONTROL);
        until(() -> lookup("#goto-field").tryQuery().isPresent());
        interact(() -> ((javafx.scene.control.TextField) lookup("#goto-field").query()).setText("nowhere/x"));
        type(KeyCode.ENTER);
        until(() -> !((Label) lookup("#goto-problem").query()).getText().isEmpty());
        interact(() -> ((javafx.scene.control.TextField) lookup("#goto-field").query()).setText(link[0]));
        type(KeyCode.ENTER);
        until(() -> session.packet() == 12);
    }

    @Test
    void aFileThatIsNoCaptureLeadsBackToTheFirstScreenWithTheReason() throws Exception {
        Path file = Files.writeString(folder.resolve("letter.txt"), "Dear Sir or Madam, this is no capture.\n".repeat(40));
        interact(() -> shell.open(file));
        until(() -> shell.session() == null
                && lookup("#home-problem").tryQuery().isPresent()
                && !((Label) lookup("#home-problem").query()).getText().isEmpty());
        assertThat(((Label) lookup("#home-problem").query()).getText()).contains("letter.txt");
    }

    @Test
    void aFileThatIsNotThereIsToldCalmly() {
        interact(() -> shell.open(folder.resolve("nowhere.pcap")));
        until(() -> lookup("#home-problem").tryQuery().isPresent()
                && ((Label) lookup("#home-problem").query()).getText().contains("nowhere.pcap"));
    }

    @Test
    void theStatesOfBothEndsAreSpokenAndTheirPictureTakesTheKeyboard() {
        Session session = openSample("tcp-handshake-and-close");
        interact(() -> session.jumpToPacket(4));
        until(() -> session.closeup().packet() == 4);
        interact(() -> ((javafx.scene.control.ToggleButton) lookup("#inspector-state").query()).fire());
        until(() -> lookup("#life-picture").tryQuery().isPresent());
        javafx.scene.Node picture = lookup("#life-picture").query();
        until(() -> picture.getAccessibleText() != null
                && picture.getAccessibleText()
                        .contains("TCP, client: ESTABLISHED; was SYN-SENT; because: SYN, ACK received"));
        assertThat(picture.isFocusTraversable()).isTrue();
        interact(() -> ((javafx.scene.control.Hyperlink) lookup("#life-fold").query()).fire());
        assertThat(picture.isVisible()).isFalse();
    }

    @Test
    void theTcpViewOpensWithItsKeyShowsWhatWaitedAndIsZoomed() {
        Session session = openSample("one-lost-segment");
        type(KeyCode.DIGIT4);
        until(() -> lookup("#tcp").tryQuery().isPresent());
        interact(() -> session.jumpToPacket(74));
        Label said = lookup("#tcp-said").query();
        until(() -> said.getText().contains("34\u202f752 bytes"));
        type(KeyCode.UP);
        until(() -> ((javafx.scene.control.ToggleButton) lookup("#tcp-side-client").query()).isSelected());
        type(KeyCode.DOWN);
        until(() -> ((javafx.scene.control.ToggleButton) lookup("#tcp-side-server").query()).isSelected());
        int step = session.cursor();
        type(KeyCode.RIGHT);
        until(() -> session.cursor() > step);
        clickOn("#tcp-table");
        until(() -> lookup("#tcp-rows").tryQuery().isPresent());
    }

    @Test
    void theLayersViewOpensWithItsKeyAndFollowsTheCursor() {
        Session session = openSample("one-lost-segment");
        type(KeyCode.DIGIT3);
        until(() -> lookup("#layers").tryQuery().isPresent());
        interact(() -> session.jumpToPacket(74));
        Label said = lookup("#layers-said").query();
        until(() -> said.getText().contains("18\u202f825 to 20\u202f272"));
        int step = session.cursor();
        type(KeyCode.LEFT);
        until(() -> session.cursor() < step);
        clickOn("#layers-table");
        until(() -> lookup("#layers-rows").tryQuery().isPresent());
    }

    @Test
    void aLargeCaptureCanBeLookedAtAndStoppedWhileItIsRead() throws Exception {
        Path file = Sessions.largeCapture(folder, 1_500_000);
        interact(() -> shell.open(file));
        until(() -> shell.session() != null && shell.session().loading().packetsProperty().get() > 0);
        Session session = shell.session();
        interact(() -> session.setDepth(Depth.SEGMENTS));
        until(() -> session.cursor() > 0);
        interact(() -> {
            session.step();
        });
        if (lookup("#loading-stop").tryQuery().isPresent() && session.loading().phase() == Loading.Phase.READING) {
            clickOn("#loading-stop");
        }
        until(() -> session.loading().phase() != Loading.Phase.READING);
        assertThat(session.loading().phase()).isIn(Loading.Phase.CANCELLED, Loading.Phase.COMPLETE);
        assertThat(session.timeline().packets().count()).isPositive();
    }
}
