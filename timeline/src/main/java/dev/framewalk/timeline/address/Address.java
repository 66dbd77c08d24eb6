package dev.framewalk.timeline.address;

/// What a thing is and where, said so that it is found again: an immutable value with a text form, which is part of what a version promises.
///
/// The text is one line of ASCII without spaces, and needs no quotes in a shell. `docs/addresses.md` explains it to people.
public sealed interface Address permits RecordedAddress, ScenarioAddress {
    /// No address is longer than so many characters; whatever is, is refused unread.
    int LONGEST = 4096;

    /// The text form: [#parse] makes an equal address of it.
    String text();

    /// What became of a text.
    sealed interface Parsed {
        record Ok(Address address) implements Parsed {}

        record Wrong(AddressProblem problem) implements Parsed {}
    }

    /// Reads the text form. Any text gives an answer.
    static Parsed parse(String text) {
        return AddressParser.parse(text);
    }
}
