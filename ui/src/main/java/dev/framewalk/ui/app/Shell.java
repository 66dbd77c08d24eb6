package dev.framewalk.ui.app;

import dev.framewalk.capture.CaptureFile;
import dev.framewalk.capture.KeyFile;
import dev.framewalk.decoders.stream.Depth;
import dev.framewalk.decoders.text.Quantities;
import dev.framewalk.timeline.Timeline;
import dev.framewalk.timeline.address.Address;
import dev.framewalk.timeline.keys.Keys;
import dev.framewalk.timeline.sweep.DecodeAs;
import dev.framewalk.ui.compare.Second;
import dev.framewalk.ui.home.HomeModel;
import dev.framewalk.ui.home.HomeView;
import dev.framewalk.ui.home.Sample;
import dev.framewalk.ui.session.DisplayFilters;
import dev.framewalk.ui.session.Loading;
import dev.framewalk.ui.session.Session;
import dev.framewalk.ui.settings.RecentFiles;
import dev.framewalk.ui.settings.Settings;
import dev.framewalk.ui.theme.Appearance;
import dev.framewalk.ui.theme.ThemeChoice;
import dev.framewalk.ui.words.Words;
import dev.framewalk.ui.workspace.WorkspaceView;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/// Everything inside the window: the first screen or a workspace, and the way from one to the other.
public final class Shell {
    private final Settings settings;
    private final FileChoice choice;
    private final Consumer<String> browser;
    private final List<String> decodeAs;
    /// Key files that the user named or dropped: they hold for every capture from then on.
    private final List<Path> keyFiles = new CopyOnWriteArrayList<>();
    private final Appearance appearance = new Appearance();
    private final StackPane root = new StackPane();
    private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper(Words.of("application"));
    private final ExecutorService background = Executors.newSingleThreadExecutor(daemon("framewalk-questions"));
    private final ExecutorService lists = Executors.newCachedThreadPool(daemon("framewalk-lists"));
    private final ExecutorService reader = Executors.newCachedThreadPool(daemon("framewalk-reader"));
    private final ScheduledExecutorService watch =
            Executors.newSingleThreadScheduledExecutor(daemon("framewalk-keys"));
    private final RecentFiles recent;
    private final HomeModel homeModel;
    private final HomeView home;
    private @Nullable Session session;
    private @Nullable WorkspaceView workspace;
    private @Nullable Shown shown;
    /// What the capture that is being opened is to be compared with.
    private @Nullable Second beside;

    /// What opens a capture.
    private interface Opening {
        CaptureFile open() throws IOException;
    }

    /// A capture as it was opened, so that it can be opened once more when secrets for it turn up.
    ///
    /// @param file where it is; null for one that comes with the program
    private record Source(String name, Opening opening, @Nullable Path file) {
        /// Whether it can be read twice; a pipe cannot.
        boolean isLasting() {
            return file == null || Files.isRegularFile(file);
        }
    }

    /// What is in the workspace.
    private record Shown(Source source, Keys keys) {}

    /// Where the user was, to come back to after a capture was read again: by addresses, because there may be more steps now.
    private record Whereabouts(List<Address> addresses, Depth depth, String filter, int view, String why) {}

    /// What to show first of a capture.
    ///
    /// @param filter display filter; empty for none
    /// @param to     where to go; null for the first step
    private record Beginning(String filter, @Nullable Address to) {
        static final Beginning AT_THE_FIRST_STEP = new Beginning("", null);
    }

    /// @param browser  shows an address of the web
    /// @param decodeAs rules such as `tcp.port==8888,http`, for all captures
    /// @param keyFiles key logs to decrypt all captures with
    public Shell(
            Settings settings,
            FileChoice choice,
            Consumer<String> browser,
            List<String> decodeAs,
            List<Path> keyFiles) {
        this.settings = settings;
        this.choice = choice;
        this.browser = browser;
        this.decodeAs = List.copyOf(decodeAs);
        this.keyFiles.addAll(keyFiles);
        recent = new RecentFiles(settings);
        remembered();
        homeModel = new HomeModel(
                recent,
                new HomeModel.Doors() {
                    @Override
                    public void open(Path file) {
                        Shell.this.open(file);
                    }

                    @Override
                    public void open(Sample sample) {
                        Shell.this.open(sample);
                    }

                    @Override
                    public void choose() {
                        Shell.this.choose();
                    }
                },
                background,
                Platform::runLater);
        home = new HomeView(homeModel, lookMenu());
        root.getChildren().setAll(home.root());
        root.addEventFilter(DragEvent.DRAG_OVER, event -> {
            if (workspace != null && event.getDragboard().hasFiles()) {
                event.acceptTransferModes(TransferMode.COPY);
                event.consume();
            }
        });
        root.addEventFilter(DragEvent.DRAG_DROPPED, event -> {
            if (workspace != null && event.getDragboard().hasFiles()) {
                event.setDropCompleted(true);
                event.consume();
                event.getDragboard().getFiles().forEach(file -> open(file.toPath()));
            }
        });
        // nobody waits for its end: it goes on until the window is closed
        Future<?> _ = watch.scheduleWithFixedDelay(this::lookForKeys, 1, 1, TimeUnit.SECONDS);
    }

    private static java.util.concurrent.ThreadFactory daemon(String name) {
        return task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        };
    }

    private void remembered() {
        String look = settings.text("look", "light").toUpperCase(Locale.ROOT);
        for (ThemeChoice each : ThemeChoice.values()) {
            if (each.name().equals(look)) {
                appearance.choiceProperty().set(each);
            }
        }
        appearance.reducedMotionProperty().set(settings.is("reduced-motion", false));
        appearance.choiceProperty().addListener((property, was, is) ->
                settings.remember("look", is.name().toLowerCase(Locale.ROOT)));
        appearance.reducedMotionProperty().addListener((property, was, is) ->
                settings.remember("reduced-motion", is.toString()));
    }

    public Parent root() {
        return root;
    }

    public ReadOnlyStringProperty titleProperty() {
        return title.getReadOnlyProperty();
    }

    public Appearance appearance() {
        return appearance;
    }

    /// The session of the workspace, or null on the first screen.
    public @Nullable Session session() {
        return session;
    }

    /// Puts style sheets on the window, now and whenever the look changes.
    public void dress(Scene scene) {
        Runnable put = () -> {
            javafx.application.Application.setUserAgentStylesheet(appearance.choice().controls());
            scene.getStylesheets().setAll(appearance.styleSheets());
        };
        put.run();
        appearance.choiceProperty().addListener((property, was, is) -> put.run());
        appearance.presenterProperty().addListener((property, was, is) -> put.run());
    }

    /// Puts the keyboard where the first step is, once there is a window.
    public void focus() {
        if (workspace != null) {
            workspace.focusView();
        } else {
            home.focus();
        }
    }

    // ---- doors

    /// Opens a file; says on the first screen what is wrong if that fails. A key log is no capture: its secrets are taken for the
    /// capture that is shown, and for all that follow.
    public void open(Path file) {
        open(file, "");
    }

    /// The same, with a display filter to begin with.
    public void open(Path file, String filter) {
        open(file, filter, null);
    }

    /// The same, with an address to go to.
    public void open(Path file, String filter, @Nullable Address to) {
        reader.execute(() -> {
            if (Keys.isKeyLog(file)) {
                Platform.runLater(() -> take(file));
            } else {
                open(new Source(String.valueOf(file.getFileName()), () -> CaptureFile.open(file), file), null, new Beginning(filter, to));
            }
        });
    }

    /// Opens a capture that comes with the program.
    public void open(Sample sample) {
        reader.execute(() -> open(new Source(sample.title(), sample::open, null), null, Beginning.AT_THE_FIRST_STEP));
    }

    private void take(Path keyFile) {
        keyFiles.add(keyFile);
        Shown present = shown;
        WorkspaceView view = workspace;
        if (present == null || view == null) {
            homeModel.complain(Words.of("keys.kept", String.valueOf(keyFile.getFileName())));
            return;
        }
        String secrets = Quantities.count(present.keys().add(keyFile));
        String name = String.valueOf(keyFile.getFileName());
        Session begun = session;
        if (begun != null && begun.timeline().isWorthReadingAgain()) {
            readAgain(Words.of("keys.taken", name, secrets));
        } else {
            view.say(Words.of("keys.useless", name, secrets));
        }
    }

    /// Programs append secrets while they run: takes in what is new, and decrypts what could not be before.
    private void lookForKeys() {
        Shown present = shown;
        Session begun = session;
        if (present != null && begun != null) {
            present.keys().refresh();
            if (present.source().isLasting() && begun.timeline().isWorthReadingAgain()) {
                Platform.runLater(() -> {
                    if (session == begun) {
                        readAgain(Words.of("keys.grown"));
                    }
                });
            }
        }
    }

    private void readAgain(String why) {
        Shown present = shown;
        Session begun = session;
        if (present != null && begun != null && present.source().isLasting()) {
            // the keys are asked about this capture no more, only about the one that is read now
            shown = null;
            Whereabouts place = new Whereabouts(
                    begun.journey().whereabouts(),
                    begun.depth(),
                    begun.filterTextProperty().get(),
                    workspace == null ? 0 : workspace.view(),
                    why);
            reader.execute(() -> open(present.source(), place, Beginning.AT_THE_FIRST_STEP));
        }
    }

    private void choose() {
        choice.capture().ifPresent(this::open);
    }

    /// @param beginning what to show first, where no place is to be come back to
    private void open(Source source, @Nullable Whereabouts place, Beginning beginning) {
        try {
            Keys keys = keys(source.file());
            Timeline timeline = Timeline.open(source.opening().open(), DecodeAs.parse(decodeAs), keys);
            Platform.runLater(() -> {
                if (source.file() != null && place == null) {
                    recent.opened(source.file());
                }
                show(source, keys, timeline, place);
                Session begun = session;
                WorkspaceView view = workspace;
                if (begun != null && !beginning.filter().isEmpty()) {
                    begun.setFilter(beginning.filter());
                }
                Address to = beginning.to();
                if (begun != null && view != null && to != null) {
                    begun.journey().to(to, view::say);
                }
                shown = new Shown(source, keys);
            });
        } catch (IOException | IllegalArgumentException unreadable) {
            Platform.runLater(() -> complain(String.valueOf(unreadable.getMessage())));
        }
    }

    private Keys keys(@Nullable Path file) {
        return Keys.usual(keyFiles, System.getenv(Keys.VARIABLE), file);
    }

    /// Opens a file, and another one beside it to compare with.
    public void compare(Path file, Path other) {
        beside = second(other);
        open(file);
    }

    private Second second(Path file) {
        List<Path> inputs = new ArrayList<>(List.of(file));
        KeyFile.beside(file).forEach(keyFile -> inputs.add(keyFile.path()));
        return new Second(
                String.valueOf(file.getFileName()),
                inputs,
                () -> Timeline.open(CaptureFile.open(file), DecodeAs.parse(decodeAs), keys(file)));
    }

    private List<Path> inputs(Source source, Keys keys) {
        List<Path> inputs = new ArrayList<>(keyFiles);
        inputs.addAll(keys.files());
        Path file = source.file();
        if (file != null) {
            inputs.add(file);
        }
        return inputs;
    }

    private void complain(String sentence) {
        goHome();
        homeModel.complain(sentence);
    }

    private void show(Source source, Keys keys, Timeline timeline, @Nullable Whereabouts place) {
        leave();
        Session begun =
                new Session(timeline, source.name(), new DisplayFilters(timeline), background, lists, Platform::runLater);
        session = begun;
        WorkspaceView view = new WorkspaceView(
                begun,
                appearance,
                new WorkspaceView.Outside() {
                    @Override
                    public void home() {
                        goHome();
                    }

                    @Override
                    public void open() {
                        choose();
                    }

                    @Override
                    public Optional<Second> second() {
                        return choice.capture().map(Shell.this::second);
                    }

                    @Override
                    public List<Second> others() {
                        return Sample.all().stream()
                                .map(sample -> new Second(
                                        sample.title(),
                                        List.of(),
                                        () -> Timeline.open(sample.open(), DecodeAs.parse(decodeAs), keys(null))))
                                .toList();
                    }

                    @Override
                    public void browse(String address) {
                        browser.accept(address);
                    }

                    @Override
                    public Optional<Path> file() {
                        return Optional.ofNullable(source.file());
                    }

                    @Override
                    public List<Path> inputs() {
                        return Shell.this.inputs(source, keys);
                    }

                    @Override
                    public Optional<Path> target(String suggestion, String kind, String ending) {
                        return choice.target(suggestion, kind, ending);
                    }
                },
                List.<Node>of(lookMenu()));
        workspace = view;
        begun.loading().phaseProperty().addListener((property, was, is) -> {
            if (is != Loading.Phase.READING && session == begun) {
                refuseIfNoCapture(begun);
            }
        });
        root.getChildren().setAll(view.root());
        title.set(Words.of("title", source.name()));
        begun.load(reader);
        if (place != null) {
            begun.setDepth(place.depth());
            begun.setFilter(place.filter());
            begun.journey().to(place.addresses(), view::say);
            view.show(place.view());
            view.say(place.why());
        }
        view.focusView();
        Second other = beside;
        beside = null;
        if (other != null) {
            view.compare(other);
        }
    }

    /// A file that is no capture at all has nothing to show in a workspace: back to the first screen, with the reason.
    private void refuseIfNoCapture(Session begun) {
        CaptureFile capture = begun.timeline().capture();
        if (begun.timeline().packets().count() == 0 && !capture.problems().isEmpty()) {
            complain(Words.of(
                    "open.no-capture", capture.name(), capture.problems().getFirst().sentence()));
        }
    }

    /// Back to the first screen.
    public void goHome() {
        leave();
        homeModel.dismiss();
        homeModel.refresh();
        title.set(Words.of("application"));
        root.getChildren().setAll(home.root());
        home.focus();
    }

    private void leave() {
        Session left = session;
        session = null;
        shown = null;
        if (workspace != null) {
            workspace.close();
            workspace = null;
        }
        if (left != null) {
            left.leave();
            // whoever still asks about it must get an answer first
            background.execute(() -> closeQuietly(left));
        }
    }

    private static void closeQuietly(Session left) {
        try {
            left.close();
        } catch (IOException cannotClose) {
            // nothing was written: a file that cannot be closed harms nobody
        }
    }

    /// At the end of the program.
    public void close() {
        leave();
        background.shutdown();
        lists.shutdown();
        watch.shutdownNow();
        reader.shutdownNow();
    }

    // ---- menus

    private MenuButton lookMenu() {
        MenuButton menu = new MenuButton();
        menu.setGraphic(new FontIcon("fth-sun"));
        menu.getStyleClass().addAll("flat", "button-icon", "no-arrow", "look-menu");
        menu.setAccessibleText(Words.of("look"));
        menu.setTooltip(new Tooltip(Words.of("look")));
        ToggleGroup group = new ToggleGroup();
        for (ThemeChoice choice : ThemeChoice.values()) {
            RadioMenuItem item = new RadioMenuItem(Words.of("look." + choice));
            item.setToggleGroup(group);
            item.setSelected(appearance.choice() == choice);
            item.setOnAction(event -> appearance.choiceProperty().set(choice));
            appearance.choiceProperty().addListener((property, was, is) -> item.setSelected(is == choice));
            menu.getItems().add(item);
        }
        CheckMenuItem large = new CheckMenuItem(Words.of("look.presenter"));
        large.selectedProperty().bindBidirectional(appearance.presenterProperty());
        CheckMenuItem still = new CheckMenuItem(Words.of("look.reduced-motion"));
        still.selectedProperty().bindBidirectional(appearance.reducedMotionProperty());
        menu.getItems().addAll(new SeparatorMenuItem(), large, still);
        return menu;
    }
}
