package io.kubeobject.mapping.yaml;

import io.kubeobject.mapping.Document;
import io.kubeobject.mapping.Program;

import java.util.ArrayList;
import java.util.List;

/** The compiler of mapping files. */
public final class MappingFiles {

    private MappingFiles() {}

    /** Compiles what was read, with the problems of reading it. */
    public static CompiledFiles compile(MappingTexts texts) {
        CompiledFiles compiled = compile(texts.sources());
        List<Problem> problems = new ArrayList<>(texts.problems());
        problems.addAll(compiled.problems());
        return new CompiledFiles(compiled.program(), problems);
    }

    /** Compiles files in the order in which they count. */
    public static CompiledFiles compile(List<MappingSource> sources) {
        List<Problem> problems = new ArrayList<>();
        List<Document> documents = new ArrayList<>();
        for (MappingSource source : sources) {
            for (YamlDocument document : new YamlReader(source, problems::add).read()) {
                Reading reading = new Reading(document, problems::add);
                Fields fields = DocumentBlock.BLOCK.read(document.root(), reading);
                if (fields != null && reading.errors() == 0) {
                    documents.add(DocumentBlock.compile(fields, reading));
                }
            }
        }
        return new CompiledFiles(Program.of(documents), problems);
    }
}
