package dev.framewalk.decoders.dns;

import dev.framewalk.decoders.field.CodePoints;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The number registries that DNS draws from, as tables in `code-points.tsv` beside the explanation texts.
enum DnsRegistry implements CodePoints {
    TYPE("type"),
    CLASS("class"),
    OPCODE("opcode"),
    RESPONSE_CODE("rcode"),
    TSIG_ERROR("tsig-error"),
    OPTION("option"),
    EXTENDED_ERROR("extended-error"),
    STATEFUL("dso"),
    SERVICE_KEY("service-key"),
    SECURITY_ALGORITHM("security-algorithm"),
    DIGEST("digest"),
    NSEC3_HASH("nsec3-hash"),
    ZONE_DIGEST_SCHEME("zonemd-scheme"),
    ZONE_DIGEST("zonemd-hash"),
    TLSA_USAGE("tlsa-usage"),
    TLSA_SELECTOR("tlsa-selector"),
    TLSA_MATCHING("tlsa-matching"),
    SSHFP_ALGORITHM("sshfp-algorithm"),
    SSHFP_TYPE("sshfp-type"),
    ADDRESS_FAMILY("address-family"),
    AFSDB("afsdb"),
    TLS_GROUP("tls-group");

    private final String key;

    DnsRegistry(String key) {
        this.key = key;
    }

    /// A number's name, or what kind of number it is (`unassigned`, `reserved`, `private use`).
    @Override
    public String nameOf(long number) {
        Entry entry = entry(number);
        return entry == null ? "unassigned" : entry.name;
    }

    /// The name that the registry assigned to exactly this number, or null.
    @Nullable String assigned(long number) {
        Entry entry = entry(number);
        return entry == null || entry.isKind() ? null : entry.name;
    }

    private @Nullable Entry entry(long number) {
        NavigableMap<Long, Entry> table = Tables.ALL.get(key);
        if (table == null) {
            return null;
        }
        Map.Entry<Long, Entry> nearest = table.floorEntry(number);
        return nearest == null || nearest.getValue().to < number ? null : nearest.getValue();
    }

    private record Entry(long to, String name) {
        boolean isKind() {
            return name.equals("reserved") || name.equals("private use") || name.equals("experimental");
        }
    }

    private static final class Tables {
        static final Map<String, NavigableMap<Long, Entry>> ALL = read();

        private static Map<String, NavigableMap<Long, Entry>> read() {
            Map<String, NavigableMap<Long, Entry>> all = new HashMap<>();
            InputStream resource = DnsRegistry.class.getResourceAsStream("code-points.tsv");
            if (resource == null) {
                throw new IllegalStateException("code-points.tsv is not on the class path");
            }
            try (BufferedReader lines = new BufferedReader(new InputStreamReader(resource, StandardCharsets.UTF_8))) {
                String line;
                while ((line = lines.readLine()) != null) {
                    if (!line.isEmpty() && line.charAt(0) != '#') {
                        String[] columns = line.split("\t", 3);
                        int dash = columns[1].indexOf('-');
                        long from = Long.parseLong(dash < 0 ? columns[1] : columns[1].substring(0, dash));
                        long to = dash < 0 ? from : Long.parseLong(columns[1].substring(dash + 1));
                        all.computeIfAbsent(columns[0], k -> new TreeMap<>()).put(from, new Entry(to, columns[2]));
                    }
                }
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
            return Map.copyOf(all);
        }
    }
}
