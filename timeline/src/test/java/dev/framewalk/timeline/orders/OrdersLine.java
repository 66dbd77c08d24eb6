package dev.framewalk.timeline.orders;

import dev.framewalk.decoders.field.Field;
import dev.framewalk.decoders.field.FieldReader;
import dev.framewalk.decoders.field.Rfc;
import dev.framewalk.decoders.stream.Unit;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One line: a verb, a number, and for an order what is wanted.
final class OrdersLine {
    private static final Rfc SOURCE = Rfc.other("made up");
    static final Field LINE = Field.group("x.orders", SOURCE);
    static final Field VERB = Field.text("x.orders.verb", SOURCE);
    static final Field NUMBER = Field.text("x.orders.number", SOURCE);
    static final Field ITEM = Field.text("x.orders.item", SOURCE);
    static final Field SPACE = Field.bytes("x.orders.space", SOURCE);
    static final List<Field> FIELDS = List.of(LINE, VERB, NUMBER, ITEM, SPACE);

    private String verb = "";
    private int number = -1;
    private String item = "";

    static OrdersLine parse(FieldReader reader) {
        OrdersLine line = new OrdersLine();
        line.verb = word(reader, VERB);
        String digits = word(reader, NUMBER);
        line.number = digits.matches("\\d{1,6}") ? Integer.parseInt(digits) : -1;
        line.item = word(reader, ITEM);
        reader.rest(SPACE);
        return line;
    }

    private static String word(FieldReader reader, Field field) {
        long length = 0;
        while (length < reader.remaining() && reader.peek(length) > ' ') {
            length++;
        }
        if (length == 0) {
            return "";
        }
        String word = reader.source().text(reader.position(), (int) length, StandardCharsets.US_ASCII);
        reader.bytes(field, length, word);
        if (reader.remaining() > 0) {
            reader.bytes(SPACE, 1);
        }
        return word;
    }

    /// What the line tells; null if it is none of this protocol.
    @Nullable OrdersEvent event(Unit unit) {
        if (number < 0) {
            return null;
        }
        return switch (verb) {
            case "ORDER" -> new OrdersEvent.Ordered(unit, number, item);
            case "DONE" -> new OrdersEvent.Served(unit, number);
            default -> null;
        };
    }
}
