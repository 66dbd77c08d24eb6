package dev.framewalk.decoders.hpack;

import dev.framewalk.decoders.field.Field;
import dev.framewalk.decoders.field.FieldReader;
import dev.framewalk.decoders.field.Rfc;
import dev.framewalk.decoders.http.HttpFieldName;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// The header fields whose values are also shown under a name of their own (`http2.headers.path`), by which users filter.
final class HpackNamedValue {
    private static final Rfc REQUEST = Rfc.of(9113, "8.3.1");
    private static final Set<String> NUMBERS = Set.of("age", "content-length", "max-forwards");
    private static final String NAMES =
            """
            accept accept-charset accept-encoding accept-language accept-ranges
            access-control-allow-origin age allow authorization cache-control
            content-disposition content-encoding content-language content-length content-location
            content-range content-type cookie date etag
            expect expires from if-match if-modified-since
            if-none-match if-range if-unmodified-since last-modified link
            location max-forwards proxy-authenticate proxy-authorization range
            referer refresh retry-after server set-cookie
            strict-transport-security user-agent vary via www-authenticate
            """;

    private static final Map<String, Field> FIELDS = fields();

    private HpackNamedValue() {}

    private static Map<String, Field> fields() {
        Map<String, Field> fields = new HashMap<>();
        for (String name : List.of("authority", "path", "method", "scheme")) {
            fields.put(":" + name, Field.text("http2.headers." + name, REQUEST));
        }
        fields.put(":status", Field.number("http2.headers.status", Rfc.of(9113, "8.3.2")));
        for (String name : NAMES.strip().split("\\s+", -1)) {
            String plain = name.replace('-', '_');
            Rfc rfc = HttpFieldName.valueOf(plain.toUpperCase(Locale.ROOT)).field().rfc();
            String id = "http2.headers." + plain;
            fields.put(name, NUMBERS.contains(name) ? Field.number(id, rfc) : Field.text(id, rfc));
        }
        return Map.copyOf(fields);
    }

    /// All of them, in the order of their ids.
    static List<Field> all() {
        return FIELDS.values().stream()
                .sorted(java.util.Comparator.comparing(Field::id))
                .toList();
    }

    /// Adds the value under its own name, if it has one.
    static void tell(FieldReader reader, HpackField header) {
        String value = header.value();
        Field field = header.name() == null ? null : FIELDS.get(header.name());
        if (field == null || value == null) {
            return;
        }
        switch (field.type()) {
            case NUMBER -> {
                if (!value.isEmpty() && value.length() <= 18 && value.chars().allMatch(c -> c >= '0' && c <= '9')) {
                    reader.derived(field, Long.parseLong(value), null);
                }
            }
            default -> reader.derived(field, 0, HpackTexts.shown(value));
        }
    }
}
