package dev.framewalk.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framewalk.bytes.Bytes;
import dev.framewalk.capture.CaptureFile;
import dev.framewalk.capture.KeyFile;
import dev.framewalk.decoders.hpack.HpackEntry;
import dev.framewalk.decoders.hpack.HpackTable;
import dev.framewalk.decoders.stream.StreamEvent;
import dev.framewalk.timeline.keys.Keys;
import dev.framewalk.timeline.recording.FlowTrack;
import dev.framewalk.timeline.sweep.DecodeAs;
import java.io.IOException;
import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("What is told again equals what was told first")
final class ToldAgainTest {
    /// Of an event that refers to others, so many levels are compared.
    private static final int DEEPEST = 12;

    /// States are kept after every so many packets: all that lies between is fed again from each of them.
    @ParameterizedTest
    @ValueSource(ints = {1, 3, 256})
    void eventsOfOtherPeoplesCaptures(int packets) throws IOException {
        long compared = 0;
        for (Path file : Captures.corpusFiles()) {
            try (Timeline timeline = open(file, Keys.usual(List.of(), null, file), packets)) {
                compared += compare(file.getFileName().toString(), timeline, read(timeline, 1000));
            } catch (IOException unreadable) {
                // told elsewhere
            }
        }
        assertThat(compared).as("events that were told again").isGreaterThan(10_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gallery-http1", "gallery-http2", "one-lost-segment"})
    void eventsOfSamples(String sample) throws IOException {
        try (Timeline timeline = open(Captures.SAMPLES.resolve(sample + ".pcapng"), Keys.none(), 2)) {
            assertThat(compare(sample, timeline, read(timeline, 1000))).isPositive();
        }
    }

    @Test
    void secretsThatComeLateDoNotChangeWhatWasTold(@TempDir Path folder) throws IOException {
        int compared = 0;
        int late = 0;
        for (Path file : Captures.corpusFiles()) {
            for (KeyFile secrets : KeyFile.beside(file)) {
                Keys keys = Keys.none();
                Path copy = folder.resolve(file.getFileName());
                Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
                try (Timeline timeline = open(copy, keys, 3)) {
                    Map<Integer, StreamEvent> first = read(timeline, 50);
                    late += keys.add(secrets.path());
                    compared += compare(file.getFileName() + " with late keys", timeline, first);
                }
            }
        }
        assertThat(late).as("secrets that came late").isPositive();
        assertThat(compared).isGreaterThan(50);
    }

    private static Timeline open(Path file, Keys keys, int packets) throws IOException {
        return Timeline.open(
                CaptureFile.open(file), DecodeAs.NOTHING, keys, new FlowTrack.Keeping(packets, 1024, 1 << 20));
    }

    private static Map<Integer, StreamEvent> read(Timeline timeline, int atOnce) throws IOException {
        Map<Integer, StreamEvent> first = new HashMap<>();
        int read;
        int known = 0;
        do {
            read = timeline.advance(atOnce);
            for (; known < timeline.eventCount(); known++) {
                if (timeline.recording().events().isMadeAgain(known)) {
                    first.put(known, timeline.told(known));
                }
            }
        } while (read > 0);
        return first;
    }

    private static int compare(String name, Timeline timeline, Map<Integer, StreamEvent> first) {
        // backwards: most places are asked for when what lies behind them is known already
        int[] order = IntStream.range(0, timeline.eventCount()).map(i -> timeline.eventCount() - 1 - i).toArray();
        int compared = 0;
        for (int event : order) {
            StreamEvent told = first.get(event);
            if (told != null) {
                StreamEvent again = timeline.recording().events().madeAgain(event);
                assertThat(difference(told, again, "", 0))
                        .as("%s, event %d of packet %d: %s", name, event, timeline.packetOf(event), told.sentence())
                        .isNull();
                compared++;
            }
        }
        return compared;
    }

    /// Where two values differ; null if they are equal in all that they hold.
    private static @Nullable String difference(@Nullable Object a, @Nullable Object b, String where, int depth) {
        if (a == b || depth > DEEPEST) {
            return null;
        }
        if (a == null || b == null || a.getClass() != b.getClass()) {
            return where + ": " + a + " and " + b;
        }
        if (a instanceof Bytes one && b instanceof Bytes other) {
            boolean isSame = one.length() == other.length()
                    && one.origin().equals(other.origin())
                    && Arrays.equals(one.toArray(0, (int) one.length()), other.toArray(0, (int) other.length()));
            return isSame ? null : where + ": other bytes";
        }
        if (a instanceof HpackTable || a instanceof HpackEntry) {
            // they share what they hold with others, and remember what was asked for
            return a.equals(b) ? null : where + ": " + a + " and " + b;
        }
        if (a.getClass().isArray()) {
            return elements(
                    IntStream.range(0, Array.getLength(a)).mapToObj(i -> Array.get(a, i)).toArray(),
                    IntStream.range(0, Array.getLength(b)).mapToObj(i -> Array.get(b, i)).toArray(),
                    where,
                    depth);
        }
        if (a instanceof List<?> one && b instanceof List<?> other) {
            return elements(one.toArray(), other.toArray(), where, depth);
        }
        if (a instanceof Enum<?> || !a.getClass().getName().startsWith("dev.framewalk.")) {
            return a.equals(b) ? null : where + ": " + a + " and " + b;
        }
        for (Class<?> type = a.getClass(); type != Object.class; type = type.getSuperclass()) {
            Field[] fields = type.getDeclaredFields();
            AccessibleObject.setAccessible(fields, true);
            for (Field field : fields) {
                if (!Modifier.isStatic(field.getModifiers())) {
                    String found = difference(value(field, a), value(field, b), where + "." + field.getName(), depth + 1);
                    if (found != null) {
                        return found;
                    }
                }
            }
        }
        return null;
    }

    private static @Nullable String elements(Object[] a, Object[] b, String where, int depth) {
        if (a.length != b.length) {
            return where + ": " + a.length + " and " + b.length + " of them";
        }
        for (int i = 0; i < a.length; i++) {
            String found = difference(a[i], b[i], where + "[" + i + "]", depth + 1);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private static @Nullable Object value(Field field, Object of) {
        try {
            return field.get(of);
        } catch (IllegalAccessException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
