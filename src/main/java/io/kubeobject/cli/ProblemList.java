package io.kubeobject.cli;

import com.fasterxml.jackson.core.JsonGenerator;

import io.kubeobject.mapping.yaml.Problem;
import io.kubeobject.mapping.yaml.Severity;

import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** How problems of mappings are listed on standard output. */
enum ProblemList {
    /** For people: with the line, a caret and a hint. */
    TEXT {
        @Override
        void print(List<Problem> problems, Terminal terminal, Terminal.Stream stream) {
            boolean coloured = terminal.isColoured(stream);
            problems.forEach(p -> terminal.to(stream).println(coloured ? coloured(p) : p.render()));
        }
    },
    /** One array of objects. */
    JSON {
        @Override
        void print(List<Problem> problems, Terminal terminal, Terminal.Stream stream) {
            String text =
                    JsonText.of(
                            json -> {
                                json.writeStartArray();
                                for (Problem problem : problems) {
                                    write(problem, json);
                                }
                                json.writeEndArray();
                            });
            terminal.to(stream).println(text);
        }
    },
    /** Commands that GitHub's runners show beside the line. */
    GITHUB {
        @Override
        void print(List<Problem> problems, Terminal terminal, Terminal.Stream stream) {
            for (Problem p : problems) {
                String hint = p.hint().isEmpty() ? "" : "\n" + p.hint();
                String place = p.line() > 0 ? ",line=" + p.line() + ",col=" + p.column() : "";
                terminal.to(stream)
                        .println(
                                "::"
                                        + severity(p)
                                        + " file="
                                        + escape(p.file()).replace(":", "%3A").replace(",", "%2C")
                                        + place
                                        + "::"
                                        + escape(p.message() + hint));
            }
        }
    };

    /** Prints to one of the streams of a terminal. */
    abstract void print(List<Problem> problems, Terminal terminal, Terminal.Stream stream);

    /** As {@link Problem#render()}, with the severity in its colour. */
    static String coloured(Problem problem) {
        String word = severity(problem) + ":";
        Colour colour = problem.severity() == Severity.ERROR ? Colour.BAD : Colour.DOUBTFUL;
        return problem.render().replaceFirst(": " + word + " ", ": " + colour.of(word) + " ");
    }

    private static String severity(Problem problem) {
        return problem.severity().name().toLowerCase(Locale.ROOT);
    }

    private static void write(Problem problem, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("severity", severity(problem));
        json.writeStringField("code", problem.code().word());
        json.writeStringField("file", problem.file());
        json.writeNumberField("line", problem.line());
        json.writeNumberField("column", problem.column());
        json.writeStringField("message", problem.message());
        json.writeStringField("hint", problem.hint());
        json.writeEndObject();
    }

    private static String escape(String text) {
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }
}
