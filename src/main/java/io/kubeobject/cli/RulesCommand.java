package io.kubeobject.cli;

import io.kubeobject.config.Flag;
import io.kubeobject.config.Settings;
import io.kubeobject.config.UsageException;
import io.kubeobject.generate.AlertRules;
import io.kubeobject.mapping.yaml.Alert;
import io.kubeobject.mapping.yaml.CompiledFiles;
import io.kubeobject.mapping.yaml.MappingFiles;
import io.kubeobject.mapping.yaml.MappingPaths;

import java.util.List;

/** {@code koe rules}: the alerts that mappings carry, for Prometheus, and their tests. */
final class RulesCommand {

    private enum Form {
        RULES,
        OPERATOR,
        TESTS
    }

    private RulesCommand() {}

    static int run(Settings settings, Terminal terminal) throws UsageException {
        Form form = settings.choice(Flag.RULES_OUTPUT, Form.values(), Form.RULES);
        String ruleFile = settings.text(Flag.RULE_FILE);
        settings.check();
        List<String> paths =
                settings.words().isEmpty() ? List.of(MappingPaths.DEFAULT) : settings.words();
        CompiledFiles compiled = MappingFiles.compile(MappingPaths.of(paths).read());
        ProblemList.TEXT.print(compiled.problems(), terminal, Terminal.Stream.ERR);
        if (compiled.hasErrors()) {
            return Main.PROBLEMS;
        }
        AlertRules rules = AlertRules.of(compiled.alerts());
        terminal.out()
                .print(
                        switch (form) {
                            case RULES -> rules.ruleFile();
                            case OPERATOR -> rules.prometheusRule();
                            case TESTS -> rules.tests(ruleFile);
                        });
        terminal.out().flush();
        if (compiled.alerts().isEmpty()) {
            terminal.say("the mappings carry no alerts");
        } else if (form == Form.TESTS && !rules.untested().isEmpty()) {
            List<String> names = rules.untested().stream().map(Alert::name).toList();
            terminal.say("without a test: " + String.join(", ", names));
        }
        return Main.DONE;
    }
}
