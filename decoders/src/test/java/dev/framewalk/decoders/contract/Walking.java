package dev.framewalk.decoders.contract;

import dev.framewalk.bytes.Bytes;
import dev.framewalk.decoders.Decoders;
import dev.framewalk.decoders.field.Explanations;
import dev.framewalk.decoders.field.Finding;
import dev.framewalk.decoders.field.Node;
import dev.framewalk.decoders.packet.Fragments;
import dev.framewalk.decoders.packet.LayerStack;
import dev.framewalk.decoders.packet.PacketExplainer;
import dev.framewalk.decoders.packet.PacketWalk;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// One walk and one explanation at a time, and what must be true of them.
public final class Walking {
    private static final PacketWalk WALK = Decoders.walk();
    private static final PacketExplainer EXPLAINER = Decoders.explainer();
    private static final Explanations EXPLANATIONS = new Explanations(Decoders.protocols(), Locale.ROOT);

    private final LayerStack stack = new LayerStack();
    private final Fragments fragments;

    public Walking() {
        this(Fragments.NONE);
    }

    public Walking(Fragments fragments) {
        this.fragments = fragments;
    }

    public LayerStack walk(int linkType, Bytes bytes, long from, long to, int packet) {
        stack.begin(fragments, packet);
        WALK.walk(linkType, bytes, from, to, stack);
        return stack;
    }

    /// Walks and explains `[from, to)` as one packet.
    public Node explain(int linkType, Bytes bytes, long from, long to, int packet) {
        walk(linkType, bytes, from, to, packet);
        return EXPLAINER.explain(stack, bytes, from, to, to - from);
    }

    public Node explain(int linkType, byte[] packet) {
        return explain(linkType, Bytes.captured(packet), 0, packet.length, 1);
    }

    public LayerStack stack() {
        return stack;
    }

    /// Protocol ids of the layers found, joined by `:`.
    public String layers() {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < stack.depth(); i++) {
            ids.add(stack.layer(i).protocol().id());
        }
        return String.join(":", ids);
    }

    /// What is wrong with a tree over `[from, to)` of a window: an empty string if its leaves on that window cover each bit
    /// exactly once, in order.
    public static String tiling(Node root, Bytes window, long from, long to) {
        long[] position = {from * 8};
        StringBuilder problems = new StringBuilder();
        root.walk(node -> {
            if (!node.isLeaf() || node.source() != window || node.range().bitLength() == 0) {
                return;
            }
            if (node.range().bitFrom() != position[0]) {
                problems.append(node.field().id())
                        .append(" begins at bit ")
                        .append(node.range().bitFrom())
                        .append(", expected ")
                        .append(position[0])
                        .append('\n');
            }
            position[0] = node.range().bitTo();
        });
        if (position[0] != to * 8) {
            problems.append("leaves end at bit ").append(position[0]).append(", expected ").append(to * 8);
        }
        return problems.toString();
    }

    /// Writes out everything that a user could be shown.
    public static int render(Node root) {
        int[] length = {0};
        root.walk(node -> {
            length[0] += node.display().length();
            length[0] += EXPLANATIONS.sentence(node).length();
            for (Finding finding : node.findings()) {
                length[0] += finding.sentence().length();
            }
        });
        return length[0];
    }
}
