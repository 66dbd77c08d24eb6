package dev.framewalk.timeline.export;

import dev.framewalk.bytes.Bytes;
import dev.framewalk.capture.PacketSink;
import dev.framewalk.decoders.field.Certainty;
import dev.framewalk.decoders.http.BodyDecoder;
import dev.framewalk.decoders.http.HttpBody;
import dev.framewalk.decoders.http.HttpField;
import dev.framewalk.decoders.http.HttpMessageEvent;
import dev.framewalk.decoders.stream.ExchangeEvent.Part;
import dev.framewalk.decoders.stream.Unit;
import dev.framewalk.timeline.Timeline;
import dev.framewalk.timeline.recording.Conversation;
import dev.framewalk.timeline.span.Span;
import dev.framewalk.timeline.span.Spans;
import dev.framewalk.timeline.sweep.Clock;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;

/// The HTTP messages of a capture as an HTTP archive (HAR 1.2), which the developer tools of browsers read: requests with their answers,
/// and where their time went, measured from packets.
///
/// What packets cannot tell is left out or -1, as the format asks: the browser's own queue, its cache, the page that a request belongs to.
public final class HarExport {
    /// A body longer than this is described, not included.
    private static final int LONGEST_BODY = 8 << 20;

    private static final BigDecimal UNKNOWN = BigDecimal.valueOf(-1);

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private final Timeline timeline;
    private final Map<Integer, Span> connects = new HashMap<>();
    private final Map<Integer, Span> handshakes = new HashMap<>();
    /// Connections whose beginning has been charged to an entry.
    private final Set<Integer> begun = new HashSet<>();

    public HarExport(Timeline timeline) {
        this.timeline = timeline;
        Spans spans = Spans.of(timeline);
        for (int i = 0; i < spans.size(); i++) {
            switch (spans.id(i)) {
                case "tcp.handshake" -> keep(spans.get(i), connects);
                case "tls.handshake" -> keep(spans.get(i), handshakes);
                default -> {
                    // no part of setting up a connection
                }
            }
        }
    }

    /// Keeps a span if it is known how long it took.
    private static void keep(Span span, Map<Integer, Span> into) {
        if (!span.isOpen() && !(span.certainty() instanceof Certainty.Unknown)) {
            into.putIfAbsent(span.conversation(), span);
        }
    }

    /// Writes the exchanges whose requests pass.
    ///
    /// @param passes asked with the index of the event with which each request began
    public void write(OutputStream out, IntPredicate passes) throws IOException {
        try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), out, JsonEncoding.UTF8)) {
            json.writeStartObject();
            json.writeObjectPropertyStart("log");
            json.writeStringProperty("version", "1.2");
            json.writeObjectPropertyStart("creator");
            json.writeStringProperty("name", "Framewalk");
            json.writeStringProperty("version", "0.1");
            json.writeEndObject();
            json.writeStringProperty("comment", "Made from packets: " + timeline.capture().name());
            json.writeArrayPropertyStart("entries");
            for (int event = 0; event < timeline.eventCount(); event++) {
                if (timeline.told(event) instanceof HttpMessageEvent message) {
                    if (message.part() == Part.ASKING && message.isRequest() && passes.test(event)) {
                        entry(json, Exchange.of(timeline, event), message);
                    } else if (message.part() == Part.ANSWERING) {
                        afterUpgrade(json, event, passes);
                    }
                }
            }
            json.writeEndArray();
            json.writeEndObject();
            json.writeEndObject();
        }
    }

    /// Where the parts of an exchange are told; -1 for what was not seen.
    private record Exchange(int asking, int asked, int answering, int answered) {
        static Exchange of(Timeline timeline, int asking) {
            return new Exchange(
                    asking,
                    known(timeline.partOf(asking, Part.ASKED), asking),
                    timeline.partOf(asking, Part.ANSWERING),
                    timeline.partOf(asking, Part.ANSWERED));
        }
    }

    /// An answer to a request that was sent before the connection went over to HTTP/2: the 101 before it is an entry of its own.
    private void afterUpgrade(JsonGenerator json, int answering, IntPredicate passes) {
        int asking = timeline.partBeforeUpgrade(answering, Part.ASKING);
        if (asking >= 0 && passes.test(asking) && timeline.told(asking) instanceof HttpMessageEvent request) {
            int asked = known(timeline.partBeforeUpgrade(answering, Part.ASKED), asking);
            entry(json, new Exchange(asking, asked, answering, timeline.partOf(answering, Part.ANSWERED)), request);
        }
    }

    private void entry(JsonGenerator json, Exchange exchange, HttpMessageEvent started) {
        int asking = exchange.asking();
        int askedAt = exchange.asked();
        int answeringAt = exchange.answering();
        int answeredAt = exchange.answered();
        HttpMessageEvent request = timeline.told(askedAt) instanceof HttpMessageEvent whole ? whole : started;
        int conversation = timeline.conversationOf(asking);
        Conversation connection = timeline.conversation(conversation);

        json.writeStartObject();
        long from = recordedNanos(asking);
        Instant start = Instant.ofEpochSecond(Math.floorDiv(from, 1_000_000_000L), Math.floorMod(from, 1_000_000_000L));
        json.writeStringProperty("startedDateTime", start.toString());
        boolean isFirst = begun.add(conversation);
        Span connect = isFirst ? connects.get(conversation) : null;
        Span handshake = isFirst ? handshakes.get(conversation) : null;
        BigDecimal ssl = handshake == null ? UNKNOWN : millis(handshake.toNanos() - handshake.fromNanos());
        BigDecimal connecting = connect == null
                ? UNKNOWN
                : millis((handshake == null ? connect : handshake).toNanos() - connect.fromNanos());
        BigDecimal send = between(asking, askedAt, BigDecimal.ZERO);
        BigDecimal wait = answeringAt < 0 && answeredAt < 0
                ? UNKNOWN
                : between(askedAt, known(answeringAt, answeredAt), UNKNOWN);
        BigDecimal receive =
                answeringAt < 0 || answeredAt < 0 ? BigDecimal.ZERO : between(answeringAt, answeredAt, BigDecimal.ZERO);
        BigDecimal total = BigDecimal.ZERO;
        for (BigDecimal part : List.of(connecting, send, wait, receive)) {
            total = total.add(part.max(BigDecimal.ZERO));
        }
        json.writeNumberProperty("time", total);
        json.writeName("request");
        request(json, askedAt, request, conversation);
        json.writeName("response");
        response(json, known(answeredAt, answeringAt));
        json.writeObjectPropertyStart("cache");
        json.writeEndObject();
        json.writeObjectPropertyStart("timings");
        json.writeNumberProperty("blocked", UNKNOWN);
        json.writeNumberProperty("dns", UNKNOWN);
        json.writeNumberProperty("connect", connecting);
        json.writeNumberProperty("ssl", ssl);
        json.writeNumberProperty("send", send);
        json.writeNumberProperty("wait", wait);
        json.writeNumberProperty("receive", receive);
        json.writeEndObject();
        json.writeStringProperty("serverIPAddress", connection.server().address());
        json.writeStringProperty("connection", Integer.toString(connection.client().port()));
        json.writeStringProperty("comment", "packet " + timeline.packetOf(asking) + ", conversation " + conversation);
        json.writeEndObject();
    }

    private static int known(int event, int otherwise) {
        return event < 0 ? otherwise : event;
    }

    /// The time from one event to another, or what stands for it where nobody knows.
    private BigDecimal between(int from, int to, BigDecimal unknown) {
        long nanos = timeline.packets().between(timeline.readablePacket(from), timeline.readablePacket(to));
        return nanos == Clock.UNKNOWN ? unknown : millis(nanos);
    }

    /// When an event could be read, as it is recorded; 0 where it is not.
    private long recordedNanos(int event) {
        long time = timeline.packets().timeNanos(timeline.readablePacket(event));
        return time == PacketSink.NO_TIME ? 0 : time;
    }

    private static BigDecimal millis(long nanos) {
        return BigDecimal.valueOf(nanos, 6).setScale(3, RoundingMode.HALF_UP);
    }

    private void request(JsonGenerator json, int event, HttpMessageEvent request, int conversation) {
        List<HttpField> fields = fields(event, request.headUnit(), request);
        json.writeStartObject();
        json.writeStringProperty("method", text(request.method()));
        String address = address(event, request, conversation);
        json.writeStringProperty("url", address);
        json.writeStringProperty("httpVersion", request.version());
        cookies(json, fields, "cookie");
        headers(json, fields);
        query(json, address);
        if (!request.body().isEmpty()) {
            Content body = content(event, request.body());
            json.writeObjectPropertyStart("postData");
            json.writeStringProperty("mimeType", value(fields, "content-type"));
            json.writeArrayPropertyStart("params");
            json.writeEndArray();
            json.writeStringProperty("text", body.text() == null ? "" : body.text());
            if (body.comment() != null) {
                json.writeStringProperty("comment", body.comment());
            }
            json.writeEndObject();
        }
        json.writeNumberProperty("headersSize", request.headLength());
        json.writeNumberProperty("bodySize", request.body().length());
        json.writeEndObject();
    }

    private String address(int event, HttpMessageEvent request, int conversation) {
        String target = text(request.target());
        if (target.contains("://")) {
            return target;
        }
        String authority = request.authority();
        if (authority == null) {
            Conversation connection = timeline.conversation(conversation);
            authority = connection.server().toString();
        }
        String scheme = timeline.isProtected(event) ? "https://" : "http://";
        if ("CONNECT".equals(request.method())) {
            // its target is a host and a port, and no path on them
            return scheme + (target.isEmpty() ? authority : target);
        }
        return scheme + authority + (target.startsWith("/") ? target : "/" + target);
    }

    private void response(JsonGenerator json, int event) {
        json.writeStartObject();
        if (event >= 0 && timeline.told(event) instanceof HttpMessageEvent response) {
            List<HttpField> fields = fields(event, response.headUnit(), response);
            json.writeNumberProperty("status", response.status());
            json.writeStringProperty("statusText", response.version().equals("HTTP/2") ? "" : reason(response));
            json.writeStringProperty("httpVersion", response.version());
            cookies(json, fields, "set-cookie");
            headers(json, fields);
            Content body = content(event, response.body());
            json.writeObjectPropertyStart("content");
            json.writeNumberProperty("size", body.size());
            json.writeNumberProperty("compression", Math.max(0, body.size() - response.body().length()));
            json.writeStringProperty("mimeType", value(fields, "content-type"));
            if (body.text() != null) {
                json.writeStringProperty("text", body.text());
                if (body.isBase64()) {
                    json.writeStringProperty("encoding", "base64");
                }
            }
            if (body.comment() != null) {
                json.writeStringProperty("comment", body.comment());
            }
            json.writeEndObject();
            json.writeStringProperty("redirectURL", value(fields, "location"));
            json.writeNumberProperty("headersSize", response.headLength());
            json.writeNumberProperty("bodySize", response.body().length());
        } else {
            json.writeNumberProperty("status", 0);
            json.writeStringProperty("statusText", "");
            json.writeStringProperty("httpVersion", "");
            cookies(json, List.of(), "set-cookie");
            headers(json, List.of());
            json.writeObjectPropertyStart("content");
            json.writeNumberProperty("size", 0);
            json.writeStringProperty("mimeType", "x-unknown");
            json.writeEndObject();
            json.writeStringProperty("redirectURL", "");
            json.writeNumberProperty("headersSize", -1);
            json.writeNumberProperty("bodySize", -1);
            json.writeStringProperty("comment", "No answer in the capture.");
        }
        json.writeEndObject();
    }

    /// What stands behind the code in a status line.
    private static String reason(HttpMessageEvent response) {
        String[] words = response.title().split(" ", 3);
        return words.length == 3 ? words[2] : words.length == 2 && !words[0].startsWith("HTTP/") ? words[1] : "";
    }

    private List<HttpField> fields(int event, Unit head, HttpMessageEvent message) {
        Bytes bytes = timeline.bytesOf(event, head);
        return bytes == null ? List.of() : message.fields(bytes);
    }

    private static void headers(JsonGenerator json, List<HttpField> fields) {
        json.writeArrayPropertyStart("headers");
        for (HttpField field : fields) {
            pair(json, field.name(), field.value());
        }
        json.writeEndArray();
    }

    private static void pair(JsonGenerator json, String name, String value) {
        json.writeStartObject();
        json.writeStringProperty("name", name);
        json.writeStringProperty("value", value);
        json.writeEndObject();
    }

    private static void cookies(JsonGenerator json, List<HttpField> fields, String name) {
        json.writeArrayPropertyStart("cookies");
        for (HttpField field : fields) {
            if (field.is(name)) {
                // attributes of Set-Cookie stand behind the first pair; Cookie has nothing but pairs
                String[] parts = field.value().split(";\\s*", 0);
                for (int i = 0; i < (name.equals("cookie") ? parts.length : Math.min(1, parts.length)); i++) {
                    int sign = parts[i].indexOf('=');
                    pair(json, sign < 0 ? parts[i] : parts[i].substring(0, sign), sign < 0 ? "" : parts[i].substring(sign + 1));
                }
            }
        }
        json.writeEndArray();
    }

    private static void query(JsonGenerator json, String address) {
        json.writeArrayPropertyStart("queryString");
        int mark = address.indexOf('?');
        if (mark >= 0) {
            for (String part : address.substring(mark + 1).split("&", 0)) {
                int sign = part.indexOf('=');
                pair(
                        json,
                        decoded(sign < 0 ? part : part.substring(0, sign)),
                        sign < 0 ? "" : decoded(part.substring(sign + 1)));
            }
        }
        json.writeEndArray();
    }

    private static String decoded(String part) {
        try {
            return URLDecoder.decode(part, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return part;
        }
    }

    /// @param size    bytes of the content, codings undone
    /// @param text    the content, or null where it is not included
    /// @param comment why not, or what is missing of it
    private record Content(long size, @Nullable String text, boolean isBase64, @Nullable String comment) {}

    private Content content(int event, HttpBody body) {
        if (body.isEmpty()) {
            return new Content(0, null, false, null);
        }
        List<Bytes> pieces = new ArrayList<>();
        for (Unit piece : body.pieces()) {
            Bytes bytes = timeline.bytesOf(event, piece);
            if (bytes != null) {
                pieces.add(bytes);
            }
        }
        BodyDecoder.Content content = BodyDecoder.decode(pieces, body.codings(), body.contiguous(), LONGEST_BODY);
        Bytes bytes = content.content();
        String comment =
                switch (content.end()) {
                    case COMPLETE -> body.missing() > 0 ? body.missing() + " bytes are missing in the capture." : null;
                    case INPUT_ENDED -> "The end is missing.";
                    case LIMIT_REACHED -> "Only the first " + (LONGEST_BODY >> 20) + " MiB are here.";
                    case DAMAGED -> "The coding is damaged: " + content.coding();
                    case UNKNOWN_CODING -> "The coding is not known: " + content.coding();
                };
        byte[] array = bytes.toArray();
        String text = utf8(array);
        return text != null
                ? new Content(array.length, text, false, comment)
                : new Content(array.length, Base64.getEncoder().encodeToString(array), true, comment);
    }

    /// The text that bytes hold, or null if they hold none.
    private static @Nullable String utf8(byte[] bytes) {
        Charset utf8 = StandardCharsets.UTF_8;
        try {
            String text = utf8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            return text.indexOf('\0') < 0 ? text : null;
        } catch (CharacterCodingException binary) {
            return null;
        }
    }

    private static String value(List<HttpField> fields, String name) {
        for (HttpField field : fields) {
            if (field.is(name)) {
                return field.value();
            }
        }
        return "";
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
