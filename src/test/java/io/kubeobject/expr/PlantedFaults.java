package io.kubeobject.expr;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The comparison with Kubernetes finds what is wrong: faults planted in copies of the evaluator.
 * Takes minutes, so it runs when it is asked for, see CONTRIBUTING.md.
 */
final class PlantedFaults {

    private static final long SEED = Long.getLong("koe.seed", 1);
    private static final int CASES = Integer.getInteger("koe.oracle.cases", 10_000);
    private static final int FAULTS = 20;

    @TempDir Path folder;
    private Path madeUp;
    private Path tables;

    @BeforeEach
    void ask() throws IOException {
        madeUp = Files.createDirectory(folder.resolve("made-up"));
        tables = Files.createDirectory(folder.resolve("tables"));
        Oracle.ask(new MadeUp(SEED, CASES).questions(), madeUp);
        Oracle.ask(new Tables().questions(), tables);
    }

    @Test
    void plantedFaults_areAllFound() throws Exception {
        List<PlantedFault> faults = PlantedFault.all();
        List<String> missed = new ArrayList<>();
        for (PlantedFault fault : faults) {
            Path copy = Files.createDirectory(folder.resolve("fault-" + faults.indexOf(fault)));
            List<Integer> found;
            try (URLClassLoader loader = fault.plant(copy)) {
                found = differences(loader);
            }
            System.out.printf(
                    "%s: %d made-up cases and %d lines of tables differ%n",
                    fault, found.get(0), found.get(1));
            if (found.stream().allMatch(count -> count == 0)) {
                missed.add(fault.title());
            }
        }
        assertThat(missed).isEmpty();
        assertThat(faults).hasSizeGreaterThanOrEqualTo(FAULTS);
    }

    @Test
    void copyWithoutFault_isFoundRight() throws Exception {
        try (URLClassLoader loader = PlantedFault.loader(folder)) {
            assertThat(differences(loader)).containsExactly(0, 0);
        }
    }

    @SuppressWarnings("unchecked")
    private List<Integer> differences(ClassLoader loader) throws Exception {
        Class<?> rerun = loader.loadClass(Rerun.class.getName());
        Method method =
                rerun.getDeclaredMethod(
                        "differences", Path.class, Path.class, long.class, int.class);
        method.setAccessible(true);
        try {
            return (List<Integer>) method.invoke(null, madeUp, tables, SEED, CASES);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof AssertionError) {
                return List.of(1, 0); // an evaluation that crashes
            }
            throw e;
        }
    }
}
