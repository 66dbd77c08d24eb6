package dev.framewalk.ui.inspector;

import dev.framewalk.decoders.field.FieldType;
import dev.framewalk.decoders.field.Node;

/// Writes the display filter that lets a field with this value pass.
final class FieldFilter {
    private static final int LONGEST = 200;

    private FieldFilter() {}

    static String of(Node node) {
        String id = node.field().id();
        FieldType type = node.field().type();
        return switch (type) {
            case NUMBER -> id + " == " + node.number();
            case HEX -> id + " == 0x" + Long.toHexString(node.number());
            case FLAG -> id + " == " + (node.number() == 0 ? "0" : "1");
            case MAC_ADDRESS, IPV4_ADDRESS, IPV6_ADDRESS -> id + " == " + node.display();
            case TEXT -> id + " == " + quoted(node.display());
            case GROUP, BYTES, TIME, UNDECODED -> id;
        };
    }

    private static String quoted(String text) {
        String cut = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
        return '"' + cut.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
