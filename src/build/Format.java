import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/**
 * Formats every Java file below src/, or checks that nothing is left to format. Run by Maven with
 * google-java-format on the class path: {@code java -cp google-java-format.jar
 * src/build/Format.java check|apply}.
 */
final class Format {

    private Format() {}

    public static void main(String[] args) throws IOException {
        boolean check = args.length == 1 && args[0].equals("check");
        List<String> arguments = new ArrayList<>(List.of("--aosp"));
        arguments.addAll(
                check ? List.of("--dry-run", "--set-exit-if-changed") : List.of("--replace"));
        try (Stream<Path> files = Files.walk(Path.of("src"))) {
            files.map(Path::toString)
                    .filter(f -> f.endsWith(".java"))
                    .sorted()
                    .forEach(arguments::add);
        }
        int exit =
                ToolProvider.findFirst("google-java-format")
                        .orElseThrow()
                        .run(System.out, System.err, arguments.toArray(String[]::new));
        if (exit != 0 && check) {
            System.err.println(
                    "the files above are not formatted; run: mvn -Dfast -Pformat validate");
        }
        System.exit(exit);
    }
}
