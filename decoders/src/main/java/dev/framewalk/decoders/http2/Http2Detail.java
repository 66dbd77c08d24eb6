package dev.framewalk.decoders.http2;

import java.util.List;

/// What one frame says, beyond its type, flags and stream.
public sealed interface Http2Detail {
    /// What a field block is to its stream.
    enum Role {
        REQUEST,
        INTERIM_RESPONSE,
        RESPONSE,
        TRAILERS,
        PROMISE,
        /// Its stream is closed, or it could not be read.
        UNKNOWN
    }

    /// DATA.
    ///
    /// @param content bytes of content, padding left out
    /// @param missing bytes of it that the capture lacks
    record Content(long content, long missing) implements Http2Detail {}

    /// The end of a field block: HEADERS, PUSH_PROMISE, or the last CONTINUATION.
    ///
    /// @param role     what the block is
    /// @param head     what it says
    /// @param opens    whether it opens its stream
    /// @param promised the stream that is promised; 0 if this is no promise
    record FieldBlock(Role role, Http2Head head, boolean opens, long promised) implements Http2Detail {
        /// A few words: `GET /style.css`, `200 OK`; empty where nothing is known.
        public String title() {
            return head.title();
        }

        /// Bytes of the whole block on the wire.
        public int encodedLength() {
            return head.encodedLength();
        }

        /// Bytes that HTTP/1.1 would need for the same fields.
        public long textLength() {
            return head.textLength();
        }

        /// How many fields.
        public int fields() {
            return head.fields().size();
        }
    }

    /// A part of a field block that goes on in the next frame.
    ///
    /// @param soFar bytes of the block so far
    record BlockPart(int soFar) implements Http2Detail {}

    /// PRIORITY.
    ///
    /// @param dependency  the stream that should be served before
    /// @param isExclusive whether all others that depend on that one depend on this one from now on
    /// @param weight      1 to 256
    record Priority(long dependency, boolean isExclusive, int weight) implements Http2Detail {}

    /// RST_STREAM.
    record Reset(long errorCode) implements Http2Detail {}

    /// SETTINGS that are announced.
    record Settings(List<Setting> settings) implements Http2Detail {}

    /// One setting.
    ///
    /// @param id    its number; [Http2Setting#nameOf(long)] names it
    /// @param value its value
    record Setting(int id, long value) {}

    /// SETTINGS of the other end are acknowledged.
    ///
    /// @param applied what holds from now on; empty if none were waiting
    record Acknowledged(List<Setting> applied) implements Http2Detail {}

    /// PING.
    ///
    /// @param isAnswer whether it answers one
    /// @param opaque   its eight bytes
    record Ping(boolean isAnswer, long opaque) implements Http2Detail {}

    /// GOAWAY.
    ///
    /// @param lastStream the last stream that may have been worked on
    /// @param errorCode  why
    /// @param debug      text for people; may be empty
    record GoAway(long lastStream, long errorCode, String debug) implements Http2Detail {}

    /// WINDOW_UPDATE.
    record Increment(long bytes) implements Http2Detail {}

    /// ALTSVC.
    ///
    /// @param origin whose services these are; empty for the origin of the stream
    /// @param value  as in the field Alt-Svc
    record AlternativeService(String origin, String value) implements Http2Detail {}

    /// ORIGIN: what this connection may also be asked for.
    record Origins(String origins) implements Http2Detail {}

    /// PRIORITY_UPDATE.
    ///
    /// @param stream the stream that it is about
    /// @param value  as in the field Priority
    record PriorityUpdate(long stream, String value) implements Http2Detail {}

    /// Types that are not decoded further.
    ///
    /// @param type the number
    record Other(int type) implements Http2Detail {}

    /// Some of the frame is not in the capture, so that it says nothing.
    ///
    /// @param present bytes of its payload that are there
    /// @param missing how many are not
    record Cut(long present, long missing) implements Http2Detail {}
}
