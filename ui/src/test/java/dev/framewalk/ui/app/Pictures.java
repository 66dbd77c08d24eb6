package dev.framewalk.ui.app;

import dev.framewalk.timeline.diagram.surface.Colour;
import dev.framewalk.ui.home.Sample;
import dev.framewalk.ui.session.Loading;
import dev.framewalk.ui.session.Session;
import dev.framewalk.ui.settings.Settings;
import dev.framewalk.ui.theme.ThemeChoice;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;
import javafx.stage.Stage;

/// Takes pictures of the first screen and of the workspace on every sample, without a display, for people to look at.
///
/// Arguments: the folder to write to, then (optionally) words that the pictures' names must contain. An argument that is a file is a capture to
/// take pictures of instead of the samples.
public final class Pictures {
    private final Path folder;
    private final List<String> wanted;
    private final List<Path> files;
    private final Path settings = Files.createTempDirectory("framewalk-pictures");

    private Pictures(Path folder, List<String> wanted) throws IOException {
        this.folder = folder;
        this.files = wanted.stream().map(Path::of).filter(Files::isRegularFile).toList();
        this.wanted = wanted.stream().filter(word -> !Files.isRegularFile(Path.of(word))).toList();
    }

    public static void main(String[] arguments) throws Exception {
        CountDownLatch started = new CountDownLatch(1);
        Platform.setImplicitExit(false);
        Platform.startup(started::countDown);
        started.await();
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        try {
            new Pictures(folder, List.of(arguments).subList(1, arguments.length)).takeAll();
        } finally {
            Platform.exit();
        }
    }

    private void takeAll() throws Exception {
        for (int[] size : new int[][] {{1280, 800}, {1600, 900}}) {
            for (ThemeChoice choice : ThemeChoice.values()) {
                String suffix = size[0] + "-" + choice.name().toLowerCase(java.util.Locale.ROOT);
                for (Path file : files) {
                    for (Scenery scenery : Scenery.values()) {
                        String stem = file.getFileName().toString().replaceAll("\\..*", "");
                        takeIfWanted(stem, scenery, suffix, size, choice, shell -> shell.open(file));
                    }
                }
                if (!files.isEmpty()) {
                    continue;
                }
                if (isWanted("home-" + suffix)) {
                    take("home-" + suffix, size, choice, shell -> {});
                }
                for (Sample sample : Sample.all()) {
                    for (Scenery scenery : Scenery.values()) {
                        takeIfWanted(sample.name(), scenery, suffix, size, choice, shell -> shell.open(sample));
                    }
                }
            }
        }
    }

    private void takeIfWanted(
            String stem, Scenery scenery, String suffix, int[] size, ThemeChoice choice, Consumer<Shell> opening) throws IOException {
        String name = stem + "-" + scenery.name().toLowerCase(java.util.Locale.ROOT) + "-" + suffix;
        if (!isWanted(name)) {
            return;
        }
        take(name, size, choice, shell -> {
            on(() -> {
                opening.accept(shell);
                return null;
            });
            Session session = waitFor(shell);
            pause(300);
            on(() -> {
                scenery.arrange(session, shell);
                return null;
            });
        });
    }

    /// Things to look at in a workspace.
    private enum Scenery {
        FIRST,
        MIDDLE {
            @Override
            void arrange(Session session, Shell shell) {
                session.setDepth(dev.framewalk.decoders.stream.Depth.SEGMENTS);
                session.jumpToPacket(session.timeline().packets().count() / 3);
            }
        },
        FIELD {
            @Override
            void arrange(Session session, Shell shell) {
                session.setDepth(dev.framewalk.decoders.stream.Depth.SEGMENTS);
                session.jumpToPacket(4);
                Platform.runLater(() -> pauseThenSelect(session));
            }

            private void pauseThenSelect(Session session) {
                if (session.closeup().packet() != 4) {
                    Platform.runLater(() -> pauseThenSelect(session));
                    return;
                }
                session.selectLayer(1);
                ((javafx.scene.control.ToggleButton) javafx.stage.Window.getWindows().getFirst().getScene().lookup("#inspector-header")).fire();
            }
        },
        STREAMS {
            @Override
            void arrange(Session session, Shell shell) {
                session.jumpToPacket(session.timeline().packets().count() / 2);
                ((javafx.scene.control.ToggleButton) shell.root().lookup("#view-streams")).fire();
            }
        },
        TCP {
            @Override
            void arrange(Session session, Shell shell) {
                session.jumpToPacket(session.timeline().packets().count() / 3);
                ((javafx.scene.control.ToggleButton) shell.root().lookup("#view-tcp")).fire();
            }
        },
        LAYERS {
            @Override
            void arrange(Session session, Shell shell) {
                session.jumpToPacket(session.timeline().packets().count() / 3);
                ((javafx.scene.control.ToggleButton) shell.root().lookup("#view-layers")).fire();
            }
        },
        COMPARE {
            @Override
            void arrange(Session session, Shell shell) {
                ((javafx.scene.control.ToggleButton) shell.root().lookup("#view-compare")).fire();
                var menu = (javafx.scene.control.MenuButton) shell.root().lookup("#compare-with");
                menu.getItems().getLast().fire();
            }
        },
        COMPARE_NOTHING {
            @Override
            void arrange(Session session, Shell shell) {
                ((javafx.scene.control.ToggleButton) shell.root().lookup("#view-compare")).fire();
            }
        },
        STATE {
            @Override
            void arrange(Session session, Shell shell) {
                session.setDepth(dev.framewalk.decoders.stream.Depth.FRAMES);
                session.jumpToPacket(Integer.getInteger("framewalk.pictures.packet", session.timeline().packets().count() / 3));
                ((javafx.scene.control.ToggleButton) shell.root().lookup("#inspector-state")).fire();
            }
        },
        PACKETS {
            @Override
            void arrange(Session session, Shell shell) {
                session.jumpToPacket(session.timeline().packets().count() / 2);
                ((javafx.scene.control.ToggleButton) shell.root().lookup("#view-packets")).fire();
            }
        };

        void arrange(Session session, Shell shell) {}
    }

    private boolean isWanted(String name) {
        return wanted.stream().allMatch(name::contains);
    }

    private static Session waitFor(Shell shell) {
        for (int i = 0; i < 200; i++) {
            Session session = on(shell::session);
            if (session != null && session.loading().phase() == Loading.Phase.COMPLETE && session.areStepsFound()) {
                return session;
            }
            pause(25);
        }
        throw new IllegalStateException("the sample did not load: "
                + on(() -> shell.session() == null
                        ? "no session"
                        : shell.session().loading().phase() + " " + shell.session().loading().failureProperty().get()
                                + " steps " + shell.session().areStepsFound()));
    }

    private void take(String name, int[] size, ThemeChoice choice, Consumer<Shell> arranged) throws IOException {
        Shell shell = on(() -> new Shell(new Settings(settings), new Nobody(), address -> {}, List.of(), List.of()));
        Stage stage = on(() -> {
            shell.appearance().choiceProperty().set(choice);
            Scene scene = new Scene(shell.root(), size[0], size[1]);
            shell.dress(scene);
            Stage made = new Stage();
            made.setScene(scene);
            made.setWidth(size[0]);
            made.setHeight(size[1]);
            made.show();
            return made;
        });
        pause(350);
        arranged.accept(shell);
        pause(1500);
        WritableImage image = on(() -> stage.getScene().snapshot(null));
        Path file = folder.resolve(name + ".png");
        try (OutputStream out = Files.newOutputStream(file)) {
            write(image, out);
        }
        on(() -> {
            stage.close();
            shell.close();
            return null;
        });
    }

    private static <T> T on(Supplier<T> action) {
        CompletableFuture<T> done = new CompletableFuture<>();
        Platform.runLater(() -> {
            try {
                done.complete(action.get());
            } catch (RuntimeException failed) {
                done.completeExceptionally(failed);
            }
        });
        return done.join();
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /// PNG by hand, because JavaFX writes no files and AWT has no place here.
    static void write(WritableImage image, OutputStream out) throws IOException {
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        DataOutputStream data = new DataOutputStream(out);
        data.writeLong(0x89504E470D0A1A0AL);
        ByteBuffer header = ByteBuffer.allocate(13).putInt(width).putInt(height).put((byte) 8).put((byte) 2);
        chunk(data, "IHDR", header.array());
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        PixelReader reader = image.getPixelReader();
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(packed)) {
            byte[] row = new byte[1 + width * 3];
            for (int y = 0; y < height; y++) {
                for (int x = 0; x < width; x++) {
                    int rgb = reader.getArgb(x, y) & 0xffffff;
                    Colour colour = Colour.of(rgb);
                    row[1 + x * 3] = (byte) colour.red();
                    row[2 + x * 3] = (byte) colour.green();
                    row[3 + x * 3] = (byte) colour.blue();
                }
                deflater.write(row);
            }
        }
        chunk(data, "IDAT", packed.toByteArray());
        chunk(data, "IEND", new byte[0]);
    }

    private static void chunk(DataOutputStream out, String type, byte[] content) throws IOException {
        byte[] name = type.getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        CRC32 sum = new CRC32();
        sum.update(name);
        sum.update(content);
        out.writeInt(content.length);
        out.write(name);
        out.write(content);
        out.writeInt((int) sum.getValue());
    }
}
