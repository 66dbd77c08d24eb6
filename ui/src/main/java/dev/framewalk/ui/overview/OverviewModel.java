package dev.framewalk.ui.overview;

import dev.framewalk.decoders.tcp.TcpAnalysis;
import dev.framewalk.timeline.PacketTable;
import dev.framewalk.timeline.diagram.OverviewStrip;
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
    private boolean isBusy;
    private int counted;

    OverviewModel(Session session) {
        this.session = session;
        session.growthProperty().addListener((property, was, is) -> next());
        next();
    }

    ReadOnlyObjectProperty<OverviewStrip.Counts> countsProperty() {
        return counts.getReadOnlyProperty();
    }

    private void next() {
        int packets = session.timeline().packets().count();
        if (isBusy || packets == counted) {
            return;
        }
        isBusy = true;
        session.ask(() -> count(packets), made -> {
            isBusy = false;
            counted = packets;
            counts.set(made);
            next();
        });
    }

    private OverviewStrip.Counts count(int packets) {
        PacketTable table = session.timeline().packets();
        long end = 1;
        // packets may be out of order
        for (int packet = 1; packet <= packets; packet++) {
            end = Math.max(end, session.nanosSinceStart(packet));
        }
        OverviewStrip.Counts made = new OverviewStrip.Counts(0, end, STRETCHES);
        for (int packet = 1; packet <= packets; packet++) {
            made.add(session.nanosSinceStart(packet), (table.analysis(packet) & WRONG) != 0);
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
