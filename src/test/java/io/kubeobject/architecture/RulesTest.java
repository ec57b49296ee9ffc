package io.kubeobject.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

import javax.tools.ToolProvider;

/** Each rule finds the planted code that breaks it, and lets pass what keeps it. */
class RulesTest {

    private static final PackageRules PACKAGES =
            new PackageRules(
                    "p",
                    Map.of("low", Set.of(), "high", Set.of("low"), "other", PackageRules.ALL),
                    Map.of("java.util.regex", Set.of("low")));

    @TempDir Path folder;

    @Test
    void forbidden_findsAnImportAgainstTheTable() throws IOException {
        plant("p/high/High.java", "package p.high; public class High {}");
        plant("p/low/Low.java", "package p.low; class Low { p.high.High field; }");
        assertThat(PACKAGES.forbidden(compiled())).containsExactly("p.low uses p.high");
    }

    @Test
    void forbidden_seesGenericSignaturesAndConstants() throws IOException {
        plant(
                "p/high/High.java",
                "package p.high; public class High { public static final int ONE = 1; }");
        plant("p/low/Low.java", "package p.low; class Low { java.util.List<p.high.High> field; }");
        assertThat(PACKAGES.forbidden(compiled())).containsExactly("p.low uses p.high");
        plant(
                "p/low/Low.java",
                "package p.low; import static p.high.High.ONE; class Low { int one = ONE; }");
        assertThat(PACKAGES.forbidden(compiled())).containsExactly("p.low uses p.high");
    }

    @Test
    void forbidden_allowsWhatTheTableAllows() throws IOException {
        plant("p/low/Low.java", "package p.low; public class Low { java.util.regex.Pattern r; }");
        plant("p/high/High.java", "package p.high; class High { p.low.Low field; }");
        plant("p/other/Any.java", "package p.other; class Any { p.low.Low field; }");
        assertThat(PACKAGES.forbidden(compiled())).isEmpty();
    }

    @Test
    void forbidden_findsAPackageThatTheTableDoesNotHave() throws IOException {
        plant("p/strange/Any.java", "package p.strange; class Any {}");
        assertThat(PACKAGES.forbidden(compiled()))
                .containsExactly("p.strange is not in the table of packages");
    }

    @Test
    void forbidden_findsALibraryWithAnotherOwner() throws IOException {
        plant("p/high/High.java", "package p.high; class High { java.util.regex.Pattern r; }");
        assertThat(PACKAGES.forbidden(compiled()))
                .containsExactly("p.high uses the library java.util.regex");
    }

    @Test
    void cycles_areFound_withAllTheirPackages() throws IOException {
        plant("p/a/A.java", "package p.a; public class A { p.b.B b; }");
        plant("p/b/B.java", "package p.b; public class B { p.c.C c; }");
        plant("p/c/C.java", "package p.c; public class C { p.a.A a; }");
        plant("p/d/D.java", "package p.d; public class D { p.a.A a; }");
        assertThat(PACKAGES.cycles(compiled())).containsExactly("cycle: p.a, p.b, p.c");
    }

    @Test
    void packageInfo_isMissedOrIncomplete() throws IOException {
        plant("p/a/A.java", "package p.a; class A {}");
        plant("p/b/package-info.java", "package p.b;");
        plant("p/c/package-info.java", "/** What for. */ @NullMarked package p.c;");
        assertThat(SourceRules.packagesWithoutInfo(sources()))
                .containsExactly(
                        "p.a: no package-info.java",
                        "p/b/package-info.java: not @NullMarked",
                        "p/b/package-info.java: does not say what the package is for");
    }

    @Test
    void hiddenShare_isBelowHalf() throws IOException {
        plant("p/A.java", "package p; public class A {}");
        plant("p/B.java", "package p; record B() {} interface C {}");
        plant("p/D.java", "package p; public enum D {}");
        assertThat(SourceRules.hiddenShare(sources())).isEmpty();
        plant("p/E.java", "package p; public sealed interface E {}");
        assertThat(SourceRules.hiddenShare(sources()))
                .containsExactly(
                        "2 of 5 top-level types are package-private, at least 50 %; public are:",
                        "p: A D E");
    }

    @Test
    void drawerNames_areFound_alsoNestedAndAsPackages() throws IOException {
        plant("p/A.java", "package p; class A {\n class JsonUtils {} }");
        plant("p/B.java", "package p; class Utility { class Managerial {} }");
        plant("p/util/C.java", "package p.util; class HelperC {}");
        assertThat(SourceRules.drawerNames(sources()))
                .containsExactly(
                        "p/A.java:2: JsonUtils names a drawer, not a concept",
                        "p/util/C.java:1: HelperC names a drawer, not a concept",
                        "p.util: names a drawer, not a concept");
    }

    @Test
    void longFiles_areFoundFromOneLineTooMany() throws IOException {
        plant("p/A.java", "package p;\n" + "\n".repeat(399));
        plant("p/B.java", "package p;\n" + "\n".repeat(400));
        assertThat(SourceRules.longFiles(sources()))
                .containsExactly("p/B.java: 401 lines, at most 400");
    }

    @Test
    void longMethods_areFoundFromOneLineTooMany() throws IOException {
        plant("p/A.java", "package p; class A {\n void m() {" + "\n".repeat(39) + "}}");
        plant("p/B.java", "package p; class B {\n B() {" + "\n".repeat(40) + "}}");
        assertThat(SourceRules.longMethods(sources()))
                .containsExactly("p/B.java:2: <init>: 41 lines, at most 40");
    }

    @Test
    void manyParameters_areFoundInMethodsAndRecords() throws IOException {
        plant(
                "p/A.java",
                "package p; class A { void m(int a, int b, int c, int d, int e, int f) {} }");
        plant(
                "p/B.java",
                "package p; class B { void m(int a, int b, int c, int d, int e, int f, int g) {}"
                        + " }");
        plant(
                "p/C.java",
                "package p; record C(int a, int b, int c, int d, int e, int f) { static int g; }");
        plant(
                "p/D.java",
                "package p; record D(int a, int b, int c, int d, int e, int f, int g) { D {} }");
        assertThat(SourceRules.manyParameters(sources()))
                .containsExactly(
                        "p/B.java:1: m: 7 parameters, at most 6",
                        "p/D.java:1: D: 7 parameters, at most 6");
    }

    @Test
    void staticState_isFound() throws IOException {
        plant(
                "p/A.java",
                "package p; class A { static final int A = 1; int b;\n"
                        + " static int c;\n"
                        + " void m() { int d; } }");
        assertThat(SourceRules.staticState(sources()))
                .containsExactly("p/A.java:2: c is static and not final");
    }

    @Test
    void unfinished_isFound() throws IOException {
        plant("p/A.java", "package p;\n// TO" + "DO: more\nclass A {}");
        assertThat(SourceRules.unfinished(sources())).containsExactly("p/A.java:2: is left to do");
    }

    @Test
    void markdownComments_areFound() throws IOException {
        plant("p/A.java", "package p;\n  /// What it is.\nclass A { String s = \"http:///\"; }");
        assertThat(SourceRules.markdownComments(sources()))
                .containsExactly("p/A.java:2: write /** */ instead of ///");
    }

    private void plant(String path, String text) throws IOException {
        Path file = folder.resolve("src").resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private List<SourceFile> sources() throws IOException {
        return SourceFile.parse(folder.resolve("src"));
    }

    private Collection<Dependency> compiled() throws IOException {
        Path classes = Files.createDirectories(folder.resolve("classes"));
        String[] files =
                sources().stream()
                        .map(s -> folder.resolve("src").resolve(s.path()).toString())
                        .toArray(String[]::new);
        String[] arguments = new String[files.length + 3];
        arguments[0] = "-proc:none";
        arguments[1] = "-d";
        arguments[2] = classes.toString();
        System.arraycopy(files, 0, arguments, 3, files.length);
        int exit = ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments);
        assertThat(exit).as("javac of the planted sources").isZero();
        return Dependencies.of(classes, sources());
    }
}
