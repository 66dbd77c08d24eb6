package dev.framewalk.decoders.http;

import dev.framewalk.decoders.stream.Depth;
import dev.framewalk.decoders.stream.EventKind;
import dev.framewalk.decoders.stream.Side;
import dev.framewalk.decoders.stream.StreamEvent;
import dev.framewalk.decoders.stream.Unit;
import dev.framewalk.decoders.text.Quantities;
import dev.framewalk.decoders.text.Texts;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Something that the undoing of codings came upon. It has no unit: what was undone is told by whoever reads it.
public sealed interface CodingEvent extends StreamEvent {
    Texts WORDS = Texts.beside(CodingEvent.class, "sentences");

    @Override
    default @Nullable Unit unit() {
        return null;
    }

    private static String names(List<String> codings) {
        return String.join(", ", codings);
    }

    /// The content of one direction is over, and all of it was undone.
    ///
    /// @param coded bytes that were sent
    /// @param plain bytes that they hold
    record Undone(Side side, List<String> codings, long coded, long plain) implements CodingEvent {
        private static final EventKind KIND = new EventKind("coding.undone", Depth.FRAMES);

        @Override
        public EventKind kind() {
            return KIND;
        }

        @Override
        public String sentence() {
            return WORDS.say(
                    id(), "codings", names(codings), "coded", Quantities.bytes(coded), "plain", Quantities.bytes(plain));
        }
    }

    /// Coded bytes are missing, so that nothing behind them can be undone.
    ///
    /// @param plain bytes that could be undone before
    record HoleFound(Side side, List<String> codings, long missing, long plain) implements CodingEvent {
        private static final EventKind KIND = new EventKind("coding.hole-found", Depth.MESSAGES);

        @Override
        public EventKind kind() {
            return KIND;
        }

        @Override
        public String sentence() {
            return WORDS.say(
                    id(), "codings", names(codings), "missing", Quantities.bytes(missing), "plain", Quantities.bytes(plain));
        }
    }

    /// A coding that nobody here can undo.
    record CodingUnknown(Side side, String coding) implements CodingEvent {
        private static final EventKind KIND = new EventKind("coding.unknown", Depth.MESSAGES);

        @Override
        public EventKind kind() {
            return KIND;
        }

        @Override
        public String sentence() {
            return WORDS.say(id(), "coding", coding);
        }
    }

    /// There is more than is undone while a capture is read.
    ///
    /// @param plain bytes that were undone
    record LimitReached(Side side, List<String> codings, long plain) implements CodingEvent {
        private static final EventKind KIND = new EventKind("coding.limit-reached", Depth.MESSAGES);

        @Override
        public EventKind kind() {
            return KIND;
        }

        @Override
        public String sentence() {
            return WORDS.say(id(), "codings", names(codings), "plain", Quantities.bytes(plain));
        }
    }

    /// A rule was broken.
    ///
    /// @param measured how far undoing got, in words
    record AnomalySeen(Side side, CodingAnomaly anomaly, String measured, String expected) implements CodingEvent {
        private static final EventKind KIND = new EventKind("coding.anomaly-seen", Depth.MESSAGES);

        @Override
        public EventKind kind() {
            return KIND;
        }

        @Override
        public String sentence() {
            return anomaly.sentence(measured, expected);
        }
    }
}
