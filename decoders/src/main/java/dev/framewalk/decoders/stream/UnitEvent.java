package dev.framewalk.decoders.stream;

/// An event that says what its unit is among the bytes of its direction, and what people call that.
public interface UnitEvent extends StreamEvent {
    UnitKind unitKind();

    /// A few words for the bytes alone: `chunk 3`, `client hello`; empty where the event has no better ones than others have.
    default String unitName() {
        return "";
    }

    /// Whether the unit is encrypted as it stands there.
    default boolean isEncrypted() {
        return false;
    }

    /// What the unit of any event is. One that does not say so is a message, or a part of one if its event is worth a step only to those who look
    /// at pieces.
    static UnitKind kindOf(StreamEvent told) {
        if (told instanceof UnitEvent unit) {
            return unit.unitKind();
        }
        return told.depth() == Depth.FRAMES ? UnitKind.PART : UnitKind.MESSAGE;
    }
}
