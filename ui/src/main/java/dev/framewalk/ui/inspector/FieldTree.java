package dev.framewalk.ui.inspector;

import dev.framewalk.decoders.field.Certainty;
import dev.framewalk.decoders.field.Explanations;
import dev.framewalk.decoders.field.FieldType;
import dev.framewalk.decoders.field.Node;
import dev.framewalk.decoders.field.Severity;
import dev.framewalk.timeline.address.Place;
import dev.framewalk.ui.session.Closeup;
import dev.framewalk.ui.session.Session;
import dev.framewalk.ui.words.Words;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.TreeCell;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;

/// The fields of the packet and of what it completed, as a tree. Which groups are open is kept from step to step.
final class FieldTree {
    private static final PseudoClass HOVERED = PseudoClass.getPseudoClass("pointed");
    private final Session session;
    private final InspectorModel model;
    private final TreeView<Node> tree = new TreeView<>();
    private final Map<Node, TreeItem<Node>> items = new HashMap<>();
    private final Set<String> opened = new HashSet<>();
    private final Set<String> closed = new HashSet<>();
    private boolean isFollowing;

    FieldTree(Session session, InspectorModel model) {
        this.session = session;
        this.model = model;
        tree.setShowRoot(false);
        tree.setId("fields");
        tree.getStyleClass().addAll("dense", "fields");
        tree.setAccessibleText(Words.of("fields.role"));
        tree.setCellFactory(view -> new Cell());
        tree.getSelectionModel().selectedItemProperty().addListener((property, was, is) -> {
            if (!isFollowing && is != null) {
                isFollowing = true;
                model.select(is.getValue());
                isFollowing = false;
            }
        });
        tree.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        session.closeupProperty().addListener((property, was, is) -> show(is));
        session.selectionProperty().addListener((property, was, is) -> follow());
        session.hoverProperty().addListener((property, was, is) -> tree.refresh());
        show(session.closeup());
    }

    TreeView<Node> view() {
        return tree;
    }

    private void pressed(KeyEvent event) {
        TreeItem<Node> item = tree.getSelectionModel().getSelectedItem();
        if (event.getCode() == KeyCode.BACK_SPACE) {
            session.selectParent();
            event.consume();
        } else if (event.isShiftDown() && event.getCode() == KeyCode.RIGHT && item != null) {
            open(item, true);
            event.consume();
        } else if (event.isControlDown() && event.getCode() == KeyCode.RIGHT) {
            open(tree.getRoot(), true);
            event.consume();
        } else if (event.isControlDown() && event.getCode() == KeyCode.LEFT) {
            tree.getRoot().getChildren().forEach(child -> open(child, false));
            event.consume();
        } else if (event.getCode() == KeyCode.ENTER && item != null) {
            item.setExpanded(!item.isExpanded());
            event.consume();
        }
    }

    private static void open(TreeItem<Node> item, boolean open) {
        item.setExpanded(open);
        item.getChildren().forEach(child -> open(child, open));
    }

    private void show(Closeup closeup) {
        items.clear();
        TreeItem<Node> root = new TreeItem<>();
        root.setExpanded(true);
        Set<Node> atFirst = InspectorModel.openedAtFirst(closeup.packetTree(), closeup.unitTree());
        Node unit = closeup.unitTree();
        if (unit != null) {
            root.getChildren().add(item(unit, atFirst));
        }
        if (closeup.packetTree() != null) {
            // innermost first: that is what the step is about
            for (Node layer : closeup.packetTree().children().reversed()) {
                if (!layer.children().isEmpty() || layer.range().bitLength() > 0) {
                    root.getChildren().add(item(layer, atFirst));
                }
            }
        }
        isFollowing = true;
        tree.setRoot(root);
        isFollowing = false;
        follow();
    }

    private TreeItem<Node> item(Node node, Set<Node> atFirst) {
        TreeItem<Node> item = new TreeItem<>(node);
        items.put(node, item);
        for (Node child : node.children()) {
            item.getChildren().add(item(child, atFirst));
        }
        String id = node.field().id();
        item.setExpanded(opened.contains(id) || atFirst.contains(node) && !closed.contains(id));
        item.expandedProperty().addListener((property, was, is) -> {
            if (!isFollowing) {
                (is ? opened : closed).add(id);
                (is ? closed : opened).remove(id);
            }
        });
        return item;
    }

    /// Shows what is selected elsewhere.
    private void follow() {
        if (isFollowing) {
            return;
        }
        isFollowing = true;
        Node node = session.selection() instanceof Place.OfField field
                ? session.closeup().node(field)
                : null;
        TreeItem<Node> item = node == null ? null : items.get(node);
        if (item == null) {
            tree.getSelectionModel().clearSelection();
        } else {
            for (TreeItem<Node> above = item.getParent(); above != null; above = above.getParent()) {
                above.setExpanded(true);
            }
            tree.getSelectionModel().select(item);
            int row = tree.getRow(item);
            // cells still show the rows of before until they are laid out
            tree.layout();
            if (!isVisible(row)) {
                tree.scrollTo(Math.max(0, row - 2));
            }
        }
        isFollowing = false;
    }

    private boolean isVisible(int row) {
        return tree.lookupAll(".tree-cell").stream()
                .anyMatch(cell -> cell instanceof TreeCell<?> each
                        && each.getIndex() == row
                        && each.isVisible()
                        && each.getBoundsInParent().getMinY() >= 0
                        && each.localToScene(each.getBoundsInLocal()).getMaxY()
                                <= tree.localToScene(tree.getBoundsInLocal()).getMaxY());
    }

    private final class Cell extends TreeCell<Node> {
        private final Label name = new Label();
        private final Label value = new Label();
        private final HBox line = new HBox(8, name, value);

        Cell() {
            name.getStyleClass().add("field-name");
            name.setMinWidth(USE_PREF_SIZE);
            value.getStyleClass().add("field-value");
            value.setMinWidth(0);
            HBox.setHgrow(value, Priority.ALWAYS);
            setPrefWidth(0);
            setOnMouseEntered(event -> model.hover(getItem()));
            setOnMouseExited(event -> model.hover(null));
        }

        @Override
        protected void updateItem(@Nullable Node node, boolean empty) {
            super.updateItem(node, empty);
            getStyleClass().removeAll("field-group", "field-wrong");
            pseudoClassStateChanged(HOVERED, node != null && !empty && node == model.hoveredNode());
            if (empty || node == null) {
                setGraphic(null);
                setAccessibleText("");
                return;
            }
            Explanations words = model.words();
            boolean isGroup = !node.children().isEmpty();
            name.setText(words.label(node.field()));
            String display = node.field().type() == FieldType.GROUP ? "" : node.display();
            String shown = display.length() > 200 ? display.substring(0, 200) + "…" : display;
            // what is not read off the wire never looks as if it were
            String mark = switch (node.certainty()) {
                case Certainty.Observed observed -> "";
                case Certainty.Derived derived -> Words.of("certainty.derived.mark");
                case Certainty.Inferred inferred -> Words.of("certainty.inferred.mark");
                case Certainty.Unknown unknown -> Words.of("certainty.unknown.mark");
            };
            boolean isWrong = node.findings().stream()
                    .anyMatch(finding -> finding.anomaly().severity().compareTo(Severity.WARN) >= 0);
            value.setText((isWrong ? "⚠ " : "") + (mark.isEmpty() ? shown : shown + " " + mark));
            if (isGroup) {
                getStyleClass().add("field-group");
            }
            if (isWrong) {
                getStyleClass().add("field-wrong");
            }
            setGraphic(line);
            setAccessibleText(name.getText() + ": " + value.getText());
        }
    }
}
