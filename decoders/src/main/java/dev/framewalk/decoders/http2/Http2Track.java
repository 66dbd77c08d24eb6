package dev.framewalk.decoders.http2;

import dev.framewalk.decoders.http.BodyPieces;
import dev.framewalk.decoders.life.Transition;
import dev.framewalk.decoders.stream.Side;
import dev.framewalk.decoders.stream.Unit;
import org.jspecify.annotations.Nullable;

/// The working memory for one stream: [Http2State.Stream], unpacked so that frames cost few objects.
final class Http2Track {
    final long id;

    /// As the client sees it.
    Http2StreamPhase life;

    /// The step that led there; null before the first one.
    @Nullable Transition<Http2StreamPhase, Http2StreamLife.Trigger> lifeBy;

    /// What WINDOW_UPDATE gave the client on this stream, less what its DATA took; see [Http2State.Stream#clientCredit()].
    long clientCredit;

    long serverCredit;
    @Nullable Unit opened;
    @Nullable Unit last;
    long parent;
    @Nullable String priority;
    /// Whether somebody reads what its DATA carries.
    boolean isClaimed;
    /// Whether codings are undone for whoever that is.
    boolean mayBeCoded;
    /// Whether its answer is a channel of its own.
    boolean isAnswerApart;
    final Half request = new Half();
    final Half response = new Half();
    private Http2State.@Nullable Stream taken;

    // links of [Http2Streams]
    @Nullable Http2Track sameSlot;
    @Nullable Http2Track before;
    @Nullable Http2Track after;

    /// One direction's message.
    static final class Half {
        @Nullable Http2Head head;
        @Nullable Unit headUnit;
        @Nullable BodyPieces pieces;
        @Nullable Http2Head trailers;
        @Nullable Unit trailersUnit;
        boolean isOver;

        /// Whether its head was seen and its end was not: then DATA belongs to it.
        boolean hasBegun() {
            return head != null && !isOver;
        }

        /// Where its body is, to be added to.
        BodyPieces body() {
            BodyPieces body = pieces;
            if (body == null) {
                body = new BodyPieces();
                pieces = body;
            }
            return body;
        }

        long bodyLength() {
            return pieces == null ? 0 : pieces.length();
        }

        long bodyMissing() {
            return pieces == null ? 0 : pieces.missing();
        }

        private Http2State.@Nullable Message state() {
            return head == null || headUnit == null
                    ? null
                    : new Http2State.Message(head, headUnit, pieces == null ? null : pieces.copy(), trailers, trailersUnit, isOver);
        }

        private void restore(Http2State.@Nullable Message message) {
            if (message != null) {
                head = message.head();
                headUnit = message.headUnit();
                pieces = message.pieces() == null ? null : message.pieces().copy();
                trailers = message.trailers();
                trailersUnit = message.trailersUnit();
                isOver = message.isOver();
            }
        }
    }

    Http2Track(long id, Http2StreamPhase life, long clientCredit, long serverCredit) {
        this.id = id;
        this.life = life;
        this.clientCredit = clientCredit;
        this.serverCredit = serverCredit;
    }

    Http2Track(Http2State.Stream state) {
        this(state.id(), state.life(), state.clientCredit(), state.serverCredit());
        opened = state.opened();
        last = state.last();
        parent = state.parent();
        priority = state.priority();
        isClaimed = state.isClaimed();
        mayBeCoded = state.mayBeCoded();
        isAnswerApart = state.isAnswerApart();
        lifeBy = state.lifeBy();
        request.restore(state.request());
        response.restore(state.response());
        taken = state;
    }

    /// Says that something here has changed, by this frame.
    void changed(@Nullable Unit by) {
        taken = null;
        if (by != null) {
            last = by;
        }
    }

    Http2State.Stream state() {
        Http2State.Stream state = taken;
        if (state == null) {
            state = new Http2State.Stream(
                    id,
                    life,
                    lifeBy,
                    clientCredit,
                    serverCredit,
                    opened,
                    last,
                    parent,
                    request.state(),
                    response.state(),
                    priority,
                    isClaimed,
                    mayBeCoded,
                    isAnswerApart);
            taken = state;
        }
        return state;
    }

    /// The message that a side sends. Of a promised stream, the server sends the response; the promise stands in for the request.
    Half half(Side side) {
        return side == Side.CLIENT ? request : response;
    }

    long credit(Side sender) {
        return sender == Side.CLIENT ? clientCredit : serverCredit;
    }

    void addCredit(Side sender, long bytes) {
        if (sender == Side.CLIENT) {
            clientCredit = Http2Windows.plus(clientCredit, bytes);
        } else {
            serverCredit = Http2Windows.plus(serverCredit, bytes);
        }
    }

    /// As one of the ends sees it.
    Http2StreamPhase life(Side viewer) {
        return viewer == Side.CLIENT ? life : life.mirrored();
    }

    /// Takes a step that is named as the client sees it where the client sends, and mirrored where the server does.
    ///
    /// @param sent what the sender does
    /// @return whether the step is allowed; if not, nothing changes
    boolean step(Side sender, Http2StreamLife.Trigger sent) {
        Transition<Http2StreamPhase, Http2StreamLife.Trigger> step =
                Http2StreamLife.TABLE.step(life, sender == Side.CLIENT ? sent : sent.mirrored());
        if (step == null) {
            return false;
        }
        life = step.to();
        lifeBy = step;
        return true;
    }

    String title() {
        Http2Head head = request.head;
        return head == null ? "" : Http2Sentences.title(head);
    }

    boolean isPromised() {
        return parent != 0;
    }
}
