package io.kubeobject.cli;

import io.kubeobject.config.Flag;
import io.kubeobject.config.Settings;
import io.kubeobject.config.UsageException;
import io.kubeobject.expr.Nearest;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A command line, taken apart.
 *
 * @param command that is called; the first one where none is named
 * @param named whether it is named
 * @param arguments what follows it
 */
record Invocation(Command command, boolean named, List<String> arguments) {

    /** Finds the command: the first word, unless that is a flag. */
    static Invocation of(List<String> arguments) throws UsageException {
        String first = arguments.isEmpty() ? "" : arguments.getFirst();
        Optional<Command> command = Command.of(first);
        if (command.isPresent()) {
            return new Invocation(command.get(), true, arguments.subList(1, arguments.size()));
        }
        if (!first.isEmpty() && !first.startsWith("-")) {
            throw new UsageException(List.of("there is no command " + first + instead(first)));
        }
        return new Invocation(Command.RUN, false, arguments);
    }

    private static String instead(String word) {
        return Nearest.word(word, Command.words())
                .map(w -> "; did you mean " + w + "?")
                .orElse("; there are " + String.join(", ", Command.words()));
    }

    /** The flags and words of the command; not yet checked. */
    Settings settings(Map<String, String> environment) {
        List<Flag> accepted = new ArrayList<>(command.flags());
        accepted.add(Flag.HELP);
        return Settings.read(accepted, arguments, environment);
    }

    /** What to write to be helped. */
    String help() {
        return "koe " + command.word() + " --help";
    }
}
