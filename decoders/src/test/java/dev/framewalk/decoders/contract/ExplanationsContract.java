package dev.framewalk.decoders.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framewalk.decoders.Decoders;
import dev.framewalk.decoders.field.Anomaly;
import dev.framewalk.decoders.field.Explanations;
import dev.framewalk.decoders.field.Field;
import dev.framewalk.decoders.field.FieldType;
import dev.framewalk.decoders.field.Protocol;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Everything that a decoder can show has texts, and every text belongs to something that can be shown.
public final class ExplanationsContract {
    private final Explanations explanations = new Explanations(Decoders.protocols(), Locale.ROOT);

    static List<Protocol> protocols() {
        return Decoders.protocols();
    }

    @ParameterizedTest
    @MethodSource("protocols")
    void everyFieldHasLabelSentenceReasonAndSource(Protocol protocol) {
        List<String> missing = new ArrayList<>();
        for (Field field : protocol.fields()) {
            String sentence = explanations.text(field.id());
            if (isEmpty(explanations.text(field.id() + ".label"))) {
                missing.add(field.id() + ".label");
            }
            if (isEmpty(sentence)) {
                missing.add(field.id());
            } else if (field.type() != FieldType.GROUP && !sentence.contains("{value}")) {
                missing.add(field.id() + " without {value}");
            }
            if (isEmpty(explanations.why(field.id()))) {
                missing.add(field.id() + ".why");
            }
            boolean isOurs = protocol.id().equals("frame");
            if (!isOurs && field.rfc().toString().isEmpty()) {
                missing.add(field.id() + ": a specification");
            }
        }
        assertThat(missing).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("protocols")
    void everyBrokenRuleHasSentenceReasonAndSource(Protocol protocol) {
        List<String> missing = new ArrayList<>();
        for (Anomaly anomaly : protocol.anomalies()) {
            // what is said is what stands beside the protocol, with both values in it
            String text = explanations.text(anomaly.id());
            String said = anomaly.sentence("<measured>", "<expected>");
            if (isEmpty(text)
                    || !said.equals(text.replace("{measured}", "<measured>").replace("{expected}", "<expected>"))
                    || said.contains("{")
                    || !said.endsWith(".")) {
                missing.add(anomaly.id() + ": \"" + said + '"');
            }
            if (isEmpty(explanations.why(anomaly.id()))) {
                missing.add(anomaly.id() + ".why");
            }
            if (anomaly.rfc().toString().isEmpty()) {
                missing.add(anomaly.id() + ": a specification");
            }
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void noTextIsWithoutItsFieldOrRule() {
        Map<String, Set<String>> known = new TreeMap<>();
        Map<String, Class<?>> homes = new HashMap<>();
        for (Protocol protocol : protocols()) {
            String home = protocol.home().getPackageName();
            homes.put(home, protocol.home());
            Set<String> keys = known.computeIfAbsent(home, k -> new HashSet<>());
            for (Field field : protocol.fields()) {
                keys.addAll(List.of(field.id(), field.id() + ".label", field.id() + ".why"));
            }
            for (Anomaly anomaly : protocol.anomalies()) {
                keys.addAll(List.of(anomaly.id(), anomaly.id() + ".why"));
            }
        }
        Set<String> orphans = new TreeSet<>();
        known.forEach((home, keys) -> {
            for (String key : texts(homes.get(home)).stringPropertyNames()) {
                // sentences of stream events and words of other views stand in the same file, below the protocol's own prefix
                // so do the texts of states, which are shown by their leaves (Leaf.textKey)
                boolean isState = key.startsWith("x." + folder(homes.get(home)) + ".state.");
                if (!keys.contains(key) && !isState && (key.endsWith(".label") || key.endsWith(".why"))) {
                    orphans.add(home + ": " + key);
                }
            }
        });
        assertThat(orphans).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("protocols")
    void idsAreThoseOfWiresharkUnlessTheySayThatTheyAreOurs(Protocol protocol) {
        Set<String> names = names(protocol.home());
        Set<String> unknown = new TreeSet<>();
        for (Field field : protocol.fields()) {
            if (!field.id().startsWith("x.") && !names.contains(field.id())) {
                unknown.add(field.id());
            }
        }
        for (Anomaly anomaly : protocol.anomalies()) {
            if (!anomaly.id().startsWith("x.") && !names.contains(anomaly.id())) {
                unknown.add(anomaly.id());
            }
        }
        assertThat(unknown)
                .as("ids that are missing in names/%s.txt (check with tshark -G fields before adding)", folder(protocol.home()))
                .isEmpty();
    }

    @Test
    void noFieldIdMeansTwoThings() {
        Map<String, Field> seen = new HashMap<>();
        for (Protocol protocol : protocols()) {
            for (Field field : protocol.fields()) {
                Field other = seen.putIfAbsent(field.id(), field);
                assertThat(other == null || other.equals(field)).as(field.id()).isTrue();
            }
        }
    }

    private static boolean isEmpty(@Nullable String text) {
        return text == null || text.isBlank();
    }

    private static String folder(Class<?> home) {
        String name = home.getPackageName();
        return name.substring(name.lastIndexOf('.') + 1);
    }

    private static Properties texts(Class<?> home) {
        Properties properties = new Properties();
        try (InputStream in = home.getResourceAsStream("explanations.properties")) {
            if (in != null) {
                properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            }
            return properties;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> names(Class<?> home) {
        try (InputStream in = ExplanationsContract.class.getResourceAsStream("names/" + folder(home) + ".txt")) {
            return in == null
                    ? Set.of()
                    : new HashSet<>(new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
