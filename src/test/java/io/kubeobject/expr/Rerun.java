package io.kubeobject.expr;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Compares what was asked of Kubernetes before with what the evaluator in this class loader makes
 * of it. Called by reflection, so of types that every class loader shares.
 */
final class Rerun {

    private Rerun() {}

    /** How many cases differ: made-up ones, and lines of tables. */
    static List<Integer> differences(Path madeUp, Path tables, long seed, int cases)
            throws IOException {
        MadeUp made = new MadeUp(seed, cases);
        Tables lines = new Tables();
        return List.of(
                made.compare(Oracle.read(made.questions(), madeUp)).found(),
                lines.wrong(Oracle.read(lines.questions(), tables)).size());
    }
}
