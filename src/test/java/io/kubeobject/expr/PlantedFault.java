package io.kubeobject.expr;

import java.io.IOException;
import java.io.StringWriter;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * Something wrong to put into a copy of a file of the evaluator.
 *
 * @param right on one line of the file, there once
 */
record PlantedFault(String title, String file, String right, String wrong) {

    private static final Path FAULTS = ExpressionCase.TABLES.resolve("oracle/faults.txt");
    private static final Path SOURCES = Path.of("src/main/java/io/kubeobject/expr");

    static List<PlantedFault> all() throws IOException {
        List<PlantedFault> faults = new ArrayList<>();
        for (String block : Files.readString(FAULTS).strip().split("\n\n")) {
            List<String> lines = block.lines().filter(line -> !line.startsWith("#")).toList();
            if (!lines.isEmpty()) {
                faults.add(
                        new PlantedFault(
                                lines.get(0),
                                lines.get(1),
                                lines.get(2).substring(2),
                                lines.get(3).substring(2)));
            }
        }
        return faults;
    }

    /** How often the right text is there. */
    int occurrences() throws IOException {
        String source = Files.readString(SOURCES.resolve(file));
        return (source.length() - source.replace(right, "").length()) / right.length();
    }

    /** Classes with the fault in front of all others; nothing of this class loader's is shared. */
    URLClassLoader plant(Path folder) throws IOException {
        Path source = folder.resolve(file);
        Path classes = Files.createDirectory(folder.resolve("classes"));
        Files.writeString(source, Files.readString(SOURCES.resolve(file)).replace(right, wrong));
        compile(source, classes);
        return loader(classes);
    }

    private void compile(Path source, Path classes) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            List<String> options =
                    List.of("-proc:none", "-nowarn", "-cp", classPath(), "-d", classes.toString());
            boolean compiled =
                    compiler.getTask(
                                    messages,
                                    files,
                                    null,
                                    options,
                                    null,
                                    files.getJavaFileObjects(source))
                            .call();
            if (!compiled) {
                throw new AssertionError(title + ": " + messages);
            }
        }
    }

    /** Surefire hides it in a file of its own. */
    private static String classPath() {
        return System.getProperty(
                "surefire.test.class.path", System.getProperty("java.class.path"));
    }

    static URLClassLoader loader(Path classes) throws MalformedURLException {
        List<URL> urls = new ArrayList<>();
        urls.add(classes.toUri().toURL());
        for (String entry : classPath().split(java.io.File.pathSeparator)) {
            urls.add(Path.of(entry).toUri().toURL());
        }
        return new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
    }

    @Override
    public String toString() {
        return title;
    }
}
