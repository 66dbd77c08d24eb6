package dev.framewalk.ui.workspace;

import dev.framewalk.decoders.stream.Depth;
import dev.framewalk.timeline.diagram.Plate;
import dev.framewalk.ui.bytes.BytesView;
import dev.framewalk.ui.centre.Centre;
import dev.framewalk.ui.compare.CompareView;
import dev.framewalk.ui.compare.Second;
import dev.framewalk.ui.export.ExportFile;
import dev.framewalk.ui.export.Exports;
import dev.framewalk.ui.inspector.InspectorView;
import dev.framewalk.ui.ladder.LadderView;
import dev.framewalk.ui.layers.LayersView;
import dev.framewalk.ui.overview.OverviewView;
import dev.framewalk.ui.packets.PacketsView;
import dev.framewalk.ui.session.Closeup;
import dev.framewalk.ui.session.Session;
import dev.framewalk.ui.session.StepBy;
import dev.framewalk.ui.session.StepLink;
import dev.framewalk.ui.story.StoryView;
import dev.framewalk.ui.streams.StreamsView;
import dev.framewalk.ui.tcp.TcpView;
import dev.framewalk.ui.theme.Appearance;
import dev.framewalk.ui.words.Words;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.animation.AnimationTimer;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.SplitPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/// The frame around a capture that is being looked at.
public final class WorkspaceView {
    /// What the frame cannot do itself.
    public interface Outside {
        /// Back to the first screen.
        void home();

        /// Another capture.
        void open();

        /// Shows an address of the web.
        void browse(String address);

        /// Asks for a second capture to compare with; empty if the user changed their mind.
        default Optional<Second> second() {
            return Optional.empty();
        }

        /// Captures to compare with that are there without asking.
        default List<Second> others() {
            return List.of();
        }

        /// Where the capture is; empty for one that comes with the program.
        default Optional<Path> file() {
            return Optional.empty();
        }

        /// The files that are read for what is shown: the capture and its keys.
        List<Path> inputs();

        /// Asks where to write a file to; empty if the user changed their mind.
        Optional<Path> target(String suggestion, String kind, String ending);
    }

    private final Session session;
    private final Appearance appearance;
    private final Outside outside;
    private final StackPane root = new StackPane();
    private final KeyMap keys = new KeyMap();
    private final Overlay overlay = new Overlay();
    private final FilterField filter;
    private final StoryView story;
    private final InspectorView inspector;
    private final BytesView bytes;
    private final CompareView compare;
    private final List<Centre> centres;
    private final StackPane shown = new StackPane();
    private final HBox tools = new HBox();
    private final ToggleGroup tabs = new ToggleGroup();
    private final SplitPane across = new SplitPane();
    private final SplitPane down = new SplitPane();
    private final VBox middle;
    private final Panels panels;
    private final Banners banners;
    private int view;
    private final AnimationTimer clock = new AnimationTimer() {
        @Override
        public void handle(long now) {
            session.playback().tick(now);
        }
    };

    /// @param menus menus of the application, at the right end of the first row
    public WorkspaceView(Session session, Appearance appearance, Outside outside, List<Node> menus) {
        this.session = session;
        this.appearance = appearance;
        this.outside = outside;
        banners = new Banners(session);
        filter = new FilterField(session, this::focusView);
        story = new StoryView(session);
        inspector = new InspectorView(session, appearance.picturesProperty(), outside::browse);
        bytes = new BytesView(session, appearance.picturesProperty());
        OverviewView overview = new OverviewView(session, appearance.picturesProperty());
        compare = new CompareView(session, appearance, outside::second, outside.others());
        centres = List.of(
                new LadderView(session, appearance, overview::look).centre(),
                new StreamsView(session, appearance, overview::look).centre(),
                new LayersView(session, appearance, overview::look).centre(),
                new TcpView(session, appearance, overview::look).centre(),
                compare.centre(),
                new PacketsView(session, appearance.picturesProperty()).centre());

        middle = new VBox(overview.root(), head(), shown);
        VBox.setVgrow(shown, Priority.ALWAYS);
        middle.getStyleClass().addAll("panel", "centre");
        middle.setMinSize(200, 120);
        down.setOrientation(Orientation.VERTICAL);
        panels = new Panels(across, down, story.root(), middle, inspector.root(), bytes.root());

        bytes.takeAside(inspector.about());
        panels.shownProperty(Panels.Panel.BYTES).addListener((property, was, is) -> {
            if (is) {
                bytes.takeAside(inspector.about());
            } else {
                inspector.takeAbout();
            }
        });

        List<Node> right = new ArrayList<>();
        right.add(linkMenu());
        right.add(exportMenu());
        right.add(panelMenu());
        right.addAll(menus);
        BorderPane frame = new BorderPane(down);
        frame.setTop(new VBox(new ToolRows(session, filter, this::run, right), banners));
        frame.setBottom(new StatusBar(session, appearance.picturesProperty()));
        root.getChildren().addAll(frame, overlay);
        root.getStyleClass().add("workspace");
        root.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        root.addEventFilter(KeyEvent.KEY_TYPED, this::typed);
        session.playback().playingProperty().addListener((property, was, is) -> {
            if (is) {
                clock.start();
            } else {
                clock.stop();
            }
        });
        // people far away need few things, and large ones
        appearance.picturesProperty().addListener((property, was, is) ->
                adapt(is.type().scale() > was.type().scale(), is.type().scale() < was.type().scale()));
        if (appearance.isLarge()) {
            adapt(true, false);
        }
        show(0);
    }

    private void adapt(boolean grows, boolean shrinks) {
        if (grows || shrinks) {
            panels.shownProperty(Panels.Panel.BYTES).set(shrinks);
            panels.shownProperty(Panels.Panel.STORY).set(shrinks);
        }
    }

    public Parent root() {
        return root;
    }

    /// Which of the middle's views is shown, counted from 0.
    public int view() {
        return view;
    }

    /// Says something over all views.
    public void say(String sentence) {
        banners.say(sentence);
    }

    /// Puts the keyboard into the view in the middle.
    public void focusView() {
        centres.get(view).focus().run();
    }

    private Node head() {
        HBox names = new HBox();
        for (int i = 0; i < centres.size(); i++) {
            int number = i;
            ToggleButton tab = new ToggleButton(Words.of(centres.get(i).key()));
            tab.setId(centres.get(i).key().replace('.', '-'));
            tab.setToggleGroup(tabs);
            tab.getStyleClass().add("plain-tab");
            tab.setTooltip(new Tooltip(Words.of("view.key", number + 1)));
            tab.setOnAction(event -> show(number));
            names.getChildren().add(tab);
        }
        names.setAlignment(Pos.CENTER_LEFT);
        tools.setAlignment(Pos.CENTER_RIGHT);
        return new ViewHead(names, tools);
    }

    /// Shows one of the middle's views; a number that none has changes nothing.
    public void show(int number) {
        if (number < 0 || number >= centres.size()) {
            return;
        }
        view = number;
        Centre centre = centres.get(number);
        tabs.getToggles().get(number).setSelected(true);
        shown.getChildren().setAll(centre.root());
        tools.getChildren().clear();
        if (centre.tools() != null) {
            tools.getChildren().add(centre.tools());
        }
    }

    private MenuButton panelMenu() {
        MenuButton menu = new MenuButton();
        menu.setGraphic(new FontIcon("fth-layout"));
        menu.getStyleClass().addAll("flat", "button-icon", "no-arrow");
        menu.setAccessibleText(Words.of("panels"));
        menu.setTooltip(new Tooltip(Words.of("panels")));
        for (Panels.Panel panel : Panels.Panel.values()) {
            CheckMenuItem item = new CheckMenuItem(Words.of("panels." + panel));
            item.selectedProperty().bindBidirectional(panels.shownProperty(panel));
            menu.getItems().add(item);
        }
        return menu;
    }

    /// The links of the step at the cursor.
    private MenuButton linkMenu() {
        MenuButton menu = new MenuButton();
        menu.setId("links");
        menu.setGraphic(new FontIcon("fth-link"));
        menu.getStyleClass().addAll("flat", "button-icon", "no-arrow");
        menu.setAccessibleText(Words.of("links"));
        menu.setTooltip(new Tooltip(Words.of("links")));
        session.closeupProperty().addListener((property, was, is) -> fill(menu, is));
        fill(menu, session.closeup());
        return menu;
    }

    private void fill(MenuButton menu, Closeup closeup) {
        menu.getItems().clear();
        for (StepLink link : closeup.links()) {
            MenuItem item = new MenuItem(link.words(session.eventOf(link)));
            item.setOnAction(event -> session.jumpToEvent(session.eventOf(link)));
            menu.getItems().add(item);
        }
        menu.setDisable(menu.getItems().isEmpty());
    }

    private MenuButton exportMenu() {
        MenuButton menu = new MenuButton();
        menu.setId("export");
        menu.setGraphic(new FontIcon("fth-share"));
        menu.getStyleClass().addAll("flat", "button-icon", "no-arrow");
        menu.setAccessibleText(Words.of("export"));
        menu.setTooltip(new Tooltip(Words.of("export")));
        for (Exports.Format format : Exports.Format.values()) {
            MenuItem item = new MenuItem(Words.of("export." + format));
            item.setOnAction(event -> export(format));
            menu.getItems().add(item);
        }
        MenuItem link = new MenuItem(Words.of("command.COPY_LINK"));
        link.setId("copy-link");
        link.setOnAction(event -> copyLink());
        menu.getItems().addAll(new SeparatorMenuItem(), link);
        return menu;
    }

    /// Puts on the clipboard what opens this capture here again: `capture.pcapng#` and the address of what is selected.
    private void copyLink() {
        session.journey()
                .here()
                .ifPresentOrElse(
                        address -> {
                            String file = outside.file()
                                    .map(Path::toString)
                                    .orElse(session.timeline().capture().name());
                            ClipboardContent content = new ClipboardContent();
                            content.putString(file + "#" + address.text());
                            Clipboard.getSystemClipboard().setContent(content);
                            banners.say(Words.of("link.copied", address.text()));
                        },
                        () -> banners.say(Words.of("link.none")));
    }

    private void export(Exports.Format format) {
        String name = session.timeline().capture().name();
        int dot = name.lastIndexOf('.');
        outside.target(dot > 0 ? name.substring(0, dot) : name, Words.of("export." + format), format.ending())
                .ifPresent(file -> {
                    Exports exports = new Exports(
                            session.timeline(),
                            session.steps().indexes(),
                            session.title(),
                            session.isFiltered() ? session.filterTextProperty().get() : "",
                            session.depth(),
                            session.axisProperty().get(),
                            appearance.pictures())
                            .drawing(picture())
                            .sparing(inputs());
                    banners.say(Words.of("export.writing", file));
                    session.ask(() -> written(exports, format, file), banners::say);
                });
    }

    /// What the view in the middle looks like; null where it has no picture of its own.
    private @Nullable Plate picture() {
        var plate = centres.get(view).plate();
        return plate == null ? null : plate.get();
    }

    private List<Path> inputs() {
        List<Path> inputs = new ArrayList<>(outside.inputs());
        inputs.addAll(compare.inputs());
        return inputs;
    }

    private static String written(Exports exports, Exports.Format format, Path file) {
        try {
            exports.write(format, file);
            return Words.of("export.written", file);
        } catch (ExportFile.IsInput same) {
            return Words.of("export.input", file);
        } catch (IOException | RuntimeException failed) {
            return Words.of("export.failed", file, String.valueOf(failed.getMessage()));
        }
    }

    // ---- keys

    private void pressed(KeyEvent event) {
        if (overlay.isShown()) {
            return;
        }
        KeyMap.Stroke stroke = new KeyMap.Stroke(
                event.getCode(), event.isShortcutDown(), event.isAltDown(), event.isShiftDown());
        KeyCommand command = keys.command(stroke);
        boolean isPlain = !stroke.control() && !stroke.alt() && !event.getCode().isFunctionKey();
        if (command == null || isPlain && !Typing.mayTake(event)) {
            return;
        }
        run(command);
        event.consume();
    }

    private void typed(KeyEvent event) {
        if (overlay.isShown()
                || event.isShortcutDown()
                || event.isAltDown()
                || event.getCharacter().length() != 1
                || !Typing.mayTake(event)) {
            return;
        }
        char character = event.getCharacter().charAt(0);
        KeyCommand command = keys.command(character);
        if (command == KeyCommand.VIEW) {
            show(character - '1');
            focusView();
        } else if (command != null) {
            run(command);
        } else if (Character.isLetter(character)) {
            filter.begin(event.getCharacter());
        } else {
            return;
        }
        event.consume();
    }

    void run(KeyCommand command) {
        switch (command) {
            case STEP -> session.step();
            case STEP_BACK -> session.stepBack();
            case STEP_IN_CONVERSATION -> session.step(StepBy.STREAM, 1);
            case STEP_BACK_IN_CONVERSATION -> session.step(StepBy.STREAM, -1);
            case NEXT_PACKET -> session.step(StepBy.PACKET, 1);
            case PREVIOUS_PACKET -> session.step(StepBy.PACKET, -1);
            case FIRST -> session.first();
            case LAST -> session.last();
            case PLAY -> session.playback().toggle();
            case GO_BACK -> session.goBack();
            case GO_FORWARD -> session.goForward();
            case GO_TO_PACKET -> overlay.askWhereTo(session, banners::say);
            case COPY_LINK -> copyLink();
            case FOLLOW_TO_CAUSE -> session.followLink(true);
            case FOLLOW_TO_EFFECT -> session.followLink(false);
            case FILTER -> filter.focus();
            case LAYER_INWARDS -> session.selectLayer(1);
            case LAYER_OUTWARDS -> session.selectLayer(-1);
            case LOOK_CLOSER -> depth(1);
            case LOOK_FROM_FARTHER -> depth(-1);
            case ZOOM_IN -> zoom(1.25);
            case ZOOM_OUT -> zoom(0.8);
            case ZOOM_RESET -> zoom(0);
            case VIEW -> show((view + 1) % centres.size());
            case NEXT_PANEL -> panel(1);
            case PREVIOUS_PANEL -> panel(-1);
            case PANEL_STORY -> panels.toggle(Panels.Panel.STORY);
            case PANEL_INSPECTOR -> panels.toggle(Panels.Panel.INSPECTOR);
            case PANEL_BYTES -> panels.toggle(Panels.Panel.BYTES);
            case PRESENTER ->
                appearance.presenterProperty().set(!appearance.presenterProperty().get());
            case SHORTCUTS -> overlay.showKeys(keys);
            case HOME -> outside.home();
            case OPEN -> outside.open();
            case COMPARE -> {
                showCompare();
                compare.choose();
            }
        }
    }

    private void depth(int by) {
        int changed = session.depth().ordinal() + by;
        if (changed >= 0 && changed < Depth.values().length) {
            session.setDepth(Depth.values()[changed]);
        }
    }

    private void zoom(double factor) {
        Centre.Zooming zoom = centres.get(view).zoom();
        if (zoom != null) {
            zoom.by(factor);
        }
    }

    /// Moves the keyboard to the next panel that is shown.
    private void panel(int by) {
        record Stop(Node node, Runnable focus) {}
        List<Stop> stops = new ArrayList<>();
        if (panels.isShown(Panels.Panel.STORY)) {
            stops.add(new Stop(story.root(), story::focus));
        }
        stops.add(new Stop(middle, this::focusView));
        if (panels.isShown(Panels.Panel.INSPECTOR)) {
            stops.add(new Stop(inspector.root(), inspector::focus));
        }
        if (panels.isShown(Panels.Panel.BYTES)) {
            stops.add(new Stop(bytes.root(), bytes::focus));
        }
        Node focused = root.getScene() == null ? null : root.getScene().getFocusOwner();
        int at = 0;
        for (int i = 0; i < stops.size(); i++) {
            for (Node node = focused; node != null; node = node.getParent()) {
                if (node.equals(stops.get(i).node())) {
                    at = i;
                }
            }
        }
        stops.get(Math.floorMod(at + by, stops.size())).focus().run();
    }

    private void showCompare() {
        show(centres.indexOf(compare.centre()));
        focusView();
    }

    /// Puts another capture beside this one.
    public void compare(Second other) {
        showCompare();
        compare.open(other);
    }

    /// Stops what goes on by itself.
    public void close() {
        clock.stop();
        compare.close();
    }

    /// Tells what is behind a command; for menus.
    public Consumer<KeyCommand> commands() {
        return this::run;
    }
}
