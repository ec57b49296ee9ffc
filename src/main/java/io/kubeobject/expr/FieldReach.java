package io.kubeobject.expr;

import io.kubeobject.object.FieldTrie;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which fields of the object, and of the variables, an expression can touch.
 *
 * <p>Follows every value back to where it was read: a field of an element of a filtered list is a
 * field below the path of that list. What is computed with is touched wholly; what is only selected
 * from, as far as the selection goes. Whoever evaluates over what is left after everything else is
 * cut away gets the same value.
 */
final class FieldReach {

    /** The object, among the slots of variables. */
    private static final int OBJECT = -1;

    /** How many elements, or which keys; of each no more than that it is there. */
    private static final FieldTrie SIZE = FieldTrie.SHELL.under(FieldTrie.ANY);

    private final int variables;
    private final Map<Integer, FieldTrie> touched = new HashMap<>();
    private final Map<Integer, Set<Origin>> locals = new HashMap<>();
    private final Set<Origin> result;

    /**
     * Looks at an expression.
     *
     * @param variables how many of the slots are the environment's
     */
    FieldReach(Checked expression, int variables) {
        this.variables = variables;
        this.result = follow(expression);
        locals.clear();
    }

    /**
     * A place that a value may have been read from.
     *
     * @param root slot of a variable, or {@link #OBJECT}
     * @param path names of fields below it; lists are passed through
     */
    private record Origin(int root, List<String> path) {

        Origin field(String name) {
            List<String> longer = new ArrayList<>(path);
            longer.add(name);
            return new Origin(root, List.copyOf(longer));
        }
    }

    /** Of the object, if of the result no more than {@code below} is read. */
    FieldTrie ofObject(FieldTrie below) {
        return of(OBJECT, below);
    }

    /** Of a variable, if of the result no more than {@code below} is read. */
    FieldTrie of(int slot, FieldTrie below) {
        FieldTrie all = touched.getOrDefault(slot, FieldTrie.NONE);
        FieldTrie read = below.union(FieldTrie.SHELL);
        for (Origin origin : result) {
            if (origin.root == slot) {
                all = all.union(under(origin.path, read));
            }
        }
        return all;
    }

    private static FieldTrie under(List<String> path, FieldTrie below) {
        FieldTrie trie = below;
        for (String name : path.reversed()) {
            trie = trie.under(name);
        }
        return trie;
    }

    private void touch(Set<Origin> origins, FieldTrie below) {
        for (Origin origin : origins) {
            touched.merge(origin.root, under(origin.path, below), FieldTrie::union);
        }
    }

    private void touchAll(Checked checked) {
        touch(follow(checked), FieldTrie.ALL);
    }

    /** Where the value of an expression may come from; the caller touches as much as it reads. */
    private Set<Origin> follow(Checked checked) {
        return switch (checked) {
            case Checked.Constant _ -> Set.of();
            case Checked.TheObject _ -> Set.of(new Origin(OBJECT, List.of()));
            case Checked.Path(var path, _) -> path(path, Set.of(new Origin(OBJECT, List.of())));
            case Checked.Variable(int slot, _) ->
                    slot < variables
                            ? Set.of(new Origin(slot, List.of()))
                            : locals.getOrDefault(slot, Set.of());
            case Checked.Select(var target, var field, _, _) -> fields(follow(target), field);
            case Checked.Index index -> index(index);
            case Checked.Has(var path, _) -> {
                passed(path);
                yield Set.of();
            }
            case Checked.Choice choice -> {
                touchAll(choice.condition());
                yield both(follow(choice.then()), follow(choice.otherwise()));
            }
            case Checked.ListOf list -> list(list);
            case Checked.Invoke invoke -> call(invoke);
            case Checked.Fold fold -> fold(fold);
            case Checked.Fallback(var first, var second, _, _) ->
                    both(passed(first), follow(second));
            case Checked.Given given -> {
                locals.put(given.slot(), passed(given.optional()));
                yield follow(given.body());
            }
            case Checked.Operation operation -> operation(operation);
            case Checked.Not(var operand, _) -> all(List.of(operand));
            case Checked.Negate(var operand, _) -> all(List.of(operand));
            case Checked.And(var operands, _) -> all(operands);
            case Checked.Or(var operands, _) -> all(operands);
            case Checked.MapOf(var pairs, _) -> {
                pairs.forEach(pair -> all(List.of(pair.key(), pair.value().value())));
                yield Set.of();
            }
        };
    }

    /** What goes on to somewhere else, after a look at whether it is there. */
    private Set<Origin> passed(Checked checked) {
        Set<Origin> origins = follow(checked);
        touch(origins, FieldTrie.SHELL);
        return origins;
    }

    /** Elements are passed through: what is read of them is read of whatever stands there. */
    private Set<Origin> list(Checked.ListOf list) {
        Set<Origin> origins = new HashSet<>();
        list.items().forEach(item -> origins.addAll(follow(item.value())));
        touch(origins, FieldTrie.SHELL);
        return origins;
    }

    /** What is computed with: its result comes from nowhere. */
    private Set<Origin> all(List<Checked> operands) {
        operands.forEach(this::touchAll);
        return Set.of();
    }

    private static Set<Origin> fields(Set<Origin> origins, String name) {
        Set<Origin> fields = new HashSet<>();
        origins.forEach(origin -> fields.add(origin.field(name)));
        return fields;
    }

    private static Set<Origin> both(Set<Origin> a, Set<Origin> b) {
        Set<Origin> both = new HashSet<>(a);
        both.addAll(b);
        return both;
    }

    private Set<Origin> index(Checked.Index index) {
        Set<Origin> origins = follow(index.target());
        if (index.index() instanceof Checked.Constant(var key, _, _)) {
            if (key instanceof String name) {
                return fields(origins, name);
            }
            if (key instanceof Number) {
                return origins; // an element of a list: no map of an object has such a key
            }
        }
        touch(origins, FieldTrie.ALL);
        touchAll(index.index());
        return Set.of();
    }

    private Set<Origin> operation(Checked.Operation operation) {
        if (operation.operator() == Operator.IN
                && operation.left() instanceof Checked.Constant(var key, _, _)
                && key instanceof String name) {
            // a key of a map, or an element of a list, where scalars are kept in any case
            touch(follow(operation.right()), FieldTrie.SHELL.under(name));
            return Set.of();
        }
        return all(List.of(operation.left(), operation.right()));
    }

    private Set<Origin> call(Checked.Invoke invoke) {
        List<Checked> arguments = invoke.arguments();
        if (arguments.isEmpty()) {
            return Set.of();
        }
        Function.Reads reads = reads(invoke.candidates());
        Set<Origin> first = follow(arguments.getFirst());
        all(arguments.subList(1, arguments.size()));
        return switch (reads) {
            case ALL -> {
                touch(first, FieldTrie.ALL);
                yield Set.of();
            }
            case SIZE -> {
                touch(first, SIZE);
                yield Set.of();
            }
            case THROUGH -> {
                touch(first, FieldTrie.SHELL);
                yield first;
            }
        };
    }

    private static Function.Reads reads(List<Function> candidates) {
        Function.Reads reads = candidates.getFirst().reads();
        return candidates.stream().allMatch(f -> f.reads() == reads) ? reads : Function.Reads.ALL;
    }

    private Set<Origin> fold(Checked.Fold fold) {
        Checked.Loop loop = fold.loop();
        Set<Origin> range = follow(fold.range());
        touch(range, loop.listOnly() ? FieldTrie.SHELL : SIZE);
        locals.put(loop.valueSlot(), loop.hasKey() ? elements(range) : range);
        if (loop.hasKey()) {
            locals.put(loop.keySlot(), Set.of());
        }
        if (fold.filter() != null) {
            touchAll(fold.filter());
        }
        Set<Origin> body = follow(fold.body());
        if (fold.kind() == Form.Kind.MAP) {
            touch(body, FieldTrie.SHELL);
            return body;
        }
        touch(body, FieldTrie.ALL);
        boolean keeps = fold.kind() == Form.Kind.FILTER || fold.kind() == Form.Kind.SORT_BY;
        return keeps ? range : Set.of();
    }

    /** Of a list, or of a map. */
    private static Set<Origin> elements(Set<Origin> range) {
        return both(range, fields(range, FieldTrie.ANY));
    }

    /** What a JSONPath selects; where it goes down to any depth, all below is touched. */
    private Set<Origin> path(JsonPath path, Set<Origin> start) {
        Set<Origin> origins = start;
        for (JsonPath.Segment segment : path.segments()) {
            touch(origins, segment.deep() ? FieldTrie.ALL : FieldTrie.SHELL);
            Set<Origin> next = new HashSet<>();
            for (JsonPath.Selector selector : segment.selectors()) {
                next.addAll(selected(selector, origins));
            }
            origins = segment.deep() ? Set.of() : next;
        }
        return origins;
    }

    private Set<Origin> selected(JsonPath.Selector selector, Set<Origin> origins) {
        return switch (selector) {
            case JsonPath.Name(var name) -> fields(origins, name);
            case JsonPath.Index _, JsonPath.Slice _ -> origins;
            case JsonPath.Wildcard _ -> {
                touch(origins, SIZE);
                yield elements(origins);
            }
            case JsonPath.Filter(var test) -> {
                touch(origins, SIZE);
                Set<Origin> elements = elements(origins);
                test(test, elements);
                yield elements;
            }
        };
    }

    private void test(JsonPath.Test test, Set<Origin> elements) {
        switch (test) {
            case JsonPath.Or(var tests) -> tests.forEach(t -> test(t, elements));
            case JsonPath.And(var tests) -> tests.forEach(t -> test(t, elements));
            case JsonPath.Not(var negated) -> test(negated, elements);
            case JsonPath.Exists(var query) -> touch(queried(query, elements), FieldTrie.SHELL);
            case JsonPath.Comparison(var left, _, var right) -> {
                operand(left, elements);
                operand(right, elements);
            }
            case JsonPath.Match(var text, var pattern, _, _) -> {
                operand(text, elements);
                operand(pattern, elements);
            }
        }
    }

    private Set<Origin> queried(JsonPath.Query query, Set<Origin> elements) {
        return path(
                query.path(), query.ofObject() ? Set.of(new Origin(OBJECT, List.of())) : elements);
    }

    private void operand(JsonPath.Operand operand, Set<Origin> elements) {
        switch (operand) {
            case JsonPath.Literal _ -> {}
            case JsonPath.Value(var query) -> touch(queried(query, elements), FieldTrie.ALL);
            case JsonPath.Count(var query) -> touch(queried(query, elements), FieldTrie.SHELL);
            case JsonPath.Length(var of) -> operand(of, elements);
        }
    }
}
