package dev.framewalk.timeline.address;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framewalk.capture.CaptureFile;
import dev.framewalk.decoders.stream.Depth;
import dev.framewalk.timeline.Captures;
import dev.framewalk.timeline.Timeline;
import dev.framewalk.timeline.filter.Filter;
import dev.framewalk.timeline.keys.Keys;
import dev.framewalk.timeline.search.EventFilters;
import dev.framewalk.timeline.sweep.DecodeAs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Addresses of random things lead back to them, or say why they cannot")
final class AddressesLeadBackTest {
    private static final long SEED = 20261201;

    /// Of each way, how many of a thousand may say that they cannot.
    private static final Map<String, Integer> MAY_BE_NOTHING = Map.of(
            "named", 5, "at once", 0, "read again", 0, "filter", 0, "text", 0, "late keys", 10, "cut off", 50);

    @TempDir
    private Path folder = Path.of("");

    private final Map<String, int[]> counts = new LinkedHashMap<>();
    private final Map<String, Integer> reasons = new TreeMap<>();

    @Test
    void inCapturesOfOthers() throws IOException {
        Path corpus = Captures.corpus();
        List<String> names = List.of(
                "http1/zeek--pipelined-requests.pcap",
                "http2/arkime--http2-nghttp2.pcap",
                "http2/mercury--test_decrypt.pcap",
                "tls/zeek--tls12-decryption.pcap",
                "dns/arkime--dns-wiresharkrepo.pcap",
                "dns/nDPI--dns_fragmented.pcap",
                "link-layer/zeek--Teredo.pcap",
                "link-layer/arkime--mpls-basic.pcap",
                "lab/nat-four-places.pcapng",
                "malformed/nDPI--fuzz-2006-06-26-2594.pcap");
        for (String name : names) {
            leadBack(corpus.resolve(name), 100);
        }
        report();
        counts.forEach((way, count) -> assertThat(count[1])
                .as("%s: %d found, %d not: %s", way, count[0], count[1], reasons)
                .isLessThanOrEqualTo(MAY_BE_NOTHING.getOrDefault(way, 0)));
    }

    @Test
    void inTheSampleCaptures() throws IOException {
        for (String name : List.of("http1-keep-alive", "one-lost-segment", "tcp-handshake-and-close", "gallery-http2")) {
            leadBack(Captures.SAMPLES.resolve(name + ".pcapng"), 40);
        }
        report();
        counts.forEach((way, count) -> assertThat(count[1])
                .as("%s: %d found, %d not: %s", way, count[0], count[1], reasons)
                .isLessThanOrEqualTo(MAY_BE_NOTHING.getOrDefault(way, 0) / 4));
    }

    private void report() throws IOException {
        StringBuilder text = new StringBuilder();
        counts.forEach((way, count) ->
                text.append(way).append(": ").append(count[0]).append(" found, ").append(count[1]).append(" not\n"));
        reasons.forEach((reason, count) -> text.append("    ").append(count).append(" x ").append(reason).append('\n'));
        Files.createDirectories(Path.of("target"));
        Files.writeString(Path.of("target", "addresses-" + counts.get("at once")[0] + ".txt"), text);
    }

    private static Timeline read(Path file, Keys keys, int slice) throws IOException {
        Timeline timeline = Timeline.open(CaptureFile.open(file), DecodeAs.NOTHING, keys);
        while (timeline.advance(slice) > 0) {
            // to the end
        }
        return timeline;
    }

    private void leadBack(Path file, int many) throws IOException {
        Path part = folder.resolve("part.pcapng");
        Path keyFile = Path.of(file.toString().replaceAll("\\.pcap(ng)?$", ".keys"));
        List<Path> keyFiles = Files.exists(keyFile) ? List.of(keyFile) : List.of();
        try (Timeline timeline = read(file, Keys.none(), 10_000);
                Timeline again = read(file, Keys.none(), 7);
                Timeline withKeys = read(file, Keys.usual(keyFiles, null, null), 10_000)) {
            int dropped = timeline.packets().count() / 4;
            Parts.behind(dropped, file, part);
            Timeline whole = keyFiles.isEmpty() ? timeline : withKeys;
            try (Timeline cut = read(part, Keys.usual(keyFiles, null, null), 10_000)) {
                for (Place place : new Things(timeline, SEED).some(keyFiles.isEmpty() ? many : many / 2)) {
                    lead(timeline, place, again, withKeys, cut, dropped);
                }
                if (!keyFiles.isEmpty()) {
                    for (Place place : new Things(whole, SEED).some(many - many / 2)) {
                        lead(whole, place, whole, whole, cut, dropped);
                    }
                }
            }
        }
    }

    private void lead(Timeline timeline, Place place, Timeline again, Timeline late, Timeline cut, int dropped) {
        if (!(Addresses.of(timeline, place) instanceof Addresses.Named.Ok(Address address))) {
            Addresses.Named.Nameless none = (Addresses.Named.Nameless) Addresses.of(timeline, place);
            count("named", place, none.reason());
            return;
        }
        count("named", place, null);
        String facts = new Facts(timeline, 0, true).of(place);
        check("at once", address, timeline, place, facts, 0, true);
        check("read again", address, again, place, facts, 0, true);
        // what a filter lets through has no say in where things are
        if (Filter.compile("tcp.port == 1 or dns", EventFilters.catalog()) instanceof Filter.Compiled.Ok(Filter filter)) {
            EventFilters.steps(timeline, Depth.STORY, filter);
        }
        check("filter", address, timeline, place, facts, 0, true);
        assertThat(Address.parse(address.text())).as(address.text()).isEqualTo(new Address.Parsed.Ok(address));
        assertThat(address.text()).matches("[A-Za-z0-9._~:/@,=+%-]+");
        Address read = ((Address.Parsed.Ok) Address.parse(address.text())).address();
        check("text", read, timeline, place, facts, 0, true);
        String less = new Facts(timeline, 0, false).of(place);
        check("late keys", address, late, place, less, 0, false);
        check("cut off", address, cut, place, less, dropped, false);
    }

    private void check(
            String way, Address address, Timeline timeline, Place place, String facts, int dropped, boolean isWhole) {
        switch (Addresses.find(timeline, address)) {
            case Addresses.Found(Place found) -> {
                assertThat(new Facts(timeline, dropped, isWhole).of(found))
                        .as("%s, %s: %s leads to %s", timeline.capture().name(), way, address, found)
                        .isEqualTo(facts);
                if (isWhole) {
                    assertThat(found).isEqualTo(place);
                }
                count(way, place, null);
            }
            case Addresses.Nothing(String reason) -> {
                assertThat(reason).isNotBlank().doesNotContain("{");
                // what is gone because its packet is gone is no weakness
                boolean isGone = way.equals("cut off") && isBefore(address, timeline);
                count(isGone ? way + " (before the cut)" : way, place, isGone ? null : reason);
            }
        }
    }

    private static boolean isBefore(Address address, Timeline cut) {
        return address instanceof RecordedAddress recorded && recorded.thing().at() < cut.packets().timeNanos(1);
    }

    private void count(String way, Place place, @Nullable String reason) {
        int[] count = counts.computeIfAbsent(way, key -> new int[2]);
        if (reason == null) {
            count[0]++;
        } else {
            count[1]++;
            String kind = place.getClass().getSimpleName() + " " + way + ": "
                    + reason.replaceAll("[0-9a-fA-F:.]{7,}", "..").replaceAll("[0-9]+", "n");
            reasons.merge(kind, 1, Integer::sum);
        }
    }
}
