package dev.framewalk.decoders.dns;

import dev.framewalk.decoders.field.Certainty;
import dev.framewalk.decoders.stream.Described;
import dev.framewalk.decoders.stream.Leaf;
import dev.framewalk.decoders.stream.Side;
import dev.framewalk.decoders.stream.Unit;
import java.util.ArrayList;
import java.util.List;

/// Everything that is remembered of DNS over one TCP connection.
///
/// @param exchanges which questions wait for their answer
/// @param client    what the client's direction holds
/// @param server    what the server's direction holds
public record DnsStreamState(DnsState exchanges, DnsPartial client, DnsPartial server) implements Described {
    @Override
    public List<Leaf> leaves() {
        List<Leaf> leaves = new ArrayList<>(exchanges.leaves());
        leaves.add(held(Side.CLIENT, client));
        leaves.add(held(Side.SERVER, server));
        return leaves;
    }

    private static Leaf held(Side side, DnsPartial partial) {
        long length = partial.held().length();
        return new Leaf(
                "x.dns." + (side == Side.CLIENT ? "client" : "server") + ".held",
                "x.dns.state.held",
                Long.toString(length),
                0,
                length == 0 ? null : new Unit(side, partial.from(), partial.from() + length),
                Certainty.OBSERVED);
    }
}
