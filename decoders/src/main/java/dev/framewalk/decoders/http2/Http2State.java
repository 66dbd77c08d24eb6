package dev.framewalk.decoders.http2;

import dev.framewalk.decoders.hpack.HpackTable;
import dev.framewalk.decoders.http.BodyPieces;
import dev.framewalk.decoders.life.Transition;
import dev.framewalk.decoders.stream.Described;
import dev.framewalk.decoders.stream.Leaf;
import dev.framewalk.decoders.stream.LifeAt;
import dev.framewalk.decoders.stream.Side;
import dev.framewalk.decoders.stream.Unit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Everything that an HTTP/2 decoder remembers between two pieces of data.
///
/// @param client     the direction from the client
/// @param server     the direction from the server
/// @param searched   bytes of both directions among which frames are still looked for, in the order in which they came
/// @param clientEnd  what is known of the client
/// @param serverEnd  what is known of the server
/// @param streams    streams in use, in the order in which they were opened
/// @param closed     streams that ended lately, the oldest first
/// @param priorities the tree of dependencies (RFC 7540)
/// @param isMidway   whether the beginning of the connection was not seen
/// @param isExact    whether no frames were lost that may have changed windows or settings
/// @param opened     how many streams were opened
public record Http2State(
        Flow client,
        Flow server,
        List<Unit> searched,
        End clientEnd,
        End serverEnd,
        List<Stream> streams,
        List<Closed> closed,
        Http2Priorities.Tree priorities,
        boolean isMidway,
        boolean isExact,
        long opened)
        implements Described {
    @Override
    public List<Leaf> leaves() {
        return Http2StateLeaves.of(this);
    }

    @Override
    public List<LifeAt<?, ?>> lives() {
        List<LifeAt<?, ?>> lives = new ArrayList<>();
        for (Stream stream : streams) {
            lives.add(new LifeAt<>(Http2StreamLife.TABLE, null, stream.id(), stream.life(), stream.lifeBy()));
        }
        for (Closed gone : closed) {
            // a stream that was given up for lack of room, or because the connection ended, took no last step
            var by = gone.lifeBy();
            boolean isStep = by != null && by.to() == Http2StreamPhase.CLOSED;
            lives.add(new LifeAt<>(Http2StreamLife.TABLE, null, gone.id(), Http2StreamPhase.CLOSED, isStep ? by : null));
        }
        for (Side side : Side.values()) {
            lives.add(LifeAt.of(Http2Life.TABLE, side, flow(side).life(), flow(side).lifeBy()));
        }
        return lives;
    }

    public Flow flow(Side side) {
        return side == Side.CLIENT ? client : server;
    }

    public End end(Side side) {
        return side == Side.CLIENT ? clientEnd : serverEnd;
    }

    /// How many bytes of DATA a side may still send on a stream; may be negative. [Http2Windows#UNKNOWN] if it is not known.
    public long window(Stream stream, Side sender) {
        long initial = end(sender.other()).settings().value(Http2Setting.INITIAL_WINDOW_SIZE);
        long credit = sender == Side.CLIENT ? stream.clientCredit() : stream.serverCredit();
        return initial == Http2Settings.UNKNOWN ? Http2Windows.UNKNOWN : Http2Windows.plus(credit, initial);
    }

    /// A stream in use, or null.
    public @Nullable Stream stream(long id) {
        for (Stream stream : streams) {
            if (stream.id() == id) {
                return stream;
            }
        }
        return null;
    }

    /// What is known about one direction.
    ///
    /// @param life        where it is in its life
    /// @param lifeBy      the step that led there; null before the first one
    /// @param offset      bytes taken so far, gaps included
    /// @param frameFrom   where the frame in progress begins
    /// @param length      bytes of its payload
    /// @param type        its type
    /// @param flags       its flags
    /// @param streamId    its stream
    /// @param remaining   bytes of its payload to come
    /// @param padding     padding of DATA; -1 while its length is still to come
    /// @param pieceFrom   where the content of DATA that is not yet counted begins
    /// @param missing     bytes of the payload that the capture lacks
    /// @param kept        bytes of an unfinished frame, or of the search for one
    /// @param keptFrom    where they begin
    /// @param skippedFrom where looking for frames began, or -1
    /// @param isDoubtful  whether it is not sure that a frame begins with the next byte
    public record Flow(
            Http2Phase life,
            @Nullable Transition<Http2Phase, Http2Life.Trigger> lifeBy,
            long offset,
            long frameFrom,
            int length,
            int type,
            int flags,
            long streamId,
            long remaining,
            int padding,
            long pieceFrom,
            long missing,
            Http2Kept kept,
            long keptFrom,
            long skippedFrom,
            boolean isDoubtful) {}

    /// What is known about one end.
    ///
    /// @param settings   what it is willing to take, as far as the other end has acknowledged it
    /// @param pending    announced and not yet acknowledged, the oldest first
    /// @param sendWindow bytes of DATA that it may still send on the connection; [Http2Windows#UNKNOWN] if not known
    /// @param windowUnit the frame that changed this window last, or null
    /// @param table      the table by which its field blocks are compressed
    /// @param lastOpened the highest stream that it has opened or promised; 0 if none
    /// @param goAway     the last stream that it named when it said that it goes away; -1 if it did not
    /// @param goAwayUnit where it said so, or null
    /// @param block      the field block that it has begun and not ended, or null
    /// @param frames     how many frames it has sent
    /// @param counters   how often it did what may be an attack: resets before an answer, SETTINGS, PING, empty DATA
    public record End(
            Http2Settings settings,
            List<Pending> pending,
            long sendWindow,
            @Nullable Unit windowUnit,
            HpackTable table,
            long lastOpened,
            long goAway,
            @Nullable Unit goAwayUnit,
            @Nullable Block block,
            long frames,
            Counters counters) {}

    /// SETTINGS that wait for their acknowledgement.
    public record Pending(Unit unit, List<Http2Detail.Setting> settings) {}

    /// How often an end did what may be an attack.
    ///
    /// @param resets     streams that it reset before an answer began
    /// @param settings   SETTINGS frames
    /// @param pings      PING frames that ask
    /// @param empties    DATA frames without content that do not end their stream
    /// @param unanswered PING frames that were not answered yet
    public record Counters(int resets, int settings, int pings, int empties, int unanswered) {
        static final Counters NONE = new Counters(0, 0, 0, 0, 0);
    }

    /// A stream in use.
    ///
    /// @param id             its number
    /// @param life           as the client sees it
    /// @param lifeBy         the step that led there, as the client sees it; null before the first one
    /// @param clientCredit   what WINDOW_UPDATE gave the client on this stream, less what its DATA took; with the initial window of streams added it is
    ///                       the window ([Http2State#window]). [Http2Windows#UNKNOWN] if frames are missing
    /// @param serverCredit   the same for the server
    /// @param opened         the frame that opened it; null for a stream that was never opened by one (h2c)
    /// @param last           the frame that changed it last, or null
    /// @param parent         the stream on which it was promised; 0 if it was not
    /// @param request        the message of the client (of a promised stream: the promise)
    /// @param response       the message of the server
    /// @param priority       its priority (RFC 9218) as it was sent; null if none was
    /// @param isClaimed      whether somebody reads what its DATA carries
    /// @param mayBeCoded     whether codings are undone for whoever that is, as the head of each message says
    /// @param isAnswerApart  whether its answer is a channel of its own, because it is coded unexpectedly
    public record Stream(
            long id,
            Http2StreamPhase life,
            @Nullable Transition<Http2StreamPhase, Http2StreamLife.Trigger> lifeBy,
            long clientCredit,
            long serverCredit,
            @Nullable Unit opened,
            @Nullable Unit last,
            long parent,
            @Nullable Message request,
            @Nullable Message response,
            @Nullable String priority,
            boolean isClaimed,
            boolean mayBeCoded,
            boolean isAnswerApart) {}

    /// A message in progress.
    ///
    /// @param head         its fields
    /// @param headUnit     the frames of its head
    /// @param pieces       where its body is; null if it has none so far
    /// @param trailers     its trailer fields, or null
    /// @param trailersUnit the frames of its trailers, or null
    /// @param isOver       whether it has ended
    public record Message(
            Http2Head head,
            Unit headUnit,
            @Nullable BodyPieces pieces,
            @Nullable Http2Head trailers,
            @Nullable Unit trailersUnit,
            boolean isOver) {
        /// Bytes of its body so far.
        public long bodyLength() {
            return pieces == null ? 0 : pieces.length();
        }
    }

    /// A stream that ended.
    ///
    /// @param resetBy who gave it up; null if it ended in order
    /// @param request what was asked on it, if it was given up: an answer may still be on the way
    /// @param lifeBy  the last step of its life, as the client sees it; null if it took none
    public record Closed(
            long id,
            @Nullable Side resetBy,
            @Nullable Http2Head request,
            @Nullable Transition<Http2StreamPhase, Http2StreamLife.Trigger> lifeBy) {}

    /// A field block in progress: HEADERS or PUSH_PROMISE came, CONTINUATION follows.
    ///
    /// @param type      of the frame that began it
    /// @param flags     of that frame
    /// @param streamId  its stream
    /// @param promised  the promised stream, or 0
    /// @param from      where the frame that began it begins
    /// @param bytes     the block so far
    /// @param frames    how many frames so far
    /// @param isDropped whether it became too long, or a part is missing, so that it is not kept
    public record Block(
            int type,
            int flags,
            long streamId,
            long promised,
            long from,
            Http2Kept bytes,
            int frames,
            boolean isDropped) {}
}
