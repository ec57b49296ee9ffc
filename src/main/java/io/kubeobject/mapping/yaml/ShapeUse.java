package io.kubeobject.mapping.yaml;

import io.kubeobject.mapping.Let;
import io.kubeobject.mapping.Term;
import io.kubeobject.mapping.Variable;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A shape with arguments for its parameters: {@code resources(c.resources.limits)}.
 *
 * @param arguments as many as the shape has parameters
 */
record ShapeUse(RowShape shape, List<Code> arguments) {

    private static final Pattern CALL =
            Pattern.compile(
                    "\\s*(?<name>[A-Za-z_]\\w*)\\s*(\\((?<arguments>.*)\\)\\s*)?", Pattern.DOTALL);

    ShapeUse {
        arguments = List.copyOf(arguments);
    }

    /** Finds the shape; null if that cannot be, which has been reported then. */
    static @Nullable ShapeUse of(Code code, Scope scope) {
        Matcher matcher = CALL.matcher(code.text());
        if (!matcher.matches()) {
            code.error(
                    ProblemCode.ILLEGAL_USE,
                    0,
                    "expected a shape, got \"" + code.text() + "\"",
                    "for example: use: owners, or use: resources(status.capacity)");
            return null;
        }
        String name = matcher.group("name");
        RowShape shape = scope.shapes().find(name, scope.reading());
        if (shape == null) {
            code.error(
                    ProblemCode.UNKNOWN_SHAPE,
                    matcher.start("name"),
                    "there is no shape \"" + name + "\"",
                    NearestWord.hint(name, scope.shapes().names()));
            return null;
        }
        List<Code> arguments =
                matcher.group("arguments") == null
                        ? List.of()
                        : split(code.part(matcher.start("arguments"), matcher.end("arguments")));
        return isUsable(shape, arguments, code) ? new ShapeUse(shape, arguments) : null;
    }

    private static boolean isUsable(RowShape shape, List<Code> arguments, Code code) {
        int parameters = shape.head().parameters().size();
        if (arguments.size() != parameters) {
            code.error(
                    ProblemCode.SHAPE_ARGUMENTS,
                    0,
                    "expected " + shape.head() + ", got " + count(arguments.size()),
                    "the shape is in " + shape.position());
            return false;
        }
        if (shape.reading().errors() > 0 && shape.reading() != code.reading()) {
            code.error(
                    ProblemCode.BROKEN_SHAPE,
                    0,
                    "the document of shape \"" + shape.head().name() + "\" has errors",
                    "the shape is in " + shape.position());
            return false;
        }
        return true;
    }

    private static String count(int arguments) {
        return (arguments == 0 ? "no" : arguments) + (arguments == 1 ? " argument" : " arguments");
    }

    /** Cuts at commas that stand within no bracket and no string. */
    private static List<Code> split(Code arguments) {
        List<Code> parts = new ArrayList<>();
        String text = arguments.text();
        Deque<Character> open = new ArrayDeque<>();
        char quote = 0;
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quote != 0) {
                i += c == '\\' ? 1 : 0;
                quote = c == quote ? 0 : quote;
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else if ("([{".indexOf(c) >= 0) {
                open.push(c);
            } else if (")]}".indexOf(c) >= 0) {
                open.poll();
            } else if (c == ',' && open.isEmpty()) {
                parts.add(arguments.part(start, i));
                start = i + 1;
            }
        }
        if (!text.isBlank()) {
            parts.add(arguments.part(start, text.length()));
        }
        return parts;
    }

    /**
     * The arguments as names that the shape's rows can use; which are declared only after all of
     * them are compiled, since they mean nothing within each other.
     */
    List<Let> compile(Scope scope) {
        List<@Nullable Term> terms = new ArrayList<>();
        for (Code argument : arguments) {
            terms.add(argument.compile(scope.environment()));
        }
        List<Variable> parameters = shape.declareParameters(scope);
        List<Let> lets = new ArrayList<>();
        for (int i = 0; i < parameters.size(); i++) {
            Term term = terms.get(i);
            if (term != null) {
                lets.add(new Let(parameters.get(i), term));
            }
        }
        return lets;
    }
}
