package dev.framewalk.decoders.fragment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.framewalk.bytes.Bytes;
import dev.framewalk.bytes.Origin;
import dev.framewalk.bytes.Trace;
import dev.framewalk.decoders.contract.Walking;
import dev.framewalk.decoders.contract.Wire;
import dev.framewalk.decoders.field.Finding;
import dev.framewalk.decoders.field.Node;
import dev.framewalk.decoders.packet.FragmentKey;
import dev.framewalk.decoders.packet.LayerStack;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FragmentStoreTest {
    private static final FragmentKey KEY = new FragmentKey(0, 1, 0, 2, 7, 17);
    private static final byte[] DATAGRAM = Wire.udp(49152, 9, Wire.counting(0, 56)); // 64 bytes

    private final FragmentStore store = new FragmentStore(3, 8, 100, 50);

    private Bytes add(FragmentKey key, int from, int to, int packet) {
        Bytes window = Bytes.captured(DATAGRAM);
        return store.add(key, from, to - from, to < DATAGRAM.length, window, from, packet);
    }

    @Test
    void fragmentsInAnyOrderGiveTheDatagram() {
        assertThat(add(KEY, 48, 64, 1)).isNull();
        assertThat(add(KEY, 0, 24, 2)).isNull();
        Bytes whole = add(KEY, 24, 48, 3);
        assertThat(whole).isNotNull();
        assertThat(whole.toArray()).isEqualTo(DATAGRAM);
        assertThat(whole.origin().derivation()).isEqualTo(Origin.Derivation.REASSEMBLED);
        assertThat(Trace.of(whole, 20, 8)).hasSize(2).allMatch(Trace.Source::exact);
    }

    @Test
    void aPacketWalkedAgainCompletesTheSameDatagramAgain() {
        add(KEY, 0, 32, 1);
        Bytes first = add(KEY, 32, 64, 2);
        assertThat(add(KEY, 0, 32, 1)).isNull();
        Bytes again = add(KEY, 32, 64, 2);
        assertThat(again).isNotNull();
        assertThat(again.toArray()).isEqualTo(first.toArray());
        assertThat(store.completed()).isEqualTo(1);
    }

    @Test
    void aNumberThatIsUsedAgainBeginsANewDatagram() {
        add(KEY, 0, 32, 1);
        assertThat(add(KEY, 32, 64, 2)).isNotNull();
        assertThat(add(KEY, 0, 32, 3)).isNull();
        assertThat(add(KEY, 32, 64, 4)).isNotNull();
        assertThat(store.completed()).isEqualTo(2);
    }

    @Test
    void twoFragmentsInOnePacketAreBothTaken() {
        FragmentKey inner = new FragmentKey(0, 3, 0, 4, 8, 17);
        add(KEY, 0, 32, 1);
        assertThat(add(KEY, 32, 64, 2)).isNotNull();
        assertThat(add(inner, 0, 32, 2)).isNull();
        assertThat(add(inner, 32, 64, 3)).isNotNull();
    }

    @Test
    void theEarlierBytesWinAndTheConflictIsNoted() {
        Bytes window = Bytes.captured(DATAGRAM);
        Bytes other = Bytes.captured(new byte[64]);
        store.add(KEY, 0, 32, true, window, 0, 1);
        store.add(KEY, 24, 16, true, other, 24, 2);
        Bytes whole = store.add(KEY, 40, 24, false, window, 40, 3);
        assertThat(whole).isNotNull();
        assertThat(whole.slice(0, 32).toArray()).isEqualTo(window.slice(0, 32).toArray());
        assertThat(whole.slice(32, 8).toArray()).isEqualTo(new byte[8]);
        Datagram datagram = store.datagram(whole);
        assertThat(datagram).isNotNull();
        assertThat(datagram.conflicting()).isEqualTo(8);
        assertThat(datagram.overlapping()).isZero();
    }

    @Test
    void aDoubledFragmentIsNotedAndHarmless() {
        add(KEY, 0, 32, 1);
        add(KEY, 0, 32, 2);
        Bytes whole = add(KEY, 32, 64, 3);
        assertThat(whole).isNotNull();
        assertThat(whole.toArray()).isEqualTo(DATAGRAM);
        assertThat(store.datagram(whole).overlapping()).isEqualTo(32);
    }

    @Test
    void aDatagramTooFarBehindIsGivenUp() {
        add(KEY, 0, 32, 1);
        assertThat(add(KEY, 32, 64, 52)).isNull();
        assertThat(store.abandoned()).isEqualTo(1);
    }

    @Test
    void theOldestIsGivenUpWhenTooManyWait() {
        for (int i = 0; i < 5; i++) {
            add(new FragmentKey(0, 1, 0, 2, i, 17), 0, 32, i + 1);
        }
        assertThat(store.abandoned()).isEqualTo(2);
        assertThat(add(new FragmentKey(0, 1, 0, 2, 0, 17), 32, 64, 6)).isNull();
        assertThat(add(new FragmentKey(0, 1, 0, 2, 4, 17), 32, 64, 7)).isNotNull();
    }

    @Test
    void tinyFragmentsAreBounded() {
        for (int i = 0; i < 8; i++) {
            add(KEY, i * 8, i * 8 + 4, i + 1);
        }
        add(KEY, 1, 2, 9);
        assertThat(store.abandoned()).isEqualTo(1);
    }

    @Test
    void nothingBeyondTheLongestDatagramIsKept() {
        assertThat(store.add(KEY, 65528, 16, false, Bytes.captured(DATAGRAM), 0, 1)).isNull();
        assertThat(store.add(KEY, 0, 0, false, Bytes.captured(DATAGRAM), 0, 2)).isNull();
        assertThat(store.completed()).isZero();
    }

    @Test
    void theWalkGoesOnInsideTheDatagramAndShowsWhereItCameFrom() {
        byte[] first = Wire.ipv4(17, 7, 0x2000, new byte[0], java.util.Arrays.copyOfRange(DATAGRAM, 0, 32));
        byte[] last = Wire.ipv4(17, 7, 0x0004, new byte[0], java.util.Arrays.copyOfRange(DATAGRAM, 32, 64));
        Walking walking = new Walking(new FragmentStore());
        walking.explain(228, Bytes.captured(first), 0, first.length, 1);
        assertThat(walking.stack().stop()).isEqualTo(LayerStack.Stop.FRAGMENT);
        Bytes packet = Bytes.captured(last);
        Node root = walking.explain(228, packet, 0, last.length, 2);
        assertThat(walking.layers()).isEqualTo("ip:ip.fragments:udp");
        assertThat(Walking.tiling(root, packet, 0, last.length)).isEmpty();
        Node port = root.find("udp.dstport");
        assertThat(port.number()).isEqualTo(9);
        assertThat(Trace.of(port.source(), port.range().byteFrom(), 2).getFirst().capture().length()).isEqualTo(first.length);
        assertThat(root.find("ip.fragment.count").number()).isEqualTo(2);
        assertThat(root.find("ip.fragment").display()).isEqualTo("packet 1: bytes 0 to 31");
        List<Finding> findings = new ArrayList<>();
        root.walk(node -> findings.addAll(node.findings()));
        assertThat(findings).isEmpty();
    }
}
