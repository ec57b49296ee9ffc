package io.kubeobject.cli;

import io.kubeobject.inspect.TestResult;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Test results in the XML of JUnit's reports, as build servers read it: a suite per document, a
 * case per test. Written by hand, since an XML library would be the largest module of the image.
 */
final class JUnitXml {

    private JUnitXml() {}

    static String of(List<TestResult> results) {
        Map<String, List<TestResult>> suites =
                results.stream()
                        .collect(
                                Collectors.groupingBy(
                                        result -> result.test().document(),
                                        LinkedHashMap::new,
                                        Collectors.toList()));
        StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        open(xml, "", "testsuites", "koe test", results);
        suites.forEach((document, tests) -> suite(xml, document, tests));
        return xml.append("</testsuites>\n").toString();
    }

    private static void suite(StringBuilder xml, String document, List<TestResult> tests) {
        open(xml, "  ", "testsuite", document, tests);
        tests.forEach(result -> test(xml, result));
        xml.append("  </testsuite>\n");
    }

    private static void open(
            StringBuilder xml, String indent, String element, String name, List<TestResult> tests) {
        xml.append(indent).append('<').append(element);
        attribute(xml, "name", name);
        attribute(xml, "tests", Integer.toString(tests.size()));
        long failures = tests.stream().filter(result -> !result.passed()).count();
        attribute(xml, "failures", Long.toString(failures));
        xml.append(">\n");
    }

    private static void test(StringBuilder xml, TestResult result) {
        xml.append("    <testcase");
        attribute(xml, "name", result.test().name());
        attribute(xml, "classname", result.test().document());
        attribute(xml, "file", result.test().position().file());
        attribute(xml, "line", Integer.toString(result.test().position().line()));
        if (result.passed()) {
            xml.append("/>\n");
            return;
        }
        xml.append(">\n");
        for (TestResult.Failure failure : result.failures()) {
            xml.append("      <failure");
            attribute(xml, "message", "step " + failure.step() + ": " + failure.message());
            xml.append('>').append(escape(failure.diff()));
            failure.notes().forEach(note -> xml.append("note: ").append(escape(note)).append('\n'));
            xml.append("</failure>\n");
        }
        xml.append("    </testcase>\n");
    }

    private static void attribute(StringBuilder xml, String name, String value) {
        String escaped = escape(value).replace("\"", "&quot;").replace("\n", "&#10;");
        xml.append(' ').append(name).append("=\"").append(escaped).append('"');
    }

    /** Without the characters that XML has no way to write. */
    private static String escape(String text) {
        return text.codePoints()
                .filter(c -> c >= ' ' || c == '\n' || c == '\t')
                .filter(c -> c != 0xfffe && c != 0xffff && (c < 0xd800 || c > 0xdfff))
                .mapToObj(Character::toString)
                .collect(Collectors.joining())
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;");
    }
}
