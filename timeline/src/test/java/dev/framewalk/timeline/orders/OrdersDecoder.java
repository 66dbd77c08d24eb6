package dev.framewalk.timeline.orders;

import dev.framewalk.bytes.Bytes;
import dev.framewalk.decoders.field.Skim;
import dev.framewalk.decoders.stream.DatagramDecoder;
import dev.framewalk.decoders.stream.Ending;
import dev.framewalk.decoders.stream.Side;
import dev.framewalk.decoders.stream.StreamDecoder;
import dev.framewalk.decoders.stream.StreamSink;
import dev.framewalk.decoders.stream.Unit;
import java.nio.charset.StandardCharsets;

/// Lines become events, in a stream and in datagrams alike.
final class OrdersDecoder implements StreamDecoder<OrdersState>, DatagramDecoder<OrdersState> {
    private static final int LONGEST = 200;

    private final StreamSink sink;
    private final Skim skim = new Skim();
    private final StringBuilder[] lines = {new StringBuilder(), new StringBuilder()};
    private final long[] from = new long[2];
    private int open;

    OrdersDecoder(StreamSink sink) {
        this.sink = sink;
    }

    @Override
    public void data(Side side, Bytes window, long at, int length, long offset) {
        StringBuilder line = lines[side.ordinal()];
        for (int i = 0; i < length; i++) {
            line.append((char) window.u8(at + i));
            if (window.u8(at + i) == '\n' || line.length() == LONGEST) {
                byte[] bytes = line.toString().getBytes(StandardCharsets.ISO_8859_1);
                tell(Bytes.captured(bytes), 0, bytes.length, new Unit(side, from[side.ordinal()], offset + i + 1));
                line.setLength(0);
                from[side.ordinal()] = offset + i + 1;
            }
        }
    }

    @Override
    public void datagram(Side side, Bytes window, long at, int length, int missing, long offset) {
        tell(window, at, at + length, new Unit(side, offset, offset + length));
    }

    private void tell(Bytes window, long at, long end, Unit unit) {
        skim.begin(window, at, end);
        OrdersEvent event = OrdersLine.parse(skim).event(unit);
        if (event != null) {
            open += event instanceof OrdersEvent.Ordered ? 1 : -1;
            sink.event(event);
        }
    }

    @Override
    public void gap(Side side, long offset, long length) {
        lines[side.ordinal()].setLength(0);
        from[side.ordinal()] = offset + length;
    }

    @Override
    public void end(Side side, Ending ending) {
        lines[side.ordinal()].setLength(0);
    }

    @Override
    public OrdersState state() {
        return new OrdersState(line(0), line(1), open);
    }

    private OrdersState.Line line(int side) {
        return new OrdersState.Line(from[side], lines[side].toString());
    }

    @Override
    public void restore(OrdersState state) {
        open = state.open();
        for (Side side : Side.values()) {
            OrdersState.Line line = side == Side.CLIENT ? state.client() : state.server();
            lines[side.ordinal()].setLength(0);
            lines[side.ordinal()].append(line.text());
            from[side.ordinal()] = line.from();
        }
    }
}
