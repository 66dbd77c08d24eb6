package dev.framewalk.ui.inspector;

import dev.framewalk.decoders.field.Certainty;
import dev.framewalk.decoders.field.Finding;
import dev.framewalk.decoders.field.Node;
import dev.framewalk.decoders.field.Rfc;
import dev.framewalk.decoders.field.Severity;
import dev.framewalk.decoders.text.Quantities;
import dev.framewalk.timeline.address.Place;
import dev.framewalk.timeline.diagram.Theme;
import dev.framewalk.timeline.insight.Insight;
import dev.framewalk.timeline.telling.Event;
import dev.framewalk.ui.session.Closeup;
import dev.framewalk.ui.session.Session;
import dev.framewalk.ui.session.StepLink;
import dev.framewalk.ui.words.Words;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.geometry.Orientation;
import javafx.scene.Parent;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// The panel that says what happened at the cursor and why: the sentence, then fields, header drawing, state, insights.
public final class InspectorView {
    /// Room that a scroll bar may take.
    private static final double SCROLL_BAR = 12;

    private final Session session;
    private final InspectorModel model;
    private final Consumer<String> browser;
    private final BorderPane root = new BorderPane();
    private final VBox happened = new VBox();
    private final FieldTree fields;
    private final HeaderView header;
    private final Label headerName = new Label();
    private final VBox about = new VBox();
    private final ScrollPane aboutScroll;
    private final VBox fieldPage;
    private final StatePage state;
    private final VBox insights = new VBox();
    private final ToggleGroup pages = new ToggleGroup();
    private final ToggleButton stateTab;
    private final ToggleButton insightsTab;

    /// @param browser shows an address of the web
    public InspectorView(Session session, ObservableValue<Theme> theme, Consumer<String> browser) {
        this.session = session;
        this.browser = browser;
        model = new InspectorModel(session);
        fields = new FieldTree(session, model);
        header = new HeaderView(model, theme);
        state = new StatePage(session, model, theme);
        happened.getStyleClass().add("happened");
        about.getStyleClass().add("about");
        insights.getStyleClass().add("insights");

        aboutScroll = scroll(about);
        aboutScroll.setMinHeight(110);
        aboutScroll.setPrefHeight(170);
        // nothing chosen, nothing said: the fields get the room
        aboutScroll.managedProperty().bind(Bindings.isNotEmpty(about.getChildren()));
        aboutScroll.visibleProperty().bind(aboutScroll.managedProperty());
        VBox.setVgrow(fields.view(), Priority.ALWAYS);
        fields.view().setMinHeight(60);
        fieldPage = new VBox(fields.view(), aboutScroll);
        headerName.getStyleClass().add("heading");
        Label hint = hint();
        hint.visibleProperty().bind(header.visibleProperty());
        VBox drawing = new VBox(10, headerName, header, hint);
        drawing.getStyleClass().add("page");

        StackPane page = new StackPane(fieldPage);
        ToggleButton fieldsTab = tab("inspector.fields", fieldPage, page);
        ToggleButton headerTab = tab("inspector.header", scroll(drawing), page);
        stateTab = tab("inspector.state", state, page);
        insightsTab = tab("inspector.insights", scroll(insights), page);
        HBox tabs = new HBox(fieldsTab, headerTab, stateTab, insightsTab);
        tabs.getStyleClass().add("tabs");
        pages.selectToggle(pages.getToggles().getFirst());

        ScrollPane top = new ScrollPane(happened) {
            // A scroll pane asks its content without a width, and wrapped words would come out too low.
            @Override
            public Orientation getContentBias() {
                return Orientation.HORIZONTAL;
            }

            @Override
            protected double computePrefHeight(double width) {
                double needed = happened.prefHeight(width < 0 ? getWidth() : width - SCROLL_BAR) + 2;
                return Math.min(needed, root.getHeight() * 0.55);
            }
        };
        dress(top);
        top.setMinHeight(Region.USE_PREF_SIZE);
        top.setMaxHeight(Region.USE_PREF_SIZE);
        happened.getChildren().addListener((ListChangeListener<javafx.scene.Node>) change -> top.requestLayout());
        Label title = new Label(Words.of("panel.inspector"));
        title.getStyleClass().addAll("panel-title", "panel-head");
        root.setTop(new VBox(title, top, tabs));
        root.setCenter(page);
        root.setMinSize(0, 0);
        root.getStyleClass().addAll("panel", "inspector");

        session.closeupProperty().addListener((property, was, is) -> show(is));
        session.selectionProperty().addListener((property, was, is) -> showSelection());
        session.hoverProperty().addListener((property, was, is) -> header.show(model.header()));
        show(session.closeup());
    }

    public Parent root() {
        return root;
    }

    /// What there is to read about the selected field. It stands under the fields unless somebody else takes it.
    public Region about() {
        return aboutScroll;
    }

    /// Takes back what there is to read about the selected field.
    public void takeAbout() {
        if (!fieldPage.getChildren().contains(aboutScroll)) {
            fieldPage.getChildren().add(aboutScroll);
            showSelection();
        }
    }

    public void focus() {
        fields.view().requestFocus();
    }

    private ToggleButton tab(String key, Region content, StackPane page) {
        ToggleButton tab = new ToggleButton(Words.of(key));
        tab.getStyleClass().addAll("plain-tab", "small");
        tab.setId(key.replace('.', '-'));
        tab.setToggleGroup(pages);
        tab.setMinWidth(Region.USE_PREF_SIZE);
        tab.setOnAction(event -> {
            tab.setSelected(true);
            page.getChildren().setAll(content);
        });
        return tab;
    }

    static ScrollPane scroll(Region content) {
        ScrollPane scroll = new ScrollPane(content);
        dress(scroll);
        return scroll;
    }

    private static void dress(ScrollPane scroll) {
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().addAll("edge-to-edge", "plain");
    }

    static Label text(String words, String style) {
        Label label = new Label(words);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.getStyleClass().add(style);
        return label;
    }

    private static Label hint() {
        return text(Words.of("header.hint"), "muted");
    }

    private void show(Closeup closeup) {
        happened.getChildren().clear();
        Event event = closeup.event();
        if (event == null) {
            happened.getChildren().add(text(Words.of("inspector.before"), "sentence"));
        } else {
            happened.getChildren().add(text(event.sentence(), "sentence"));
            happened.getChildren().add(text(meta(event), "muted"));
            String why = model.whyOfEvent();
            if (!why.isEmpty()) {
                happened.getChildren().add(text(why, "why"));
            }
            for (StepLink link : closeup.links()) {
                happened.getChildren().add(link(link));
            }
            for (String comment : closeup.comments()) {
                happened.getChildren().add(note(Words.of("inspector.comment"), comment));
            }
            showChanges();
            if (!closeup.failure().isEmpty()) {
                happened.getChildren().add(note(Words.of("inspector.failure"), closeup.failure()));
            }
        }
        int changed = state.show();
        stateTab.setText(
                changed == 0 ? Words.of("inspector.state") : Words.of("inspector.state.changed", changed));
        showInsights(closeup.insights());
        showSelection();
    }

    /// What explains the step, or what it explains, and how that is known.
    private Region link(StepLink link) {
        Hyperlink there = new Hyperlink(link.words(session.eventOf(link)));
        there.setWrapText(true);
        there.setMinHeight(Region.USE_PREF_SIZE);
        there.getStyleClass().add("happened-link");
        there.setOnAction(event -> session.jumpToEvent(session.eventOf(link)));
        return link.link().certainty() instanceof Certainty.Inferred inferred
                ? new VBox(there, text(Words.of("certainty.inferred.because", inferred.rule()), "muted"))
                : new VBox(there);
    }

    private String meta(Event event) {
        String time = Quantities.duration(session.nanosSinceStart(event.packet()));
        String certainty = switch (event.certainty()) {
            case Certainty.Observed observed -> "";
            case Certainty.Derived derived -> " · " + Words.of("certainty.derived");
            case Certainty.Inferred inferred -> " · " + Words.of("certainty.inferred.because", inferred.rule());
            case Certainty.Unknown unknown -> " · " + Words.of("certainty.unknown.because", unknown.reason());
        };
        return (event.side() == null
                        ? Words.of("event.where", Quantities.count(event.packet()), time)
                        : Words.of(
                                "event.who",
                                Quantities.count(event.packet()),
                                time,
                                Words.of("direction." + event.side())))
                + certainty;
    }

    /// A few changes, at once; all of them stand under State.
    private void showChanges() {
        model.highlights()
                .forEach(highlight -> happened.getChildren().add(change(highlight.getKey(), highlight.getValue())));
    }

    private static Region change(String group, InspectorModel.StateRow row) {
        String before = row.before();
        Label what = text("◆ " + group + ": " + row.leaf().label(), "change-what");
        Label how = text(
                before == null || before.isEmpty() ? row.leaf().value() : before + " → " + row.leaf().value(),
                "change-how");
        return new VBox(what, how);
    }

    private static Region note(String head, String words) {
        VBox box = new VBox(2, text(head, "note-head"), text(words, "note-words"));
        box.getStyleClass().add("note");
        return box;
    }

    private void showInsights(List<Insight> found) {
        insights.getChildren().clear();
        for (Insight insight : found) {
            VBox box = new VBox(
                    2,
                    text(Words.of("severity." + insight.severity()), "note-head"),
                    text(insight.sentence(), "note-words"));
            addSource(box, insight.rfc());
            box.getStyleClass().addAll("note", severityStyle(insight.severity()));
            insights.getChildren().add(box);
        }
        if (found.isEmpty()) {
            insights.getChildren().add(text(Words.of("insights.none"), "muted"));
        }
        insightsTab.setText(
                found.isEmpty() ? Words.of("inspector.insights") : Words.of("inspector.insights.some", Quantities.count(found.size())));
    }

    private static String severityStyle(Severity severity) {
        return "severity-" + severity.name().toLowerCase(Locale.ROOT);
    }

    private void showSelection() {
        Node layer = model.header();
        header.show(layer);
        headerName.setText(
                layer == null || header.isEmpty()
                        ? Words.of("header.none")
                        : model.words().label(layer.field()));
        about.getChildren().clear();
        Node selected = model.selectedNode();
        // beside the bytes there is room to say what kind of message this is
        boolean isAside = !fieldPage.getChildren().contains(aboutScroll);
        Node node = selected == null && isAside ? model.explainedLayer() : selected;
        if (node == null) {
            return;
        }
        about.getChildren().add(text(model.words().label(node.field()), "about-name"));
        String explained = model.words().text(node.field().id());
        if (explained != null) {
            about.getChildren().add(text(model.words().sentence(node), "about-text"));
        }
        for (Finding finding : node.findings()) {
            about.getChildren().add(finding(finding));
        }
        String why = model.words().why(node.field().id());
        if (why != null) {
            about.getChildren().add(text(why, "why"));
        }
        switch (node.certainty()) {
            case Certainty.Observed observed -> {}
            case Certainty.Derived derived ->
                about.getChildren().add(text(Words.of("certainty.derived.long"), "muted"));
            case Certainty.Inferred inferred ->
                about.getChildren().add(text(Words.of("certainty.inferred.because", inferred.rule()), "muted"));
            case Certainty.Unknown unknown ->
                about.getChildren().add(text(Words.of("certainty.unknown.because", unknown.reason()), "muted"));
        }
        String provenance = model.provenance(node);
        if (!provenance.isEmpty()) {
            about.getChildren().add(text(provenance, "muted"));
        }
        addSource(about, node.field().rfc());
        if (session.selection() instanceof Place.OfField && node.isLeaf()) {
            Hyperlink use = new Hyperlink(Words.of("about.filter"));
            use.setOnAction(event -> session.setFilter(FieldFilter.of(node)));
            about.getChildren().add(use);
        }
    }

    private Region finding(Finding finding) {
        VBox box = new VBox(
                2,
                text(Words.of("severity." + finding.anomaly().severity()), "note-head"),
                text(finding.sentence(), "note-words"));
        String why = model.words().why(finding.anomaly().id());
        if (why != null) {
            box.getChildren().add(text(why, "why"));
        }
        addSource(box, finding.anomaly().rfc());
        box.getStyleClass().addAll("note", severityStyle(finding.anomaly().severity()));
        return box;
    }

    private void addSource(VBox box, Rfc rfc) {
        if (rfc.toString().isEmpty()) {
            return;
        }
        if (rfc.link().isEmpty()) {
            box.getChildren().add(text(rfc.toString(), "muted"));
            return;
        }
        Hyperlink link = new Hyperlink(rfc.toString());
        link.setOnAction(event -> browser.accept(rfc.link()));
        link.setAccessibleText(Words.of("rfc.spoken", rfc));
        box.getChildren().add(link);
    }
}
