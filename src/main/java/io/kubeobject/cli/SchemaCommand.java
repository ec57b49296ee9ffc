package io.kubeobject.cli;

import io.kubeobject.config.Settings;
import io.kubeobject.config.UsageException;
import io.kubeobject.mapping.yaml.MappingSchema;

/** {@code koe schema}: what editors complete and check mapping files by. */
final class SchemaCommand {

    private SchemaCommand() {}

    static int run(Settings settings, Terminal terminal) throws UsageException {
        settings.words().forEach(word -> settings.reject("unexpected argument \"" + word + "\""));
        settings.check();
        terminal.out().print(MappingSchema.json());
        return Main.DONE;
    }
}
