package io.kubeobject.cli;

import com.fasterxml.jackson.core.JsonGenerator;

import io.kubeobject.inspect.TestResult;
import io.kubeobject.mapping.yaml.MappingTest;

import java.io.IOException;
import java.io.PrintStream;
import java.util.List;

/** How the results of tests are printed to standard output. */
enum TestReport {
    /** For people: the tests that failed, each with a diff. */
    TEXT {
        @Override
        void print(List<TestResult> results, Terminal terminal) {
            boolean coloured = terminal.isColoured(Terminal.Stream.OUT);
            for (TestResult result : results) {
                MappingTest test = result.test();
                result.failures().forEach(f -> show(test, f, terminal.out(), coloured));
            }
        }
    },
    /** One object of all tests. */
    JSON {
        @Override
        void print(List<TestResult> results, Terminal terminal) {
            terminal.out().println(JsonText.of(json -> write(results, json)));
        }
    },
    /** The XML that test reports of build servers are made of. */
    JUNIT {
        @Override
        void print(List<TestResult> results, Terminal terminal) {
            terminal.out().print(JUnitXml.of(results));
        }
    };

    abstract void print(List<TestResult> results, Terminal terminal);

    private static void show(
            MappingTest test, TestResult.Failure failure, PrintStream out, boolean coloured) {
        String step = test.steps().size() > 1 ? ", step " + failure.step() : "";
        out.println(test.position() + ": failed: " + test.name() + step + ": " + failure.message());
        failure.diff().lines().forEach(line -> out.println("    " + colour(line, coloured)));
        failure.notes().forEach(note -> out.println("    note: " + note));
    }

    private static String colour(String line, boolean coloured) {
        return coloured ? Colour.ofDiff(line) : line;
    }

    private static void write(List<TestResult> results, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeNumberField("tests", results.size());
        json.writeNumberField("failed", results.stream().filter(r -> !r.passed()).count());
        json.writeArrayFieldStart("results");
        for (TestResult result : results) {
            write(result, json);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void write(TestResult result, JsonGenerator json) throws IOException {
        MappingTest test = result.test();
        json.writeStartObject();
        json.writeStringField("name", test.name());
        json.writeStringField("document", test.document());
        json.writeStringField("file", test.position().file());
        json.writeNumberField("line", test.position().line());
        json.writeNumberField("column", test.position().column());
        json.writeBooleanField("passed", result.passed());
        json.writeArrayFieldStart("failures");
        for (TestResult.Failure failure : result.failures()) {
            json.writeStartObject();
            json.writeNumberField("step", failure.step());
            json.writeStringField("message", failure.message());
            json.writeStringField("diff", failure.diff());
            json.writeArrayFieldStart("notes");
            for (String note : failure.notes()) {
                json.writeString(note);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
