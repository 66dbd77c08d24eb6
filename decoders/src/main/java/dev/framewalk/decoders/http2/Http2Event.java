package dev.framewalk.decoders.http2;

import dev.framewalk.bytes.Bytes;
import dev.framewalk.decoders.field.Anomaly;
import dev.framewalk.decoders.hpack.HpackAnomaly;
import dev.framewalk.decoders.hpack.HpackField;
import dev.framewalk.decoders.http.HttpBody;
import dev.framewalk.decoders.http.HttpCompletion;
import dev.framewalk.decoders.http.HttpField;
import dev.framewalk.decoders.http.HttpFieldName;
import dev.framewalk.decoders.http.HttpMessageEvent;
import dev.framewalk.decoders.stream.ConnectionEvent;
import dev.framewalk.decoders.stream.CountedEvent;
import dev.framewalk.decoders.stream.Counting;
import dev.framewalk.decoders.stream.Depth;
import dev.framewalk.decoders.stream.EventKind;
import dev.framewalk.decoders.stream.ExchangeEnding;
import dev.framewalk.decoders.stream.FrameEvent;
import dev.framewalk.decoders.stream.HostNaming;
import dev.framewalk.decoders.stream.MultiplexedEvent;
import dev.framewalk.decoders.stream.NamingEvent;
import dev.framewalk.decoders.stream.Piece;
import dev.framewalk.decoders.stream.Side;
import dev.framewalk.decoders.stream.SpanEvent;
import dev.framewalk.decoders.stream.StreamEndEvent;
import dev.framewalk.decoders.stream.Unit;
import dev.framewalk.decoders.stream.UnitEvent;
import dev.framewalk.decoders.stream.UnitKind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Something that was understood in an HTTP/2 connection. An *exchange* is one request with its response, and has the number of its stream.
public sealed interface Http2Event extends MultiplexedEvent, UnitEvent {
    /// Frames say what bytes are, and messages lie between each other; what is told of messages tells of the same bytes once more.
    @Override
    default UnitKind unitKind() {
        return UnitKind.NOTHING;
    }

    /// What must be known to explain the field block in its unit; null if there is none.
    default @Nullable Http2BlockContext block() {
        return null;
    }

    @Override
    Unit unit();

    @Override
    default Side side() {
        return unit().side();
    }

    /// RFC 9113, section 5.1.1: streams that a server opens, to push, have even numbers.
    @Override
    default boolean isOpenedByServer() {
        return streamNumber() > 0 && streamNumber() % 2 == 0;
    }

    @Override
    default String sentence() {
        return Http2Sentences.of(this);
    }

    /// One that a summary counts.
    sealed interface Counted extends Http2Event, CountedEvent {
        /// By this object the counter is found.
        Counting<Counted> COUNTING = Http2Counter::new;

        @Override
        default Counting<Counted> counting() {
            return COUNTING;
        }
    }

    /// The client has sent the 24 bytes with which a connection begins.
    record PrefaceSeen(Unit unit) implements Http2Event {
        private static final EventKind KIND = new EventKind("http2.preface-seen", Depth.MESSAGES);

        @Override
        public UnitKind unitKind() {
            return UnitKind.PART;
        }

        @Override
        public String unitName() {
            return Http2Sentences.say("http2.unit.preface");
        }

        @Override
        public EventKind kind() {
            return KIND;
        }

        @Override
        public String brief() {
            return Http2Sentences.say("http2.brief.preface");
        }

        @Override
        public long streamNumber() {
            return 0;
        }
    }

    /// A frame is complete.
    ///
    /// @param unit    the frame, its header of nine bytes included
    /// @param type    its type; [Http2FrameType#nameOf(long)] names it
    /// @param flags   its flags; [Http2Flags#names(int, int)] names them
    /// @param length  bytes of its payload
    /// @param windows what it does to flow-control windows; null if nothing
    /// @param detail  what it says
    /// @param block   what must be known to explain its field block, or null
    record FrameSeen(
            Unit unit,
            int type,
            int flags,
            long streamNumber,
            int length,
            @Nullable Http2Windows windows,
            Http2Detail detail,
            @Nullable Http2BlockContext block)
            implements Counted, FrameEvent {
        private static final EventKind KIND = new EventKind("http2.frame-seen", Depth.FRAMES);
        private static final EventKind SETTINGS = KIND.at(Depth.MESSAGES);
        private static final int END_STREAM = 1;

        @Override
        public UnitKind unitKind() {
            return UnitKind.PART;
        }

        @Override
        public EventKind kind() {
            return detail instanceof Http2Detail.Settings ? SETTINGS : KIND;
        }

        /// Its type by name.
        public String typeName() {
            return Http2FrameType.nameOf(type);
        }

        @Override
        public String frame() {
            return typeName();
        }

        @Override
        public Piece piece() {
            return switch (Http2FrameType.of(type)) {
                case HEADERS, CONTINUATION -> Piece.HEAD;
                case DATA -> Piece.BODY;
                case WINDOW_UPDATE -> Piece.CREDIT;
                case RST_STREAM -> Piece.RESET;
                case null, default -> Piece.OTHER;
            };
        }

        @Override
        public long pieceLength() {
            return length;
        }

        @Override
        public boolean isLast() {
            return (piece() == Piece.BODY || piece() == Piece.HEAD) && (flags & END_STREAM) != 0;
        }

        @Override
        public long credit() {
            return detail instanceof Http2Detail.Increment increment ? increment.bytes() : 0;
        }

        @Override
        public String brief() {
            return Http2Sentences.brief(this);
        }
    }

    /// A stream has begun.
    ///
    /// @param unit    the frame that opened it
    /// @param request the request, or null if it was not seen
    record StreamOpened(Unit unit, long streamNumber, @Nullable Http2Head request, @Nullable Http2BlockContext block)
            implements Http2Event, SpanEvent {
        private static final EventKind KIND = new EventKind("http2.stream-opened", Depth.FRAMES);

        @Override
        public String title() {
            return request == null ? "" : request.title();
        }

        @Override
        public EventKind kind() {
            return KIND;
        }

        @Override
        public String span() {
            return "http2.stream";
        }

        @Override
        public long spanNumber() {
            return streamNumber;
        }

        @Override
        public boolean isBeginning() {
            return true;
        }
    }

    /// How a stream ended.
    enum Closing {
        /// Both ends had finished.
        FINISHED,
        /// One end gave it up (RST_STREAM).
        RESET,
        /// The connection ended.
        CONNECTION_ENDED,
        /// So many streams are open that this one is not followed any more.
        FORGOTTEN
    }

    /// A stream is over.
    ///
    /// @param unit    the frame that ended it
    /// @param request the request, or null if it was not seen
    record StreamClosed(
            Unit unit,
            long streamNumber,
            @Nullable Http2Head request,
            Closing closing,
            @Nullable Http2BlockContext block)
            implements Http2Event, SpanEvent, StreamEndEvent {
        private static final EventKind KIND = new EventKind("http2.stream-closed", Depth.FRAMES);

        @Override
        public ExchangeEnding ending() {
            return switch (closing) {
                case FINISHED -> ExchangeEnding.WHOLE;
                case RESET -> ExchangeEnding.GIVEN_UP;
                case CONNECTION_ENDED -> ExchangeEnding.CUT;
                case FORGOTTEN -> ExchangeEnding.UNSEEN;
            };
        }

        @Override
        public String title() {
            return request == null ? "" : request.title();
        }

        @Override
        public EventKind kind() {
            return KIND;
        }

        @Override
        public String span() {
            return "http2.stream";
        }

        @Override
        public long spanNumber() {
            return streamNumber;
        }

        @Override
        public boolean isBeginning() {
            return false;
        }
    }

    /// One that tells of a message. Its exchange is its stream.
    sealed interface Message extends Http2Event, HttpMessageEvent {
        /// Its fields.
        Http2Head head();

        /// The head of the request that it is or answers; null if that was not seen.
        @Nullable Http2Head request();

        @Override
        default int exchange() {
            return (int) streamNumber();
        }

        /// After an upgrade the request of HTTP/1.1 has become stream 1.
        @Override
        default boolean continuesRequest() {
            return !isRequest() && streamNumber() == 1;
        }

        @Override
        default String title() {
            return Http2Sentences.title(head());
        }

        @Override
        default @Nullable String method() {
            Http2Head request = request();
            return request == null ? null : request.method();
        }

        @Override
        default @Nullable String target() {
            Http2Head request = request();
            return request == null ? null : request.path() == null ? request.authority() : request.path();
        }

        @Override
        default @Nullable String authority() {
            Http2Head request = request();
            return request == null ? null : request.authority();
        }

        @Override
        default int status() {
            return head().status();
        }

        @Override
        default String version() {
            return "HTTP/2";
        }

        @Override
        default long headLength() {
            return head().encodedLength();
        }

        @Override
        default long plainHeadLength() {
            return head().textLength();
        }

        @Override
        default List<HttpField> fields(Bytes head) {
            return plain(head().fields());
        }

        @Override
        default List<String> codings() {
            return head().codings();
        }

        @Override
        default @Nullable String value(HttpFieldName name) {
            String wanted = name.lowerCase();
            for (HpackField field : head().fields()) {
                if (wanted.equals(field.name())) {
                    return field.value();
                }
            }
            return null;
        }

        private static List<HttpField> plain(List<HpackField> fields) {
            List<HttpField> plain = new ArrayList<>(fields.size());
            for (HpackField field : fields) {
                if (field.name() != null && field.value() != null) {
                    plain.add(new HttpField(field.name(), field.value()));
                }
            }
            return List.copyOf(plain);
        }

        /// Fields behind the body.
        static List<HttpField> trailers(@Nullable Http2Head trailers) {
            return trailers == null ? List.of() : plain(trailers.fields());
        }
    }

    /// The head of a request is complete.
    ///
    /// @param unit its HEADERS frame, with the CONTINUATION frames behind it
    record RequestStarted(Unit unit, long streamNumber, Http2Head head, @Nullable Http2BlockContext block)
            implements Message, Counted, NamingEvent {
        private static final EventKind KIND = new EventKind("http2.request-started", Depth.STORY);

        @Override
        public EventKind kind() {
            return KIND;
        }

        @Override
        public List<HostNaming> hostNamings() {
            String host = head.authority();
            // a tunnel is asked for by the name of its far end
            boolean isTunnel = "CONNECT".equals(head.method()) && head.protocol() == null;
            return host == null || isTunnel ? List.of() : List.of(new HostNaming.Asked(host));
        }

        @Override
        public Part part() {
            return Part.ASKING;
        }

        @Override
        public boolean isRequest() {
            return true;
        }

        @Override
        public Http2Head request() {
            return head;
        }

        @Override
        public Unit headUnit() {
            return unit;
        }
    }

    /// A request is over.
    ///
    /// @param unit         the frame that ended it
    /// @param headUnit     the frames of its head
    /// @param trailersUnit the frames of its trailers, or null
    record RequestCompleted(
            Unit unit,
            long streamNumber,
            Http2Head head,
            Unit headUnit,
            HttpBody body,
            @Nullable Http2Head trailers,
            @Nullable Unit trailersUnit,
            HttpCompletion completion,
            @Nullable Http2BlockContext block)
            implements Message {
        private static final EventKind KIND = new EventKind("http2.request-completed", Depth.MESSAGES);
        private static final EventKind WITHOUT_BODY = KIND.at(Depth.FRAMES);

        /// One without a body is over as soon as it has begun: nothing new to tell.
        @Override
        public EventKind kind() {
            return body.isEmpty() && completion == HttpCompletion.WHOLE ? WITHOUT_BODY : KIND;
        }

        @Override
        public Part part() {
            return Part.ASKED;
        }

        @Override
        public boolean isRequest() {
            return true;
        }

        @Override
        public Http2Head request() {
            return head;
        }

        @Override
        public List<HttpField> trailers(Bytes bytes) {
            return Message.trailers(trailers);
        }
    }

    /// An interim response (1xx) was seen; the final one follows.
    ///
    /// @param unit its HEADERS frame, with the CONTINUATION frames behind it
    record Interim(
            Unit unit, long streamNumber, Http2Head head, @Nullable Http2Head request, @Nullable Http2BlockContext block)
            implements Counted {
        private static final EventKind KIND = new EventKind("http2.interim", Depth.MESSAGES);

        @Override
        public EventKind kind() {
            return KIND;
        }
    }

    /// The head of a final response is complete.
    ///
    /// @param unit   its HEADERS frame, with the CONTINUATION frames behind it
    /// @param isLate whether the client had given the stream up before: nobody waits for it any more
    record ResponseStarted(
            Unit unit,
            long streamNumber,
            Http2Head head,
            @Nullable Http2Head request,
            boolean isLate,
            @Nullable Http2BlockContext block)
            implements Message, Counted {
        private static final EventKind KIND = new EventKind("http2.response-started", Depth.MESSAGES);

        @Override
        public EventKind kind() {
            return KIND;
        }

        @Override
        public Part part() {
            return Part.ANSWERING;
        }

        @Override
        public boolean isRequest() {
            return false;
        }

        @Override
        public Unit headUnit() {
            return unit;
        }
    }

    /// A final response is over.
    ///
    /// @param unit         the frame that ended it
    /// @param headUnit     the frames of its head
    /// @param trailersUnit the frames of its trailers, or null
    record ResponseCompleted(
            Unit unit,
            long streamNumber,
            Http2Head head,
            @Nullable Http2Head request,
            Unit headUnit,
            HttpBody body,
            @Nullable Http2Head trailers,
            @Nullable Unit trailersUnit,
            HttpCompletion completion,
            @Nullable Http2BlockContext block)
            implements Message {
        private static final EventKind KIND = new EventKind("http2.response-completed", Depth.STORY);

        @Override
        public EventKind kind() {
            return KIND;
        }

        @Override
        public Part part() {
            return Part.ANSWERED;
        }

        @Override
        public boolean isRequest() {
            return false;
        }

        @Override
        public List<HttpField> trailers(Bytes bytes) {
            return Message.trailers(trailers);
        }
    }

    /// The server has promised a response to a request that the client has not made. It stands in for the request.
    ///
    /// @param unit         the PUSH_PROMISE frame, with the CONTINUATION frames behind it
    /// @param streamNumber the stream on which the response will come
    /// @param parent       the stream on which it was promised
    /// @param head         the request that it answers
    record PushPromised(Unit unit, long streamNumber, long parent, Http2Head head, @Nullable Http2BlockContext block)
            implements Message, Counted {
        private static final EventKind KIND = new EventKind("http2.push-promised", Depth.STORY);

        @Override
        public EventKind kind() {
            return KIND;
        }

        @Override
        public Part part() {
            return Part.ASKING;
        }

        @Override
        public boolean isRequest() {
            return true;
        }

        @Override
        public Http2Head request() {
            return head;
        }

        @Override
        public Unit headUnit() {
            return unit;
        }
    }

    /// Fields came behind a body.
    record TrailersSeen(Unit unit, long streamNumber, Http2Head head, @Nullable Http2BlockContext block) implements Http2Event {
        private static final EventKind KIND = new EventKind("http2.trailers-seen", Depth.MESSAGES);

        @Override
        public EventKind kind() {
            return KIND;
        }
    }

    /// An end has given a stream up.
    ///
    /// @param title     the request, as far as it is known
    /// @param errorCode why
    /// @param isAfter   whether the stream had ended already
    record StreamReset(Unit unit, long streamNumber, String title, long errorCode, boolean isAfter) implements Http2Event {
        private static final EventKind KIND = new EventKind("http2.stream-reset", Depth.STORY);
        private static final EventKind AFTER_END = KIND.at(Depth.FRAMES);

        @Override
        public EventKind kind() {
            return isAfter ? AFTER_END : KIND;
        }
    }

    /// An end says that it takes no new streams.
    ///
    /// @param lastStream the last stream of the other end that it may have worked on
    /// @param errorCode  why
    /// @param debug      text for people; may be empty
    /// @param refused    open streams above the last one: they were not worked on
    /// @param going      open streams that will still be finished
    record GoneAway(Unit unit, long lastStream, long errorCode, String debug, List<Long> refused, int going)
            implements Http2Event, ConnectionEvent {
        private static final EventKind KIND = new EventKind("http2.gone-away", Depth.STORY);

        /// An exchange has the number of its stream.
        @Override
        public List<Long> refusedExchanges() {
            return refused;
        }

        @Override
        public EventKind kind() {
            return KIND;
        }

        @Override
        public long streamNumber() {
            return 0;
        }
    }

    /// The settings of one end hold from here on: the other end has acknowledged them.
    ///
    /// @param unit     the acknowledgement
    /// @param of       whose settings they are
    /// @param settings what was set
    /// @param announced where they were announced; null if that was not in frames
    record SettingsApplied(Unit unit, Side of, List<Http2Detail.Setting> settings, @Nullable Unit announced)
            implements Http2Event {
        private static final EventKind KIND = new EventKind("http2.settings-applied", Depth.MESSAGES);

        @Override
        public EventKind kind() {
            return KIND;
        }

        @Override
        public long streamNumber() {
            return 0;
        }
    }

    /// A rule of HTTP/2 was broken.
    ///
    /// @param unit     the bytes that break it
    /// @param measured what is there
    /// @param expected what the rule asks for
    record AnomalySeen(
            Unit unit,
            long streamNumber,
            Http2Anomaly anomaly,
            String measured,
            String expected,
            @Nullable Http2BlockContext block)
            implements Http2Event {
        private static final EventKind KIND = new EventKind("http2.anomaly-seen", Depth.FRAMES);

        @Override
        public EventKind kind() {
            return KIND;
        }
    }

    /// A rule of HPACK was broken in a field block.
    ///
    /// @param unit     the frames of the block
    /// @param measured what is there
    /// @param expected what the rule asks for
    record CompressionAnomalySeen(
            Unit unit,
            long streamNumber,
            HpackAnomaly broken,
            String measured,
            String expected,
            @Nullable Http2BlockContext block)
            implements Http2Event {
        private static final EventKind KIND = new EventKind("http2.compression-anomaly-seen", Depth.FRAMES);

        @Override
        public EventKind kind() {
            return KIND;
        }

        @Override
        public Anomaly anomaly() {
            return broken;
        }
    }
}
