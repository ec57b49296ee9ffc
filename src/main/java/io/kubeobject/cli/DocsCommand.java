package io.kubeobject.cli;

import io.kubeobject.config.Flag;
import io.kubeobject.config.Settings;
import io.kubeobject.config.UsageException;
import io.kubeobject.generate.Reference;
import io.kubeobject.mapping.yaml.CompiledFiles;
import io.kubeobject.mapping.yaml.MappingFiles;
import io.kubeobject.mapping.yaml.MappingPaths;

import java.util.List;

/** {@code koe docs}: a reference of the metrics that mappings make. */
final class DocsCommand {

    private enum Form {
        TEXT,
        JSON
    }

    private DocsCommand() {}

    static int run(Settings settings, Terminal terminal) throws UsageException {
        Form form = settings.choice(Flag.OUTPUT, Form.values(), Form.TEXT);
        settings.check();
        List<String> paths =
                settings.words().isEmpty() ? List.of(MappingPaths.DEFAULT) : settings.words();
        CompiledFiles compiled = MappingFiles.compile(MappingPaths.of(paths).read());
        ProblemList.TEXT.print(compiled.problems(), terminal, Terminal.Stream.ERR);
        if (compiled.hasErrors()) {
            return Main.PROBLEMS;
        }
        Reference reference = Reference.of(compiled.program());
        terminal.out()
                .print(
                        switch (form) {
                            case TEXT -> reference.markdown();
                            case JSON -> reference.json();
                        });
        return Main.DONE;
    }
}
