package io.kubeobject.expr;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds out what a syntax tree means: which variable, field, function; and which types, as far as
 * they are known before there is an object. Reports everything that cannot be right.
 */
final class Checker {

    /** What people leave the metadata out of. */
    private static final Set<String> OF_METADATA =
            Set.of("name", "namespace", "labels", "annotations", "uid", "generation", "finalizers");

    private static final Map<String, Type<?>> TYPES = types();

    private final Scope scope;
    private final Issues issues;
    private final CallChecker calls;

    Checker(Environment environment, Issues issues) {
        this.scope = new Scope(environment);
        this.issues = issues;
        this.calls = new CallChecker(this, scope, issues);
    }

    private static Map<String, Type<?>> types() {
        Map<String, Type<?>> types = new java.util.HashMap<>();
        Type.NAMED.forEach(type -> types.put(type.name, type));
        return Map.copyOf(types);
    }

    /** How many slots an evaluation of what was checked needs. */
    int slots() {
        return scope.slots();
    }

    Checked check(Syntax syntax) {
        return switch (syntax) {
            case Syntax.Literal literal -> Checked.constant(literal.value(), literal.span());
            case Syntax.Name name -> name(name, false);
            case Syntax.Select select -> select(select);
            case Syntax.Index index -> index(index);
            case Syntax.Call call -> calls.check(call);
            case Syntax.Not not -> new Checked.Not(bool(not.operand(), "`!`"), not.span());
            case Syntax.Negate negate -> negate(negate);
            case Syntax.Binary binary -> binary(binary);
            case Syntax.And and -> new Checked.And(bools(and.operands(), "`&&`"), and.span());
            case Syntax.Or or -> new Checked.Or(bools(or.operands(), "`||`"), or.span());
            case Syntax.Choice choice ->
                    new Checked.Choice(
                            bool(choice.condition(), "`?`"),
                            check(choice.then()),
                            check(choice.otherwise()),
                            choice.span());
            case Syntax.ListLiteral list -> list(list);
            case Syntax.MapLiteral map -> map(map);
            case Syntax.Broken broken -> Checked.broken(broken.span());
        };
    }

    /** What a field or an element is read of, or what a form goes over. */
    Checked checkTarget(Syntax syntax) {
        return syntax instanceof Syntax.Name name ? name(name, true) : check(syntax);
    }

    private Checked name(Syntax.Name name, boolean selected) {
        int slot = scope.variable(name.name(), selected);
        if (slot >= 0) {
            return new Checked.Variable(slot, name.span());
        }
        Type<?> type = TYPES.get(name.name());
        if (type != null) {
            return Checked.constant(type, name.span());
        }
        if (name.name().equals(Roots.OBJECT)) {
            return new Checked.TheObject(name.span());
        }
        if (Roots.FIELDS.contains(name.name())) {
            return root(name.name(), name.span());
        }
        unknown(name);
        return Checked.broken(name.span());
    }

    private static Checked root(String field, Span span) {
        return new Checked.Select(new Checked.TheObject(span), field, false, span);
    }

    private void unknown(Syntax.Name name) {
        String word = name.name();
        boolean reserved = Roots.RESERVED.contains(word);
        String message =
                reserved ? "`" + word + "` is a reserved word" : "unknown name `" + word + "`";
        issues.add(name.span(), message, nameHint(word));
    }

    private String nameHint(String word) {
        if (OF_METADATA.contains(word)) {
            return "did you mean `metadata." + word + "`?";
        }
        if (!Functions.named(word, Function.Style.GLOBAL).isEmpty()) {
            return "`" + word + "` is a function: write " + word + "(…)";
        }
        Set<String> known = new TreeSet<>(Roots.FIELDS);
        known.addAll(scope.names());
        known.add(Roots.OBJECT);
        return Nearest.word(word, known)
                .or(() -> Nearest.word(word, OF_METADATA).map(n -> "metadata." + n))
                .map(n -> "did you mean `" + n + "`?")
                .orElse("for a field of the object write object." + word);
    }

    private Checked select(Syntax.Select select) {
        Type<?> named = select.optional() ? null : TYPES.get(qualified(select));
        if (named != null) {
            return Checked.constant(named, select.span());
        }
        Checked target = checkTarget(select.target());
        Type<?> type = target.type();
        if (type != Type.DYN && type != Type.MAP && type != Type.OPTIONAL) {
            String hint =
                    type == Type.LIST
                            ? "choose an element, as in [0], or read it of each: .map(x, x."
                                    + select.field()
                                    + ")"
                            : "";
            issues.add(select.fieldSpan(), type.noun + " has no fields", hint);
        }
        return new Checked.Select(target, select.field(), select.optional(), select.span());
    }

    /** {@code a.b.c} as it is written; empty if it is anything else, or begins with a variable. */
    String qualified(Syntax syntax) {
        return switch (syntax) {
            case Syntax.Name(var name, _) -> scope.names().contains(name) ? "" : name;
            case Syntax.Select(var target, var field, var optional, _, _) -> {
                String start = optional ? "" : qualified(target);
                yield start.isEmpty() ? "" : start + "." + field;
            }
            default -> "";
        };
    }

    private Checked index(Syntax.Index index) {
        Checked target = checkTarget(index.target());
        Checked key = check(index.index());
        boolean ofList = target.type() == Type.LIST;
        if (!ofList && !isIndexed(target.type())) {
            issues.add(index.span(), target.type().noun + " has no elements");
        } else if (ofList && !Type.NUMBER.admits(key.type())) {
            issues.add(key.span(), "the index of a list is an int, got " + key.type().noun);
        }
        return new Checked.Index(target, key, index.optional(), index.span());
    }

    private static boolean isIndexed(Type<?> type) {
        return type == Type.DYN || type == Type.MAP || type == Type.OPTIONAL;
    }

    private Checked negate(Syntax.Negate negate) {
        Checked operand = check(negate.operand());
        Type<?> type = operand.type();
        if (!Type.INT.admits(type) && !Type.DOUBLE.admits(type)) {
            issues.add(operand.span(), "`-` takes a number, got " + type.noun);
        }
        return new Checked.Negate(operand, negate.span());
    }

    private Checked binary(Syntax.Binary binary) {
        Checked left = check(binary.left());
        Checked right = check(binary.right());
        Type<?> result = OperatorTypes.result(binary.operator(), left.type(), right.type());
        if (result == null) {
            issues.add(
                    binary.operatorSpan(),
                    "`" + binary.operator().symbol + "` " + refusal(left.type(), right.type()),
                    mixHint(left.type(), right.type()));
            return Checked.broken(binary.span());
        }
        return new Checked.Operation(binary.operator(), left, right, result, binary.span());
    }

    private static String refusal(Type<?> left, Type<?> right) {
        if (left == Type.DYN || right == Type.DYN) {
            return "does not take " + (left == Type.DYN ? right : left).noun;
        }
        return "cannot stand between " + left.noun + " and " + right.noun;
    }

    private static String mixHint(Type<?> left, Type<?> right) {
        if (left == Type.QUANTITY || right == Type.QUANTITY) {
            return "use add, sub, isLessThan, isGreaterThan, compareTo";
        }
        if (left == Type.STRING || right == Type.STRING) {
            return "convert one of the two: string(…), int(…), double(…)";
        }
        return left == Type.UINT || right == Type.UINT ? "convert with int(…)" : "";
    }

    /** An operand that must be true or false. */
    Checked bool(Syntax syntax, String who) {
        Checked operand = check(syntax);
        if (!Type.BOOL.admits(operand.type())) {
            issues.add(operand.span(), who + " takes a bool, got " + operand.type().noun);
        }
        return operand;
    }

    private List<Checked> bools(List<Syntax> operands, String who) {
        return operands.stream().map(operand -> bool(operand, who)).toList();
    }

    private Checked list(Syntax.ListLiteral list) {
        List<Checked.Item> items = new ArrayList<>();
        for (Syntax.Element element : list.elements()) {
            items.add(item(element.value(), element.optional()));
        }
        return new Checked.ListOf(List.copyOf(items), list.span());
    }

    private Checked.Item item(Syntax syntax, boolean optional) {
        Checked value = check(syntax);
        if (optional && !Type.OPTIONAL.admits(value.type())) {
            issues.add(value.span(), "`?` takes an optional, got " + value.type().noun);
        }
        return new Checked.Item(value, optional);
    }

    private Checked map(Syntax.MapLiteral map) {
        List<Checked.Pair> pairs = new ArrayList<>();
        for (Syntax.Entry entry : map.entries()) {
            Checked key = check(entry.key());
            boolean legal =
                    Type.NUMBER.admits(key.type())
                            || Type.STRING.admits(key.type())
                            || Type.BOOL.admits(key.type());
            if (!legal) {
                issues.add(key.span(), key.type().noun + " cannot be a key");
            }
            pairs.add(new Checked.Pair(key, item(entry.value(), entry.optional())));
        }
        return new Checked.MapOf(List.copyOf(pairs), map.span());
    }
}
