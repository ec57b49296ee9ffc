package io.kubeobject.mapping.yaml;

import io.kubeobject.expr.Environment;
import io.kubeobject.mapping.Let;
import io.kubeobject.mapping.Term;
import io.kubeobject.mapping.Variable;

import org.yaml.snakeyaml.nodes.ScalarNode;

import java.util.ArrayList;
import java.util.List;

/** The names that the expressions of a place may use; grows as names are read. */
final class Scope {

    private final Reading reading;
    private final RowShapes shapes;
    private Environment environment;

    Scope(Environment environment, Reading reading, RowShapes shapes) {
        this.environment = environment;
        this.reading = reading;
        this.shapes = shapes;
    }

    Environment environment() {
        return environment;
    }

    Reading reading() {
        return reading;
    }

    RowShapes shapes() {
        return shapes;
    }

    /** A scope within this one. */
    Scope inner() {
        return new Scope(environment, reading, shapes);
    }

    /**
     * A new name, which hides an earlier one.
     *
     * @param node where it was written, at {@code offset} of its value
     */
    Variable declare(String name, ScalarNode node, int offset) {
        try {
            environment = environment.with(name);
        } catch (IllegalArgumentException e) {
            reading.error(
                    ProblemCode.RESERVED_NAME, node, offset, String.valueOf(e.getMessage()), "");
            return new Variable(name, 0);
        }
        return new Variable(name, environment.slot(name));
    }

    /** Names in the order of the file: each may use those before it. */
    List<Let> lets(List<Member<String, Code>> members) {
        List<Let> lets = new ArrayList<>();
        for (Member<String, Code> member : members) {
            Term term = member.value().compile(environment);
            Variable variable = declare(member.key(), member.keyNode(), 0);
            if (term != null) {
                lets.add(new Let(variable, term));
            }
        }
        return lets;
    }
}
