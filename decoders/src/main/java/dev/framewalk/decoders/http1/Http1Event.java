package dev.framewalk.decoders.http1;

import dev.framewalk.bytes.Bytes;
import dev.framewalk.decoders.http.HttpBody;
import dev.framewalk.decoders.http.HttpCompletion;
import dev.framewalk.decoders.http.HttpField;
import dev.framewalk.decoders.http.HttpFieldName;
import dev.framewalk.decoders.http.HttpMessageEvent;
import dev.framewalk.decoders.stream.CountedEvent;
import dev.framewalk.decoders.stream.Counting;
import dev.framewalk.decoders.stream.Depth;
import dev.framewalk.decoders.stream.EventKind;
import dev.framewalk.decoders.stream.HostNaming;
import dev.framewalk.decoders.stream.Inside;
import dev.framewalk.decoders.stream.NamingEvent;
import dev.framewalk.decoders.stream.Piece;
import dev.framewalk.decoders.stream.PieceEvent;
import dev.framewalk.decoders.stream.Side;
import dev.framewalk.decoders.stream.StreamEvent;
import dev.framewalk.decoders.stream.Unit;
import dev.framewalk.decoders.stream.UnitEvent;
import dev.framewalk.decoders.stream.UnitKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Something that was understood in an HTTP/1 connection. An *exchange* is one request with its response; its number counts requests
/// of the connection from 1, and is 0 where the request is not known.
public sealed interface Http1Event extends UnitEvent {
    /// Messages and their parts say what bytes are; the others tell of the same bytes once more.
    @Override
    default UnitKind unitKind() {
        return UnitKind.NOTHING;
    }

    @Override
    Unit unit();

    @Override
    default Side side() {
        return unit().side();
    }

    @Override
    default String sentence() {
        return Http1Sentences.of(this);
    }

    /// One that tells of a message.
    sealed interface Message extends Http1Event, HttpMessageEvent {
        Http1Head head();

        @Override
        default UnitKind unitKind() {
            return UnitKind.MESSAGE;
        }

        /// The request that it is or answers, as far as that is known.
        default @Nullable Http1Request request() {
            return null;
        }

        @Override
        default boolean isRequest() {
            return head().request() != null;
        }

        @Override
        default @Nullable String method() {
            Http1StartLine.Request line = head().request();
            Http1Request asked = request();
            return line != null ? line.method() : asked == null ? null : asked.method();
        }

        @Override
        default @Nullable String target() {
            Http1StartLine.Request line = head().request();
            Http1Request asked = request();
            return line != null ? line.target() : asked == null ? null : asked.target();
        }

        @Override
        default @Nullable String authority() {
            Http1Request asked = request();
            if (isRequest()) {
                return head().headers().host();
            }
            return asked == null || asked.asked() == null
                    ? null
                    : asked.asked().head().headers().host();
        }

        @Override
        default int status() {
            Http1StartLine.Status line = head().status();
            return line == null ? 0 : line.code();
        }

        @Override
        default String version() {
            return head().start().version();
        }

        @Override
        default Unit headUnit() {
            return new Unit(side(), unit().from(), unit().from() + head().length());
        }

        @Override
        default long headLength() {
            return head().length();
        }

        @Override
        default List<HttpField> fields(Bytes head) {
            return Http1Lines.fields(head, true);
        }

        @Override
        default List<HttpField> trailers(Bytes trailers) {
            return Http1Lines.fields(trailers, false);
        }

        @Override
        default List<String> codings() {
            return head().headers().bodyCodings();
        }

        @Override
        default @Nullable String value(HttpFieldName name) {
            return head().headers().value(name);
        }
    }

    /// One that a summary counts.
    sealed interface Counted extends Http1Event, CountedEvent {
        /// By this object the counter is found.
        Counting<Counted> COUNTING = Http1Counter::new;

        @Override
        default Counting<Counted> counting() {
            return COUNTING;
        }
    }

    /// A head of a request is complete.
    ///
    /// @param unit its head
    record RequestStarted(Unit unit, int exchange, Http1Head head) implements Message, Counted, NamingEvent {
        private static final EventKind KIND = new EventKind("http1.request-started", Depth.STORY);

        @Override
        public Part part() {
            return Part.ASKING;
        }

        @Override
        public String title() {
            return Http1Sentences.title(line());
        }

        @Override
        public EventKind kind() {
            return KIND;
        }

        @Override
        public List<HostNaming> hostNamings() {
            String host = head.headers().host();
            return host == null ? List.of() : List.of(new HostNaming.Asked(host));
        }

        public Http1StartLine.Request line() {
            return (Http1StartLine.Request) head.start();
        }
    }

    /// A request is over.
    ///
    /// @param unit          the whole message
    /// @param trailersUnit where its trailer fields are, or null
    record RequestCompleted(
            Unit unit,
            int exchange,
            Http1Head head,
            Http1Framing framing,
            HttpBody body,
            @Nullable Unit trailersUnit,
            HttpCompletion completion)
            implements Message, Counted {
        private static final EventKind KIND = new EventKind("http1.request-completed", Depth.MESSAGES);
        private static final EventKind WITHOUT_BODY = KIND.at(Depth.FRAMES);

        @Override
        public Part part() {
            return Part.ASKED;
        }

        @Override
        public String title() {
            return Http1Sentences.title(line());
        }

        /// One without a body is over as soon as it has begun: nothing new to tell.
        @Override
        public EventKind kind() {
            return body.isEmpty() && completion == HttpCompletion.WHOLE ? WITHOUT_BODY : KIND;
        }

        public Http1StartLine.Request line() {
            return (Http1StartLine.Request) head.start();
        }
    }

    /// A head of a final response is complete.
    ///
    /// @param unit    its head; empty for a response of HTTP/0.9, which has none
    /// @param request what it answers, or null if that was not seen
    record ResponseStarted(Unit unit, Http1Head head, @Nullable Http1Request request) implements Message, Counted {
        private static final EventKind KIND = new EventKind("http1.response-started", Depth.MESSAGES);

        @Override
        public Part part() {
            return Part.ANSWERING;
        }

        @Override
        public String title() {
            return Http1Sentences.title(line());
        }

        @Override
        public EventKind kind() {
            return KIND;
        }

        @Override
        public int exchange() {
            return request == null ? 0 : request.exchange();
        }

        public Http1StartLine.Status line() {
            return (Http1StartLine.Status) head.start();
        }
    }

    /// A final response is over.
    ///
    /// @param unit      the whole message
    /// @param request   what it answers, or null if that was not seen
    /// @param trailersUnit where its trailer fields are, or null
    /// @param keepsOpen whether both sides are willing to go on with this connection
    record ResponseCompleted(
            Unit unit,
            Http1Head head,
            @Nullable Http1Request request,
            Http1Framing framing,
            HttpBody body,
            @Nullable Unit trailersUnit,
            HttpCompletion completion,
            boolean keepsOpen)
            implements Message, Counted {
        private static final EventKind KIND = new EventKind("http1.response-completed", Depth.STORY);

        @Override
        public Part part() {
            return Part.ANSWERED;
        }

        @Override
        public String title() {
            return Http1Sentences.title(line());
        }

        @Override
        public EventKind kind() {
            return KIND;
        }

        @Override
        public int exchange() {
            return request == null ? 0 : request.exchange();
        }

        public Http1StartLine.Status line() {
            return (Http1StartLine.Status) head.start();
        }
    }

    /// An interim response (1xx) was seen; the final one follows.
    ///
    /// @param unit its head, which is all of it
    record Interim(Unit unit, Http1Head head, @Nullable Http1Request request) implements Counted, PieceEvent {
        private static final EventKind KIND = new EventKind("http1.interim", Depth.MESSAGES);

        @Override
        public UnitKind unitKind() {
            return UnitKind.PART;
        }

        @Override
        public int exchange() {
            return request == null ? 0 : request.exchange();
        }

        @Override
        public Piece piece() {
            return Piece.OTHER;
        }

        @Override
        public long pieceLength() {
            return unit.length();
        }

        @Override
        public EventKind kind() {
            return KIND;
        }

        public Http1StartLine.Status line() {
            return (Http1StartLine.Status) head.start();
        }
    }

    /// A head was read.
    record HeadSeen(Unit unit, int exchange, Http1Head head) implements Http1Event, PieceEvent {
        private static final EventKind KIND = new EventKind("http1.head-seen", Depth.FRAMES);

        @Override
        public Piece piece() {
            return Piece.HEAD;
        }

        @Override
        public long pieceLength() {
            return unit.length();
        }

        @Override
        public EventKind kind() {
            return KIND;
        }
    }

    /// The beginning of a head was read, and the rest of it is missing in the capture.
    ///
    /// @param unit its complete lines
    /// @param head what they say
    record HeadPartlySeen(Unit unit, Http1Head head) implements Counted {
        private static final EventKind KIND = new EventKind("http1.head-partly-seen", Depth.MESSAGES);

        @Override
        public EventKind kind() {
            return KIND;
        }
    }

    /// A chunk of a body is complete.
    ///
    /// @param unit  from its size to the line end behind its data
    /// @param index which one of the body, from 1
    /// @param data  its data; empty for the last chunk
    record ChunkSeen(Unit unit, int exchange, int index, Unit data) implements Http1Event, PieceEvent {
        private static final EventKind KIND = new EventKind("http1.chunk-seen", Depth.FRAMES);

        @Override
        public UnitKind unitKind() {
            return UnitKind.PART;
        }

        @Override
        public String unitName() {
            return data.length() == 0 ? Http1Sentences.say("unit.chunk.last") : Http1Sentences.say("unit.chunk", "index", index);
        }

        @Override
        public Piece piece() {
            return Piece.BODY;
        }

        @Override
        public long pieceLength() {
            return data.length();
        }

        @Override
        public EventKind kind() {
            return KIND;
        }
    }

    /// Trailer fields were read behind a chunked body.
    ///
    /// @param unit  the fields and the empty line
    /// @param count how many
    record TrailersSeen(Unit unit, int exchange, int count) implements Http1Event, PieceEvent {
        private static final EventKind KIND = new EventKind("http1.trailers-seen", Depth.FRAMES);

        @Override
        public UnitKind unitKind() {
            return UnitKind.PART;
        }

        @Override
        public String unitName() {
            return Http1Sentences.say("unit.trailers");
        }

        @Override
        public Piece piece() {
            return Piece.TRAILER;
        }

        @Override
        public long pieceLength() {
            return unit.length();
        }

        @Override
        public EventKind kind() {
            return KIND;
        }
    }

    /// Both directions belong to another protocol from here on.
    ///
    /// @param unit       an empty place in the server's bytes: where the other protocol begins there
    /// @param token      what it is, as HTTP names it: `websocket`, `h2c`; for a tunnel of CONNECT, `CONNECT` and the target
    /// @param clientFrom where it begins in the client's bytes
    /// @param serverFrom where it begins in the server's bytes
    /// @param request    what was agreed to, or null if that was not seen
    record Upgraded(Unit unit, String token, long clientFrom, long serverFrom, @Nullable Http1Request request)
            implements Http1Event {
        private static final EventKind KIND = new EventKind("http1.upgraded", Depth.STORY);

        @Override
        public EventKind kind() {
            return KIND;
        }

        /// What the stream inside speaks, as far as it was named.
        Inside inside() {
            Http1Event.RequestStarted asked = request == null ? null : request.asked();
            List<StreamEvent> heads = asked == null ? List.of() : List.of(asked);
            return isTunnel()
                    ? Inside.continued("", Http1Sentences.say("inside.tunnel", "target", token), heads)
                    : Inside.continued(
                            Http1Sentences.firstToken(token), Http1Sentences.say("inside.upgrade", "token", token), heads);
        }

        /// Whether it is a tunnel, whose protocol nobody names.
        public boolean isTunnel() {
            return request != null && request.isConnect();
        }

        /// Where the other protocol begins in the bytes of one side.
        public long from(Side side) {
            return side == Side.CLIENT ? clientFrom : serverFrom;
        }
    }

    /// A rule was broken.
    ///
    /// @param unit     the bytes that break it
    /// @param measured what is there
    /// @param expected what the rule asks for
    record AnomalySeen(Unit unit, Http1Anomaly anomaly, String measured, String expected) implements Http1Event {
        private static final EventKind KIND = new EventKind("http1.anomaly-seen", Depth.FRAMES);

        @Override
        public EventKind kind() {
            return KIND;
        }
    }
}
