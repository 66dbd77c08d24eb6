package dev.framewalk.timeline.diagram.ladder;

import dev.framewalk.decoders.stream.Depth;
import dev.framewalk.timeline.diagram.Token;

/// One unit on its way from one column to another.
///
/// @param event       the event it stands for; unique in a scene
/// @param number      what people call it, such as the packet number; shown beside the time; 0 for none
/// @param from        index of the column it leaves
/// @param to          index of the column it is meant for; the same as `from` for something that happens at one host
/// @param label       a few words, shown on the arrow
/// @param detail      more words, shown in smaller type where there is room; empty for none
/// @param description what a screen reader speaks; empty to have it made from the rest
/// @param isLost      it never arrived: drawn to the middle and crossed out; the arrival then only gives the slant
/// @param again       number of the unit that this one repeats, as people call it; 0 if it is no repetition, [#UNSEEN]
///                    if that unit is not there
/// @param isOutOfOrder it overtook or was overtaken
/// @param depth       how closely one looks when one sees it
/// @param stream      number of the stream it belongs to, which gives a coloured mark at its tail; -1 for none
/// @param brief       stands for the label where that has no room; empty for none
/// @param group       number of the connection it belongs to; -1 for none
public record LadderArrow(
        long event,
        long number,
        int from,
        int to,
        Moment departure,
        Moment arrival,
        String label,
        String detail,
        String description,
        ArrowKind kind,
        boolean isLost,
        long again,
        boolean isOutOfOrder,
        Depth depth,
        long stream,
        String brief,
        int group) {
    /// The number of a repeated unit that is not in the capture.
    public static final long UNSEEN = -1;

    /// An arrow of kind [ArrowKind#DATA] with nothing special about it.
    public static LadderArrow of(long event, int from, int to, Moment departure, Moment arrival, String label) {
        return new LadderArrow(
                event, event, from, to, departure, arrival, label, "", "", ArrowKind.DATA, false, 0, false,
                Depth.SEGMENTS, -1, "", -1);
    }

    public LadderArrow withNumber(long changed) {
        return new LadderArrow(
                event, changed, from, to, departure, arrival, label, detail, description, kind, isLost, again,
                isOutOfOrder, depth, stream, brief, group);
    }

    public LadderArrow withLabel(String changed) {
        return new LadderArrow(
                event, number, from, to, departure, arrival, changed, detail, description, kind, isLost, again,
                isOutOfOrder, depth, stream, brief, group);
    }

    public LadderArrow withDetail(String changed) {
        return new LadderArrow(
                event, number, from, to, departure, arrival, label, changed, description, kind, isLost, again,
                isOutOfOrder, depth, stream, brief, group);
    }

    public LadderArrow withDescription(String changed) {
        return new LadderArrow(
                event, number, from, to, departure, arrival, label, detail, changed, kind, isLost, again,
                isOutOfOrder, depth, stream, brief, group);
    }

    public LadderArrow withKind(ArrowKind changed) {
        return new LadderArrow(
                event, number, from, to, departure, arrival, label, detail, description, changed, isLost, again,
                isOutOfOrder, depth, stream, brief, group);
    }

    /// The same, lost on the way.
    public LadderArrow lost() {
        return new LadderArrow(
                event, number, from, to, departure, arrival, label, detail, description, kind, true, again,
                isOutOfOrder, depth, stream, brief, group);
    }

    /// The same, as a repetition of an earlier unit.
    public LadderArrow again(long original) {
        return new LadderArrow(
                event, number, from, to, departure, arrival, label, detail, description, kind, isLost, original,
                isOutOfOrder, depth, stream, brief, group);
    }

    public LadderArrow outOfOrder() {
        return new LadderArrow(
                event, number, from, to, departure, arrival, label, detail, description, kind, isLost, again, true,
                depth, stream, brief, group);
    }

    public LadderArrow withDepth(Depth changed) {
        return new LadderArrow(
                event, number, from, to, departure, arrival, label, detail, description, kind, isLost, again,
                isOutOfOrder, changed, stream, brief, group);
    }

    public LadderArrow withStream(long changed) {
        return new LadderArrow(
                event, number, from, to, departure, arrival, label, detail, description, kind, isLost, again,
                isOutOfOrder, depth, changed, brief, group);
    }

    public LadderArrow withBrief(String changed) {
        return new LadderArrow(
                event, number, from, to, departure, arrival, label, detail, description, kind, isLost, again,
                isOutOfOrder, depth, stream, changed, group);
    }

    public LadderArrow withGroup(int changed) {
        return new LadderArrow(
                event, number, from, to, departure, arrival, label, detail, description, kind, isLost, again,
                isOutOfOrder, depth, stream, brief, changed);
    }

    public boolean isRepetition() {
        return again != 0;
    }

    /// Happens at one host and goes nowhere.
    public boolean isLocal() {
        return from == to;
    }

    /// The colour by which it is drawn: what happened to it counts more than what it carries.
    public Token token() {
        return isLost ? Token.LOST : isRepetition() ? Token.RETRANSMISSION : kind.token();
    }
}
