package dev.framewalk.ui.cli;

import dev.framewalk.timeline.Timeline;
import dev.framewalk.timeline.address.Address;
import dev.framewalk.timeline.address.AddressProblem;
import dev.framewalk.timeline.address.Addresses;
import dev.framewalk.timeline.address.Place;

/// Addresses as commands take them: behind a file name and `#`, or as a parameter of their own.
///
/// @param file    the name of the file
/// @param address what stands behind it; empty for nothing
record AddressArgument(String file, String address) {
    /// Parts a file name from the address behind it. A file may have a `#` in its name: then it is that file.
    static AddressArgument of(String written) throws CommandFailure {
        int mark = written.lastIndexOf('#');
        return mark <= 0 || !Input.isMissing(written)
                ? new AddressArgument(written, "")
                : new AddressArgument(written.substring(0, mark), written.substring(mark + 1));
    }

    /// Reads an address, and says where it stops to be one.
    static Address parse(String text) throws CommandFailure {
        return switch (Address.parse(text)) {
            case Address.Parsed.Ok(Address address) -> address;
            case Address.Parsed.Wrong(AddressProblem problem) ->
                throw CommandFailure.usage(
                        problem.sentence() + "\n  " + text + "\n  " + " ".repeat(problem.position()) + "^");
        };
    }

    /// Where an address leads.
    ///
    /// @throws CommandFailure with the reason, as a finding, if it leads nowhere
    static Place find(Timeline timeline, Address address) throws CommandFailure {
        return switch (Addresses.find(timeline, address)) {
            case Addresses.Found(Place place) -> place;
            case Addresses.Nothing(String reason) -> throw new CommandFailure(ExitCode.FINDING, reason);
        };
    }
}
