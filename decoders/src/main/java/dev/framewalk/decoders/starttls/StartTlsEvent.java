package dev.framewalk.decoders.starttls;

import dev.framewalk.decoders.stream.Depth;
import dev.framewalk.decoders.stream.EventKind;
import dev.framewalk.decoders.stream.Side;
import dev.framewalk.decoders.stream.StreamEvent;
import dev.framewalk.decoders.stream.Unit;
import dev.framewalk.decoders.text.Texts;

/// Something that was understood in a conversation of lines.
public sealed interface StartTlsEvent extends StreamEvent {
    Texts WORDS = Texts.beside(StartTlsEvent.class, "sentences");

    @Override
    Unit unit();

    @Override
    default Side side() {
        return unit().side();
    }

    /// A side has said a line.
    record LineSeen(Unit unit, String line) implements StartTlsEvent {
        private static final EventKind KIND = new EventKind("starttls.line-seen", Depth.MESSAGES);

        @Override
        public EventKind kind() {
            return KIND;
        }

        @Override
        public String sentence() {
            return WORDS.say(id() + (side() == Side.CLIENT ? ".client" : ".server"), "line", line);
        }
    }

    /// The server agreed to go over to TLS.
    ///
    /// @param unit the line with which it agreed
    record Agreed(Unit unit) implements StartTlsEvent {
        private static final EventKind KIND = new EventKind("starttls.agreed", Depth.STORY);

        @Override
        public EventKind kind() {
            return KIND;
        }

        @Override
        public String sentence() {
            return WORDS.say(id());
        }
    }
}
