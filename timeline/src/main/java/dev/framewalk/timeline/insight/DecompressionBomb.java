package dev.framewalk.timeline.insight;

import dev.framewalk.bytes.Bytes;
import dev.framewalk.decoders.field.Certainty;
import dev.framewalk.decoders.field.Rfc;
import dev.framewalk.decoders.field.Severity;
import dev.framewalk.decoders.http.BodyDecoder;
import dev.framewalk.decoders.http.HttpBody;
import dev.framewalk.decoders.http.HttpMessageEvent;
import dev.framewalk.decoders.stream.ExchangeEvent.Part;
import dev.framewalk.decoders.stream.Unit;
import dev.framewalk.decoders.text.Quantities;
import dev.framewalk.decoders.text.Texts;
import dev.framewalk.timeline.Timeline;
import dev.framewalk.timeline.story.StoryWords;
import dev.framewalk.timeline.sweep.StreamPlaces;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// A compressed body that unpacks to very many times its size: a few bytes that fill the memory of who unpacks them without a limit.
///
/// Looks at the first bytes of each compressed body, and unpacks the rest (up to a limit) only where those are suspicious.
final class DecompressionBomb implements InsightRule {
    private static final String ID = "x.insight.decompression-bomb";
    private static final Rfc RFC = Rfc.of(9110, "17.6");

    /// Text becomes five times smaller, logs perhaps thirty times.
    private static final int SUSPICIOUS_RATIO = 100;

    private static final int SAMPLE = 2048;
    private static final int SMALLEST = 256;

    /// So few that the suspicious ratio is reached before the limit of what is unpacked.
    private static final int MOST_READ = 1 << 19;

    private static final long LARGE = 8L << 20;
    private static final long SAMPLE_LIMIT = 4L << 20;

    /// Each costs up to a second: enough to tell what goes on.
    private static final int MOST_UNPACKED = 20;

    private int unpacked;

    @Override
    public void event(Timeline timeline, int event, Consumer<Insight> found) {
        if (!(timeline.told(event) instanceof HttpMessageEvent message)
                || (message.part() != Part.ASKED && message.part() != Part.ANSWERED)) {
            return;
        }
        HttpBody body = message.body();
        if (body.codings().isEmpty() || body.contiguous() < SMALLEST || unpacked >= MOST_UNPACKED) {
            return;
        }
        long sampled = Math.min(SAMPLE, body.contiguous());
        if (unpack(timeline, event, body, sampled, SAMPLE_LIMIT) < SUSPICIOUS_RATIO * sampled) {
            return;
        }
        unpacked++;
        long read = Math.min(MOST_READ, body.contiguous());
        long size = unpack(timeline, event, body, read, BodyDecoder.USUAL_LIMIT);
        if (size < LARGE || size < SUSPICIOUS_RATIO * read) {
            return;
        }
        Texts words = StoryWords.here();
        found.accept(new Insight(
                ID,
                Severity.WARN,
                timeline.conversationOf(event),
                List.of(event),
                List.of(timeline.packetOf(event)),
                Certainty.DERIVED,
                words.say(
                        "insight.decompression-bomb",
                        "title",
                        message.title(),
                        "sent",
                        Quantities.bytes(read),
                        "size",
                        Quantities.count(size),
                        "ratio",
                        Quantities.count(size / Math.max(1, read)),
                        "codings",
                        String.join(", ", body.codings())),
                RFC));
    }

    /// How many bytes the first bytes of a body unpack to, up to a limit.
    private static long unpack(Timeline timeline, int event, HttpBody body, long coded, long limit) {
        List<Bytes> pieces = new ArrayList<>();
        long left = coded;
        for (Unit piece : body.pieces()) {
            StreamPlaces places = timeline.channelOf(event).places(piece.side());
            if (places == null || left <= 0) {
                break;
            }
            long to = Math.min(piece.to(), piece.from() + left);
            Bytes bytes = places.bytes(piece.from(), to, timeline.capture().bytes(), (int) left);
            pieces.add(bytes);
            left -= to - piece.from();
        }
        return BodyDecoder.decode(pieces, body.codings(), limit).content().length();
    }
}
