package io.kubeobject.mapping.yaml;

import io.kubeobject.mapping.Position;

import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

import java.util.function.Consumer;

/** One document while it is read: where its nodes stand, and what is wrong with them. */
final class Reading {

    private final YamlDocument document;
    private final Consumer<Problem> problems;
    private int errors;

    Reading(YamlDocument document, Consumer<Problem> problems) {
        this.document = document;
        this.problems = problems;
    }

    /** The document's name, if it gives itself none. */
    String defaultName() {
        return document.name();
    }

    /** The folder of its file; {@code pack:} for all packs. */
    String folder() {
        return document.text().folder();
    }

    /** The document's top node. */
    Node root() {
        return document.root();
    }

    /** How many errors there have been: a document with any does not run. */
    int errors() {
        return errors;
    }

    void error(ProblemCode code, Node node, String message, String hint) {
        report(Severity.ERROR, code, spot(node), message, hint);
    }

    void warn(ProblemCode code, Node node, String message, String hint) {
        report(Severity.WARNING, code, spot(node), message, hint);
    }

    /** An error at a place of this document. */
    void error(ProblemCode code, Position position, String message, String hint) {
        report(
                Severity.ERROR,
                code,
                new Spot(position.line() - 1, position.column() - 1),
                message,
                hint);
    }

    /** An error within the text of a scalar. */
    void error(ProblemCode code, ScalarNode node, int offset, String message, String hint) {
        report(Severity.ERROR, code, ScalarSpot.of(document, node, offset), message, hint);
    }

    private void report(
            Severity severity, ProblemCode code, Spot spot, String message, String hint) {
        errors += severity == Severity.ERROR ? 1 : 0;
        problems.accept(document.text().problem(severity, code, spot, message, hint));
    }

    Position position(Node node) {
        return document.text().position(spot(node));
    }

    /** The place of a character of a scalar's value. */
    Position position(ScalarNode node, int offset) {
        return document.text().position(ScalarSpot.of(document, node, offset));
    }

    /** What follows a scalar on its last line. */
    String rest(ScalarNode node) {
        String line = document.text().line(document.firstLine() + node.getEndMark().getLine());
        int column = node.getEndMark().getColumn();
        int length = line.codePointCount(0, line.length());
        return line.substring(line.offsetByCodePoints(0, Math.min(column, length)));
    }

    private Spot spot(Node node) {
        return new Spot(
                document.firstLine() + node.getStartMark().getLine(),
                node.getStartMark().getColumn());
    }
}
