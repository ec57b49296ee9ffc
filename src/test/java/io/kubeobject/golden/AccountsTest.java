package io.kubeobject.golden;

import static org.assertj.core.api.Assertions.assertThat;

import io.kubeobject.mapping.Account;
import io.kubeobject.mapping.Accounts;
import io.kubeobject.mapping.Attempt.Detail;
import io.kubeobject.mapping.LaneProgram;
import io.kubeobject.mapping.Program;
import io.kubeobject.object.KubeObject;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What {@code koe explain} tells is what the server makes: of every object of every golden case,
 * each family that it has rows of is told with the same rows, and with their reasons all others.
 */
class AccountsTest {

    @TestFactory
    Stream<DynamicTest> accounts_haveTheRowsThatAreServed() throws IOException {
        return GoldenTest.folders()
                .map(f -> DynamicTest.dynamicTest(GoldenTest.name(f), () -> compare(f)));
    }

    private static void compare(Path folder) throws Exception {
        GivenObjects objects = new GivenObjects(folder.resolve("objects.json"));
        Program program = GoldenTest.program(folder);
        for (LaneProgram lane : program.lanes(objects.catalog())) {
            TreeSet<String> families = new TreeSet<>();
            lane.declared().forEach(family -> families.add(family.name()));
            for (KubeObject object : objects.whole(lane.resource())) {
                TreeMap<String, List<String>> served = served(lane, object);
                families.addAll(served.keySet());
                for (String family : families) {
                    assertThat(told(lane.accounts(family), object))
                            .as(family + " of " + object.key())
                            .containsExactlyInAnyOrderElementsOf(
                                    served.getOrDefault(family, List.of()));
                }
            }
        }
    }

    private static TreeMap<String, List<String>> served(LaneProgram lane, KubeObject object) {
        TreeMap<String, List<String>> rows = new TreeMap<>();
        lane.evaluate(
                object,
                (family, labels, value) ->
                        rows.computeIfAbsent(family.name(), _ -> new java.util.ArrayList<>())
                                .add(labels + " " + value),
                _ -> {});
        return rows;
    }

    private static List<String> told(Accounts accounts, KubeObject object) {
        List<Account> steps = accounts.of(object, Detail.STEPS);
        List<String> rows = rows(steps);
        assertThat(rows(accounts.of(object, Detail.OUTCOME))).as("without steps").isEqualTo(rows);
        assertThat(steps.stream().flatMap(account -> account.attempts().stream()))
                .allMatch(attempt -> attempt.rows().isEmpty() != attempt.reason().isEmpty());
        return rows;
    }

    private static List<String> rows(List<Account> accounts) {
        return accounts.stream()
                .filter(account -> !account.remembered())
                .flatMap(account -> account.attempts().stream())
                .flatMap(attempt -> attempt.rows().stream())
                .map(row -> row.labels() + " " + row.value())
                .toList();
    }
}
