package dev.framewalk.decoders.http;

import dev.framewalk.decoders.field.Certainty;
import dev.framewalk.decoders.stream.Described;
import dev.framewalk.decoders.stream.Leaf;
import dev.framewalk.decoders.text.Quantities;
import java.util.ArrayList;
import java.util.List;

/// Everything that the undoing of codings remembers.
///
/// @param isOpen whether the channel inside was opened
public record CodingState(Flow client, Flow server, boolean isOpen) implements Described {
    /// One direction.
    ///
    /// @param codings what hides it, in the order in which it was applied; empty if nothing does
    /// @param coded   the coded bytes so far
    /// @param given   how many bytes were made of them and passed on
    /// @param through how many coded bytes were gone through when there was last nothing left to give
    /// @param work    how many bytes it took to begin anew, so far
    /// @param isOver  whether nothing more can be undone
    record Flow(List<String> codings, CodedBytes coded, long given, long through, long work, boolean isOver) {
        Flow {
            codings = List.copyOf(codings);
        }
    }

    @Override
    public List<Leaf> leaves() {
        List<Leaf> leaves = new ArrayList<>();
        add(leaves, "client", client);
        add(leaves, "server", server);
        return leaves;
    }

    private static void add(List<Leaf> leaves, String end, Flow flow) {
        if (flow.codings.isEmpty()) {
            return;
        }
        String prefix = "x.http." + end + '.';
        leaves.add(leaf(prefix, "codings", String.join(", ", flow.codings), Certainty.OBSERVED));
        leaves.add(leaf(prefix, "coded", Quantities.count(flow.coded.length()), Certainty.OBSERVED));
        leaves.add(leaf(prefix, "plain", Quantities.count(flow.given), Certainty.DERIVED));
    }

    private static Leaf leaf(String prefix, String name, String value, Certainty certainty) {
        return new Leaf(prefix + name, "x.http.state." + name, value, 0, null, certainty);
    }
}
