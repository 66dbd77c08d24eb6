package dev.framewalk.bytes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.framewalk.bytes.Origin.Derivation;
import dev.framewalk.bytes.Origin.Part;
import java.util.List;
import org.junit.jupiter.api.Test;

class TraceTest {
    private final Bytes capture = Bytes.captured(new byte[1000]);

    @Test
    void capturedBytesLeadToThemselves() {
        assertThat(Trace.of(capture, 10, 5)).containsExactly(new Trace.Source(capture, 10, 5, true));
        assertThat(Trace.of(capture, 10, 0)).isEmpty();
    }

    @Test
    void slicesOfSlicesAddUp() {
        Bytes inner = capture.slice(100, 500).slice(20, 50);
        assertThat(Trace.of(inner, 3, 7)).containsExactly(new Trace.Source(capture, 123, 7, true));
    }

    @Test
    void aRangeAcrossTwoSegmentsLeadsToBothInOrder() {
        Bytes stream = Bytes.joined(
                Derivation.REASSEMBLED,
                List.of(Part.same(0, 10, capture, 700), Part.same(10, 10, capture.slice(200, 100), 50)));
        assertThat(Trace.of(stream, 8, 5))
                .containsExactly(
                        new Trace.Source(capture, 708, 2, true), new Trace.Source(capture, 250, 3, true));
    }

    @Test
    void behindInflationOnlyTheRangesCorrespond() {
        Bytes compressed = capture.slice(300, 20);
        Bytes body = Bytes.derived(
                new byte[200], new Origin(Derivation.INFLATED, List.of(new Part(0, 200, compressed, 0, 20))));
        assertThat(Trace.of(body.slice(50, 10), 0, 3)).containsExactly(new Trace.Source(capture, 300, 20, false));
    }

    @Test
    void aRangeOutsideAllPartsLeadsNowhere() {
        Bytes padded = Bytes.derived(
                new byte[20], new Origin(Derivation.REASSEMBLED, List.of(Part.same(0, 10, capture, 0))));
        assertThat(Trace.of(padded, 12, 5)).isEmpty();
    }

    @Test
    void rangesOfBitsKnowTheirBytes() {
        ByteRange range = new ByteRange(13, 6);
        assertThat(range.byteFrom()).isEqualTo(1);
        assertThat(range.byteTo()).isEqualTo(3);
        assertThat(range.isWholeBytes()).isFalse();
        assertThat(ByteRange.ofBytes(1, 2)).isEqualTo(new ByteRange(8, 16));
        assertThat(ByteRange.ofBytes(1, 2).contains(range)).isTrue();
        assertThat(range.contains(ByteRange.ofBytes(1, 1))).isFalse();
        assertThatThrownBy(() -> new ByteRange(-1, 3)).isInstanceOf(IllegalArgumentException.class);
    }

    private Bytes opened(Bytes record) {
        return Bytes.derived(new byte[40], new Origin(Derivation.DECRYPTED, List.of(new Part(0, 40, record, 5, 45))));
    }

    @Test
    void windowsThatWereMadeAgainOfTheSameBytesAreTheSame() {
        Bytes one = opened(capture.slice(100, 50));
        Bytes again = opened(capture.slice(50, 500).slice(50, 50));
        assertThat(Whole.same(one, again)).isTrue();
        assertThat(Whole.same(one.slice(3, 4), again.slice(3, 4))).isTrue();
        assertThat(Whole.same(one.slice(3, 4), again.slice(4, 4))).isFalse();
        assertThat(Whole.same(one, opened(capture.slice(101, 50)))).isFalse();
        assertThat(Whole.same(one, capture)).isFalse();
        assertThat(Whole.of(again.slice(8, 20).slice(2, 3))).isEqualTo(new Whole(again, 10));
        assertThat(Whole.same(capture, Bytes.captured(new byte[1000]))).isFalse();
    }

    @Test
    void aRangeLeadsToEachWindowBetweenItAndTheCapture() {
        Bytes first = opened(capture.slice(100, 50));
        Bytes second = opened(capture.slice(200, 50));
        Bytes coded = Bytes.joined(
                Derivation.REASSEMBLED, List.of(Part.same(0, 30, first, 10), Part.same(30, 40, second, 0)));
        Bytes body = Bytes.derived(
                new byte[500],
                new Origin(Derivation.INFLATED, List.of(new Part(0, 300, coded, 0, 35), new Part(300, 200, coded, 35, 35))));
        assertThat(Trace.in(body, body.slice(10, 20), 5, 2)).containsExactly(new Trace.Source(body, 15, 2, true));
        assertThat(Trace.in(coded, body, 290, 20)).containsExactly(new Trace.Source(coded, 0, 70, false));
        assertThat(Trace.in(opened(capture.slice(100, 50)), body, 0, 1)).extracting(Trace.Source::from, Trace.Source::length)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(10L, 30L));
        assertThat(Trace.in(second, body, 0, 1)).containsExactly(new Trace.Source(second, 0, 5, false));
        assertThat(Trace.in(second, body, 400, 1)).containsExactly(new Trace.Source(second, 5, 35, false));
        assertThat(Trace.in(capture, first, 3, 1)).containsExactly(new Trace.Source(capture, 105, 45, false));
        assertThat(Trace.in(body, first, 0, 10)).isEmpty();
    }
}
