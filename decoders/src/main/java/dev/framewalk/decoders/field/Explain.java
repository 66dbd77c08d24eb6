package dev.framewalk.decoders.field;

import dev.framewalk.bytes.ByteRange;
import dev.framewalk.bytes.Bytes;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/// The reader that makes a tree of [Node]s of what it reads, with names, derived values and broken rules.
///
/// Used once: make one, run a parse method with it, take [#finish()].
public final class Explain extends FieldReader {
    private final Node root;
    private final Deque<Node> open = new ArrayDeque<>();
    private Node last;

    /// @param group what the whole is
    /// @param from  first byte to read
    /// @param limit one past the last byte that may be read
    public Explain(Field group, Bytes window, long from, long limit) {
        begin(window, from, limit);
        root = new Node(group, window, ByteRange.ofBytes(from, limit - from), 0, null, Certainty.OBSERVED);
        last = root;
        open.push(root);
    }

    /// The tree. What was left unread up to the limit stands in it as an explicit undecoded leaf.
    public Node finish() {
        while (open.size() > 1) {
            leave();
        }
        rest(Field.UNDECODED);
        return root;
    }

    /// The tree as far as it was read; it ends where reading stopped.
    public Node finishHere() {
        while (open.size() > 1) {
            leave();
        }
        root.endAt(bitPosition());
        return root;
    }

    @Override
    public void enter(Field group) {
        open(new Node(group, source(), new ByteRange(bitPosition(), 0), 0, null, Certainty.OBSERVED));
    }

    @Override
    public void enter(Field group, String meaning) {
        open(new Node(group, source(), new ByteRange(bitPosition(), 0), 0, meaning, Certainty.OBSERVED));
    }

    private void open(Node node) {
        open.element().add(node);
        open.push(node);
        last = node;
    }

    @Override
    public void leave() {
        if (open.size() == 1) {
            throw new IllegalStateException("leave() without enter()");
        }
        Node node = open.pop();
        node.endAt(bitPosition());
        last = node;
    }

    @Override
    public void leave(String meaning) {
        open.element().says(meaning);
        leave();
    }

    @Override
    public void anomaly(Anomaly anomaly, String measured, String expected) {
        last.add(new Finding(anomaly, source(), last.range(), measured, expected, last.field()));
    }

    @Override
    public void anomaly(Anomaly anomaly, long from, long length, String measured, String expected) {
        open.element().add(new Finding(
                anomaly, source(), ByteRange.ofBytes(from, length), measured, expected, last.field()));
    }

    @Override
    public void derived(Field field, long number, @Nullable String text, Certainty certainty) {
        open.element().add(new Node(field, source(), new ByteRange(bitPosition(), 0), number, text, certainty));
    }

    /// Takes a leaf that was made elsewhere and stands at this position of this window, and goes on behind it.
    public void adopt(Node leaf) {
        open.element().add(leaf);
        last = leaf;
        pass(leaf.range().bitLength());
    }

    @Override
    public boolean isExplaining() {
        return true;
    }

    @Override
    void number(Field field, long bitFrom, int bitCount, long value, @Nullable CodePoints names) {
        add(new Node(
                field,
                source(),
                new ByteRange(bitFrom, bitCount),
                value,
                names == null ? null : names.nameOf(value),
                Certainty.OBSERVED));
    }

    @Override
    void content(Field field, long bitFrom, long bitCount, @Nullable String meaning) {
        add(new Node(field, source(), new ByteRange(bitFrom, bitCount), 0, meaning, Certainty.OBSERVED));
    }

    private void add(Node node) {
        open.element().add(node);
        last = node;
    }
}
