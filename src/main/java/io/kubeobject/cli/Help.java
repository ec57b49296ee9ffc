package io.kubeobject.cli;

import io.kubeobject.config.Flag;

import java.util.List;

/**
 * The help texts: that of the program fits 80 by 24, that of a command with all its flags 80 by 40.
 */
final class Help {

    /** How long the help of a command may be. */
    private static final int LINES = 40;

    /** How long that of the program may be: a small screen, less the next prompt. */
    private static final int SCREEN = 23;

    private static final List<String> EXAMPLES =
            List.of(
                    "kubectl get deployments -A -o json | koe render -",
                    "koe --mappings pack:default --mappings ./mappings",
                    "koe demo");

    private Help() {}

    /** Of the program. */
    static String ofProgram() {
        StringBuilder text = new StringBuilder();
        text.append("koe turns Kubernetes objects into Prometheus metrics, from YAML.\n\n");
        text.append("Usage: koe [COMMAND] [FLAG]... [ARGUMENT]...\n\n");
        for (Command command : Command.values()) {
            row(text, command.word(), 13, command.summary());
        }
        text.append(
                "\nThe flags of a command: koe COMMAND --help. Without a command: those of run.");
        text.append("\nAlso --help and --version. Results go to standard output, all else to\n");
        text.append("standard error. Exit codes: 0 done, 1 the input has problems, 2 wrong usage.");
        text.append("\n");
        return text + examples(text, SCREEN, EXAMPLES);
    }

    /** As many as there is room for below a text. */
    private static String examples(StringBuilder above, int lines, List<String> all) {
        long room = lines - above.toString().lines().count() - 1;
        StringBuilder text = new StringBuilder();
        List<String> examples = all.stream().limit(Math.max(0, room)).toList();
        text.append(examples.isEmpty() ? "" : "Examples\n");
        examples.forEach(example -> text.append("  ").append(example).append('\n'));
        return text.toString();
    }

    /** Of one command. */
    static String of(Command command) {
        StringBuilder text = new StringBuilder();
        text.append("koe ").append(command.word()).append(": ").append(command.summary());
        text.append("\n\nUsage: koe ").append(command == Command.RUN ? "[run]" : command.word());
        text.append(command.flags().isEmpty() ? "" : " [FLAG]...");
        text.append(command.arguments().isEmpty() ? "" : " " + command.arguments()).append("\n");
        for (Flag flag : command.flags()) {
            String standard = flag.standard().isEmpty() ? "" : " [" + flag.standard() + "]";
            row(text, flag.flag() + " " + flag.parameter(), 34, flag.description() + standard);
        }
        if (command.flags().contains(Flag.LOG_LEVEL)) {
            text.append("Environment: ").append(Flag.LOG_LEVEL.variable());
            text.append(" is ").append(Flag.LOG_LEVEL.flag()).append(", and so on.\n");
        }
        return text + examples(text, LINES, command.examples());
    }

    private static void row(StringBuilder text, String left, int width, String right) {
        text.append("  ").append(left).append(" ".repeat(Math.max(1, width - left.length())));
        text.append(right).append('\n');
    }
}
