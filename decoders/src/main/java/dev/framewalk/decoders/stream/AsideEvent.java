package dev.framewalk.decoders.stream;

/// An event that tells what is known for reading the traffic, or what is lacking: nothing was sent when it happened, so no picture shows it as a message.
public interface AsideEvent extends StreamEvent {
    /// Whether pictures have a note for it; where they have not, the other events of its packet tell enough.
    boolean isNoteworthy();
}
