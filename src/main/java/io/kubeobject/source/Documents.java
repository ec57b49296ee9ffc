package io.kubeobject.source;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;

import io.kubeobject.object.FieldTrie;
import io.kubeobject.object.ObjectReader;

import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** Splits a text into its documents: JSON values one after the other, or YAML documents. */
final class Documents {

    /** How far to look for the first character that tells JSON from YAML. */
    private static final int LOOK_AHEAD = 64 << 10;

    private static final int YAML_LIMIT = 512 << 20;

    /** Takes one document. */
    @FunctionalInterface
    interface Consumer {

        /**
         * One document, in the order of the file.
         *
         * @param place {@code file:line:col}
         * @param value plain, as {@code object}'s package describes
         */
        void accept(String place, @Nullable Object value) throws InputException;
    }

    private Documents() {}

    static void read(Input input, Consumer consumer) throws InputException, IOException {
        try (InputStream in = new BufferedInputStream(input.content().open(), LOOK_AHEAD)) {
            int first = firstCharacter(in);
            if (first == '{' || first == '[') {
                readJson(input.name(), in, consumer);
            } else {
                readYaml(input.name(), in, consumer);
            }
        }
    }

    private static int firstCharacter(InputStream in) throws IOException {
        in.mark(LOOK_AHEAD);
        int c = in.read();
        for (int n = 1;
                n < LOOK_AHEAD - 1 && (c == ' ' || c == '\n' || c == '\r' || c == '\t');
                n++) {
            c = in.read();
        }
        in.reset();
        return c;
    }

    private static void readJson(String name, InputStream in, Consumer consumer)
            throws InputException, IOException {
        try (JsonParser parser = ObjectReader.open(in)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                String place = place(name, parser.currentTokenLocation());
                consumer.accept(place, ObjectReader.value(parser, FieldTrie.ALL));
            }
        } catch (JsonProcessingException e) {
            throw new InputException(place(name, e.getLocation()), e.getOriginalMessage());
        }
    }

    private static String place(String name, @Nullable JsonLocation location) {
        return location == null
                ? name
                : name + ":" + location.getLineNr() + ":" + location.getColumnNr();
    }

    private static void readYaml(String name, InputStream in, Consumer consumer)
            throws InputException, IOException {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(YAML_LIMIT);
        options.setNestingDepthLimit(256);
        try (InputStreamReader text = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            for (Node node : new Yaml(options).composeAll(text)) {
                String place = YamlValues.place(name, node.getStartMark());
                consumer.accept(place, new YamlValues(name).value(node));
            }
        } catch (MarkedYAMLException e) {
            String place = YamlValues.place(name, e.getProblemMark());
            throw new InputException(place, String.valueOf(e.getProblem()));
        } catch (YAMLException e) {
            throw new InputException(name, String.valueOf(e.getMessage()));
        }
    }
}
