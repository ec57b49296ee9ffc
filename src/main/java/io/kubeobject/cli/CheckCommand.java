package io.kubeobject.cli;

import io.kubeobject.config.Flag;
import io.kubeobject.config.Settings;
import io.kubeobject.config.UsageException;
import io.kubeobject.mapping.yaml.CompiledFiles;
import io.kubeobject.mapping.yaml.MappingFiles;
import io.kubeobject.mapping.yaml.MappingPaths;
import io.kubeobject.mapping.yaml.MappingTexts;
import io.kubeobject.mapping.yaml.Problem;
import io.kubeobject.mapping.yaml.Severity;

import java.util.List;

/** {@code koe check}: every problem of mapping files. */
final class CheckCommand {

    private CheckCommand() {}

    static int run(Settings settings, Terminal terminal) throws UsageException {
        ProblemList form =
                settings.choice(Flag.CHECK_OUTPUT, ProblemList.values(), ProblemList.TEXT);
        settings.check();
        List<String> paths =
                settings.words().isEmpty() ? List.of(MappingPaths.DEFAULT) : settings.words();
        MappingTexts texts = MappingPaths.of(paths).read();
        CompiledFiles compiled = MappingFiles.compile(texts);
        form.print(compiled.problems(), terminal, Terminal.Stream.OUT);
        terminal.out().flush();
        if (compiled.problems().isEmpty() && texts.sources().isEmpty()) {
            terminal.say("expected files *.yaml or *.yml in " + String.join(", ", paths));
            return Main.PROBLEMS;
        }
        terminal.say(summary(compiled.problems(), texts.sources().size()));
        return compiled.hasErrors() ? Main.PROBLEMS : Main.DONE;
    }

    private static String summary(List<Problem> problems, int files) {
        long errors = problems.stream().filter(p -> p.severity() == Severity.ERROR).count();
        long warnings = problems.size() - errors;
        return count(files, "file")
                + ", "
                + count(errors, "error")
                + ", "
                + count(warnings, "warning");
    }

    static String count(long number, String noun) {
        String plural =
                noun.endsWith("y") ? noun.substring(0, noun.length() - 1) + "ies" : noun + "s";
        return (number == 0 ? "no" : Long.toString(number)) + " " + (number == 1 ? noun : plural);
    }
}
