package dev.framewalk.decoders.dns;

import dev.framewalk.bytes.Bytes;
import dev.framewalk.decoders.field.Skim;
import dev.framewalk.decoders.stream.DatagramDecoder;
import dev.framewalk.decoders.stream.Side;
import dev.framewalk.decoders.stream.StreamSink;
import dev.framewalk.decoders.stream.Unit;

/// DNS messages that come one a datagram, made into events.
final class DnsDatagramDecoder implements DatagramDecoder<DnsState> {
    private final DnsDialect dialect;
    private final StreamSink sink;
    private final Skim skim = new Skim();
    private final DnsExchanges exchanges = new DnsExchanges();

    DnsDatagramDecoder(DnsDialect dialect, StreamSink sink) {
        this.dialect = dialect;
        this.sink = sink;
    }

    @Override
    public void datagram(Side side, Bytes window, long at, int length, int missing, long offset) {
        sink.event(event(new Unit(side, offset, offset + length), window, at, missing));
    }

    DnsEvent event(Unit unit, Bytes window, long at, int missing) {
        Side side = unit.side();
        int length = Math.toIntExact(unit.length());
        if (length < DnsMessage.HEADER_BYTES) {
            return missing > 0
                    ? new DnsEvent.BytesSkipped(unit, side, DnsEvent.Reason.CUT_BY_CAPTURE, null)
                    : new DnsEvent.BytesSkipped(unit, side, DnsEvent.Reason.TOO_SHORT, DnsAnomaly.ENDS_EARLY);
        }
        skim.begin(window, at, at + length);
        skim.cut(missing);
        DnsMessage message = DnsMessage.parse(skim, dialect);
        return exchanges.take(message, side, unit, skim.firstAnomaly());
    }

    @Override
    public DnsState state() {
        return exchanges.state();
    }

    @Override
    public void restore(DnsState state) {
        exchanges.restore(state);
    }
}
