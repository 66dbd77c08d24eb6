package dev.framewalk.ui.app;

import dev.framewalk.capture.CaptureFile;
import dev.framewalk.timeline.DecodeAs;
import dev.framewalk.timeline.Timeline;
import dev.framewalk.ui.home.HomeModel;
import dev.framewalk.ui.home.HomeView;
import dev.framewalk.ui.home.Sample;
import dev.framewalk.ui.session.DisplayFilters;
import dev.framewalk.ui.session.Loading;
import dev.framewalk.ui.session.Session;
import dev.framewalk.ui.settings.RecentFiles;
import dev.framewalk.ui.settings.Settings;
import dev.framewalk.ui.theme.Appearance;
import dev.framewalk.ui.theme.Look;
import dev.framewalk.ui.words.Words;
import dev.framewalk.ui.workspace.WorkspaceView;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
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
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/// Everything inside the window: the first screen or a workspace, and the way from one to the other.
public final class Shell {
    private final Settings settings;
    private final FileChoice choice;
    private final Consumer<String> browser;
    private final List<String> decodeAs;
    private final Appearance appearance = new Appearance();
    private final StackPane root = new StackPane();
    private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper(Words.of("application"));
    private final ExecutorService background = Executors.newSingleThreadExecutor(daemon("framewalk-questions"));
    private final ExecutorService reader = Executors.newCachedThreadPool(daemon("framewalk-reader"));
    private final RecentFiles recent;
    private final HomeModel homeModel;
    private final HomeView home;
    private @Nullable Session session;
    private @Nullable WorkspaceView workspace;

    /// What opens a capture.
    private interface Opening {
        CaptureFile open() throws IOException;
    }

    /// @param browser  shows an address of the web
    /// @param decodeAs rules such as `tcp.port==8888,http`, for all captures
    public Shell(Settings settings, FileChoice choice, Consumer<String> browser, List<String> decodeAs) {
        this.settings = settings;
        this.choice = choice;
        this.browser = browser;
        this.decodeAs = List.copyOf(decodeAs);
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
        for (Look each : Look.values()) {
            if (each.name().equals(look)) {
                appearance.lookProperty().set(each);
            }
        }
        appearance.reducedMotionProperty().set(settings.is("reduced-motion", false));
        appearance.lookProperty().addListener((property, was, is) ->
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
            javafx.application.Application.setUserAgentStylesheet(appearance.look().controls());
            scene.getStylesheets().setAll(appearance.styleSheets());
        };
        put.run();
        appearance.lookProperty().addListener((property, was, is) -> put.run());
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

    /// Opens a file; says on the first screen what is wrong if that fails.
    public void open(Path file) {
        open(String.valueOf(file.getFileName()), () -> CaptureFile.open(file), () -> recent.opened(file));
    }

    /// Opens a capture that comes with the program.
    public void open(Sample sample) {
        open(sample.title(), sample::open, () -> {});
    }

    private void choose() {
        choice.capture().ifPresent(this::open);
    }

    private void open(String name, Opening opening, Runnable opened) {
        reader.execute(() -> {
            try {
                DecodeAs rules = DecodeAs.parse(decodeAs);
                Timeline timeline = Timeline.open(opening.open(), rules);
                Platform.runLater(() -> {
                    opened.run();
                    show(name, timeline);
                });
            } catch (IOException | IllegalArgumentException unreadable) {
                Platform.runLater(() -> complain(String.valueOf(unreadable.getMessage())));
            }
        });
    }

    private void complain(String sentence) {
        goHome();
        homeModel.complain(sentence);
    }

    private void show(String name, Timeline timeline) {
        leave();
        Session begun =
                new Session(timeline, name, new DisplayFilters(timeline), background, Platform::runLater);
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
                    public void browse(String address) {
                        browser.accept(address);
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
        title.set(Words.of("title", name));
        begun.load(reader);
        view.focusView();
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
        for (Look look : Look.values()) {
            RadioMenuItem item = new RadioMenuItem(Words.of("look." + look));
            item.setToggleGroup(group);
            item.setSelected(appearance.look() == look);
            item.setOnAction(event -> appearance.lookProperty().set(look));
            appearance.lookProperty().addListener((property, was, is) -> item.setSelected(is == look));
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
