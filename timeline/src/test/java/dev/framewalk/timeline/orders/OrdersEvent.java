package dev.framewalk.timeline.orders;

import dev.framewalk.decoders.stream.CountedEvent;
import dev.framewalk.decoders.stream.Counting;
import dev.framewalk.decoders.stream.Depth;
import dev.framewalk.decoders.stream.EventKind;
import dev.framewalk.decoders.stream.ExchangeEvent;
import dev.framewalk.decoders.stream.Side;
import dev.framewalk.decoders.stream.Unit;
import dev.framewalk.decoders.text.Texts;

/// What happens between those who order and those who serve.
sealed interface OrdersEvent extends ExchangeEvent, CountedEvent {
    Texts WORDS = Texts.beside(OrdersEvent.class, "sentences");

    /// Both kinds are counted under one key each.
    Counting<OrdersEvent> COUNTING = sink -> (event, conversation, channel, isCut) -> sink.add(event.id());

    @Override
    Unit unit();

    @Override
    default Counting<OrdersEvent> counting() {
        return COUNTING;
    }

    int number();

    @Override
    default Side side() {
        return unit().side();
    }

    @Override
    default int exchange() {
        return number();
    }

    /// Something was ordered.
    record Ordered(Unit unit, int number, String item) implements OrdersEvent {
        private static final EventKind KIND = new EventKind("orders.ordered", Depth.STORY);

        @Override
        public EventKind kind() {
            return KIND;
        }

        @Override
        public Part part() {
            return Part.ASKING;
        }

        @Override
        public String title() {
            return "ORDER " + item;
        }

        @Override
        public String sentence() {
            return WORDS.say(id(), "number", number, "item", item);
        }
    }

    /// An order was served.
    record Served(Unit unit, int number) implements OrdersEvent {
        private static final EventKind KIND = new EventKind("orders.served", Depth.STORY);

        @Override
        public EventKind kind() {
            return KIND;
        }

        @Override
        public Part part() {
            return Part.ANSWERED;
        }

        @Override
        public String title() {
            return "DONE " + number;
        }

        @Override
        public String sentence() {
            return WORDS.say(id(), "number", number);
        }
    }
}
