package io.kubeobject.object;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

class ObjectReaderTest {

    private static final String WEB =
            """
            {"apiVersion": "apps/v1", "kind": "Deployment",
             "metadata": {"name": "web", "namespace": "shop", "uid": "u-1", "resourceVersion": "7",
               "labels": {"app": "web"}, "managedFields": [{"manager": "kubectl"}]},
             "spec": {"replicas": 3, "template": {"spec": {"containers": [{"name": "a"}]}}},
             "status": {"replicas": 2, "conditions": [
                {"type": "Available", "status": "True"}, {"type": "Progressing"}]}}
            """;

    @Test
    void identity_isReadWhateverIsWanted() throws Exception {
        KubeObject web = read(WEB, FieldTrie.NONE);
        assertThat(web)
                .isEqualTo(new KubeObject(new ObjectKey("shop", "web"), "u-1", "7", Map.of()));
    }

    @Test
    void fields_areThoseOfTheTrie() throws Exception {
        assertThat(read(WEB, trie("status.conditions.type", "spec.replicas")).fields())
                .isEqualTo(
                        Map.of(
                                "spec",
                                Map.of("replicas", 3L),
                                "status",
                                Map.of(
                                        "conditions",
                                        List.of(
                                                Map.of("type", "Available"),
                                                Map.of("type", "Progressing")))));
        assertThat(read(WEB, trie("metadata.labels", "metadata.name")).fields())
                .isEqualTo(
                        Map.of("metadata", Map.of("name", "web", "labels", Map.of("app", "web"))));
        assertThat(read(WEB, FieldTrie.ALL).fields().keySet())
                .containsExactly("apiVersion", "kind", "metadata", "spec", "status");
    }

    @Test
    void typeOfAnItem_isThatOfItsResource() throws Exception {
        Resource pods = new Resource("", "v1", "pods", "Pod", true);
        JsonParser item = at("{\"metadata\": {\"name\": \"a\"}}");
        assertThat(new ObjectReader(trie("kind", "apiVersion"), pods).read(item).fields())
                .isEqualTo(Map.of("kind", "Pod", "apiVersion", "v1"));
        assertThat(
                        new ObjectReader(trie("kind"), pods)
                                .read(at("{\"metadata\": {\"name\": \"a\"}}"))
                                .fields())
                .isEqualTo(Map.of("kind", "Pod"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0                    | 0",
                "-1                   | -1",
                "9223372036854775807  | 9223372036854775807",
                "-9223372036854775808 | -9223372036854775808",
                "000                  | !"
            })
    void integerWithinInt64_isLong(String json, String expected) throws Exception {
        if (expected.equals("!")) {
            assertThatThrownBy(() -> number(json)).isInstanceOf(JsonParseException.class);
        } else {
            assertThat(number(json)).isEqualTo(Long.valueOf(expected));
        }
    }

    @Test
    void integerBeyondInt64_isDouble() throws Exception {
        assertThat(number("9223372036854775808")).isEqualTo(0x1p63);
        assertThat(number("-9223372036854775809")).isEqualTo(-0x1p63);
        assertThat(number("1" + "0".repeat(400))).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(number("-1" + "0".repeat(5000))).isEqualTo(Double.NEGATIVE_INFINITY);
    }

    @Test
    void numberBeyondDouble_isInfinite() throws Exception {
        assertThat(number("1e400")).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(number("-1.5E+9999")).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(number("1e-400")).isEqualTo(0.0);
        assertThat(number("0." + "1".repeat(5000))).isEqualTo(0.1111111111111111);
        assertThat(number("1.0")).isEqualTo(1.0);
    }

    @Test
    void stringThatLooksLikeANumber_staysAString() throws Exception {
        assertThat(number("\"NaN\"")).isEqualTo("NaN");
        assertThat(number("\"1e3\"")).isEqualTo("1e3");
        assertThat(number("\"\"")).isEqualTo("");
    }

    @Test
    void nullInAMap_isAbsent_andInAListStays() throws Exception {
        KubeObject object =
                read(
                        "{\"metadata\":{\"name\":\"a\",\"labels\":null},\"spec\":null,"
                                + "\"status\":{\"l\":[1,null,{\"x\":null}]}}",
                        FieldTrie.ALL);
        assertThat(object.fields())
                .isEqualTo(
                        Map.of(
                                "metadata",
                                Map.of("name", "a"),
                                "status",
                                Map.of("l", Arrays.asList(1L, null, Map.of()))));
    }

    @Test
    void lastOfEqualNames_wins() throws Exception {
        assertThat(
                        read(
                                        "{\"metadata\":{\"name\":\"a\"},\"spec\":{\"x\":1,\"x\":2,"
                                            + "\"y\":1,\"y\":null},\"metadata\":{\"name\":\"b\"}}",
                                        trie("spec"))
                                .toString())
                .contains("key=b")
                .contains("{spec={x=2}}");
    }

    @Test
    void objectWithoutName_isUnreadable_andTheNextIsRead() throws Exception {
        for (String bad :
                List.of(
                        "{}",
                        "{\"metadata\":null}",
                        "{\"metadata\":\"x\"}",
                        "{\"metadata\":[{\"name\":\"a\"}]}",
                        "{\"metadata\":{\"name\":7}}",
                        "{\"metadata\":{\"name\":\"\"},\"spec\":{\"a\":[1,{}]}}")) {
            JsonParser parser = at(bad + WEB);
            ObjectReader reader = new ObjectReader(FieldTrie.ALL);
            assertThatThrownBy(() -> reader.read(parser))
                    .isInstanceOf(UnreadableObjectException.class)
                    .hasMessage("no metadata.name");
            assertThat(parser.currentToken()).isEqualTo(JsonToken.END_OBJECT);
            parser.nextToken();
            assertThat(reader.read(parser).key()).hasToString("shop/web");
        }
    }

    @Test
    void tenThousandLevels_areSkipped() throws Exception {
        String deep = "{\"a\":[".repeat(5000) + "]}".repeat(5000);
        String json = "{\"spec\":" + deep + ",\"metadata\":{\"name\":\"a\"}}";
        assertThat(read(json, trie("status")).key()).hasToString("a");
    }

    @Test
    void tenThousandLevelsThatAreWanted_makeItUnreadable_andTheNextIsRead() throws Exception {
        String deep = "{\"a\":[".repeat(5000) + "]}".repeat(5000);
        JsonParser parser = at("{\"spec\":" + deep + ",\"metadata\":{\"name\":\"a\"}}" + WEB);
        ObjectReader reader = new ObjectReader(FieldTrie.ALL);
        UnreadableObjectException unreadable =
                catchThrowableOfType(UnreadableObjectException.class, () -> reader.read(parser));
        assertThat(unreadable).hasMessage("nested deeper than 256 levels");
        assertThat(unreadable.key()).contains(new ObjectKey("", "a"));
        parser.nextToken();
        assertThat(reader.read(parser).key()).hasToString("shop/web");
    }

    @Test
    void depthThatDefinitionsOfCustomResourcesHave_isRead() throws Exception {
        String deep = "{\"a\":[".repeat(120) + "1" + "]}".repeat(120);
        assertThat(
                        read("{\"metadata\":{\"name\":\"a\"},\"spec\":" + deep + "}", FieldTrie.ALL)
                                .fields()
                                .toString())
                .contains("[1]");
    }

    @Test
    void tenThousandLabels_areRead() throws Exception {
        String labels =
                IntStream.range(0, 10_000)
                        .mapToObj(i -> "\"l" + i + "\":\"" + i + "\"")
                        .collect(Collectors.joining(","));
        KubeObject object =
                read(
                        "{\"metadata\":{\"name\":\"a\",\"labels\":{" + labels + "}}}",
                        trie("metadata.labels"));
        Map<?, ?> metadata = (Map<?, ?>) object.fields().get("metadata");
        Map<?, ?> read = (Map<?, ?>) metadata.get("labels");
        assertThat(read).hasSize(10_000);
        assertThat(read.get("l9999")).isEqualTo("9999");
    }

    @Test
    void tenMegabytes_areRead() throws Exception {
        String value = "x".repeat(10 << 20);
        String json =
                "{\"metadata\":{\"name\":\"a\"},\"data\":{\"v\":\"" + value + "\"},\"spec\":{}}";
        assertThat(read(json, FieldTrie.NONE).key()).hasToString("a");
        assertThat(read(json, trie("data")).fields()).isEqualTo(Map.of("data", Map.of("v", value)));
        String name = "\"" + value + "\":1";
        assertThat(read("{\"spec\":{" + name + "},\"metadata\":{\"name\":\"a\"}}", trie("status")))
                .isNotNull();
    }

    @Test
    void namesThatCollide_areRead() throws Exception {
        List<String> names = new ArrayList<>(List.of(""));
        for (int i = 0; i < 12; i++) {
            names =
                    names.stream()
                            .flatMap(n -> List.of(n + "AaAa", n + "BBBB").stream())
                            .collect(Collectors.toCollection(ArrayList::new));
        }
        String labels = names.stream().map(n -> "\"" + n + "\":1").collect(Collectors.joining(","));
        KubeObject object =
                read("{\"metadata\":{\"name\":\"a\"},\"spec\":{" + labels + "}}", trie("spec"));
        assertThat((Map<?, ?>) object.fields().get("spec")).hasSize(4096);
    }

    @Test
    void illegalUtf8_isReplaced() throws Exception {
        byte[] json =
                "{\"metadata\":{\"name\":\"a\",\"labels\":{\"x\":\"?é?\"}}}"
                        .getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < json.length; i++) {
            json[i] = json[i] == '?' ? (byte) 0xff : json[i];
        }
        JsonParser parser = ObjectReader.open(new ByteArrayInputStream(json));
        parser.nextToken();
        assertThat(new ObjectReader(FieldTrie.ALL).read(parser).fields().toString())
                .contains("x=\ufffdé\ufffd");
    }

    @Test
    void truncatedObject_isNoJson() throws Exception {
        for (int length = 1; length < WEB.strip().length(); length++) {
            String cut = WEB.strip().substring(0, length);
            assertThatThrownBy(() -> read(cut, FieldTrie.ALL))
                    .as(cut)
                    .isInstanceOf(JsonParseException.class);
        }
    }

    private static Object number(String json) throws Exception {
        Map<String, Object> fields =
                read("{\"metadata\":{\"name\":\"a\"},\"n\":" + json + "}", trie("n")).fields();
        return fields.get("n");
    }

    private static KubeObject read(String json, FieldTrie fields)
            throws IOException, UnreadableObjectException {
        return new ObjectReader(fields).read(at(json));
    }

    private static JsonParser at(String json) throws IOException {
        JsonParser parser =
                ObjectReader.open(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
        parser.nextToken();
        return parser;
    }

    private static FieldTrie trie(String... paths) {
        return Arrays.stream(paths)
                .map(path -> FieldTrie.of(List.of(path.split("\\."))))
                .reduce(FieldTrie.NONE, FieldTrie::union);
    }
}
