package dev.framewalk.decoders.starttls;

import dev.framewalk.decoders.stream.Depth;
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

    @Override
    default Depth depth() {
        return Depth.MESSAGES;
    }

    /// A side has said a line.
    record LineSeen(Unit unit, String line) implements StartTlsEvent {
        @Override
        public String id() {
            return "starttls.line-seen";
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
        @Override
        public String id() {
            return "starttls.agreed";
        }

        @Override
        public Depth depth() {
            return Depth.STORY;
        }

        @Override
        public String sentence() {
            return WORDS.say(id());
        }
    }
}
