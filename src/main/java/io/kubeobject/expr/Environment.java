package io.kubeobject.expr;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Which names an expression may use: the object, its top-level fields, and variables. Immutable;
 * two of these are equal if they have the same variables in the same order.
 */
public final class Environment {

    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final Environment OBJECT = new Environment(List.of());

    private final List<String> variables;

    private Environment(List<String> variables) {
        this.variables = variables;
    }

    /**
     * {@code object} and the fields that kinds have at the top: {@code metadata}, {@code spec} …
     */
    public static Environment ofObject() {
        return OBJECT;
    }

    /**
     * With one more variable, in the next slot. It hides a field or an earlier variable of its
     * name.
     *
     * @throws IllegalArgumentException with a message for the user, if that cannot be a name
     */
    public Environment with(String variable) {
        if (!NAME.matcher(variable).matches()) {
            throw new IllegalArgumentException(
                    "\""
                            + variable
                            + "\" is not a name; expected letters, digits and _, no digit first");
        }
        if (Roots.RESERVED.contains(variable) || variable.equals(Roots.OBJECT)) {
            throw new IllegalArgumentException("\"" + variable + "\" is a reserved word");
        }
        List<String> more = new ArrayList<>(variables);
        more.add(variable);
        return new Environment(List.copyOf(more));
    }

    /** The slot of a variable: of the latest, if there are several of that name. */
    public int slot(String variable) {
        int slot = variables.lastIndexOf(variable);
        if (slot < 0) {
            throw new IllegalStateException("BUG: no variable \"" + variable + "\"");
        }
        return slot;
    }

    /** How many variables there are; slots count from 0. */
    public int slots() {
        return variables.size();
    }

    /** The variables by slot. */
    List<String> variables() {
        return variables;
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof Environment other && variables.equals(other.variables);
    }

    @Override
    public int hashCode() {
        return variables.hashCode();
    }

    @Override
    public String toString() {
        return variables.toString();
    }
}
