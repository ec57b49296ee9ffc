package io.kubeobject.cli;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.core.JsonGenerator;

import io.kubeobject.inspect.FamilyDiff;
import io.kubeobject.inspect.FamilyDiff.Change;
import io.kubeobject.inspect.Samples;
import io.kubeobject.metric.Labels;
import io.kubeobject.metric.Numbers;
import io.kubeobject.metric.Sample;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How differences between expositions are printed. */
final class DiffReport {

    /** Series that are shown of each family; a machine gets all of them. */
    private static final int SHOWN = 20;

    private DiffReport() {}

    /** For people: the families that differ, and their series. */
    static void text(List<FamilyDiff> families, Terminal terminal) {
        boolean coloured = terminal.isColoured(Terminal.Stream.OUT);
        for (FamilyDiff family : families) {
            if (!family.changes().isEmpty()) {
                text(family, terminal.out(), coloured);
            }
        }
    }

    private static void text(FamilyDiff family, PrintStream out, boolean coloured) {
        String counts = counts(List.of(family));
        out.println(
                "%s: %d → %d series, %s"
                        .formatted(family.name(), family.before(), family.after(), counts));
        for (Change change :
                family.changes().subList(0, Math.min(SHOWN, family.changes().size()))) {
            String line = line(change);
            out.println("  " + (coloured ? Colour.ofDiff(line) : line));
        }
        int more = family.changes().size() - SHOWN;
        if (more > 0) {
            out.println("  … and " + more + " more; --output json has all");
        }
    }

    private static String line(Change change) {
        return switch (change) {
            case Change.Gained(Sample sample) -> "+ " + Samples.line(sample);
            case Change.Lost(Sample sample) -> "- " + Samples.line(sample);
            case Change.Changed(Sample before, Sample after) ->
                    "~ " + Samples.line(before) + " → " + Numbers.format(after.value());
            case Change.Relabelled(Sample before, Sample after) ->
                    "> "
                            + Samples.line(before)
                            + " → "
                            + labels(after)
                            + (Double.compare(before.value(), after.value()) == 0
                                    ? ""
                                    : " " + Numbers.format(after.value()));
        };
    }

    private static String labels(Sample sample) {
        return Samples.series(sample.name(), sample.labels()).substring(sample.name().length());
    }

    /** What all of it comes to, in a sentence. */
    static String summary(List<FamilyDiff> families) {
        long differing = families.stream().filter(f -> !f.changes().isEmpty()).count();
        long series = families.stream().mapToInt(FamilyDiff::before).sum();
        String all = (series == 0 ? "no" : series) + " series";
        String names = CheckCommand.count(families.size(), "family");
        return differing == 0
                ? all + " in " + names + ", no difference"
                : "%d of %s %s: %s"
                        .formatted(
                                differing,
                                names,
                                differing == 1 ? "differs" : "differ",
                                counts(families));
    }

    private static String counts(List<FamilyDiff> families) {
        return sums(families).entrySet().stream()
                .filter(sort -> sort.getValue() > 0)
                .map(sort -> sort.getValue() + " " + sort.getKey())
                .collect(joining(", "));
    }

    private static Map<String, Long> sums(List<FamilyDiff> families) {
        Map<String, Long> sums = new LinkedHashMap<>();
        sums.put("gained", sum(families, Change.Gained.class));
        sums.put("lost", sum(families, Change.Lost.class));
        sums.put("relabelled", sum(families, Change.Relabelled.class));
        sums.put("changed", sum(families, Change.Changed.class));
        return sums;
    }

    private static long sum(List<FamilyDiff> families, Class<? extends Change> sort) {
        return families.stream().mapToLong(family -> family.count(sort)).sum();
    }

    /** For machines: every family, the changed series of each, and the sums. */
    static void json(List<FamilyDiff> families, JsonGenerator json) throws IOException {
        json.writeStartObject();
        writeSums(families, json);
        json.writeArrayFieldStart("families");
        for (FamilyDiff family : families) {
            json.writeStartObject();
            json.writeStringField("name", family.name());
            json.writeNumberField("before", family.before());
            json.writeNumberField("after", family.after());
            writeSums(List.of(family), json);
            json.writeArrayFieldStart("changes");
            for (Change change : family.changes()) {
                write(change, json);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void writeSums(List<FamilyDiff> families, JsonGenerator json)
            throws IOException {
        for (Map.Entry<String, Long> sort : sums(families).entrySet()) {
            json.writeNumberField(sort.getKey(), sort.getValue());
        }
    }

    private static void write(Change change, JsonGenerator json) throws IOException {
        json.writeStartObject();
        switch (change) {
            case Change.Gained(Sample sample) -> write("gained", null, sample, json);
            case Change.Lost(Sample sample) -> write("lost", sample, null, json);
            case Change.Changed(Sample before, Sample after) ->
                    write("changed", before, after, json);
            case Change.Relabelled(Sample before, Sample after) ->
                    write("relabelled", before, after, json);
        }
        json.writeEndObject();
    }

    private static void write(
            String sort, @Nullable Sample before, @Nullable Sample after, JsonGenerator json)
            throws IOException {
        json.writeStringField("change", sort);
        if (before != null) {
            json.writeFieldName("before");
            sample(before, json);
        }
        if (after != null) {
            json.writeFieldName("after");
            sample(after, json);
        }
    }

    /** A value is text, since JSON has no NaN. */
    static void sample(Sample sample, JsonGenerator json) throws IOException {
        json.writeStartObject();
        Labels labels = sample.labels();
        json.writeObjectFieldStart("labels");
        for (int i = 0; i < labels.size(); i++) {
            json.writeStringField(labels.name(i), labels.value(i));
        }
        json.writeEndObject();
        json.writeStringField("value", Numbers.format(sample.value()));
        json.writeEndObject();
    }
}
