package dev.framewalk.decoders.stream;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// An event of an exchange that tells of its message in words of any protocol: what was asked for, how it went, where its parts are.
///
/// Those of parts [Part#ASKED] and [Part#ANSWERED] know the whole message. The others know its head only: they have no body, and
/// [#ending()] is null.
public interface MessageEvent extends ExchangeEvent {
    /// Whether it asks; otherwise it answers.
    boolean isRequest();

    /// What was to be done: `GET`. For an answer that of the request. Null if it is not known.
    @Nullable String method();

    /// What it was to be done with: `/style.css`. For an answer that of the request. Null if it is not known.
    @Nullable String target();

    /// How it went, in one word: `404`. Empty for a request, and where it is not known.
    String outcome();

    /// Whether the answer sends who asked elsewhere, where the same is asked again.
    default boolean isRedirect() {
        return false;
    }

    /// Where it sends who asked, as it was written: a whole address, or one relative to what was asked for. Null where it sends nobody elsewhere.
    default @Nullable String location() {
        return null;
    }

    /// The host that was asked, with its port where one was named. For an answer that of the request. Null if it is not known.
    default @Nullable String authority() {
        return null;
    }

    /// Whether the answer says that the same request may do better another time, or on another connection.
    default boolean isForAnotherTry() {
        return false;
    }

    /// Where the head is, with all that frames it.
    Unit headUnit();

    /// The bytes that the head took on the wire, without what frames it.
    long headLength();

    /// The bytes that the head would take if it were not compressed.
    default long plainHeadLength() {
        return headLength();
    }

    /// The bytes of the body as it was sent, those included that the capture lacks.
    default long bodyLength() {
        return 0;
    }

    /// Where the body is, as far as it is there, without what frames it.
    default List<Unit> bodyPieces() {
        return List.of();
    }

    /// How it ended; null if it goes on.
    default @Nullable ExchangeEnding ending() {
        return null;
    }
}
