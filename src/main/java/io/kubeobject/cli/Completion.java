package io.kubeobject.cli;

import static java.util.stream.Collectors.joining;

import io.kubeobject.config.Flag;
import io.kubeobject.config.Settings;
import io.kubeobject.config.UsageException;
import io.kubeobject.mapping.yaml.MappingPaths;

import java.util.Arrays;
import java.util.List;

/** Scripts that complete the words of the command line in a shell. */
final class Completion {

    /** Bash takes = and : for words of their own. */
    private static final String BASH =
            """
            # Completes koe in bash: source <(koe completion bash)
            _koe() {
              local word=${COMP_WORDS[COMP_CWORD]} flag=${COMP_WORDS[COMP_CWORD-1]} command=run flags=''
              case ${COMP_WORDS[1]} in
                @commands@) ((COMP_CWORD > 1)) && command=${COMP_WORDS[1]} ;;
              esac
              COMPREPLY=()
              if [[ $word == : || $flag == : ]]; then
                COMPREPLY=($(compgen -W '@packs@' -- "${word#:}"))
                return
              fi
              if [[ $word == = ]]; then word=''; fi
              if [[ $flag == = ]]; then flag=${COMP_WORDS[COMP_CWORD-2]}; fi
              case $flag in
                --mappings) COMPREPLY=($(compgen -W pack: -- "$word") $(compgen -f -- "$word")); compopt -o nospace -o filenames; return ;;
                --kubeconfig) COMPREPLY=($(compgen -f -- "$word")); compopt -o filenames; return ;;
              esac
              case $command:$flag in
            @values@  esac
              case $command in
            @flags@  esac
              if [[ $word == -* ]]; then
                COMPREPLY=($(compgen -W "$flags --help" -- "$word"))
              elif ((COMP_CWORD == 1)); then
                COMPREPLY=($(compgen -W '@words@' -- "$word"))
              elif [[ $command == completion ]]; then
                COMPREPLY=($(compgen -W 'bash zsh' -- "$word"))
              elif [[ $command =~ ^(render|check|test|docs|diff|explain)$ ]]; then
                COMPREPLY=($(compgen -f -- "$word")); compopt -o filenames
              fi
            }
            complete -F _koe koe
            """;

    private static final String ZSH =
            """
            #compdef koe
            # Completes koe in zsh: source <(koe completion zsh), after compinit
            _koe() {
              local command=run
              case ${words[2]} in
                @commands@) ((CURRENT > 2)) && command=${words[2]} ;;
              esac
              case $command in
            @arguments@  esac
            }
            compdef _koe koe
            """;

    private Completion() {}

    /** The script of the shell that the arguments name. */
    static String script(Settings settings) throws UsageException {
        String shell = String.join(" ", settings.words());
        if (!shell.equals("bash") && !shell.equals("zsh")) {
            settings.reject("completion: expected bash or zsh, got \"" + shell + "\"");
        }
        settings.check();
        return shell.equals("bash") ? bash() : zsh();
    }

    private static String bash() {
        StringBuilder values = new StringBuilder();
        StringBuilder flags = new StringBuilder();
        for (Command command : Command.values()) {
            for (Flag flag : command.flags()) {
                if (!choices(flag).isEmpty()) {
                    values.append(
                            "    %s:%s) COMPREPLY=($(compgen -W '%s' -- \"$word\")); return ;;\n"
                                    .formatted(command.word(), flag.flag(), choices(flag)));
                }
            }
            String names = command.flags().stream().map(Flag::flag).collect(joining(" "));
            flags.append("    %s) flags='%s' ;;\n".formatted(command.word(), names));
        }
        return words(BASH)
                .replace("@values@", values)
                .replace("@flags@", flags)
                .replace("@packs@", String.join(" ", MappingPaths.packs()));
    }

    private static String zsh() {
        StringBuilder arguments = new StringBuilder();
        for (Command command : Command.values()) {
            arguments.append("    ").append(command.word()).append(") _arguments");
            command.flags().forEach(flag -> arguments.append(" \\\n      ").append(zshFlag(flag)));
            arguments.append(" \\\n      ").append("'--help[this text]'");
            arguments.append(" \\\n      ").append(zshWords(command)).append(" ;;\n");
        }
        return words(ZSH).replace("@arguments@", arguments);
    }

    private static String zshFlag(Flag flag) {
        if (flag.parameter().isEmpty()) {
            return "'%s[%s]'".formatted(flag.flag(), escape(flag.description()));
        }
        String action =
                switch (flag) {
                    case MAPPINGS, KUBECONFIG, DOCKER_CONFIG, PROVIDER_CONFIG -> "_files";
                    case REGISTRY_HOSTS, PROVIDER_BIN_DIR -> "_files -/";
                    default -> choices(flag).isEmpty() ? " " : "(" + choices(flag) + ")";
                };
        return "'*%s=[%s]:%s:%s'"
                .formatted(
                        flag.flag(), escape(flag.description()), escape(flag.parameter()), action);
    }

    /** Within a colon-separated part of a quoted word. */
    private static String escape(String text) {
        return text.replace(":", "\\:").replace("'", "'\\''");
    }

    private static String zshWords(Command command) {
        return switch (command) {
            case RUN -> "'1:command:(" + String.join(" ", Command.words()) + ")'";
            case DEMO, SCHEMA -> "'1:command: '";
            case IMAGE -> "'1:command: ' '2:image: '";
            case EXPLAIN -> "'1:command: ' '2:metric: ' '*:file:_files'";
            case RENDER, CHECK, TEST, DOCS, RULES, DIFF -> "'1:command: ' '*:file:_files'";
            case COMPLETION -> "'1:command: ' '2:shell:(bash zsh)'";
        };
    }

    private static String words(String template) {
        return template.replace("@commands@", String.join("|", Command.words()))
                .replace("@words@", String.join(" ", Command.words()) + " --help --version");
    }

    /** The words that a flag takes, if they are few. */
    private static String choices(Flag flag) {
        List<String> words =
                switch (flag) {
                    case LOG_LEVEL,
                            LOG_FORMAT,
                            FORMAT,
                            OUTPUT,
                            CHECK_OUTPUT,
                            TEST_OUTPUT,
                            RULES_OUTPUT ->
                            Arrays.asList(flag.description().split(", | or "));
                    default -> List.of();
                };
        return String.join(" ", words);
    }
}
