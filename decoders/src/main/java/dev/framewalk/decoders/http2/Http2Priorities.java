package dev.framewalk.decoders.http2;

import dev.framewalk.decoders.stream.Unit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The tree of dependencies between streams (RFC 7540, section 5.3): who should be served before whom, and with which share. Receivers may
/// ignore it; RFC 9113 has given it up.
public final class Http2Priorities {
    /// Clients build trees of a few nodes; more than this many are forgotten from the oldest on.
    private static final int MOST = 256;

    private static final int USUAL_WEIGHT = 16;

    private final Map<Long, Node> nodes = new LinkedHashMap<>();
    private @Nullable Tree taken;

    /// One stream in the tree.
    ///
    /// @param stream its number
    /// @param parent the stream that it depends on; 0 for none
    /// @param weight 1 to 256: its share among those that depend on the same stream
    /// @param setBy  the frame that said so
    public record Node(long stream, long parent, int weight, Unit setBy) {}

    /// The tree at one moment. Immutable.
    public record Tree(List<Node> nodes) {
        /// No stream depends on another one.
        public static final Tree EMPTY = new Tree(List.of());

        public Tree {
            nodes = List.copyOf(nodes);
        }

        /// Those that depend on a stream, in the order in which they were set.
        public List<Node> children(long stream) {
            return nodes.stream().filter(node -> node.parent == stream).toList();
        }
    }

    Tree tree() {
        Tree tree = taken;
        if (tree == null) {
            tree = nodes.isEmpty() ? Tree.EMPTY : new Tree(List.copyOf(nodes.values()));
            taken = tree;
        }
        return tree;
    }

    void restore(Tree tree) {
        nodes.clear();
        tree.nodes().forEach(node -> nodes.put(node.stream(), node));
        taken = tree;
    }

    /// Sets what a stream depends on (RFC 7540, sections 5.3.1 and 5.3.3).
    void set(long stream, long parent, boolean isExclusive, int weight, Unit unit) {
        if (stream == 0 || stream == parent) {
            return;
        }
        taken = null;
        if (isBelow(parent, stream)) {
            // a stream that is made to depend on one below itself: that one is first moved to where this one was
            Node former = nodes.get(stream);
            Node moved = nodes.get(parent);
            if (moved != null) {
                nodes.put(parent, new Node(parent, former == null ? 0 : former.parent(), moved.weight(), moved.setBy()));
            }
        }
        if (isExclusive) {
            List<Node> siblings = new ArrayList<>();
            for (Node node : nodes.values()) {
                if (node.parent() == parent && node.stream() != stream) {
                    siblings.add(node);
                }
            }
            for (Node sibling : siblings) {
                nodes.put(sibling.stream(), new Node(sibling.stream(), stream, sibling.weight(), sibling.setBy()));
            }
        }
        nodes.put(stream, new Node(stream, parent, weight <= 0 ? USUAL_WEIGHT : weight, unit));
        if (nodes.size() > MOST) {
            forget(nodes.keySet().iterator().next());
        }
    }

    private boolean isBelow(long candidate, long stream) {
        long at = candidate;
        for (int steps = 0; at != 0 && steps <= MOST; steps++) {
            if (at == stream) {
                return true;
            }
            Node node = nodes.get(at);
            at = node == null ? 0 : node.parent();
        }
        return false;
    }

    /// Takes a stream out of the tree; what depends on it depends on what it depended on (RFC 7540, section 5.3.4).
    private void forget(long stream) {
        Node gone = nodes.remove(stream);
        if (gone == null) {
            return;
        }
        for (Map.Entry<Long, Node> entry : nodes.entrySet()) {
            Node node = entry.getValue();
            if (node.parent() == stream) {
                entry.setValue(new Node(node.stream(), gone.parent(), node.weight(), node.setBy()));
            }
        }
    }
}
