package dev.framewalk.decoders.field;

import dev.framewalk.bytes.ByteRange;
import dev.framewalk.bytes.Bytes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One explained field with its place and its value; a tree, made only for what somebody looks at.
///
/// Leaves that stand on the wire have a range with extent; the leaves of a fully explained window cover each of its
/// bits exactly once. Derived nodes (a computed checksum, a stream number) have a range of length 0.
public final class Node {
    private final Field field;
    private final Bytes source;
    private final long number;
    private final Certainty certainty;
    private final List<Node> children = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();
    private @Nullable String name;
    private ByteRange range;

    Node(Field field, Bytes source, ByteRange range, long number, @Nullable String name, Certainty certainty) {
        this.field = field;
        this.source = source;
        this.range = range;
        this.number = number;
        this.name = name;
        this.certainty = certainty;
    }

    /// A node for a value that does not stand on the wire as such.
    public static Node derived(Field field, Bytes source, long at, long number, @Nullable String name) {
        return new Node(field, source, new ByteRange(at * 8, 0), number, name, Certainty.DERIVED);
    }

    /// A node that only holds others.
    public static Node group(Field field, Bytes source, long from, long length) {
        return new Node(field, source, ByteRange.ofBytes(from, length), 0, null, Certainty.OBSERVED);
    }

    /// A node that only holds others, with a text that says what it is about.
    public static Node group(Field field, Bytes source, long from, long length, @Nullable String name) {
        return new Node(field, source, ByteRange.ofBytes(from, length), 0, name, Certainty.OBSERVED);
    }

    /// A leaf over bytes without a numeric value.
    public static Node leaf(Field field, Bytes source, long from, long length) {
        return new Node(field, source, ByteRange.ofBytes(from, length), 0, null, Certainty.OBSERVED);
    }

    public Field field() {
        return field;
    }

    /// The window that [#range()] is a range of.
    public Bytes source() {
        return source;
    }

    public ByteRange range() {
        return range;
    }

    /// The value of a numeric field as it stands on the wire (or the derived value); 0 for others.
    public long number() {
        return number;
    }

    /// The registry's name of the value, or the text of a derived value; null if it has none.
    public @Nullable String name() {
        return name;
    }

    public Certainty certainty() {
        return certainty;
    }

    public List<Node> children() {
        return Collections.unmodifiableList(children);
    }

    public List<Finding> findings() {
        return Collections.unmodifiableList(findings);
    }

    public boolean isLeaf() {
        return children.isEmpty() && field.type() != FieldType.GROUP;
    }

    /// Adds a child; the range of this node does not change.
    public void add(Node child) {
        children.add(child);
    }

    public void add(Finding finding) {
        findings.add(finding);
    }

    /// The same value where it stands in another window.
    public Node movedTo(Bytes window, ByteRange place) {
        Node moved = new Node(field, window, place, number, name, certainty);
        moved.findings.addAll(findings);
        return moved;
    }

    /// A part of this value, as it stands in another window; it still shows the whole value.
    public Node partAt(Bytes window, ByteRange place) {
        Node part = new Node(field, window, place, number, display(), certainty);
        part.findings.addAll(findings);
        return part;
    }

    /// The same tree, of nodes of its own.
    public Node copy() {
        Node copy = movedTo(source, range);
        children.forEach(child -> copy.add(child.copy()));
        return copy;
    }

    /// Makes the range reach over all children that lie in the same window.
    public void stretch() {
        long from = Long.MAX_VALUE;
        long to = 0;
        for (Node child : children) {
            if (child.source == source && child.range.bitLength() > 0) {
                from = Math.min(from, child.range.bitFrom());
                to = Math.max(to, child.range.bitTo());
            }
        }
        if (from < to) {
            range = new ByteRange(from, to - from);
        }
    }

    void says(String meaning) {
        name = meaning;
    }

    void endAt(long bitTo) {
        range = new ByteRange(range.bitFrom(), Math.max(0, bitTo - range.bitFrom()));
    }

    /// This node and all below it, parents first.
    public void walk(Consumer<Node> visitor) {
        visitor.accept(this);
        for (Node child : children) {
            child.walk(visitor);
        }
    }

    /// The first node with this field id in this tree, or null.
    public @Nullable Node find(String fieldId) {
        if (field.id().equals(fieldId)) {
            return this;
        }
        for (Node child : children) {
            Node found = child.find(fieldId);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    /// The value as people read it: `192.0.2.1`, `80`, `0x0800 (IPv4)`, `GET`.
    public String display() {
        return Display.of(this);
    }

    @Override
    public String toString() {
        return field.id() + "=" + display();
    }
}
