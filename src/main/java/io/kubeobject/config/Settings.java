package io.kubeobject.config;

import io.kubeobject.expr.Nearest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The values of the flags of one command: those of the command line, else of the environment, else
 * the defaults. Remembers every problem until {@link #check()}.
 *
 * <p>Our own reading, since a library's cost counts here: picocli 4.7.7 takes 50 ms and 6 MB of
 * anonymous memory to read the flags of {@code run}, with an AOT cache too, which cannot hold class
 * files as old as its own.
 */
public final class Settings {

    /** What Kubernetes adds for a service called {@code koe}. */
    private static final String OF_SERVICES = "KOE_(?:SERVICE_HOST|SERVICE_PORT\\w*|PORT\\w*)";

    /** A value and where it was given, for messages. */
    private record Value(String text, String origin) {}

    private final Map<Flag, List<Value>> values = new EnumMap<>(Flag.class);
    private final List<String> words = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private final Collection<Flag> accepted;

    private Settings(Collection<Flag> accepted) {
        this.accepted = accepted;
    }

    /**
     * Reads a command line.
     *
     * @param accepted the flags of the command
     * @param arguments what follows the command
     */
    public static Settings read(
            Collection<Flag> accepted, List<String> arguments, Map<String, String> environment) {
        Settings settings = new Settings(accepted);
        settings.readArguments(arguments);
        accepted.stream()
                .filter(Flag::isVariable)
                .forEach(flag -> settings.readVariable(flag, environment));
        return settings;
    }

    /**
     * Warnings about variables that nobody reads and that look like misspelt ones. What is not near
     * a name is no mistake, and what Kubernetes adds by itself is none either.
     */
    public static List<String> warnings(Map<String, String> environment) {
        List<String> known =
                Arrays.stream(Flag.values()).filter(Flag::isVariable).map(Flag::variable).toList();
        return environment.keySet().stream()
                .filter(name -> name.startsWith("KOE_") && !known.contains(name))
                .filter(name -> !name.matches(OF_SERVICES))
                .sorted()
                .flatMap(
                        name ->
                                Nearest.word(name, known).stream()
                                        .map(n -> name + " is not read; did you mean " + n + "?"))
                .toList();
    }

    /** Arguments that are not flags. */
    public List<String> words() {
        return List.copyOf(words);
    }

    /** Whether a switch is on. */
    public boolean isOn(Flag flag) {
        return values.containsKey(flag);
    }

    /** The value of a flag; its default, which may be empty, if it is not given. */
    public String text(Flag flag) {
        List<Value> given = values.getOrDefault(flag, List.of());
        return given.isEmpty() ? flag.standard() : given.getLast().text();
    }

    /** The values of a flag; its default if it is not given, none if it has none. */
    public List<String> list(Flag flag) {
        List<Value> given = values.getOrDefault(flag, List.of());
        if (given.isEmpty()) {
            return flag.standard().isEmpty() ? List.of() : List.of(flag.standard());
        }
        return given.stream().map(Value::text).toList();
    }

    /** Whether the flag is given, on the command line or in the environment. */
    public boolean isGiven(Flag flag) {
        return values.containsKey(flag);
    }

    /**
     * The value as one of {@code constants}, written in lower case; {@code fallback} if it is none.
     */
    public <E extends Enum<E>> E choice(Flag flag, E[] constants, E fallback) {
        List<String> words =
                Arrays.stream(constants).map(c -> c.name().toLowerCase(Locale.ROOT)).toList();
        int index = words.indexOf(text(flag).toLowerCase(Locale.ROOT));
        if (index >= 0) {
            return constants[index];
        }
        String near =
                Nearest.word(text(flag), words).map(n -> "; did you mean " + n + "?").orElse("");
        reject(flag, "expected " + flag.description() + ", got " + quote(text(flag)) + near);
        return fallback;
    }

    /**
     * The value as {@code reader} makes it; {@code fallback} if the flag is not given and has no
     * default, or cannot be read.
     *
     * @param reader throws {@link IllegalArgumentException} with a message for the user
     */
    public <T> T value(Flag flag, Function<String, T> reader, T fallback) {
        if (text(flag).isEmpty()) {
            return fallback;
        }
        try {
            return reader.apply(text(flag));
        } catch (IllegalArgumentException e) {
            reject(flag, String.valueOf(e.getMessage()));
            return fallback;
        }
    }

    /** Remembers that the value of {@code flag} is wrong. */
    public void reject(Flag flag, String problem) {
        List<Value> given = values.getOrDefault(flag, List.of());
        problems.add((given.isEmpty() ? flag.flag() : given.getLast().origin()) + ": " + problem);
    }

    /** Remembers a problem that belongs to no flag. */
    public void reject(String problem) {
        problems.add(problem);
    }

    /** Ends the reading, with every problem found so far if there is one. */
    public void check() throws UsageException {
        if (!problems.isEmpty()) {
            throw new UsageException(problems);
        }
    }

    private void readArguments(List<String> arguments) {
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            if (argument.equals("--")) {
                words.addAll(arguments.subList(i + 1, arguments.size()));
                return;
            }
            if (argument.length() < 2 || argument.charAt(0) != '-') {
                words.add(argument);
                continue;
            }
            int equals = argument.indexOf('=');
            String name = equals < 0 ? argument : argument.substring(0, equals);
            Optional<Flag> flag = find(name);
            if (flag.isEmpty()) {
                problems.add(unknown(name));
                // What is likely to be its value is no word of the command.
                i += equals < 0 && takesWord(arguments, i) ? 1 : 0;
            } else if (equals >= 0) {
                readAssigned(flag.get(), argument.substring(equals + 1));
            } else if (flag.get().arity() == Flag.Arity.NONE) {
                put(flag.get(), "true", name);
            } else if (takesWord(arguments, i)) {
                put(flag.get(), arguments.get(++i), name);
            } else {
                problems.add(name + " needs a value: " + name + " " + flag.get().parameter());
            }
        }
    }

    private static boolean takesWord(List<String> arguments, int i) {
        return i + 1 < arguments.size() && !arguments.get(i + 1).startsWith("--");
    }

    private Optional<Flag> find(String name) {
        String written = name.equals("-h") ? Flag.HELP.flag() : name;
        return accepted.stream().filter(f -> f.flag().equals(written)).findFirst();
    }

    private String unknown(String name) {
        String advice = ForeignFlags.advice(name);
        if (!advice.isEmpty()) {
            return name + ": " + advice;
        }
        String twoDashes = name.startsWith("--") ? name : "-" + name;
        return "unknown flag "
                + name
                + Nearest.word(twoDashes, accepted.stream().map(Flag::flag).toList())
                        .map(near -> "; did you mean " + near + "?")
                        .orElse("");
    }

    private void readAssigned(Flag flag, String text) {
        if (flag.arity() == Flag.Arity.NONE) {
            readSwitch(flag, text, flag.flag());
        } else if (text.isEmpty()) {
            problems.add(flag.flag() + " needs a value: " + flag.flag() + "=" + flag.parameter());
        } else {
            put(flag, text, flag.flag());
        }
    }

    private void readVariable(Flag flag, Map<String, String> environment) {
        String text = environment.getOrDefault(flag.variable(), "");
        if (text.isEmpty() || isGiven(flag)) {
            return;
        }
        if (flag.arity() == Flag.Arity.NONE) {
            readSwitch(flag, text, flag.variable());
        } else {
            put(flag, text, flag.variable());
        }
    }

    private void readSwitch(Flag flag, String text, String origin) {
        if (text.equals("true")) {
            put(flag, text, origin);
        } else if (!text.equals("false")) {
            problems.add(origin + ": expected true or false, got " + quote(text));
        }
    }

    private void put(Flag flag, String text, String origin) {
        List<Value> given = values.computeIfAbsent(flag, _ -> new ArrayList<>());
        switch (flag.arity()) {
            case NONE -> {
                if (given.isEmpty()) {
                    given.add(new Value(text, origin));
                }
            }
            case ONE -> {
                if (!given.isEmpty()) {
                    problems.add(origin + " is given twice; it takes one value");
                }
                given.add(new Value(text, origin));
            }
            case ONE_PER_USE -> given.add(new Value(text, origin));
            case LIST -> {
                for (String part : text.split(",", -1)) {
                    putPart(given, part.strip(), origin);
                }
            }
        }
    }

    private void putPart(List<Value> given, String part, String origin) {
        if (part.isEmpty()) {
            problems.add(origin + ": an empty name in the list");
        } else {
            given.add(new Value(part, origin));
        }
    }

    /** A user's text within a message. */
    static String quote(String text) {
        return '"' + text + '"';
    }
}
