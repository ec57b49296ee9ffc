package io.kubeobject.expr;

import io.kubeobject.expr.Access.Mismatch;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Makes the nodes that evaluate what was checked, and computes what never changes. */
final class Planner {

    private final @Nullable Tracer tracer;
    private boolean counted;
    private int planned;

    Planner() {
        this(null);
    }

    /** With a look-out around every node; null for none. */
    Planner(@Nullable Tracer tracer) {
        this.tracer = tracer;
    }

    /**
     * Whether an evaluation has a frame to begin: because something in it counts steps, or has
     * variables of its own. Known once everything is planned.
     */
    boolean counted() {
        return counted;
    }

    Node plan(Checked checked) {
        return plan(checked, Mismatch.FAIL);
    }

    private Node plan(Checked checked, Mismatch mismatch) {
        planned++;
        Node node = node(checked, mismatch);
        return tracer == null ? node : tracer.around(node, checked);
    }

    private Node node(Checked checked, Mismatch mismatch) {
        return switch (checked) {
            case Checked.Constant(var value, _, _) -> new Node.Constant(value);
            case Checked.TheObject _ -> new Access.TheObject();
            case Checked.Path(var path, var span) -> {
                counted = true;
                yield new JsonPathNode(path, span);
            }
            case Checked.Variable(int slot, _) -> new Access.Variable(slot);
            case Checked.Select select -> select(select, mismatch);
            case Checked.Index index -> index(index, mismatch);
            case Checked.Has(var path, _) -> new Access.Has(plan(path, Mismatch.ABSENT));
            case Checked.Not(var operand, var span) ->
                    folded(new Logic.Not(plan(operand), span), operand);
            case Checked.Negate(var operand, var span) ->
                    folded(new Operations.Negate(plan(operand), span), operand);
            case Checked.And(var operands, _) -> new Logic.And(plan(operands));
            case Checked.Or(var operands, _) -> new Logic.Or(plan(operands));
            case Checked.Choice(var condition, var then, var otherwise, var span) ->
                    new Logic.Choice(plan(condition), plan(then), plan(otherwise), span);
            case Checked.Operation operation -> operation(operation);
            case Checked.ListOf list -> list(list);
            case Checked.MapOf map -> map(map);
            case Checked.Invoke invoke -> invoke(invoke);
            case Checked.Fold fold -> fold(fold);
            case Checked.Fallback fallback -> fallback(fallback);
            case Checked.Given given -> given(given);
        };
    }

    private Node fallback(Checked.Fallback fallback) {
        Node first = plan(fallback.first());
        Node second = plan(fallback.second());
        return fallback.optional()
                ? new Logic.OrOptional(first, second)
                : new Logic.OrValue(first, second);
    }

    private Node given(Checked.Given given) {
        counted = true;
        Node optional = plan(given.optional());
        return new Logic.Given(
                optional, given.slot(), plan(given.body()), given.flat(), given.span());
    }

    private Node[] plan(List<Checked> checked) {
        return checked.stream().map(this::plan).toArray(Node[]::new);
    }

    /** A chain of fields becomes one node. */
    private Node select(Checked.Select select, Mismatch mismatch) {
        if (select.optional()) {
            Node target = plan(select.target(), mismatch);
            return new Access.OptionalField(target, select.field(), mismatch, select.span());
        }
        Deque<String> names = new ArrayDeque<>();
        Checked start = select;
        while (start instanceof Checked.Select step
                && !step.optional()
                && (tracer == null || names.isEmpty())) {
            names.addFirst(step.field());
            start = step.target();
        }
        String[] path = names.toArray(String[]::new);
        return start instanceof Checked.TheObject
                ? new Access.ObjectPath(path, mismatch, select.span())
                : new Access.Path(plan(start, mismatch), path, mismatch, select.span());
    }

    private Node index(Checked.Index index, Mismatch mismatch) {
        Node target = plan(index.target(), mismatch);
        Node key = plan(index.index());
        return new Access.Index(target, key, index.optional(), mismatch, index.span());
    }

    private Node operation(Checked.Operation operation) {
        counted = true;
        Node left = plan(operation.left());
        Node right = plan(operation.right());
        return folded(
                Operations.of(operation.operator(), left, right, operation.span()),
                operation.left(),
                operation.right());
    }

    private Node list(Checked.ListOf list) {
        counted = true;
        Literals.Item[] items = list.items().stream().map(this::item).toArray(Literals.Item[]::new);
        Checked[] values = list.items().stream().map(Checked.Item::value).toArray(Checked[]::new);
        return folded(new Literals.ListLiteral(items), values);
    }

    private Node map(Checked.MapOf map) {
        counted = true;
        Node[] keys = map.pairs().stream().map(p -> plan(p.key())).toArray(Node[]::new);
        Literals.Item[] values =
                map.pairs().stream().map(p -> item(p.value())).toArray(Literals.Item[]::new);
        return new Literals.MapLiteral(keys, values);
    }

    private Literals.Item item(Checked.Item item) {
        return new Literals.Item(plan(item.value()), item.optional(), item.value().span());
    }

    private Node invoke(Checked.Invoke invoke) {
        counted = true;
        List<Function> candidates = invoke.candidates();
        if (invoke.arguments().size() > 1
                && invoke.arguments().get(1) instanceof Checked.Constant(var constant, _, _)) {
            candidates = candidates.stream().map(f -> prepared(f, constant)).toList();
        }
        Node node = Calls.of(candidates, plan(invoke.arguments()), invoke.span());
        return folded(node, invoke.arguments().toArray(Checked[]::new));
    }

    private static Function prepared(Function function, Object constant) {
        Function.Prepared prepared = function.prepared();
        if (prepared == null || !function.signature().parameter(1).accepts(constant)) {
            return function;
        }
        return function.body(prepared.with(constant));
    }

    private Node fold(Checked.Fold fold) {
        counted = true;
        Node range = plan(fold.range());
        int before = planned;
        Node filter = optional(fold.filter());
        Node body = plan(fold.body());
        Fold.Over over = new Fold.Over(range, fold.loop(), planned - before, fold.span());
        return switch (fold.kind()) {
            case ALL -> new Fold.Quantifier(over, body, false);
            case EXISTS -> new Fold.Quantifier(over, body, true);
            case EXISTS_ONE -> new Fold.ExistsOne(over, body);
            case FILTER -> new Fold.Filter(over, body);
            case MAP -> new Fold.Transform(over, filter, body);
            case MAP_VALUES -> new Fold.TransformMap(over, filter, body);
            case MAP_ENTRIES -> new Fold.TransformEntries(over, filter, body);
            case SORT_BY -> new Fold.SortBy(over, body);
            case OPT_MAP, OPT_FLAT_MAP, OR_VALUE, OR, HAS, CONDITION ->
                    throw new IllegalStateException("BUG: " + fold.kind() + " is no fold");
        };
    }

    private @Nullable Node optional(@Nullable Checked checked) {
        return checked == null ? null : plan(checked);
    }

    /**
     * The value of a node whose operands are constant; the node itself if it fails, since it may
     * never be reached.
     */
    private static Node folded(Node node, Checked... operands) {
        for (Checked operand : operands) {
            if (!(operand instanceof Checked.Constant)) {
                return node;
            }
        }
        try {
            Frame frame = new Frame(Environment.ofObject());
            frame.begin(0);
            return new Node.Constant(node.eval(frame));
        } catch (EvaluationException e) {
            return node;
        }
    }
}
