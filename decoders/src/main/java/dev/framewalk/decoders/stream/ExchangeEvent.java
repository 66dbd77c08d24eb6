package dev.framewalk.decoders.stream;

/// An event that belongs to an exchange: a request and its answer. Who tells the story of a conversation measures times between them.
public interface ExchangeEvent extends StreamEvent {
    /// Which exchange of the connection, counted from 1 by requests; 0 if the request is not known.
    int exchange();

    /// What this event is to its exchange.
    Part part();

    /// A few words about the message, as users of such tools know them: `GET /style.css HTTP/1.1`.
    String title();

    /// Whether it answers the request with which the connection went over to this protocol, and which was told there.
    default boolean continuesRequest() {
        return false;
    }

    /// Whether messages of this protocol come whole, mostly in one packet each: nothing takes time but the answer, so that there is little to
    /// see in what they do beside each other.
    default boolean isAtOnce() {
        return false;
    }

    @Override
    default String brief() {
        return title();
    }

    /// The moments of an exchange, in their order.
    enum Part {
        /// The request has begun; where no [#ASKED] follows, it is whole.
        ASKING,
        /// The request is over.
        ASKED,
        /// The answer has begun.
        ANSWERING,
        /// The answer is over.
        ANSWERED
    }
}
