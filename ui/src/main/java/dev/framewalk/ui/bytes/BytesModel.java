package dev.framewalk.ui.bytes;

import dev.framewalk.bytes.Bytes;
import dev.framewalk.bytes.Trace;
import dev.framewalk.bytes.Whole;
import dev.framewalk.decoders.field.Node;
import dev.framewalk.decoders.text.Quantities;
import dev.framewalk.timeline.address.Place;
import dev.framewalk.timeline.explaining.TimelineFields;
import dev.framewalk.ui.session.Closeup;
import dev.framewalk.ui.session.Session;
import dev.framewalk.ui.words.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// Which bytes are shown, which of them are marked, and where the caret is. Needs no toolkit.
final class BytesModel {
    /// Tabs beyond this number help nobody.
    private static final int MOST_PANES = 8;

    private final Session session;
    private final ObservableList<BytePane> panes = FXCollections.observableArrayList();
    private final ReadOnlyIntegerWrapper shown = new ReadOnlyIntegerWrapper(-1);
    private final ReadOnlyLongWrapper caret = new ReadOnlyLongWrapper();
    private final ReadOnlyIntegerWrapper changes = new ReadOnlyIntegerWrapper();
    private List<ByteMark> fields = List.of();
    private boolean choosing;
    /// The byte that was chosen last, and the pane it is in; null once something else is selected.
    private @Nullable BytePane chosenPane;

    private long chosen;

    BytesModel(Session session) {
        this.session = session;
        session.closeupProperty().addListener((property, was, is) -> closeupChanged(is));
        session.selectionProperty().addListener((property, was, is) -> selectionChanged());
        session.hoverProperty().addListener((property, was, is) -> changed());
        closeupChanged(session.closeup());
    }

    ObservableList<BytePane> panes() {
        return panes;
    }

    /// Index of the pane on top, -1 if there is none.
    ReadOnlyIntegerProperty shownProperty() {
        return shown.getReadOnlyProperty();
    }

    @Nullable BytePane pane() {
        return shown.get() < 0 || shown.get() >= panes.size() ? null : panes.get(shown.get());
    }

    void show(int pane) {
        if (pane != shown.get() && pane >= 0 && pane < panes.size()) {
            shown.set(pane);
            BytePane now = panes.get(pane);
            fieldsOf(now);
            List<ByteMark> origin = hovered();
            List<ByteMark> marks = origin.isEmpty() ? selected() : origin;
            if (!choosing && !marks.isEmpty()) {
                // what was looked at in another pane is looked at in this one
                caret.set(marks.getFirst().from());
            } else if (caret.get() < now.from() || caret.get() >= now.from() + now.length()) {
                caret.set(now.from());
            }
            changed();
        }
    }

    /// Counts up whenever something has to be drawn anew.
    ReadOnlyIntegerProperty changesProperty() {
        return changes.getReadOnlyProperty();
    }

    /// The byte on which the keyboard is, counted from the beginning of the window.
    ReadOnlyLongProperty caretProperty() {
        return caret.getReadOnlyProperty();
    }

    /// Moves the caret by so many bytes and selects the field there.
    void moveCaret(long by) {
        BytePane pane = pane();
        if (pane != null && pane.length() > 0) {
            long moved = Math.clamp(caret.get() + by, pane.from(), pane.from() + pane.length() - 1);
            selectAt(moved);
        }
    }

    /// Puts the caret on a byte and selects the innermost field that holds it.
    void selectAt(long at) {
        BytePane pane = pane();
        if (pane == null || !pane.holds(pane.window(), at)) {
            return;
        }
        choosing = true;
        chosenPane = pane;
        chosen = at;
        caret.set(at);
        Place.OfField field = session.closeup().fieldAt(pane.window(), at * 8);
        if (field != null) {
            session.select(field);
        }
        choosing = false;
        changed();
    }

    /// Says which byte the mouse points at; -1 for none.
    void hoverAt(long at) {
        BytePane pane = pane();
        Place.OfField field = pane == null || at < 0 ? null : session.closeup().fieldAt(pane.window(), at * 8);
        session.hover(field == null ? Place.NOWHERE : field);
    }

    /// Each field of the pane on top, in order.
    List<ByteMark> fields() {
        return fields;
    }

    /// What the selection is in the pane on top.
    List<ByteMark> selected() {
        return marks(session.selection());
    }

    /// What the mouse points at, in the pane on top; while it points at nothing, what the byte was made of that was chosen in another pane.
    @SuppressWarnings("ReferenceEquality") // the pane itself, not one that shows the same
    List<ByteMark> hovered() {
        BytePane pane = pane();
        BytePane from = chosenPane;
        return session.hover() instanceof Place.OfField || pane == null || from == null || from == pane
                ? marks(session.hover())
                : marks(pane, from.window(), chosen, 1);
    }

    private List<ByteMark> marks(Place place) {
        BytePane pane = pane();
        if (pane == null || !(place instanceof Place.OfField field)) {
            return List.of();
        }
        Node node = session.closeup().node(field);
        if (node == null || node.range().bitLength() == 0) {
            return List.of();
        }
        return marks(pane, node.source(), node.range().byteFrom(), node.range().byteLength());
    }

    /// Where bytes stand in a pane, or what of it they were made of: each pane between them and the packet has its part.
    private static List<ByteMark> marks(BytePane pane, Bytes window, long at, long length) {
        List<Trace.Source> sources =
                pane.isCaptured() ? Trace.of(window, at, length) : Trace.in(pane.window(), window, at, length);
        List<ByteMark> marks = new ArrayList<>();
        for (Trace.Source source : sources) {
            long from = Math.max(source.from(), pane.from());
            long to = Math.min(source.from() + source.length(), pane.from() + pane.length());
            ByteMark mark = new ByteMark(from, to, 0);
            if (from < to && !marks.contains(mark)) {
                marks.add(mark);
            }
        }
        return marks;
    }

    /// What a screen reader says about the caret.
    String spoken() {
        BytePane pane = pane();
        if (pane == null || pane.length() == 0) {
            return Words.of("bytes.none");
        }
        long at = caret.get();
        String value = String.format(Locale.ROOT, "%02x", pane.window().u8(at));
        Place.OfField place = session.closeup().fieldAt(pane.window(), at * 8);
        Node node = place == null ? null : session.closeup().node(place);
        String field = node == null
                ? ""
                : TimelineFields.explanations().label(node.field()) + " " + node.display();
        return Words.of("bytes.spoken", Quantities.count(at - pane.from()), value, field);
    }

    private void closeupChanged(Closeup closeup) {
        BytePane former = pane();
        String name = former == null ? "" : former.name();
        List<BytePane> found = new ArrayList<>();
        if (closeup.packetTree() != null) {
            collect(closeup.packetTree(), found);
        }
        if (closeup.unitTree() != null) {
            collect(closeup.unitTree(), found);
        }
        shown.set(-1);
        panes.setAll(found);
        if (found.isEmpty()) {
            fields = List.of();
        } else {
            caret.set(found.getFirst().from());
            int same = 0;
            for (int i = 0; i < found.size(); i++) {
                if (found.get(i).name().equals(name)) {
                    same = i;
                }
            }
            show(same);
        }
        selectionChanged();
    }

    private void collect(Node root, List<BytePane> into) {
        root.walk(node -> {
            Bytes source = node.source();
            if (into.size() < MOST_PANES
                    && node.range().byteLength() > 0
                    && into.stream().noneMatch(pane -> pane.holds(source, node.range().byteFrom()))) {
                Whole whole = Whole.of(source);
                boolean isCapture = whole.window().origin().parts().isEmpty();
                long from = isCapture ? whole.from() + node.range().byteFrom() : 0;
                long length = isCapture ? node.range().byteLength() : whole.window().length();
                into.add(new BytePane(name(whole.window(), into), whole.window(), from, length));
            }
        });
    }

    private static String name(Bytes source, List<BytePane> others) {
        String name = Words.of("bytes.pane." + source.origin().derivation().name());
        long same = others.stream().filter(pane -> pane.name().startsWith(name)).count();
        return same == 0 ? name : name + " " + (same + 1);
    }

    private void selectionChanged() {
        if (!choosing) {
            chosenPane = null;
        }
        if (!choosing && session.selection() instanceof Place.OfField field) {
            Node node = session.closeup().node(field);
            if (node != null && node.range().bitLength() > 0) {
                for (int i = 0; i < panes.size(); i++) {
                    if (panes.get(i).holds(node.source(), node.range().byteFrom())) {
                        show(i);
                        caret.set(panes.get(i).place(node.source()) + node.range().byteFrom());
                        break;
                    }
                }
            }
        }
        changed();
    }

    private void fieldsOf(BytePane pane) {
        List<ByteMark> found = new ArrayList<>();
        Closeup closeup = session.closeup();
        List<Place.OfField> layers = closeup.layers();
        for (Place.OfField leaf : closeup.leaves()) {
            Node node = closeup.node(leaf);
            long place = node == null ? BytePane.NOWHERE : pane.place(node.source());
            if (node != null && pane.holds(node.source(), node.range().byteFrom())) {
                int layer = 0;
                while (layer < layers.size() && !Closeup.isWithin(leaf, layers.get(layer))) {
                    layer++;
                }
                found.add(new ByteMark(place + node.range().byteFrom(), place + node.range().byteTo(), layer));
            }
        }
        // a unit that stands in its packet as it is is told by both trees: once is enough
        found.sort(Comparator.comparingLong(ByteMark::from));
        List<ByteMark> once = new ArrayList<>(found.size());
        for (ByteMark mark : found) {
            if (once.isEmpty() || mark.to() > once.getLast().to()) {
                once.add(mark);
            }
        }
        fields = List.copyOf(once);
    }

    private void changed() {
        changes.set(changes.get() + 1);
    }
}
