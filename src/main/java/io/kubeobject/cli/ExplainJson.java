package io.kubeobject.cli;

import com.fasterxml.jackson.core.JsonGenerator;

import io.kubeobject.expr.Trace;
import io.kubeobject.inspect.Explanation;
import io.kubeobject.inspect.Finding;
import io.kubeobject.inspect.Findings;
import io.kubeobject.inspect.Maker;
import io.kubeobject.mapping.Attempt;
import io.kubeobject.mapping.Position;
import io.kubeobject.metric.Sample;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Explanations for machines. */
final class ExplainJson {

    private final JsonGenerator json;

    ExplainJson(JsonGenerator json) {
        this.json = json;
    }

    void write(Explanation explanation, Optional<Findings> findings) throws IOException {
        json.writeStartObject();
        json.writeStringField("metric", explanation.family());
        json.writeArrayFieldStart("makers");
        for (Maker maker : explanation.makers()) {
            write(maker);
        }
        json.writeEndArray();
        if (findings.isPresent()) {
            write(explanation.family(), findings.get());
        }
        json.writeEndObject();
    }

    private void write(Maker maker) throws IOException {
        json.writeStartObject();
        json.writeStringField(
                "by", maker.place().sort().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        json.writeStringField("document", maker.place().document());
        write(maker.place().position());
        json.writeStringField("resource", maker.place().resource());
        json.writeStringField("type", maker.type());
        json.writeStringField("help", maker.help());
        json.writeArrayFieldStart("clauses");
        for (Maker.Clause clause : maker.clauses()) {
            json.writeStartObject();
            json.writeStringField("key", clause.key());
            json.writeStringField("text", clause.text());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("reads");
        for (String path : maker.reads()) {
            json.writeString(path);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void write(Position position) throws IOException {
        json.writeStringField("file", position.file());
        json.writeNumberField("line", position.line());
        json.writeNumberField("column", position.column());
    }

    private void write(String family, Findings findings) throws IOException {
        json.writeNumberField("objects", findings.objects());
        write("made", family, findings.made());
        write("missing", family, findings.missing());
        json.writeArrayFieldStart("derived");
        for (Sample sample : findings.derived()) {
            DiffReport.sample(sample, json);
        }
        json.writeEndArray();
        json.writeStringField("hint", findings.hint());
    }

    private void write(String name, String family, List<Finding> findings) throws IOException {
        json.writeArrayFieldStart(name);
        for (Finding finding : findings) {
            json.writeStartObject();
            json.writeStringField("resource", finding.resource().id());
            json.writeStringField("namespace", finding.object().namespace());
            json.writeStringField("name", finding.object().name());
            write(finding.position());
            json.writeBooleanField("remembered", finding.remembered());
            json.writeStringField("reason", finding.reason());
            json.writeArrayFieldStart("series");
            for (Attempt.Row row : finding.attempt().rows()) {
                DiffReport.sample(new Sample(family, row.labels(), row.value()), json);
            }
            json.writeEndArray();
            json.writeArrayFieldStart("steps");
            for (Attempt.Step step : finding.attempt().steps()) {
                write(step.key(), step.trace());
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /** A step, or a part of one: then without a key. */
    private void write(String key, Trace trace) throws IOException {
        json.writeStartObject();
        if (!key.isEmpty()) {
            json.writeStringField("key", key);
        }
        json.writeStringField("text", trace.text());
        json.writeStringField("result", trace.result().name().toLowerCase(Locale.ROOT));
        json.writeStringField("value", trace.shown());
        json.writeArrayFieldStart("parts");
        writeParts(trace);
        json.writeEndArray();
        json.writeEndObject();
    }

    /** What a macro stands for has its text: of these the parts alone. */
    private void writeParts(Trace trace) throws IOException {
        for (Trace part : trace.parts()) {
            if (part.text().equals(trace.text())) {
                writeParts(part);
            } else {
                write("", part);
            }
        }
    }
}
