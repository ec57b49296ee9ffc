package io.kubeobject.expr;

import io.kubeobject.expr.Checked.Loop;
import io.kubeobject.expr.Scope.Local;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** Finds out what a form means: {@code has}, {@code filter}, {@code orValue} … */
final class FormChecker {

    private final Checker checker;
    private final Scope scope;
    private final Issues issues;

    FormChecker(Checker checker, Scope scope, Issues issues) {
        this.checker = checker;
        this.scope = scope;
        this.issues = issues;
    }

    Checked check(Form form, Syntax.Call call) {
        Syntax target = call.target();
        if (target == null) {
            Syntax argument = call.arguments().getFirst();
            return form.kind() == Form.Kind.HAS ? has(argument, call) : condition(argument, call);
        }
        return switch (form.kind()) {
            case OR_VALUE -> fallback(target, call, false);
            case OR -> fallback(target, call, true);
            case OPT_MAP -> given(target, call, false);
            case OPT_FLAT_MAP -> given(target, call, true);
            default -> fold(form, target, call);
        };
    }

    private Checked has(Syntax path, Syntax.Call call) {
        boolean legal =
                path instanceof Syntax.Name
                        || path instanceof Syntax.Select
                        || path instanceof Syntax.Index
                        || path instanceof Syntax.Broken;
        if (!legal) {
            issues.add(path.span(), "has takes a path, as in has(spec.replicas)");
        }
        return new Checked.Has(checker.checkTarget(path), call.span());
    }

    private Checked fallback(Syntax target, Syntax.Call call, boolean optional) {
        Checked first = checker.check(target);
        Checked second = checker.check(call.arguments().getFirst());
        if (optional) {
            expect(Type.OPTIONAL, first, "or");
            expect(Type.OPTIONAL, second, "or");
        }
        return new Checked.Fallback(first, second, optional, call.span());
    }

    private void expect(Type<?> type, Checked actual, String who) {
        if (!type.admits(actual.type())) {
            issues.add(
                    actual.span(),
                    "`" + who + "` takes " + type.noun + ", got " + actual.type().noun,
                    type == Type.OPTIONAL ? "for a value that may be absent use orValue" : "");
        }
    }

    private Checked given(Syntax target, Syntax.Call call, boolean flat) {
        Checked optional = checker.check(target);
        expect(Type.OPTIONAL, optional, call.name());
        Local local = scope.enter(variable(call, 0));
        Checked body = checker.check(call.arguments().get(1));
        scope.leave();
        if (flat) {
            expect(Type.OPTIONAL, body, call.name());
        }
        return new Checked.Given(optional, local.slot, body, flat, call.span());
    }

    private Checked fold(Form form, Syntax target, Syntax.Call call) {
        Checked range = checker.checkTarget(target);
        if (!Type.LIST.admits(range.type()) && !Type.MAP.admits(range.type())) {
            issues.add(
                    range.span(),
                    "`" + form.name() + "` goes over a list or a map, got " + range.type().noun);
        }
        boolean keyed = form.variables() == 2;
        Local key = keyed ? scope.enter(variable(call, 0)) : null;
        Local value = scope.enter(variable(call, form.variables() - 1));
        List<Syntax> rest = call.arguments().subList(form.variables(), form.arguments());
        String who = "`" + form.name() + "`";
        Checked filter = form.filters() ? checker.bool(rest.getFirst(), who) : null;
        Checked body = body(form, rest.getLast(), who);
        scope.leave();
        if (keyed) {
            scope.leave();
        }
        return new Checked.Fold(form.kind(), range, loop(key, value), filter, body, call.span());
    }

    private Checked body(Form form, Syntax syntax, String who) {
        return switch (form.kind()) {
            case ALL, EXISTS, EXISTS_ONE, FILTER -> checker.bool(syntax, who);
            default -> checker.check(syntax);
        };
    }

    private static Loop loop(@Nullable Local key, Local value) {
        int keySlot = key == null ? -1 : key.slot;
        return new Loop(keySlot, value.slot, key == null && value.onlySelected());
    }

    /** The name that an argument gives to a variable. */
    private String variable(Syntax.Call call, int index) {
        Syntax argument = call.arguments().get(index);
        if (argument instanceof Syntax.Name(var name, _) && !Roots.RESERVED.contains(name)) {
            return name;
        }
        if (!(argument instanceof Syntax.Broken)) {
            issues.add(argument.span(), "`" + call.name() + "` takes the name of a variable here");
        }
        return "";
    }

    /** The first element of {@code status.conditions} whose type is the argument. */
    private Checked condition(Syntax argument, Syntax.Call call) {
        Span span = call.span();
        Checked status = new Checked.Select(new Checked.TheObject(span), "status", false, span);
        Checked conditions = new Checked.Select(status, "conditions", false, span);
        Local each = scope.enter("");
        Checked wanted = checker.check(argument);
        scope.leave();
        expect(Type.STRING, wanted, "condition");
        Checked variable = new Checked.Variable(each.slot, span);
        Checked type = new Checked.Select(variable, "type", false, span);
        Checked same = new Checked.Operation(Operator.EQUAL, type, wanted, Type.BOOL, span);
        Checked.Loop loop = new Loop(-1, each.slot, true);
        Checked found = new Checked.Fold(Form.Kind.FILTER, conditions, loop, null, same, span);
        return new Checked.Index(found, Checked.constant(0L, span), false, span);
    }
}
