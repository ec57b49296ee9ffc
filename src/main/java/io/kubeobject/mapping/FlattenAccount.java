package io.kubeobject.mapping;

import io.kubeobject.expr.EvaluationException;
import io.kubeobject.mapping.Attempt.Row;
import io.kubeobject.metric.Labels;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What {@link FlattenProgram} does for one family, told field by field: of those, too, that are no
 * numbers, or do not count.
 */
final class FlattenAccount {

    private final Flatten flatten;
    private final String family;
    private final TextReader texts;
    private final StepLog log;
    private final List<Attempt> attempts = new ArrayList<>();

    FlattenAccount(Flatten flatten, String family, StepLog log) {
        this.flatten = flatten;
        this.family = family;
        this.log = log;
        this.texts = new TextReader(flatten.scalars().texts());
    }

    /**
     * Walks over an object.
     *
     * @param root of the tree of names, which is kept from object to object
     */
    List<Attempt> attempts(
            PathNode root, Map<String, Object> object, LabelProgram labels, Evaluation evaluation) {
        try {
            flatten.labels().labels().forEach(l -> log.tell("label " + l.name(), l.value()));
            Labels base = labels.labels(evaluation);
            value(root, object, base);
            if (attempts.isEmpty()) {
                String reason = "the object has no field that gives this name";
                attempts.add(new Attempt(log.steps(), base, List.of(), reason));
            }
        } catch (EvaluationException e) {
            String reason = "a label fails: " + e.getMessage();
            attempts.add(new Attempt(log.steps(), Labels.NONE, List.of(), reason));
        }
        return attempts;
    }

    private void value(PathNode node, Object value, Labels row) {
        if (value instanceof Map<?, ?> map) {
            map(node, map, row);
        } else if (value instanceof List<?> list) {
            PathNode element = node.element();
            String[] names = ElementNames.of(list, node.elementField());
            for (int i = 0; i < names.length; i++) {
                next(element, list.get(i), row.with(element.label(), names[i]));
            }
        } else if (node.name().equals(family)) {
            attempts.add(attempt(node, value, row));
        }
    }

    private void map(PathNode node, Map<?, ?> map, Labels row) {
        PathNode member = node.member();
        for (Map.Entry<?, ?> field : map.entrySet()) {
            String key = String.valueOf(field.getKey());
            if (member == null) {
                PathNode child = node.child(key);
                boolean listed = field.getValue() instanceof List<?>;
                if (leads(listed ? child.element().name() : child.name())) {
                    next(child, field.getValue(), row);
                }
            } else {
                next(member, field.getValue(), row.with(member.label(), key));
            }
        }
    }

    private boolean leads(String name) {
        return family.equals(name) || family.startsWith(name + "_");
    }

    private void next(PathNode node, @Nullable Object value, Labels row) {
        if (value != null) {
            value(node, value, row);
        }
    }

    private Attempt attempt(PathNode node, Object value, Labels row) {
        int mark = log.mark();
        log.value("field", node.field(), value);
        Attempt attempt = new Attempt(log.steps(), row, List.of(), reason(node, value));
        log.back(mark);
        Double number = number(value);
        return !attempt.reason().isEmpty() || number == null
                ? attempt
                : new Attempt(attempt.steps(), row, List.of(new Row(row, number)), "");
    }

    private String reason(PathNode node, Object value) {
        if (!node.isCovered()) {
            return "the field is not included, or is excluded";
        }
        return number(value) == null ? "the field is no number, but " + kind(value) : "";
    }

    private static String kind(Object value) {
        return value instanceof String
                ? "a string that strings: does not read"
                : Evaluation.kind(value);
    }

    private @Nullable Double number(Object value) {
        return switch (value) {
            case Number number -> (Double) number.doubleValue();
            case Boolean truth ->
                    flatten.scalars().booleans() ? (Double) (truth ? 1.0 : 0.0) : null;
            case String text -> texts.isEmpty() ? null : texts.read(text);
            default -> null;
        };
    }
}
