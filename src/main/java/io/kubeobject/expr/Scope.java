package io.kubeobject.expr;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Which names mean what where the checker is: the environment, and the variables of forms. */
final class Scope {

    private final Environment environment;
    private final List<Local> locals = new ArrayList<>();
    private int slots;

    Scope(Environment environment) {
        this.environment = environment;
        this.slots = environment.slots();
    }

    /** A variable of a form, and how its body uses it. */
    static final class Local {

        final String name;
        final int slot;
        private boolean selected;
        private boolean escaped;

        private Local(String name, int slot) {
            this.name = name;
            this.slot = slot;
        }

        /** Whether nothing but fields or elements of it are read, and some are. */
        boolean onlySelected() {
            return selected && !escaped;
        }
    }

    Local enter(String name) {
        Local local = new Local(name, environment.slots() + locals.size());
        locals.add(local);
        slots = Math.max(slots, local.slot + 1);
        return local;
    }

    /** The variable that was entered last is known no more. */
    void leave() {
        locals.removeLast();
    }

    /** How many slots an evaluation needs. */
    int slots() {
        return slots;
    }

    /** The slot of a variable, and a note of how it is used; -1 if there is none of that name. */
    int variable(String name, boolean selected) {
        Local local = local(name);
        if (local == null) {
            return environment.variables().lastIndexOf(name);
        }
        local.selected |= selected;
        local.escaped |= !selected;
        return local.slot;
    }

    private @Nullable Local local(String name) {
        for (Local local : locals.reversed()) {
            if (local.name.equals(name)) {
                return local;
            }
        }
        return null;
    }

    /** All names of variables. */
    Set<String> names() {
        Set<String> names = new TreeSet<>(environment.variables());
        locals.forEach(local -> names.add(local.name));
        names.remove(""); // where a name was expected and something else stands
        return names;
    }
}
