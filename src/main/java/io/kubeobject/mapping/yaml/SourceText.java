package io.kubeobject.mapping.yaml;

import io.kubeobject.mapping.Position;

import java.util.List;

/** The lines of a file, for positions and for showing them. */
final class SourceText {

    private final String name;
    private final String folder;
    private final List<String> lines;

    SourceText(MappingSource source) {
        this.name = source.name();
        this.folder = source.folder();
        this.lines = source.text().lines().toList();
    }

    /** Of the file: {@code pack:} for one of a pack. */
    String folder() {
        return folder;
    }

    List<String> lines() {
        return lines;
    }

    /** The line of that number from 0; empty beyond the end, where a parser may miss something. */
    String line(int number) {
        return number >= 0 && number < lines.size() ? lines.get(number) : "";
    }

    /** A problem at a place that counts from 0. */
    Problem problem(Severity severity, ProblemCode code, Spot spot, String message, String hint) {
        return new Problem(
                severity, code, position(spot), message, hint, line(spot.line()).stripTrailing());
    }

    Position position(Spot spot) {
        return new Position(name, spot.line() + 1, spot.column() + 1);
    }
}
