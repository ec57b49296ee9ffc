package io.kubeobject.mapping.yaml;

import io.kubeobject.expr.Environment;
import io.kubeobject.expr.Use;
import io.kubeobject.mapping.Contents;
import io.kubeobject.mapping.Document;
import io.kubeobject.mapping.Entry;
import io.kubeobject.mapping.Flatten;
import io.kubeobject.mapping.Label;
import io.kubeobject.mapping.LabelPlan.Absence;
import io.kubeobject.mapping.Let;
import io.kubeobject.mapping.Limits;
import io.kubeobject.mapping.Observer;
import io.kubeobject.mapping.PathPattern;
import io.kubeobject.mapping.Preamble;
import io.kubeobject.mapping.Preamble.Default;
import io.kubeobject.mapping.Target;
import io.kubeobject.mapping.Term;
import io.kubeobject.object.ResourceRef;

import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.Node;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Compiles one document from its fields. */
final class DocumentCompiler {

    private final Fields fields;
    private final Reading reading;
    private final String name;

    private DocumentCompiler(Fields fields, Reading reading) {
        this.fields = fields;
        this.reading = reading;
        this.name = fields.get(DocumentBlock.NAME, reading.defaultName());
    }

    /** Reads the documents of files; one that is no map, which is reported, is left out. */
    static List<DocumentCompiler> read(List<MappingSource> sources, Consumer<Problem> problems) {
        List<DocumentCompiler> documents = new ArrayList<>();
        for (MappingSource source : sources) {
            for (YamlDocument document : new YamlReader(source, problems).read()) {
                Reading reading = new Reading(document, problems);
                Fields fields = fields(document.root(), reading);
                if (fields != null) {
                    documents.add(new DocumentCompiler(fields, reading));
                }
            }
        }
        return documents;
    }

    private static @Nullable Fields fields(Node root, Reading reading) {
        if (Traps.isRecursive(root)) {
            reading.error(
                    ProblemCode.ENDLESS_ALIAS,
                    root,
                    "an alias stands within what it stands for",
                    "");
            return null;
        }
        return DocumentBlock.BLOCK.read(root, reading);
    }

    /** Lets others use the shapes of this document. */
    void declareShapes(RowShapes shapes) {
        shapes.add(fields.list(DocumentBlock.SHAPES), reading);
    }

    /**
     * The document; empty if it has errors, which have all been reported then.
     *
     * @param shapes those of all documents
     */
    Optional<CompiledDocument> compile(RowShapes shapes) {
        Document document = document(shapes);
        CompiledDocument.Extras extras =
                new CompiledDocument.Extras(fields.list(DocumentBlock.DISABLE), alerts(), tests());
        boolean named = fields.has(DocumentBlock.NAME);
        return reading.errors() > 0
                ? Optional.empty()
                : Optional.of(new CompiledDocument(name, named, reading, document, extras));
    }

    private @Nullable Document document(RowShapes shapes) {
        ResourceRef resource = fields.get(DocumentBlock.RESOURCE);
        checkResource();
        Scope scope = new Scope(Environment.ofObject(), reading, shapes);
        List<Default> defaults = defaults(scope);
        List<Let> lets = scope.lets(fields.list(DocumentBlock.LET));
        List<Label> labels = LabelPlans.own(fields.list(DocumentBlock.LABELS), scope);
        Absence absence = fields.get(DocumentBlock.ABSENT_LABELS, Absence.LEFT_OUT);
        Code where = fields.get(DocumentBlock.WHERE);
        Term condition = where == null ? null : where.compile(scope.environment(), Use.TRUTH);
        List<Entry> entries = new ArrayList<>();
        Environment largest = scope.environment();
        for (Fields metric : fields.list(DocumentBlock.METRICS)) {
            Scope inner = scope.inner();
            Entry entry = MetricBlock.compile(metric, labels, absence, inner);
            if (entry != null) {
                entries.add(entry);
            }
            if (inner.environment().slots() > largest.slots()) {
                largest = inner.environment();
            }
        }
        Fields block = fields.get(DocumentBlock.FLATTEN);
        Flatten flatten =
                block == null ? null : FlattenBlock.compile(block, labels, absence, scope);
        List<Observer> observers = DeriveBlocks.compile(fields, labels, absence, scope);
        return resource == null
                ? null
                : new Document(
                        name,
                        reading.position(fields.node()),
                        target(resource),
                        new Preamble(defaults, lets, condition, labels, largest, limits()),
                        new Contents(entries, flatten, observers));
    }

    private Limits limits() {
        return new Limits(
                fields.get(DocumentBlock.MAX_SERIES, Limits.NONE.series()),
                fields.get(DocumentBlock.MAX_LABEL_LENGTH, Limits.NONE.labelLength()));
    }

    private Target target(ResourceRef resource) {
        return new Target(
                resource,
                fields.list(DocumentBlock.EXCEPT),
                fields.get(DocumentBlock.SELECTOR, ""),
                fields.get(DocumentBlock.FIELD_SELECTOR, ""));
    }

    private void checkResource() {
        ResourceRef resource = fields.get(DocumentBlock.RESOURCE);
        boolean remembers =
                fields.has(DocumentBlock.TRACK)
                        || fields.has(DocumentBlock.COUNT)
                        || fields.has(DocumentBlock.IMAGES);
        boolean makesMetrics =
                remembers || fields.has(DocumentBlock.METRICS) || fields.has(DocumentBlock.FLATTEN);
        boolean standsAlone =
                fields.has(DocumentBlock.DISABLE)
                        || fields.has(DocumentBlock.ALERTS)
                        || fields.has(DocumentBlock.SHAPES);
        if (!fields.has(DocumentBlock.RESOURCE) && (makesMetrics || !standsAlone)) {
            reading.error(
                    ProblemCode.MISSING_RESOURCE,
                    fields.node(),
                    "document has no \"resource\"",
                    "for example: resource: deployments.apps");
        }
        if (remembers && resource != null && resource.isWildcard()) {
            reading.error(
                    ProblemCode.CONTRADICTION,
                    fields.node(DocumentBlock.RESOURCE),
                    "track, count, aggregate and images need one resource, not a wildcard",
                    "");
        }
        if (fields.has(DocumentBlock.EXCEPT) && resource != null && !resource.isWildcard()) {
            reading.error(
                    ProblemCode.CONTRADICTION,
                    fields.node(DocumentBlock.EXCEPT),
                    "exceptResources needs a wildcard, resource is \"" + resource + "\"",
                    "");
        }
    }

    private List<Default> defaults(Scope scope) {
        List<Default> defaults = new ArrayList<>();
        List<Member<PathPattern, Code>> members = fields.list(DocumentBlock.DEFAULTS);
        for (Member<PathPattern, Code> member : members) {
            if (!member.key().isExact()) {
                reading.error(
                        ProblemCode.ILLEGAL_VALUE,
                        member.keyNode(),
                        "a default needs the path of one field",
                        "no * or **");
                continue;
            }
            Term term = member.value().compile(scope.environment());
            if (term != null) {
                defaults.add(new Default(member.key().segments(), term));
            }
        }
        return defaults;
    }

    private List<Alert> alerts() {
        List<Alert> alerts = new ArrayList<>();
        for (Fields alert : fields.list(DocumentBlock.ALERTS)) {
            alerts.add(
                    new Alert(
                            name,
                            alert.get(AlertBlock.ALERT, ""),
                            reading.position(alert.node()),
                            data(alert)));
        }
        return alerts;
    }

    private List<MappingTest> tests() {
        List<MappingTest> tests = new ArrayList<>();
        for (Fields test : fields.list(DocumentBlock.TESTS)) {
            tests.add(TestBlock.compile(test, name, reading));
        }
        return tests;
    }

    /** The block as plain data; its keys were checked already. */
    @SuppressWarnings("unchecked") // a block is a map, and its keys are strings
    private Map<String, Object> data(Fields block) {
        Object data = new Data("a map").read(block.node(), reading);
        return data instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
    }
}
