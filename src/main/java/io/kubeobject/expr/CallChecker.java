package io.kubeobject.expr;

import io.kubeobject.expr.Function.Style;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Finds out which function or form a call means. */
final class CallChecker {

    private final Checker checker;
    private final Issues issues;
    private final FormChecker forms;

    CallChecker(Checker checker, Scope scope, Issues issues) {
        this.checker = checker;
        this.issues = issues;
        this.forms = new FormChecker(checker, scope, issues);
    }

    Checked check(Syntax.Call call) {
        Syntax target = call.target();
        if (target != null) {
            String qualified = checker.qualified(target) + "." + call.name();
            if (!Functions.named(qualified, Style.GLOBAL).isEmpty()) {
                return function(call, qualified, Style.GLOBAL, call.arguments());
            }
        }
        boolean member = target != null;
        List<Form> known = Form.named(call.name(), member);
        for (Form form : known) {
            if (form.arguments() == call.arguments().size()) {
                return forms.check(form, call);
            }
        }
        Style style = member ? Style.MEMBER : Style.GLOBAL;
        if (Functions.named(call.name(), style).isEmpty()) {
            return known.isEmpty() ? unknown(call, style) : misused(call, known);
        }
        List<Syntax> arguments = new ArrayList<>(call.arguments());
        if (target != null) {
            arguments.addFirst(target);
        }
        return function(call, call.name(), style, arguments);
    }

    /** The arguments are not looked at: they may use variables of the form that was meant. */
    private Checked misused(Syntax.Call call, List<Form> known) {
        String usages = known.stream().map(Form::usage).collect(Collectors.joining(" or "));
        List<Integer> counts = known.stream().map(Form::arguments).toList();
        issues.add(call.nameSpan(), wrongCount(call, call.name(), counts), "write " + usages);
        return Checked.broken(call.span());
    }

    private Checked unknown(Syntax.Call call, Style style) {
        Syntax target = call.target();
        String namespace = target == null ? "" : namespace(checker.qualified(target));
        boolean member = style == Style.MEMBER;
        Style other = member ? Style.GLOBAL : Style.MEMBER;
        boolean otherStyle =
                !Functions.named(call.name(), other).isEmpty()
                        || !Form.named(call.name(), !member).isEmpty();
        String hint;
        if (namespace.isEmpty() && otherStyle) {
            hint = "write " + (member ? call.name() + "(value)" : "value." + call.name() + "()");
        } else {
            Set<String> names = new TreeSet<>(Functions.names(namespace.isEmpty() ? style : other));
            names.addAll(namespace.isEmpty() ? Form.names(member) : Set.of());
            hint =
                    Nearest.word(namespace + call.name(), names)
                            .map(n -> "did you mean `" + n + "`?")
                            .orElse("");
        }
        issues.add(call.nameSpan(), "unknown function `" + namespace + call.name() + "`", hint);
        if (target != null && namespace.isEmpty()) {
            checker.checkTarget(target);
        }
        return Checked.broken(call.span());
    }

    /** With its dot; empty if no function has it. */
    private static String namespace(String qualified) {
        String prefix = qualified + ".";
        boolean known = Functions.names(Style.GLOBAL).stream().anyMatch(n -> n.startsWith(prefix));
        return known && !qualified.isEmpty() ? prefix : "";
    }

    private Checked function(Syntax.Call call, String name, Style style, List<Syntax> written) {
        List<Checked> arguments = written.stream().map(checker::check).toList();
        List<Function> named = Functions.named(name, style);
        List<Function> fitting =
                named.stream().filter(f -> f.signature().takes(arguments.size())).toList();
        if (fitting.isEmpty()) {
            int implied = style == Style.MEMBER ? 1 : 0;
            List<Integer> counts =
                    named.stream().map(f -> f.signature().parameters().size() - implied).toList();
            issues.add(call.nameSpan(), wrongCount(call, name, counts));
            return Checked.broken(call.span());
        }
        List<Function> candidates = fitting.stream().filter(f -> admits(f, arguments)).toList();
        if (candidates.isEmpty()) {
            wrongTypes(call, fitting, arguments);
            return Checked.broken(call.span());
        }
        Type<?> type =
                candidates.stream()
                        .<Type<?>>map(f -> f.signature().result())
                        .reduce(Type::either)
                        .orElse(Type.DYN);
        Type<?> known = type == Type.NUMBER ? Type.DYN : type;
        Checked.Invoke invoke = new Checked.Invoke(candidates, arguments, known, call.span());
        tryConstants(invoke);
        return invoke;
    }

    private static boolean admits(Function function, List<Checked> arguments) {
        for (int i = 0; i < arguments.size(); i++) {
            if (!function.signature().parameter(i).admits(arguments.get(i).type())) {
                return false;
            }
        }
        return true;
    }

    private static String wrongCount(Syntax.Call call, String name, List<Integer> counts) {
        String wanted =
                counts.stream()
                        .distinct()
                        .sorted()
                        .map(String::valueOf)
                        .collect(Collectors.joining(" or "));
        String plural = wanted.equals("1") ? "" : "s";
        return "`%s` takes %s argument%s, got %d"
                .formatted(name, wanted, plural, call.arguments().size());
    }

    /** Reports the argument that no function takes, or else all of them. */
    private void wrongTypes(Syntax.Call call, List<Function> fitting, List<Checked> arguments) {
        String takes = "`" + fitting.getFirst().name() + "` takes ";
        for (int i = 0; i < arguments.size(); i++) {
            int index = i;
            List<Type<?>> wanted = new ArrayList<>();
            fitting.forEach(f -> wanted.add(f.signature().parameter(index)));
            Type<?> got = arguments.get(i).type();
            if (wanted.stream().noneMatch(type -> type.admits(got))) {
                String message = takes + nouns(wanted, " or ") + ", got " + got.noun;
                issues.add(arguments.get(i).span(), message);
                return;
            }
        }
        List<Type<?>> got = new ArrayList<>();
        arguments.forEach(argument -> got.add(argument.type()));
        String wanted =
                fitting.stream()
                        .map(f -> "(" + nouns(f.signature().parameters(), ", ") + ")")
                        .distinct()
                        .collect(Collectors.joining(" or "));
        issues.add(call.nameSpan(), takes + wanted + ", got (" + nouns(got, ", ") + ")");
    }

    private static String nouns(List<Type<?>> types, String separator) {
        return types.stream()
                .map(type -> type.noun)
                .distinct()
                .collect(Collectors.joining(separator));
    }

    /** A text that does not convert, or is no pattern, is a mistake of whoever wrote it. */
    private void tryConstants(Checked.Invoke invoke) {
        List<Checked> arguments = invoke.arguments();
        Function function = invoke.candidates().getFirst();
        boolean pattern = function.prepared() != null && isConstant(arguments.get(1));
        boolean conversion =
                ConversionFunctions.NAMES.contains(function.name())
                        && arguments.stream().allMatch(CallChecker::isConstant);
        try {
            if (pattern || conversion) {
                Node node = new Planner().plan(invoke);
                Frame frame = new Frame(Environment.ofObject());
                frame.begin(0);
                if (conversion) {
                    node.eval(frame);
                }
            }
        } catch (EvaluationException e) {
            Checked constant = arguments.get(pattern ? 1 : 0);
            issues.add(constant.span(), whole(e.getMessage(), constant));
        }
    }

    /** The text of a mapping is no secret to whoever wrote it. */
    private static String whole(String message, Checked constant) {
        return constant instanceof Checked.Constant(String text, _, _)
                ? message.replace(Values.quote(text), '"' + text + '"')
                : message;
    }

    private static boolean isConstant(Checked checked) {
        return checked instanceof Checked.Constant(var value, _, _) && value != Absent.ABSENT;
    }
}
