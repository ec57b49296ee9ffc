package io.kubeobject.bench;

import com.fasterxml.jackson.core.JsonParser;

import io.kubeobject.exposition.Scrape;
import io.kubeobject.exposition.ScrapeRequest;
import io.kubeobject.mapping.LaneProgram;
import io.kubeobject.mapping.yaml.MappingFiles;
import io.kubeobject.mapping.yaml.MappingSource;
import io.kubeobject.object.Catalog;
import io.kubeobject.object.FieldTrie;
import io.kubeobject.object.KubeObject;
import io.kubeobject.object.ObjectKey;
import io.kubeobject.object.ObjectReader;
import io.kubeobject.object.Resource;
import io.kubeobject.object.UnreadableObjectException;
import io.kubeobject.store.LaneStore;
import io.kubeobject.store.Layout;
import io.kubeobject.store.Snapshot;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The way of one Deployment (7 kB of JSON from a real API server) through the program with the
 * default mapping: read, evaluate, render and store; then scrapes of 1,000 of them.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class HotPathBenchmark {

    private static final int OBJECTS = 1000;
    private static final Resource DEPLOYMENTS =
            new Resource("apps", "v1", "deployments", "Deployment", true);

    /** How a scrape is asked for. */
    @Param({"identity", "gzip"})
    public String encoding = "identity";

    private byte[] json = new byte[0];
    private LaneProgram program;
    private ObjectReader reader;
    private ObjectReader wholeReader;
    private KubeObject object;
    private LaneStore store;
    private ScrapeRequest request = ScrapeRequest.PLAIN;
    private int turn;
    private Snapshot snapshot = Snapshot.EMPTY;

    @Setup(Level.Trial)
    public void setUp() throws IOException, UnreadableObjectException {
        try (InputStream in = HotPathBenchmark.class.getResourceAsStream("/deployment.json")) {
            json = in.readAllBytes();
        }
        Path mapping = Path.of("mappings/flatten/deployments.yaml");
        MappingSource source = new MappingSource(mapping.toString(), Files.readString(mapping));
        var compiled = MappingFiles.compile(List.of(source)).program();
        program = compiled.lanes(new Catalog(List.of(DEPLOYMENTS))).getFirst();
        reader = new ObjectReader(program.fields(), DEPLOYMENTS);
        wholeReader = new ObjectReader(FieldTrie.ALL, DEPLOYMENTS);
        object = read(reader);
        store = new LaneStore(DEPLOYMENTS.id(), program.declared());
        for (int i = 0; i < OBJECTS; i++) {
            program.evaluate(object, store.text(), _ -> {});
            store.put(new ObjectKey("shop", "web-" + i));
        }
        snapshot = new Layout(compiled.order()).snapshot(List.of(store.view()));
        request = ScrapeRequest.of("", encoding, "");
    }

    private KubeObject read(ObjectReader with) throws IOException, UnreadableObjectException {
        try (JsonParser parser = ObjectReader.open(new ByteArrayInputStream(json))) {
            parser.nextToken();
            return with.read(parser);
        }
    }

    /** JSON → the fields that the mapping uses. */
    @Benchmark
    public KubeObject readUsedFields() throws IOException, UnreadableObjectException {
        return read(reader);
    }

    /** JSON → every field: the alternative. */
    @Benchmark
    public KubeObject readWholeObject() throws IOException, UnreadableObjectException {
        return read(wholeReader);
    }

    /** Fields → rows. */
    @Benchmark
    public void evaluate(Blackhole rows) {
        program.evaluate(object, (family, labels, value) -> rows.consume(labels), _ -> {});
    }

    /** Fields → rows → text → store, nothing changed. */
    @Benchmark
    public void renderAndStore() {
        turn = (turn + 1) % OBJECTS;
        program.evaluate(object, store.text(), _ -> {});
        store.put(new ObjectKey("shop", "web-" + turn));
    }

    /** One scrape of 1,000 objects, to the wire's bytes. */
    @Benchmark
    public void scrape() throws IOException {
        Scrape.of(snapshot, request).writeTo(OutputStream.nullOutputStream());
    }
}
