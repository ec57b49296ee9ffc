package io.kubeobject.mapping.yaml;

import io.kubeobject.mapping.Document;
import io.kubeobject.mapping.Program;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The compiler of mapping files. */
public final class MappingFiles {

    private final List<MappingSource> sources;
    private final List<Problem> problems = new ArrayList<>();

    /** By name: a later document takes the place of an earlier one. */
    private final Map<String, CompiledDocument> documents = new LinkedHashMap<>();

    private MappingFiles(List<MappingSource> sources) {
        this.sources = sources;
    }

    /** Compiles what was read, with the problems of reading it. */
    public static CompiledFiles compile(MappingTexts texts) {
        MappingFiles files = new MappingFiles(texts.sources());
        CompiledFiles compiled = files.compile();
        List<Problem> problems = new ArrayList<>(texts.problems());
        problems.addAll(compiled.problems());
        return new CompiledFiles(compiled.program(), problems, compiled.alerts(), compiled.tests());
    }

    /** Compiles files in the order in which they count. */
    public static CompiledFiles compile(List<MappingSource> sources) {
        return new MappingFiles(sources).compile();
    }

    private CompiledFiles compile() {
        List<DocumentCompiler> read = DocumentCompiler.read(sources, problems::add);
        RowShapes shapes = new RowShapes();
        read.forEach(document -> document.declareShapes(shapes));
        read.forEach(document -> document.compile(shapes).ifPresent(this::add));
        List<CompiledDocument> agreed =
                SharedMemory.remove(FamilyConflicts.remove(List.copyOf(documents.values())));
        List<Document> mappings = new ArrayList<>();
        Set<String> disabled = new HashSet<>();
        List<Alert> alerts = new ArrayList<>();
        List<MappingTest> tests = new ArrayList<>();
        for (CompiledDocument document : agreed) {
            if (document.document() != null) {
                mappings.add(document.document());
            }
            disabled.addAll(document.extras().disable());
            alerts.addAll(document.extras().alerts());
            tests.addAll(document.extras().tests());
        }
        return new CompiledFiles(Program.of(mappings, disabled), sorted(), alerts, tests);
    }

    private void add(CompiledDocument document) {
        CompiledDocument earlier = documents.put(document.name(), document);
        if (earlier != null && !document.namesItself()) {
            document.reading()
                    .warn(
                            ProblemCode.REPLACED_DOCUMENT,
                            document.reading().root(),
                            "takes the place of document \""
                                    + document.name()
                                    + "\" of "
                                    + earlier.reading().position(earlier.reading().root()),
                            "say so with name: " + document.name() + ", or give it another name");
        }
    }

    /** In the order of the files and of their lines. */
    private List<Problem> sorted() {
        List<String> files = sources.stream().map(MappingSource::name).toList();
        return problems.stream()
                .sorted(
                        Comparator.comparingInt((Problem problem) -> files.indexOf(problem.file()))
                                .thenComparingInt(Problem::line)
                                .thenComparingInt(Problem::column))
                .toList();
    }
}
