package dev.framewalk.decoders.http2;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framewalk.decoders.http2.Http2Event.FrameSeen;
import dev.framewalk.decoders.stream.FlowWindows;
import dev.framewalk.decoders.stream.FrameEvent;
import dev.framewalk.decoders.stream.Piece;
import dev.framewalk.decoders.stream.Side;
import dev.framewalk.decoders.stream.Unit;
import dev.framewalk.decoders.stream.UnitEvent;
import dev.framewalk.decoders.stream.UnitKind;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What a frame of HTTP/2 says of itself to those who know no protocol")
final class Http2FrameRolesTest {
    private static final int BIT_0 = 1;

    private static FrameEvent frame(Http2FrameType type, int flags, long stream, Http2Detail detail) {
        return new FrameSeen(new Unit(Side.SERVER, 100, 113), type.number(), flags, stream, 4, null, detail, null);
    }

    @Test
    void bit0EndsAMessageInDataAndHeadersOnly() {
        // RFC 9113, sections 6.1, 6.2, 6.5 and 6.7: END_STREAM and ACK are the same bit
        assertThat(frame(Http2FrameType.DATA, BIT_0, 1, new Http2Detail.Content(4, 0)).isLast()).isTrue();
        assertThat(frame(Http2FrameType.DATA, 0, 1, new Http2Detail.Content(4, 0)).isLast()).isFalse();
        assertThat(frame(Http2FrameType.HEADERS, BIT_0, 1, new Http2Detail.BlockPart(4)).isLast()).isTrue();
        assertThat(frame(Http2FrameType.SETTINGS, BIT_0, 0, new Http2Detail.Acknowledged(List.of())).isLast()).isFalse();
        assertThat(frame(Http2FrameType.PING, BIT_0, 0, new Http2Detail.Ping(true, 0)).isLast()).isFalse();
    }

    @Test
    void messagesAreMadeOfHeadsAndBodiesAndOthersStandBesideThem() {
        assertThat(frame(Http2FrameType.HEADERS, 0, 1, new Http2Detail.BlockPart(4)).piece()).isEqualTo(Piece.HEAD);
        assertThat(frame(Http2FrameType.CONTINUATION, 0, 1, new Http2Detail.BlockPart(4)).piece()).isEqualTo(Piece.HEAD);
        assertThat(frame(Http2FrameType.DATA, 0, 1, new Http2Detail.Content(4, 0)).piece()).isEqualTo(Piece.BODY);
        for (Http2FrameType type : Http2FrameType.values()) {
            boolean isOfMessage = switch (type) {
                case DATA, HEADERS, CONTINUATION -> true;
                default -> false;
            };
            assertThat(frame(type, 0, 1, new Http2Detail.Other(type.number())).piece().isOfMessage())
                    .as(type.name())
                    .isEqualTo(isOfMessage);
        }
    }

    @Test
    void onlyWindowUpdatesAllowMore() {
        assertThat(frame(Http2FrameType.WINDOW_UPDATE, 0, 3, new Http2Detail.Increment(9)).credit()).isEqualTo(9);
        assertThat(frame(Http2FrameType.DATA, 0, 3, new Http2Detail.Content(4, 0)).credit()).isZero();
    }

    @Test
    void framesStandForTheirBytesAndWhatIsToldOfStreamsDoesNot() {
        Unit unit = new Unit(Side.CLIENT, 0, 9);
        assertThat(UnitEvent.kindOf(frame(Http2FrameType.PING, 0, 0, new Http2Detail.Ping(false, 0)))).isEqualTo(UnitKind.PART);
        assertThat(UnitEvent.kindOf(new Http2Event.PrefaceSeen(unit))).isEqualTo(UnitKind.PART);
        assertThat(UnitEvent.kindOf(new Http2Event.StreamReset(unit, 1, "", 8, false))).isEqualTo(UnitKind.NOTHING);
    }

    @Test
    void aWindowThatNobodyKnowsIsNotASmallOne() {
        assertThat(FlowWindows.isKnown(Http2Windows.UNKNOWN)).isFalse();
        assertThat(FlowWindows.isKnown(-1)).isTrue();
    }
}
