package dev.framewalk.decoders.dns;

import dev.framewalk.decoders.field.Field;
import dev.framewalk.decoders.field.FieldType;
import dev.framewalk.decoders.field.Rfc;
import java.util.ArrayList;
import java.util.List;

/// Fields in the making: what is declared through it cannot be forgotten in the protocol's list.
final class FieldList {
    private final List<Field> fields = new ArrayList<>();

    Field number(String id, int rfc, String section) {
        return add(id, FieldType.NUMBER, rfc, section);
    }

    Field hex(String id, int rfc, String section) {
        return add(id, FieldType.HEX, rfc, section);
    }

    Field flag(String id, int rfc, String section) {
        return add(id, FieldType.FLAG, rfc, section);
    }

    Field text(String id, int rfc, String section) {
        return add(id, FieldType.TEXT, rfc, section);
    }

    Field bytes(String id, int rfc, String section) {
        return add(id, FieldType.BYTES, rfc, section);
    }

    Field group(String id, int rfc, String section) {
        return add(id, FieldType.GROUP, rfc, section);
    }

    Field ipv4(String id, int rfc, String section) {
        return add(id, FieldType.IPV4_ADDRESS, rfc, section);
    }

    Field ipv6(String id, int rfc, String section) {
        return add(id, FieldType.IPV6_ADDRESS, rfc, section);
    }

    List<Field> all() {
        return List.copyOf(fields);
    }

    private Field add(String id, FieldType type, int rfc, String section) {
        Field field = new Field(id, type, Rfc.of(rfc, section));
        fields.add(field);
        return field;
    }
}
