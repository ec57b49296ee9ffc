package io.kubeobject.cli;

import io.kubeobject.config.Flag;
import io.kubeobject.config.Settings;
import io.kubeobject.config.UsageException;
import io.kubeobject.inspect.TestResult;
import io.kubeobject.inspect.TestRunner;
import io.kubeobject.mapping.yaml.CompiledFiles;
import io.kubeobject.mapping.yaml.MappingFiles;
import io.kubeobject.mapping.yaml.MappingPaths;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;

/** {@code koe test}: the tests that mappings carry. */
final class TestCommand {

    private TestCommand() {}

    static int run(Settings settings, Terminal terminal) throws UsageException, Failure {
        TestReport report = settings.choice(Flag.TEST_OUTPUT, TestReport.values(), TestReport.TEXT);
        settings.check();
        List<String> paths =
                settings.words().isEmpty() ? List.of(MappingPaths.DEFAULT) : settings.words();
        CompiledFiles compiled = MappingFiles.compile(MappingPaths.of(paths).read());
        ProblemList.TEXT.print(compiled.problems(), terminal, Terminal.Stream.ERR);
        if (compiled.hasErrors()) {
            return Main.PROBLEMS;
        }
        // What fails within a test is told with the test.
        PrintStream nowhere =
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        try (Logging _ = Logging.ofCommand(nowhere, InstantSource.system())) {
            List<TestResult> results = TestRunner.runAll(compiled);
            report.print(results, terminal);
            terminal.out().flush();
            terminal.say(summary(results));
            return results.stream().allMatch(TestResult::passed) ? Main.DONE : Main.PROBLEMS;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure("interrupted", e);
        }
    }

    private static String summary(List<TestResult> results) {
        long failed = results.stream().filter(result -> !result.passed()).count();
        String tests = CheckCommand.count(results.size(), "test");
        return results.isEmpty()
                ? tests
                : tests + ", " + (failed == 0 ? "none" : failed) + " failed";
    }
}
