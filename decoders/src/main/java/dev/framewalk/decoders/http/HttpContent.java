package dev.framewalk.decoders.http;

import dev.framewalk.bytes.Bytes;
import dev.framewalk.decoders.field.Explain;
import dev.framewalk.decoders.field.Node;
import dev.framewalk.decoders.stream.StreamEvent;
import dev.framewalk.decoders.stream.Unit;
import dev.framewalk.decoders.text.Quantities;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The content of a message with its codings undone, as a tree over the bytes that came out: for somebody who looks at one message, whether or not
/// anybody decodes such content.
public final class HttpContent {
    /// What is undone at most for one look.
    static final int MOST = 1 << 20;

    /// Most letters of a text that are shown as its value.
    private static final int LONGEST_TEXT = 2000;

    private HttpContent() {}

    /// What an event's message holds, as a tree; null for other events, and for messages without codings, whose content stands in their own bytes.
    ///
    /// @param event   an event that knows a whole message
    /// @param bytesOf gives the bytes of a unit
    public static @Nullable Node of(StreamEvent event, Function<Unit, Bytes> bytesOf) {
        if (!(event instanceof HttpMessageEvent message)) {
            return null;
        }
        HttpBody body = message.body();
        List<String> codings = body.codings().stream()
                .filter(name -> ContentCoding.named(name) != ContentCoding.IDENTITY)
                .toList();
        if (body.isEmpty() || codings.isEmpty()) {
            return null;
        }
        List<Bytes> pieces = new ArrayList<>();
        long length = 0;
        for (Unit piece : body.pieces()) {
            if (length >= Math.min(MOST, body.contiguous())) {
                break;
            }
            Bytes bytes = bytesOf.apply(new Unit(piece.side(), piece.from(), Math.min(piece.to(), piece.from() + MOST - length)));
            pieces.add(bytes);
            length += bytes.length();
        }
        BodyDecoder.Content content = BodyDecoder.decode(pieces, codings, body.contiguous(), MOST);
        boolean isUnknown = content.end() == BodyDecoder.End.UNKNOWN_CODING;
        Bytes plain = isUnknown ? Bytes.EMPTY : content.content();
        Explain reader = new Explain(ContentCodings.CONTENT, plain, 0, plain.length());
        if (!plain.isEmpty()) {
            String text = text(plain);
            if (text == null) {
                reader.bytes(ContentCodings.CONTENT_BYTES, plain.length());
            } else {
                reader.bytes(ContentCodings.CONTENT_TEXT, plain.length(), text);
            }
        }
        Node tree = reader.finish();
        if (content.end() != BodyDecoder.End.COMPLETE || length < body.contiguous()) {
            BodyDecoder.End end = content.end() == BodyDecoder.End.INPUT_ENDED && length < body.contiguous()
                    ? BodyDecoder.End.LIMIT_REACHED
                    : content.end();
            String coding = content.coding() == null ? codings.getLast() : content.coding();
            String words = CodingEvent.WORDS.say(
                    "content." + end.name().toLowerCase(Locale.ROOT),
                    "coding",
                    coding,
                    "plain",
                    Quantities.bytes(plain.length()));
            tree.add(Node.derived(ContentCodings.CONTENT_STOP, plain, plain.length(), 0, words));
        }
        return tree;
    }

    /// The beginning of a text; null if these are no letters.
    private static @Nullable String text(Bytes plain) {
        int length = (int) Math.min(plain.length(), LONGEST_TEXT);
        String text = plain.text(0, length, StandardCharsets.UTF_8);
        long strange = text.chars()
                .limit(Math.max(1, text.length() - 4))
                .filter(c -> c == 0xfffd || c < ' ' && c != '\n' && c != '\r' && c != '\t' && c != '\f')
                .count();
        if (strange > 0) {
            return null;
        }
        return plain.length() > length ? text + "…" : text;
    }
}
