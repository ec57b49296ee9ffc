package io.kubeobject.mapping.yaml;

import static java.util.Objects.requireNonNull;

import io.kubeobject.mapping.Position;

import java.util.Locale;

/**
 * Something wrong in a mapping file.
 *
 * @param position line 0 if the file as a whole is concerned
 * @param message what was found and what was expected, lower case, no full stop
 * @param hint what to write instead; empty for none
 * @param sourceLine the line as it stands in the file; empty for none
 */
public record Problem(
        Severity severity,
        ProblemCode code,
        Position position,
        String message,
        String hint,
        String sourceLine) {

    public Problem {
        requireNonNull(severity, "severity is null");
        requireNonNull(code, "code is null");
        requireNonNull(position, "position is null");
        requireNonNull(message, "message is null");
        requireNonNull(hint, "hint is null");
        requireNonNull(sourceLine, "sourceLine is null");
    }

    /** An error of a file as a whole: it cannot be read, for instance. */
    static Problem ofFile(ProblemCode code, String file, String message, String hint) {
        return new Problem(Severity.ERROR, code, new Position(file, 0, 0), message, hint, "");
    }

    /** As the user named it. */
    public String file() {
        return position.file();
    }

    /** From 1; 0 if the file as a whole is concerned. */
    public int line() {
        return position.line();
    }

    /** From 1, in characters. */
    public int column() {
        return position.column();
    }

    /**
     * For a terminal, lines without a last line feed: {@code file:line:column: error: message}, the
     * line, a caret below the column, the hint.
     */
    public String render() {
        StringBuilder text = new StringBuilder(line() > 0 ? position.toString() : file());
        text.append(": ").append(severity.name().toLowerCase(Locale.ROOT)).append(": ");
        text.append(message);
        String margin = "\n    ";
        if (!sourceLine.isEmpty()) {
            Excerpt excerpt = Excerpt.of(sourceLine, column());
            text.append(margin).append(excerpt.text());
            margin += excerpt.indent();
            text.append(margin).append('^');
        }
        if (!hint.isEmpty()) {
            text.append(margin).append(hint);
        }
        return text.toString();
    }
}
