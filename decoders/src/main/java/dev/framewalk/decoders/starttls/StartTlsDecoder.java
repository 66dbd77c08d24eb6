package dev.framewalk.decoders.starttls;

import dev.framewalk.bytes.Bytes;
import dev.framewalk.decoders.life.Transition;
import dev.framewalk.decoders.starttls.StartTlsLife.Trigger;
import dev.framewalk.decoders.stream.Ending;
import dev.framewalk.decoders.stream.Inside;
import dev.framewalk.decoders.stream.Side;
import dev.framewalk.decoders.stream.StreamDecoder;
import dev.framewalk.decoders.stream.StreamSink;
import dev.framewalk.decoders.stream.Uncovered;
import dev.framewalk.decoders.stream.Unit;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Lines of both directions become events, until both go over to TLS; from then on the bytes are passed on.
public final class StartTlsDecoder implements StreamDecoder<StartTlsState> {
    /// RFC 5321, section 4.5.3.1.5 allows 512 bytes, extensions more.
    private static final int LONGEST_LINE = 2000;

    /// The one channel that this connection may come to hold.
    private static final long TLS = 0;

    /// Who has not asked for TLS after so many lines is not going to: letters follow, or lists.
    private static final int MOST_LINES = 100;

    private static final Pattern ASKING = Pattern.compile("(\\S+ )?STARTTLS|STLS|AUTH (TLS|SSL)(-[CP])?");
    private static final Pattern AGREEING = Pattern.compile("(220|234|334)( .*)?|\\+OK.*|[^*+ ]\\S* OK.*");
    /// What does not answer: untagged lines of IMAP, and lines of a longer reply but the last.
    private static final Pattern NO_ANSWER = Pattern.compile("\\* .*|\\d{3}-.*");

    private final StreamSink sink;
    private final Line client = new Line(Side.CLIENT);
    private final Line server = new Line(Side.SERVER);
    private StartTlsPhase phase = StartTlsPhase.CLEAR;
    private @Nullable Transition<StartTlsPhase, Trigger> phaseBy;

    StartTlsDecoder(StreamSink sink) {
        this.sink = sink;
    }

    /// The line in progress of one direction.
    private static final class Line {
        final Side side;
        final StringBuilder kept = new StringBuilder();
        long from;
        int lines;
        boolean isTooLong;

        Line(Side side) {
            this.side = side;
        }

        StartTlsState.Flow state() {
            return new StartTlsState.Flow(from, kept.toString(), lines, isTooLong);
        }

        void restore(StartTlsState.Flow state) {
            kept.setLength(0);
            kept.append(state.kept());
            from = state.lineFrom();
            lines = state.lines();
            isTooLong = state.isTooLong();
        }
    }

    @Override
    public void data(Side side, Bytes window, long at, int length, long offset) {
        Line line = side == Side.CLIENT ? client : server;
        long shift = offset - at;
        long end = at + length;
        long position = at;
        while (position < end) {
            if (isAgreed()) {
                sink.uncovered(TLS, Uncovered.same(side, position + shift, window, position, (int) (end - position)));
                return;
            }
            if (line.lines >= MOST_LINES) {
                return;
            }
            long lineFeed = window.indexOf((byte) '\n', position, end);
            long to = lineFeed < 0 ? end : lineFeed + 1;
            if (line.kept.length() + (to - position) > LONGEST_LINE) {
                line.isTooLong = true;
                line.kept.setLength(0);
            }
            if (!line.isTooLong) {
                line.kept.append(window.text(position, (int) (to - position), StandardCharsets.ISO_8859_1));
            }
            if (lineFeed >= 0) {
                ended(line, to + shift);
            }
            position = to;
        }
    }

    private void ended(Line line, long to) {
        line.lines++;
        if (!line.isTooLong) {
            Unit unit = new Unit(line.side, line.from, to);
            String text = line.kept.toString().stripTrailing();
            sink.event(new StartTlsEvent.LineSeen(unit, printable(text)));
            understand(line.side, unit, text.toUpperCase(Locale.ROOT));
        }
        line.kept.setLength(0);
        line.isTooLong = false;
        line.from = to;
    }

    private void understand(Side side, Unit unit, String text) {
        if (side == Side.CLIENT) {
            step(ASKING.matcher(text).matches() ? Trigger.TLS_ASKED : Trigger.COMMAND_SENT);
        } else if (phase == StartTlsPhase.ASKED && !NO_ANSWER.matcher(text).matches()) {
            step(AGREEING.matcher(text).matches() ? Trigger.TLS_AGREED : Trigger.TLS_REFUSED);
            if (isAgreed()) {
                sink.event(new StartTlsEvent.Agreed(unit));
                sink.open(TLS, Inside.continued("TLS", StartTlsEvent.WORDS.say("inside"), List.of()));
            }
        }
    }

    private void step(Trigger trigger) {
        Transition<StartTlsPhase, Trigger> step = StartTlsLife.TABLE.step(phase, trigger);
        if (step != null) {
            phase = step.to();
            phaseBy = step;
        }
    }

    private boolean isAgreed() {
        return phase == StartTlsPhase.AGREED;
    }

    private static String printable(String text) {
        StringBuilder shown = new StringBuilder(text.length());
        text.codePoints().limit(200).forEach(c -> shown.appendCodePoint(Character.isISOControl(c) ? '\ufffd' : c));
        return shown.toString();
    }

    @Override
    public void gap(Side side, long offset, long length) {
        if (isAgreed()) {
            sink.uncoveredGap(TLS, side, offset, length);
            return;
        }
        Line line = side == Side.CLIENT ? client : server;
        line.kept.setLength(0);
        // what follows up to the next line end is no line
        line.isTooLong = true;
        line.from = offset + length;
    }

    @Override
    public void end(Side side, Ending ending) {
        if (isAgreed()) {
            sink.uncoveredEnd(TLS, side, ending);
        }
    }

    @Override
    public StartTlsState state() {
        return new StartTlsState(client.state(), server.state(), phase, phaseBy);
    }

    @Override
    public void restore(StartTlsState state) {
        client.restore(state.client());
        server.restore(state.server());
        phase = state.phase();
        phaseBy = state.phaseBy();
    }
}
