package io.kubeobject.generate;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;

import io.kubeobject.mapping.Document;
import io.kubeobject.mapping.Entry;
import io.kubeobject.mapping.Flatten;
import io.kubeobject.mapping.Observer;
import io.kubeobject.mapping.Position;
import io.kubeobject.mapping.Program;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A reference of the metrics that a program makes: by resource, in the order of the files. */
public final class Reference {

    private static final String TABLE =
            """


            | metric | type | labels | what it tells | from |
            |---|---|---|---|---|
            """;

    private final Map<String, Map<String, Metric>> byResource;

    private Reference(Map<String, Map<String, Metric>> byResource) {
        this.byResource = byResource;
    }

    public static Reference of(Program program) {
        Map<String, Map<String, Metric>> byResource = new LinkedHashMap<>();
        for (Document document : program.documents()) {
            Map<String, Metric> metrics =
                    byResource.computeIfAbsent(
                            document.target().resource().toString(), _ -> new LinkedHashMap<>());
            for (Entry entry : document.entries()) {
                metrics.merge(entry.family().name(), Metric.of(entry), Metric::and);
            }
            for (Observer observer : document.observers()) {
                Metric.of(observer).forEach(m -> metrics.merge(m.name(), m, Metric::and));
            }
            Flatten flatten = document.flatten();
            if (flatten != null) {
                Metric all = Metric.of(flatten);
                metrics.merge(all.name() + all.help(), all, Metric::and);
            }
        }
        return new Reference(byResource);
    }

    /** A page: a table per resource, lines without a last empty one. */
    public String markdown() {
        StringBuilder page = new StringBuilder("# Metrics\n");
        byResource.forEach(
                (resource, metrics) -> {
                    page.append("\n## ").append(resource.equals("*") ? "Every resource" : resource);
                    page.append(TABLE);
                    metrics.values().forEach(metric -> row(metric, page));
                });
        return page.toString();
    }

    private static void row(Metric metric, StringBuilder page) {
        StringBuilder help = new StringBuilder(cell(metric.help()));
        metric.notes().forEach(note -> help.append(" (").append(cell(note)).append(')'));
        List<String> sources = metric.sources().stream().map(Reference::line).toList();
        page.append("| `").append(metric.name()).append("` | ").append(metric.type());
        page.append(" | ").append(codes(metric.labels())).append(" | ").append(help);
        page.append(" | ").append(codes(sources)).append(" |\n");
    }

    private static String codes(List<String> words) {
        return String.join(" ", words.stream().map(word -> "`" + word + "`").toList());
    }

    /** Text that stays within its cell. */
    private static String cell(String text) {
        return text.replace("\\", "\\\\")
                .replace("|", "\\|")
                .replace("<", "&lt;")
                .replace("\n", " ");
    }

    private static String line(Position position) {
        return position.file() + ":" + position.line();
    }

    /** An array of objects, one per resource and family. */
    public String json() {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            json.useDefaultPrettyPrinter();
            json.writeStartArray();
            for (Map.Entry<String, Map<String, Metric>> resource : byResource.entrySet()) {
                for (Metric metric : resource.getValue().values()) {
                    write(resource.getKey(), metric, json);
                }
            }
            json.writeEndArray();
        } catch (IOException e) {
            throw new UncheckedIOException("BUG: no text can be written to memory", e);
        }
        return text + "\n";
    }

    private static void write(String resource, Metric metric, JsonGenerator json)
            throws IOException {
        json.writeStartObject();
        json.writeStringField("resource", resource);
        json.writeStringField("name", metric.name());
        json.writeStringField("type", metric.type());
        json.writeStringField("help", metric.help());
        texts("labels", metric.labels(), json);
        texts("notes", metric.notes(), json);
        texts("sources", metric.sources().stream().map(Reference::line).toList(), json);
        json.writeEndObject();
    }

    private static void texts(String name, List<String> texts, JsonGenerator json)
            throws IOException {
        json.writeArrayFieldStart(name);
        for (String text : texts) {
            json.writeString(text);
        }
        json.writeEndArray();
    }
}
