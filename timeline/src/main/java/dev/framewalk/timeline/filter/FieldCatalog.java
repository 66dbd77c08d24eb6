package dev.framewalk.timeline.filter;

import dev.framewalk.decoders.field.Explanations;
import dev.framewalk.decoders.field.Field;
import dev.framewalk.decoders.field.Protocol;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Every name that a filter may use: protocols, their fields, and those of packets, conversations and steps.
public final class FieldCatalog {
    /// Names that stand for several fields at once, as in Wireshark: `tcp.port` is either port.
    private static final Map<String, List<String>> TOGETHER = Map.of(
            "ip.addr", List.of("ip.src", "ip.dst"),
            "ipv6.addr", List.of("ipv6.src", "ipv6.dst"),
            "eth.addr", List.of("eth.src", "eth.dst"),
            "tcp.port", List.of("tcp.srcport", "tcp.dstport"),
            "udp.port", List.of("udp.srcport", "udp.dstport"));

    private final TreeMap<String, String> labels = new TreeMap<>();
    private final Set<String> atHand;

    /// @param own    names of packets, conversations and steps with a few words each
    /// @param atHand those of them that are known without reading anything again
    public FieldCatalog(List<Protocol> protocols, Explanations explanations, Map<String, String> own, Set<String> atHand) {
        this.atHand = Set.copyOf(atHand);
        for (Protocol protocol : protocols) {
            labels.putIfAbsent(protocol.id(), protocol.name());
            for (Field field : protocol.fields()) {
                if (!field.id().isEmpty()) {
                    labels.putIfAbsent(field.id(), explanations.label(field));
                }
            }
        }
        TOGETHER.forEach((name, parts) -> {
            if (parts.stream().allMatch(labels::containsKey)) {
                labels.putIfAbsent(name, String.join(" or ", parts));
            }
        });
        labels.putAll(own);
    }

    public boolean knows(String name) {
        return labels.containsKey(name);
    }

    /// Whether what a name stands for is known without reading anything again.
    public boolean isAtHand(String name) {
        return atHand.contains(name);
    }

    /// The fields that a name stands for: itself, except for names such as `tcp.port`.
    public static List<String> fieldsOf(String name) {
        List<String> parts = TOGETHER.get(name);
        return parts == null ? List.of(name) : parts;
    }

    /// A few words about a name, or null.
    public @Nullable String label(String name) {
        return labels.get(name);
    }

    /// All names, sorted.
    public List<String> names() {
        return List.copyOf(labels.keySet());
    }

    /// Names that begin with what was typed.
    public List<String> completions(String prefix, int atMost) {
        List<String> found = new ArrayList<>();
        for (String name : labels.tailMap(prefix, true).keySet()) {
            if (!name.startsWith(prefix) || found.size() == atMost) {
                break;
            }
            found.add(name);
        }
        return found;
    }

    /// Names that look like one that is not known, best first.
    List<String> similarTo(String unknown) {
        String wanted = unknown.toLowerCase(java.util.Locale.ROOT);
        record Near(String name, int distance) {}
        List<Near> near = new ArrayList<>();
        for (String name : labels.keySet()) {
            int distance = name.endsWith("." + wanted) || name.startsWith(wanted + ".") ? 1 : distance(wanted, name);
            if (distance <= Math.max(1, wanted.length() / 3)) {
                near.add(new Near(name, distance));
            }
        }
        near.sort(Comparator.comparingInt(Near::distance).thenComparing(Near::name));
        return near.stream().limit(3).map(Near::name).toList();
    }

    /// Insertions, deletions, replacements and swaps of neighbours between two words.
    private static int distance(String a, String b) {
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    cost[i][j] = i + j;
                    continue;
                }
                int replaced = cost[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                cost[i][j] = Math.min(replaced, Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    cost[i][j] = Math.min(cost[i][j], cost[i - 2][j - 2] + 1);
                }
            }
        }
        return cost[a.length()][b.length()];
    }
}
