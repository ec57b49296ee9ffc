package io.kubeobject.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.spi.ToolProvider;

/**
 * The jar is cut down to the classes that are used, and the image's Java runtime to the modules:
 * neither may lack what is needed.
 */
class JarIT {

    private static final Path JAR = Path.of(System.getProperty("koe.jar", "target/koe.jar"));

    /** Libraries that those in the jar use where they happen to be; none of them is for us. */
    private static final List<String> OPTIONAL =
            List.of(
                    "com.google.auth.",
                    "com.google.errorprone.",
                    "com.oracle.svm.",
                    "io.opentelemetry.",
                    "javax.annotation.",
                    "org.bouncycastle.jsse.",
                    "org.conscrypt.",
                    "org.graalvm.",
                    "org.jspecify.",
                    "org.openjsse.");

    @Test
    void jar_lacksNothingThatItsClassesName() {
        Set<String> missing = new TreeSet<>();
        for (String line : jdeps("--missing-deps").lines().toList()) {
            String[] words = line.strip().split(" +");
            if (line.endsWith("not found") && words[1].equals("->")) {
                missing.add(words[2]);
            }
        }
        missing.remove("not");
        assertThat(missing).as("what is optional").isNotEmpty();
        missing.removeIf(name -> OPTIONAL.stream().anyMatch(name::startsWith));
        assertThat(missing).isEmpty();
    }

    @Test
    void image_hasTheModulesThatTheJarUses() throws IOException {
        Set<String> used =
                new TreeSet<>(
                        List.of(
                                jdeps("--ignore-missing-deps", "--print-module-deps")
                                        .strip()
                                        .split(",")));
        // snakeyaml looks at beans where it makes some; we read its nodes.
        used.remove("java.desktop");
        List<String> modules =
                Files.readAllLines(Path.of("src/image/modules")).stream()
                        .filter(line -> !line.startsWith("#"))
                        .toList();
        assertThat(modules).containsAll(used);
    }

    private static String jdeps(String... options) {
        String[] arguments = new String[options.length + 3];
        arguments[0] = "--multi-release";
        arguments[1] = "25";
        System.arraycopy(options, 0, arguments, 2, options.length);
        arguments[arguments.length - 1] = JAR.toString();
        StringWriter out = new StringWriter();
        try (PrintWriter writer = new PrintWriter(out)) {
            int exit = ToolProvider.findFirst("jdeps").orElseThrow().run(writer, writer, arguments);
            writer.flush();
            assertThat(exit).as(out.toString()).isZero();
        }
        return out.toString();
    }
}
