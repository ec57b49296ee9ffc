package io.kubeobject.documents;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A fenced block of a Markdown file.
 *
 * @param line of its fence
 * @param language first word after the fence; empty for none
 * @param marks the other words: {@code run}, {@code expect=FILE} …
 */
record Block(Path file, int line, String language, List<String> marks, String text) {

    private static final String FENCE = "```";

    static List<Block> of(Path file) throws IOException {
        List<Block> blocks = new ArrayList<>();
        List<String> lines = Files.readAllLines(file);
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).strip().startsWith(FENCE)) {
                int end = i + 1;
                while (end < lines.size() && !lines.get(end).strip().equals(FENCE)) {
                    end++;
                }
                blocks.add(block(file, lines, i, end));
                i = end;
            }
        }
        return blocks;
    }

    private static Block block(Path file, List<String> lines, int start, int end) {
        String fence = lines.get(start);
        int indent = fence.indexOf(FENCE);
        List<String> words = List.of(fence.substring(indent + FENCE.length()).strip().split(" +"));
        StringBuilder text = new StringBuilder();
        for (String line : lines.subList(start + 1, Math.min(end, lines.size()))) {
            text.append(line.isBlank() ? "" : line.substring(indent)).append('\n');
        }
        return new Block(
                file, start + 1, words.getFirst(), words.subList(1, words.size()), text.toString());
    }

    boolean has(String mark) {
        return marks.contains(mark);
    }

    /** Of a mark {@code name=value} the value. */
    Optional<String> value(String name) {
        return marks.stream()
                .filter(m -> m.startsWith(name + "="))
                .map(m -> m.substring(name.length() + 1))
                .findFirst();
    }

    boolean isShell() {
        return language.equals("sh");
    }

    /** Where it is, for the names of tests. */
    String at() {
        return file + ":" + line;
    }
}
