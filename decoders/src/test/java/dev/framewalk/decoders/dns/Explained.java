package dev.framewalk.decoders.dns;

import dev.framewalk.bytes.ByteRange;
import dev.framewalk.bytes.Bytes;
import dev.framewalk.decoders.field.Certainty;
import dev.framewalk.decoders.field.Explain;
import dev.framewalk.decoders.field.Node;
import dev.framewalk.decoders.field.Skim;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One message read by both readers, and what tests ask about it.
final class Explained {
    final Bytes bytes;
    final Node root;
    final DnsMessage message;
    final DnsMessage skimmed;
    final Skim skim = new Skim();

    private Explained(Bytes bytes, DnsDialect dialect) {
        this.bytes = bytes;
        Explain explain = new Explain(dialect.group(), bytes, 0, bytes.length());
        message = DnsMessage.parse(explain, dialect);
        root = explain.finish();
        skim.begin(bytes, 0, bytes.length());
        skimmed = DnsMessage.parse(skim, dialect);
    }

    static Explained of(Bytes bytes) {
        return new Explained(bytes, DnsDialect.UNICAST);
    }

    static Explained of(Bytes bytes, DnsDialect dialect) {
        return new Explained(bytes, dialect);
    }

    /// The value of the first field with this id as it is shown, or null.
    @Nullable String value(String id) {
        Node node = root.find(id);
        return node == null ? null : node.display();
    }

    /// The values of all fields with this id.
    List<String> values(String id) {
        List<String> values = new ArrayList<>();
        root.walk(node -> {
            if (node.field().id().equals(id)) {
                values.add(node.display());
            }
        });
        return values;
    }

    List<DnsAnomaly> anomalies() {
        List<DnsAnomaly> anomalies = new ArrayList<>();
        root.walk(node -> node.findings().forEach(finding -> anomalies.add((DnsAnomaly) finding.anomaly())));
        return anomalies;
    }

    List<String> findings() {
        List<String> findings = new ArrayList<>();
        root.walk(node -> node.findings().forEach(finding -> findings.add(finding.sentence())));
        return findings;
    }

    /// What is wrong with the tiling: the leaves of the tree must cover each bit once, in order. Empty if nothing is.
    List<String> tiling() {
        List<String> wrong = new ArrayList<>();
        long[] at = {0};
        root.walk(node -> {
            ByteRange range = node.range();
            if (node.children().isEmpty() && node.certainty() instanceof Certainty.Observed && node.isLeaf()) {
                if (range.bitFrom() != at[0]) {
                    wrong.add(node + " begins at bit " + range.bitFrom() + ", expected " + at[0]);
                }
                at[0] = range.bitTo();
            }
        });
        if (at[0] != bytes.length() * 8) {
            wrong.add("ends at bit " + at[0] + " of " + bytes.length() * 8);
        }
        return wrong;
    }
}
