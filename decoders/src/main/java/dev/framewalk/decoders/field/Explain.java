package dev.framewalk.decoders.field;

import dev.framewalk.bytes.ByteRange;
import dev.framewalk.bytes.Bytes;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/// The reader that makes a tree of [Node]s of what it reads, with names, derived values and broken rules.
///
/// Used once: make one, run a parse method with it, take [#finish()]. For somebody who looks for a few fields only, neighbours that hold
/// none of them become one leaf without a meaning, and broken rules are not noted.
public final class Explain extends FieldReader {
    /// Stands for what nobody looks for.
    private static final Field LEFT_OUT = new Field("", FieldType.UNDECODED, Rfc.other(""));

    private final Node root;
    private final Wanted wanted;
    private final boolean isForAll;
    private final Deque<Node> open = new ArrayDeque<>();
    /// Groups inside the open ones that are not in the tree, because nothing in them has been wanted so far; the innermost first.
    private final Deque<Closed> closed = new ArrayDeque<>(4);
    /// Up to where leaves stand in the tree.
    private long shownTo;
    private Node last;

    private record Closed(Field field, long bitFrom, @Nullable String meaning) {}

    /// @param group what the whole is
    /// @param from  first byte to read
    /// @param limit one past the last byte that may be read
    public Explain(Field group, Bytes window, long from, long limit) {
        this(group, window, from, limit, Wanted.EVERYTHING);
    }

    /// @param wanted the fields that somebody looks for
    public Explain(Field group, Bytes window, long from, long limit, Wanted wanted) {
        begin(window, from, limit);
        this.wanted = wanted;
        isForAll = wanted.isEverything();
        shownTo = from * 8;
        root = new Node(group, window, ByteRange.ofBytes(from, limit - from), 0, null, Certainty.OBSERVED);
        last = root;
        open.push(root);
    }

    /// The tree. What was left unread up to the limit stands in it as an explicit undecoded leaf.
    public Node finish() {
        leaveAll();
        rest(Field.UNDECODED);
        showLeftOut(bitPosition());
        return root;
    }

    private void leaveAll() {
        while (open.size() > 1 || !closed.isEmpty()) {
            leave();
        }
    }

    /// The tree as far as it was read; it ends where reading stopped.
    public Node finishHere() {
        leaveAll();
        showLeftOut(bitPosition());
        root.endAt(bitPosition());
        return root;
    }

    @Override
    public void enter(Field group) {
        if (!wanted.has(group)) {
            closed.push(new Closed(group, bitPosition(), null));
            return;
        }
        open(new Node(group, source(), new ByteRange(bitPosition(), 0), 0, null, Certainty.OBSERVED));
    }

    @Override
    public void enter(Field group, String meaning) {
        if (!wanted.has(group)) {
            closed.push(new Closed(group, bitPosition(), meaning));
            return;
        }
        open(new Node(group, source(), new ByteRange(bitPosition(), 0), 0, meaning, Certainty.OBSERVED));
    }

    private void open(Node node) {
        show();
        open.element().add(node);
        open.push(node);
        last = node;
    }

    @Override
    public void leave() {
        if (!closed.isEmpty()) {
            closed.pop();
            return;
        }
        showLeftOut(bitPosition());
        if (open.size() == 1) {
            throw new IllegalStateException("leave() without enter()");
        }
        Node node = open.pop();
        node.endAt(bitPosition());
        last = node;
    }

    @Override
    public void leave(String meaning) {
        if (closed.isEmpty()) {
            open.element().says(meaning);
        }
        leave();
    }

    @Override
    public void anomaly(Anomaly anomaly, String measured, String expected) {
        if (!isForAll) {
            return;
        }
        last.add(new Finding(anomaly, source(), last.range(), measured, expected, last.field()));
    }

    @Override
    public void anomaly(Anomaly anomaly, long from, long length, String measured, String expected) {
        if (!isForAll) {
            return;
        }
        open.element().add(new Finding(
                anomaly, source(), ByteRange.ofBytes(from, length), measured, expected, last.field()));
    }

    @Override
    public void derived(Field field, long number, @Nullable String text, Certainty certainty) {
        if (wanted.has(field)) {
            show();
            open.element().add(new Node(field, source(), new ByteRange(bitPosition(), 0), number, text, certainty));
        }
    }

    /// Takes a leaf that was made elsewhere and stands at this position of this window, and goes on behind it.
    public void adopt(Node leaf) {
        if (wanted.has(leaf.field())) {
            add(leaf);
        }
        pass(leaf.range().bitLength());
    }

    @Override
    public boolean isExplaining() {
        return true;
    }

    @Override
    void number(Field field, long bitFrom, int bitCount, long value, @Nullable CodePoints names) {
        if (!wanted.has(field)) {
            return;
        }
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
        if (!wanted.has(field)) {
            return;
        }
        add(new Node(field, source(), new ByteRange(bitFrom, bitCount), 0, meaning, Certainty.OBSERVED));
    }

    private void add(Node node) {
        show();
        open.element().add(node);
        last = node;
        shownTo = node.range().bitTo();
    }

    /// Something that is wanted comes here: the groups around it, which might have had nothing of the kind, have to be there.
    private void show() {
        if (isForAll) {
            return;
        }
        while (!closed.isEmpty()) {
            Closed group = closed.removeLast();
            showLeftOut(group.bitFrom);
            Node node = new Node(group.field, source(), new ByteRange(group.bitFrom, 0), 0, group.meaning, Certainty.OBSERVED);
            open.element().add(node);
            open.push(node);
        }
        showLeftOut(bitPosition());
    }

    /// Puts a leaf where nobody looked for anything, from the last leaf on.
    private void showLeftOut(long bitTo) {
        if (!isForAll && shownTo < bitTo) {
            open.element()
                    .add(new Node(LEFT_OUT, source(), new ByteRange(shownTo, bitTo - shownTo), 0, null, Certainty.OBSERVED));
            shownTo = bitTo;
        }
    }
}
