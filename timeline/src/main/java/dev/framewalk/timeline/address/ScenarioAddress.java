package dev.framewalk.timeline.address;

import dev.framewalk.decoders.stream.Side;
import java.util.List;

/// The address of what plays a part in a scenario, whenever that is recorded: by role and meaning, without times, ports and numbers of one recording.
/// *The client's first SETTINGS acknowledgment* is `client/http2.settings-applied`.
///
/// @param protocol only conversations in which something of this protocol happened; empty for all
/// @param host     only conversations with a host of this name; empty for all
/// @param nth      which of those conversations, counted from 1; 0 for all of them
/// @param vantage  what the place is called where it is seen; empty for any
/// @param role     who sent it
/// @param event    the id of the event
/// @param tests    what else must hold of the event
/// @param number   which of the events for which all this holds, counted from 1
/// @param part     what of it is meant
public record ScenarioAddress(
        String protocol,
        String host,
        int nth,
        String vantage,
        Side role,
        String event,
        List<Test> tests,
        int number,
        Part part)
        implements Address {
    /// Something that must hold of an event.
    ///
    /// @param name  one of [ScenarioFinder#TOLD], such as `target`; or the id of a field, which has a dot in it
    /// @param value as it is written: of numbers decimal or with 0x, else the text
    public record Test(String name, String value) {}

    public ScenarioAddress {
        tests = List.copyOf(tests);
    }

    ScenarioAddress number(int counted) {
        return new ScenarioAddress(protocol, host, nth, vantage, role, event, tests, counted, part);
    }

    @Override
    public String text() {
        return new AddressWriter().write(this);
    }

    @Override
    public String toString() {
        return text();
    }
}
