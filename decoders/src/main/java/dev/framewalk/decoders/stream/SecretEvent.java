package dev.framewalk.decoders.stream;

import java.util.List;

/// An event that tells that something cannot be opened for want of a secret: once that is known, reading again shows more.
public interface SecretEvent extends AsideEvent {
    /// What the secret would be found under, in the words of its protocol; any of them will do. Empty if no secret would help.
    List<String> neededSecrets();

    @Override
    default boolean isNoteworthy() {
        return true;
    }
}
