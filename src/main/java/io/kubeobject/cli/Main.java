package io.kubeobject.cli;

import static java.util.Objects.requireNonNullElse;

import io.kubeobject.config.Flag;
import io.kubeobject.config.Settings;
import io.kubeobject.config.UsageException;
import io.kubeobject.web.BuildInfo;

import java.util.List;

/** Entry point of the program: finds the command, and tells how it ended. */
public final class Main {

    /** Exit code: what was asked for is done. */
    static final int DONE = 0;

    /** Exit code: the input has problems, or the world does not let it be. */
    static final int PROBLEMS = 1;

    /** Exit code: the command line makes no sense. */
    static final int USAGE = 2;

    private Main() {}

    public static void main(String[] args) {
        // To be set before the first logger is asked for.
        System.setProperty("java.util.logging.manager", LastingLogs.class.getName());
        Stop stop = Stop.onSignal();
        stop.exit(run(List.of(args), Terminal.ofProcess(), stop));
    }

    /**
     * Runs a command to its end.
     *
     * @return the exit code
     */
    static int run(List<String> arguments, Terminal terminal, Stop stop) {
        int code = ended(arguments, terminal, stop);
        // Also flushes.
        if (terminal.out().checkError() && code == DONE) {
            terminal.say("cannot write all of it to standard output");
            return PROBLEMS;
        }
        return code;
    }

    private static int ended(List<String> arguments, Terminal terminal, Stop stop) {
        String help = "koe --help";
        try {
            switch (arguments.isEmpty() ? "" : arguments.getFirst()) {
                case "--help", "-h" -> {
                    return print(terminal, Help.ofProgram());
                }
                case "help" -> {
                    return print(terminal, help(arguments.subList(1, arguments.size())));
                }
                case "--version" -> {
                    return print(terminal, sentence(build()));
                }
                default -> {}
            }
            Invocation invocation = Invocation.of(arguments);
            help = invocation.help();
            return run(invocation, terminal, stop);
        } catch (UsageException e) {
            e.problems().forEach(terminal::say);
            terminal.say("see " + help);
            return USAGE;
        } catch (Failure e) {
            terminal.say(e.sentence());
            return PROBLEMS;
        } catch (RuntimeException | Error e) {
            terminal.say("this is a mistake of koe, not of yours; please report it:");
            e.printStackTrace(terminal.err());
            return PROBLEMS;
        }
    }

    private static String help(List<String> words) throws UsageException {
        return words.isEmpty() ? Help.ofProgram() : Help.of(Invocation.of(words).command());
    }

    private static int run(Invocation invocation, Terminal terminal, Stop stop)
            throws UsageException, Failure {
        Settings settings = invocation.settings(terminal.environment());
        if (settings.isOn(Flag.HELP)) {
            return print(terminal, Help.of(invocation.command()));
        }
        return switch (invocation.command()) {
            case RUN -> RunCommand.run(settings, terminal, stop);
            case DEMO -> DemoCommand.run(settings, terminal, stop);
            case RENDER -> RenderCommand.run(settings, terminal);
            case CHECK -> CheckCommand.run(settings, terminal);
            case TEST -> TestCommand.run(settings, terminal);
            case DOCS -> DocsCommand.run(settings, terminal);
            case RULES -> RulesCommand.run(settings, terminal);
            case SCHEMA -> SchemaCommand.run(settings, terminal);
            case EXPLAIN -> ExplainCommand.run(settings, terminal);
            case DIFF -> DiffCommand.run(settings, terminal);
            case IMAGE -> ImageCommand.run(settings, terminal);
            case COMPLETION -> print(terminal, Completion.script(settings));
        };
    }

    /** Which program this is. */
    static BuildInfo build() {
        String version = Main.class.getPackage().getImplementationVersion();
        return new BuildInfo(
                requireNonNullElse(version, "development"), Runtime.version().toString());
    }

    private static String sentence(BuildInfo build) {
        return "koe " + build.version() + " (Java " + build.java() + ")\n";
    }

    private static int print(Terminal terminal, String text) {
        terminal.out().print(text);
        return DONE;
    }
}
