package io.kubeobject.golden;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.kubeobject.mapping.LaneProgram;
import io.kubeobject.object.Catalog;
import io.kubeobject.object.FieldTrie;
import io.kubeobject.object.KubeObject;
import io.kubeobject.object.ObjectEvent;
import io.kubeobject.object.ObjectReader;
import io.kubeobject.object.Resource;
import io.kubeobject.source.FileSource;
import io.kubeobject.source.Input;
import io.kubeobject.source.Selection;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The objects of a file, whole, or only what a program reads of them. */
final class GivenObjects {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final FileSource source;

    GivenObjects(Path file) throws Exception {
        source =
                FileSource.read(
                        Input.of(List.of(file.toString()), InputStream.nullInputStream()),
                        Instant.EPOCH);
    }

    Catalog catalog() {
        List<Catalog> catalogs = new ArrayList<>();
        source.catalogs(catalogs::add);
        return catalogs.getFirst();
    }

    /** With all of their fields, whether the program reads them or not. */
    List<KubeObject> whole(Resource resource) {
        List<KubeObject> objects = new ArrayList<>();
        Selection all = new Selection(resource, "", "", "", FieldTrie.ALL);
        source.open(
                        all,
                        event -> {
                            if (event instanceof ObjectEvent.Put(KubeObject object)) {
                                objects.add(object);
                            }
                        })
                .close();
        return objects;
    }

    /** As the intake would read them for this program. */
    List<KubeObject> pruned(LaneProgram lane) throws Exception {
        List<KubeObject> objects = new ArrayList<>();
        for (KubeObject object : whole(lane.resource())) {
            byte[] json = JSON.writeValueAsBytes(object.fields());
            try (JsonParser parser = ObjectReader.open(new ByteArrayInputStream(json))) {
                parser.nextToken();
                objects.add(new ObjectReader(lane.fields(), lane.resource()).read(parser));
            }
        }
        return objects;
    }
}
