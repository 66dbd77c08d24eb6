package dev.framewalk.ui.overview;

import dev.framewalk.decoders.tcp.TcpAnalysis;
import dev.framewalk.timeline.diagram.overview.OverviewStrip;
import dev.framewalk.ui.session.Loading;
import dev.framewalk.ui.session.Session;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// How much happened when, over the whole capture, counted in the background. Needs no toolkit.
final class OverviewModel {
    private static final int STRETCHES = 240;
    /// Verdicts that mean something went wrong.
    private static final int WRONG = TcpAnalysis.RETRANSMISSION.bit()
            | TcpAnalysis.FAST_RETRANSMISSION.bit()
            | TcpAnalysis.LOST_SEGMENT.bit()
            | TcpAnalysis.ACK_LOST_SEGMENT.bit()
            | TcpAnalysis.OUT_OF_ORDER.bit()
            | TcpAnalysis.ZERO_WINDOW.bit();

    private final Session session;
    private final ReadOnlyObjectWrapper<OverviewStrip.Counts> counts =
            new ReadOnlyObjectWrapper<>(new OverviewStrip.Counts(0, 1, STRETCHES));
    /// What was counted so far, finely; used by whoever counts, one after the other.
    private final Bins bins = new Bins();
    private boolean isBusy;
    private int counted;
    private boolean isExact;

    OverviewModel(Session session) {
        this.session = session;
        session.growthProperty().addListener((property, was, is) -> next());
        next();
    }

    /// Counts by moments, so fine that coarser counts can be made of them. As time goes on, the bins become wider.
    private static final class Bins {
        private static final int COUNT = 1 << 13;

        private final long[] all = new long[COUNT];
        private final long[] wrong = new long[COUNT];
        private long width = 1_000;
        private long end = 1;
        private int counted;

        void add(long nanos, boolean isWrong) {
            long moment = Math.max(0, nanos);
            end = Math.max(end, moment);
            while (moment / width >= COUNT) {
                widen();
            }
            int bin = (int) (moment / width);
            all[bin]++;
            wrong[bin] += isWrong ? 1 : 0;
        }

        private void widen() {
            for (int i = 0; i < COUNT; i++) {
                boolean isLeft = i < COUNT / 2;
                all[i] = isLeft ? all[2 * i] + all[2 * i + 1] : 0;
                wrong[i] = isLeft ? wrong[2 * i] + wrong[2 * i + 1] : 0;
            }
            width *= 2;
        }

        OverviewStrip.Counts counts() {
            OverviewStrip.Counts made = new OverviewStrip.Counts(0, end, STRETCHES);
            for (int i = 0; i < COUNT && i * width <= end; i++) {
                if (all[i] > 0) {
                    made.add(i * width + width / 2, all[i], wrong[i]);
                }
            }
            return made;
        }
    }

    ReadOnlyObjectProperty<OverviewStrip.Counts> countsProperty() {
        return counts.getReadOnlyProperty();
    }

    private void next() {
        int packets = session.timeline().packets().count();
        boolean isOver = session.loading().phase() != Loading.Phase.READING;
        if (isBusy || packets == counted && isExact == isOver) {
            return;
        }
        isBusy = true;
        session.ask(() -> isOver ? exactly(packets) : soFar(packets), made -> {
            isBusy = false;
            counted = packets;
            isExact = isOver;
            counts.set(made);
            next();
        });
    }

    private boolean isWrong(int packet) {
        return (session.timeline().packets().analysis(packet) & WRONG) != 0;
    }

    /// While a capture is read, only what is new is counted, and each packet nearly where it belongs.
    private OverviewStrip.Counts soFar(int packets) {
        for (; bins.counted < packets; bins.counted++) {
            int packet = bins.counted + 1;
            bins.add(session.nanosSinceStart(packet), isWrong(packet));
        }
        return bins.counts();
    }

    private OverviewStrip.Counts exactly(int packets) {
        long end = 1;
        // packets may be out of order
        for (int packet = 1; packet <= packets; packet++) {
            end = Math.max(end, session.nanosSinceStart(packet));
        }
        OverviewStrip.Counts made = new OverviewStrip.Counts(0, end, STRETCHES);
        for (int packet = 1; packet <= packets; packet++) {
            made.add(session.nanosSinceStart(packet), isWrong(packet));
        }
        return made;
    }

    /// Goes to the step that is nearest in time.
    void goTo(long nanos) {
        int low = 1;
        int high = session.timeline().packets().count();
        while (low < high) {
            int middle = low + high >>> 1;
            if (session.nanosSinceStart(middle) < nanos) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        if (high < 1) {
            return;
        }
        int place = session.steps().atOrBefore(session.timeline().firstEventOf(low));
        if (place >= 0) {
            session.jumpToEvent(session.steps().at(place));
        } else {
            session.first();
        }
    }
}
