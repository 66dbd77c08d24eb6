package dev.framewalk.decoders.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framewalk.bytes.Bytes;
import dev.framewalk.decoders.Decoders;
import dev.framewalk.decoders.field.Explanations;
import dev.framewalk.decoders.field.Node;
import dev.framewalk.decoders.stream.Described;
import dev.framewalk.decoders.stream.Ending;
import dev.framewalk.decoders.stream.Inside;
import dev.framewalk.decoders.stream.Side;
import dev.framewalk.decoders.stream.StreamDecoder;
import dev.framewalk.decoders.stream.StreamEvent;
import dev.framewalk.decoders.stream.StreamProtocol;
import dev.framewalk.decoders.stream.StreamSink;
import dev.framewalk.decoders.stream.Uncovered;
import dev.framewalk.decoders.stream.Unit;
import java.io.ByteArrayOutputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Holds a stream decoder to what must be true whatever the bytes are: no exception, no more output than the bytes can account for, no
/// hang, the same events however the bytes are cut, and from any state on.
final class FuzzedDecoder {
    private static final Explanations TEXTS = new Explanations(Decoders.protocols(), Locale.ROOT);
    private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();

    // Generous: an input has a few thousand bytes, and the slowest computer that builds this is not known.
    private static final long LONGEST_NANOS = 20_000_000_000L;
    private static final int EVENTS_A_BYTE = 4;
    private static final int NODES_A_BYTE = 64;
    private static final int LONGEST_SENTENCE = 20_000;

    private final StreamProtocol protocol;
    private final FuzzedConversation conversation;

    private FuzzedDecoder(StreamProtocol protocol, byte[] input) {
        this.protocol = protocol;
        this.conversation = new FuzzedConversation(input);
    }

    static void hold(StreamProtocol protocol, byte[] input) {
        long started = CLOCK.getCurrentThreadCpuTime();
        FuzzedDecoder decoder = new FuzzedDecoder(protocol, input);
        Told whole = decoder.tell(decoder.conversation);
        decoder.render(whole);
        Told chopped = decoder.tell(decoder.conversation.chopped());
        assertThat(chopped.events).as("events of single bytes").isEqualTo(whole.events);
        assertThat(chopped.inside()).as("what single bytes uncover").isEqualTo(whole.inside());
        decoder.rewind(whole);
        assertThat(CLOCK.getCurrentThreadCpuTime() - started).as("time that it took").isLessThan(LONGEST_NANOS);
    }

    /// What a decoder says, all of it.
    private static final class Told implements StreamSink {
        final List<StreamEvent> events = new ArrayList<>();
        final List<ByteArrayOutputStream> uncovered =
                List.of(new ByteArrayOutputStream(), new ByteArrayOutputStream());
        final Map<String, Long> expected = new HashMap<>();
        final List<String> notes = new ArrayList<>();

        @Override
        public void event(StreamEvent event) {
            events.add(event);
        }

        @Override
        public boolean open(long channel, Inside inside) {
            notes.add(channel + " " + inside.token());
            return true;
        }

        @Override
        public void uncovered(long channel, Uncovered bytes) {
            int side = bytes.side().ordinal();
            assertThat(bytes.length()).as("length of an uncovered run").isPositive();
            follow(channel, bytes.side(), bytes.offset(), bytes.length());
            uncovered.get(side).writeBytes(bytes.window().toArray(bytes.at(), bytes.length()));
        }

        @Override
        public void uncoveredGap(long channel, Side side, long offset, long length) {
            assertThat(length).as("length of a gap inside").isPositive();
            follow(channel, side, offset, length);
            notes.add(channel + " " + side + " gap " + offset + " " + length);
        }

        // bytes that are passed on as they are keep their positions, so the first one may be anywhere
        private void follow(long channel, Side side, long offset, long length) {
            Long place = expected.put(channel + " " + side, offset + length);
            assertThat(offset).as("offset in the channel").isEqualTo(place == null ? offset : place);
        }

        @Override
        public void uncoveredEnd(long channel, Side side, Ending ending) {
            // a number may be used again by hostile senders: then it is another channel
            expected.remove(channel + " " + side);
            notes.add(channel + " " + side + " " + ending);
        }

        List<Object> inside() {
            return List.of(Arrays.toString(uncovered.get(0).toByteArray()), Arrays.toString(uncovered.get(1).toByteArray()), notes);
        }
    }

    private Told tell(FuzzedConversation some) {
        Told told = new Told();
        some.feed(protocol.decoder(told, some.start()), 0, some.turns());
        assertThat(told.events).hasSizeLessThanOrEqualTo(100 + EVENTS_A_BYTE * conversation.length());
        return told;
    }

    private void render(Told told) {
        List<Bytes> all = List.of(conversation.bytes(Side.CLIENT), conversation.bytes(Side.SERVER));
        for (StreamEvent event : told.events) {
            assertThat(event.id()).isNotBlank();
            assertThat(event.depth()).isNotNull();
            assertThat(event.sentence()).isNotBlank();
            assertThat(event.sentence().length()).as("length of the sentence of %s", event.id()).isLessThan(LONGEST_SENTENCE);
            Unit unit = event.unit();
            if (unit == null) {
                continue;
            }
            Bytes sent = all.get(unit.side().ordinal());
            assertThat(unit.from()).as("start of %s", event).isBetween(0L, unit.to());
            assertThat(unit.to()).as("end of %s", event).isLessThanOrEqualTo(sent.length());
            int[] nodes = {0};
            protocol.explain(event, sent.slice(unit.from(), unit.length())).walk(node -> {
                nodes[0]++;
                render(node);
            });
            assertThat(nodes[0]).as("nodes of %s", event.id()).isLessThan((int) (1000 + NODES_A_BYTE * unit.length()));
        }
    }

    private static void render(Node node) {
        node.display();
        TEXTS.sentence(node);
        node.findings().forEach(finding -> assertThat(finding.sentence()).isNotBlank());
    }

    /// From a state in the middle everything goes on as if it had never stopped.
    private void rewind(Told whole) {
        int middle = conversation.turns() / 2;
        Told begun = new Told();
        StreamDecoder<?> straight = protocol.decoder(begun, conversation.start());
        conversation.feed(straight, 0, middle);
        Object state = straight.state();
        Told rest = new Told();
        rest.expected.putAll(begun.expected);
        StreamDecoder<?> resumed = protocol.decoder(rest, conversation.start());
        restore(resumed, state);
        conversation.feed(resumed, middle, conversation.turns());
        assertThat(rest.events)
                .as("events from the state after %d turns on", middle)
                .isEqualTo(whole.events.subList(begun.events.size(), whole.events.size()));
        if (resumed.state() instanceof Described described) {
            described.leaves().forEach(leaf -> assertThat(leaf.value()).isNotNull());
        }
    }

    @SuppressWarnings("unchecked")
    private static <S> void restore(StreamDecoder<S> decoder, Object state) {
        decoder.restore((S) state);
    }
}
