package io.kubeobject.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kubeobject.object.Catalog;
import io.kubeobject.object.FieldTrie;
import io.kubeobject.object.KubeObject;
import io.kubeobject.object.ObjectEvent;
import io.kubeobject.object.Resource;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

class FileSourceTest {

    private static final String WEB =
            "{\"apiVersion\":\"apps/v1\",\"kind\":\"Deployment\","
                + "\"metadata\":{\"name\":\"web\",\"namespace\":\"shop\"},\"spec\":{\"replicas\":2}}";

    @TempDir Path folder;

    private static FileSource read(String text) throws InputException, IOException {
        InputStream in = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
        return FileSource.read(List.of(new Input("in", () -> in)), Instant.EPOCH);
    }

    private static List<Resource> served(FileSource source) {
        List<Catalog> catalogs = new ArrayList<>();
        source.catalogs(catalogs::add);
        return catalogs.getFirst().served();
    }

    private static List<KubeObject> objects(FileSource source) {
        return objects(source, FieldTrie.ALL);
    }

    private static List<KubeObject> objects(FileSource source, FieldTrie wanted) {
        List<KubeObject> objects = new ArrayList<>();
        for (Resource resource : served(source)) {
            source.open(
                    new Selection(resource, "", "", "", wanted),
                    event -> {
                        if (event instanceof ObjectEvent.Put(KubeObject object)) {
                            objects.add(object);
                        }
                    });
        }
        return objects;
    }

    @Test
    void singleObject_json() throws Exception {
        FileSource source = read(WEB);
        assertThat(served(source))
                .containsExactly(new Resource("apps", "v1", "deployments", "Deployment", true));
        assertThat(objects(source).getFirst().fields()).containsKeys("spec", "kind");
    }

    @Test
    void list_ofItemsWithoutKind_takesTheListsKind() throws Exception {
        FileSource source =
                read(
                        "{\"kind\":\"PodList\",\"apiVersion\":\"v1\",\"items\":[{\"metadata\":{\"name\":\"p\"}}]}");
        assertThat(served(source)).containsExactly(new Resource("", "v1", "pods", "Pod", true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"kind\":\"PodList\",\"apiVersion\":\"v1\",\"items\":null}",
                "{\"kind\":\"List\",\"apiVersion\":\"v1\",\"metadata\":{}}",
                "kind: PodList\napiVersion: v1\nitems:\n"
            })
    void list_withoutItems_isEmpty(String text) throws Exception {
        assertThat(read(text).size()).isZero();
    }

    @Test
    void documents_oneAfterTheOther_json() throws Exception {
        assertThat(read(WEB + "\n" + WEB.replace("web", "api")).size()).isEqualTo(2);
    }

    @Test
    void laterObject_ofOneName_counts() throws Exception {
        assertThat(objects(read(WEB + WEB.replace("2", "7"))).toString()).contains("replicas=7");
    }

    @Test
    void yaml_documentsAndTypes_areReadAsKubectlDoes() throws Exception {
        FileSource source =
                read(
                        """
                        # two objects
                        apiVersion: v1
                        kind: ConfigMap
                        metadata: {name: a, namespace: ns}
                        x: {yes: yes, octal: 010, hex: 0x10, big: 1e400, text: "5", time: 2026-01-01T00:00:00Z, none: ~, clock: 12:30:45}
                        ---
                        apiVersion: v1
                        kind: ConfigMap
                        metadata: {name: b, namespace: ns}
                        """);
        assertThat(objects(source).getFirst().fields().get("x"))
                .hasToString(
                        "{true=true, octal=8, hex=16, big=1e400, text=5,"
                                + " time=2026-01-01T00:00:00Z, clock=12:30:45}");
        assertThat(source.size()).isEqualTo(2);
    }

    @Test
    void customResource_takesItsPlural_fromTheDefinition() throws Exception {
        FileSource source =
                read(
                        """
                        apiVersion: apiextensions.k8s.io/v1
                        kind: CustomResourceDefinition
                        metadata: {name: geese.farm.example.com}
                        spec: {group: farm.example.com, scope: Cluster, names: {kind: Goose, plural: geese}}
                        ---
                        apiVersion: farm.example.com/v1
                        kind: Goose
                        metadata: {name: g}
                        """);
        assertThat(served(source))
                .contains(new Resource("farm.example.com", "v1", "geese", "Goose", false));
    }

    @Test
    void kindsOfKubernetes_haveTheResourcesThatItServes() throws Exception {
        KnownKinds kinds = new KnownKinds();
        int count = 0;
        for (String line : resource("kinds.tsv").lines().filter(l -> !l.startsWith("#")).toList()) {
            String[] row = line.split("\t");
            String group = row[0].equals("-") ? "" : row[0] + "/";
            Resource resource = kinds.resource(group + "v1", row[1], row[3].equals("cluster"));
            assertThat(resource.plural()).as(line).isEqualTo(row[2]);
            assertThat(resource.namespaced()).as(line).isEqualTo(row[3].equals("namespaced"));
            count++;
        }
        assertThat(count).isGreaterThan(60);
    }

    @Test
    void otherKinds_followTheRule_andTheObjectAtHand() {
        KnownKinds kinds = new KnownKinds();
        assertThat(kinds.resource("gateway.networking.k8s.io/v1", "GatewayClass", false))
                .isEqualTo(
                        new Resource(
                                "gateway.networking.k8s.io",
                                "v1",
                                "gatewayclasses",
                                "GatewayClass",
                                false));
        assertThat(kinds.resource("example.com/v1", "Gateway", true).plural())
                .isEqualTo("gateways");
        assertThat(kinds.resource("example.com/v1", "Policy", true).plural()).isEqualTo("policies");
        assertThat(kinds.resource("example.com/v1", "Gateway", true).namespaced()).isTrue();
    }

    /** The expected values are what kubectl 1.36 printed for these files. */
    @ParameterizedTest
    @ValueSource(strings = {"scalars", "structure"})
    void yaml_isReadAsKubectlReadsIt(String name) throws Exception {
        KubeObject yaml = objects(read(resource(name + ".yaml"))).getFirst();
        KubeObject json = objects(read(resource(name + ".json"))).getFirst();
        assertThat(json.fields()).hasSizeGreaterThan(5);
        for (String field : json.fields().keySet()) {
            assertThat(yaml.fields().get(field)).as(field).isEqualTo(json.fields().get(field));
        }
        assertThat(yaml.fields().keySet()).isEqualTo(json.fields().keySet());
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = FileSourceTest.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    5                        | in:1:1: error: expected an object, found the number 5
                    {"a":1}                  | in:1:1: error: expected an object with apiVersion and kind, found an object with the fields a
                    {"kind":"Pod","apiVersion":"v1","metadata":{"name":5}} | in:1:1: error: expected metadata.name in this Pod, found the value 5
                    {"kind":"Pod","apiVersion":"v1","metadata":{"name":"a","namespace":false}} | in:1:1: error: expected text for metadata.namespace of this Pod
                    [{"a":1}]                | in:1:2: error: expected an object with apiVersion and kind, found an object with the fields a
                    hello                    | in:1:1: error: expected an object, found the string "hello"
                    {"kind":"PodList","items":[7]} | in:1:28: error: expected an object, found the number 7
                    {"kind":"Pod","apiVersion":"v1"} | in:1:1: error: expected metadata.name in this Pod, found none
                    """)
    void notAnObject_isNamedWithItsPlace(String text, String message) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(InputException.class).hasMessage(message);
    }

    @Test
    void brokenJson_isNamedWithItsPlace() {
        assertThatThrownBy(() -> read("{\"kind\":\n  nope}"))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith("in:2:");
    }

    @Test
    void brokenYaml_isNamedWithItsPlace() {
        assertThatThrownBy(() -> read("kind: Pod\n  bad: [1"))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith("in:2:");
    }

    @Test
    void yamlBomb_isRefused() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [1,1,1,1,1,1,1,1,1,1]\n");
        for (int i = 1; i < 12; i++) {
            String previous = "*a" + (i - 1);
            bomb.append(
                    "a%d: &a%d [%s]\n"
                            .formatted(
                                    i,
                                    i,
                                    String.join(
                                            ",",
                                            List.of(
                                                    previous, previous, previous, previous,
                                                    previous, previous))));
        }
        assertThatThrownBy(() -> read(bomb.toString())).isInstanceOf(InputException.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    x: .inf        | in:4:4: error: expected a value that JSON knows, found .inf
                    ? [a]\\n: 3     | in:4:3: error: expected a name, found sequence as key
                    r: &r [*r]     | error: nested deeper than 300 levels
                    x: *nope       | in:4:4: error: found undefined alias nope
                    y: - 5         | in:4:4: error: sequence entries are not allowed here
                    <<: 5          | in:4:5: error: expected a map to merge, found scalar
                    """)
    void yamlThatKubectlRefuses_isRefused_withItsPlace(String line, String message) {
        String text =
                "apiVersion: a/v1\nkind: A\nmetadata: {name: a}\n" + line.replace("\\n", "\n");
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(InputException.class)
                .hasMessageContaining(message);
    }

    @Test
    void fields_areThoseThatAreAskedFor_inEitherFormat() throws Exception {
        String yaml =
                """
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: web, namespace: shop, uid: u, resourceVersion: "5"}
                spec: {replicas: 2, containers: [{name: a, image: x}, {name: b, image: y}, null]}
                """;
        FieldTrie wanted =
                FieldTrie.of(List.of("kind"))
                        .union(FieldTrie.of(List.of("spec", "containers", "name")));
        String json =
                "{\"apiVersion\":\"apps/v1\",\"kind\":\"Deployment\",\"metadata\":{\"name\":\"web\",\"namespace\":\"shop\",\"uid\":\"u\",\"resourceVersion\":\"5\"},\"spec\":{\"replicas\":2,\"containers\":[{\"name\":\"a\",\"image\":\"x\"},{\"name\":\"b\",\"image\":\"y\"},null]}}";
        KubeObject fromYaml = objects(read(yaml), wanted).getFirst();
        assertThat(fromYaml).isEqualTo(objects(read("[" + json + "]"), wanted).getFirst());
        assertThat(fromYaml.toString())
                .contains("uid=u", "resourceVersion=5")
                .endsWith(
                        "fields={kind=Deployment, spec={containers=[{name=a}, {name=b}, null]}}]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            textBlock =
                    """
                    app=web              | -                          | a b
                    app==web,tier!=x     | -                          | b
                    app in (web, db)     | -                          | a b c
                    app notin (web),tier | -                          | c
                    !tier                | -                          | b
                    tier                 | -                          | a c
                    rank>5               | -                          | c
                    rank<5               | -                          | a
                    app=                 | -                          | none
                    -                    | spec.nodeName=n1           | a
                    -                    | spec.nodeName!=n1          | b c
                    -                    | spec.nodeName=             | c
                    -                    | metadata.name=b,spec.num==3 | b
                    app=web              | metadata.namespace=shop    | a b
                    """)
    void selectors_choose(String labels, String fields, String expected) throws Exception {
        FileSource source =
                read(
                        """
                        kind: List
                        apiVersion: v1
                        items:
                        - {apiVersion: v1, kind: Pod, metadata: {name: a, namespace: shop, labels: {app: web, tier: x, rank: "3"}}, spec: {nodeName: n1}}
                        - {apiVersion: v1, kind: Pod, metadata: {name: b, namespace: shop, labels: {app: web}}, spec: {nodeName: n2, num: 3}}
                        - {apiVersion: v1, kind: Pod, metadata: {name: c, namespace: shop, labels: {app: db, tier: z, rank: "7"}}}
                        """);
        List<String> names = new ArrayList<>();
        Feed feed =
                source.open(
                        new Selection(
                                served(source).getFirst(),
                                "",
                                labels == null ? "" : labels,
                                fields == null ? "" : fields,
                                FieldTrie.NONE),
                        event -> {
                            if (event instanceof ObjectEvent.Put(KubeObject object)) {
                                names.add(object.key().name());
                                assertThat(object.fields()).isEmpty();
                            }
                        });
        assertThat(feed.status().up()).isTrue();
        assertThat(names)
                .isEqualTo(expected.equals("none") ? List.of() : List.of(expected.split(" ")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            textBlock =
                    """
                    a b     | -      | "a b" is not a label selector
                    a in b  | -      | "a in b" is not a label selector
                    a>x     | -      | the value must be an integer
                    -       | a      | "a" is not a field selector
                    """)
    void selectorThatIsNone_isTold(String labels, String fields, String message) throws Exception {
        FileSource source = read(WEB);
        List<ObjectEvent> events = new ArrayList<>();
        Feed feed =
                source.open(
                        new Selection(
                                served(source).getFirst(),
                                "",
                                labels == null ? "" : labels,
                                fields == null ? "" : fields,
                                FieldTrie.NONE),
                        events::add);
        assertThat(feed.status().problem()).contains(message);
        assertThat(feed.status().up()).isFalse();
        assertThat(events).isEmpty();
    }

    @Test
    void encodings_areUnderstood() throws Exception {
        for (byte[] bytes :
                List.of(
                        ("\ufeff" + WEB).getBytes(StandardCharsets.UTF_16LE),
                        ("\ufeff" + WEB).getBytes(StandardCharsets.UTF_16BE),
                        ("\ufeff" + WEB).getBytes(StandardCharsets.UTF_8),
                        (" \r\n" + WEB).getBytes(StandardCharsets.UTF_8))) {
            Input input = new Input("in", () -> new ByteArrayInputStream(bytes));
            assertThat(FileSource.read(List.of(input), Instant.EPOCH).size()).isEqualTo(1);
        }
        byte[] illegal = WEB.replace("shop", "sh?p").getBytes(StandardCharsets.UTF_8);
        illegal[WEB.indexOf("shop") + 2] = (byte) 0xff;
        Input input = new Input("in", () -> new ByteArrayInputStream(illegal));
        assertThat(objects(FileSource.read(List.of(input), Instant.EPOCH)).getFirst().key())
                .hasToString("sh\ufffdp/web");
    }

    @Test
    void emptyInputs_haveNothing() throws Exception {
        for (String nothing : List.of("", "\n\n", "---\n---\n", "# only a comment\n", "[]")) {
            assertThat(read(nothing).size()).as(nothing).isZero();
        }
    }

    @Test
    void objectNestedTooDeep_isCounted_andTheOthersAreRead() throws Exception {
        String deep = WEB.replace("2", "[".repeat(5000) + "]".repeat(5000));
        FileSource source = read(deep + WEB.replace("web", "api"));
        List<ObjectEvent> events = new ArrayList<>();
        Feed feed =
                source.open(
                        new Selection(served(source).getFirst(), "", "", "", FieldTrie.ALL),
                        events::add);
        assertThat(feed.status().unreadable()).isEqualTo(1);
        assertThat(events).hasSize(3);
    }

    @Test
    void folder_isReadByName_andEmptyOneIsAnError() throws Exception {
        Files.writeString(folder.resolve("b.json"), WEB);
        Files.writeString(folder.resolve("notes.txt"), "not read");
        List<Input> inputs = Input.of(List.of(folder.toString()), InputStream.nullInputStream());
        assertThat(FileSource.read(inputs, Instant.EPOCH).size()).isEqualTo(1);
        Path empty = Files.createDirectory(folder.resolve("empty"));
        assertThatThrownBy(() -> Input.of(List.of(empty.toString()), InputStream.nullInputStream()))
                .hasMessageContaining("no .json, .yaml or .yml file");
        assertThatThrownBy(() -> Input.of(List.of("nowhere.json"), InputStream.nullInputStream()))
                .hasMessage("nowhere.json: error: no such file");
    }
}
