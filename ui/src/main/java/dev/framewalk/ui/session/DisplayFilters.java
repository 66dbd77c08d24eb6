package dev.framewalk.ui.session;

import dev.framewalk.timeline.Timeline;
import java.util.List;
import java.util.Locale;

/// A filter language of plain words, for as long as there is no better one: what is told must contain them.
public final class DisplayFilters implements FilterLanguage {
    public DisplayFilters(Timeline timeline) {}

    @Override
    public StepFilter compile(String text) {
        String wanted = text.toLowerCase(Locale.ROOT);
        return new StepFilter() {
            @Override
            public boolean passesEvent(Timeline in, int event) {
                return in.event(event).sentence().toLowerCase(Locale.ROOT).contains(wanted);
            }

            @Override
            public boolean passesPacket(Timeline in, int packet) {
                int count = in.eventCount();
                for (int event = in.firstEventOf(packet); event < count && in.packetOf(event) == packet; event++) {
                    if (passesEvent(in, event)) {
                        return true;
                    }
                }
                return false;
            }
        };
    }

    @Override
    public List<Completion> completions(String word) {
        return List.of();
    }
}
