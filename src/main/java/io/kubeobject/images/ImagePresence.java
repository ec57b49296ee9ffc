package io.kubeobject.images;

import io.kubeobject.derive.Derivation;
import io.kubeobject.derive.ImageRule;
import io.kubeobject.derive.ObjectTable;
import io.kubeobject.derive.Observation;
import io.kubeobject.derive.Origin;
import io.kubeobject.images.ImageSource.Look;
import io.kubeobject.metric.Family;
import io.kubeobject.metric.Labels;
import io.kubeobject.metric.LiveRows;
import io.kubeobject.object.KubeObject;
import io.kubeobject.object.ObjectKey;

import java.io.DataInput;
import java.io.DataOutput;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which images the objects of a resource want, and what is known of them. Remembers nothing over a
 * restart: what was there yesterday need not be there today.
 */
public final class ImagePresence implements Derivation {

    /** One container. */
    private record Use(Labels labels, Look look) {}

    private final ImageRule rule;
    private final List<Family> families;
    private final ImageSource source;
    private final ObjectTable<List<Use>> objects = new ObjectTable<>();

    public ImagePresence(ImageRule rule, ImageSource source) {
        this.rule = rule;
        this.families = rule.families();
        this.source = source;
    }

    @Override
    public int put(Origin origin, KubeObject object, List<Observation> observations, Instant now) {
        ObjectTable.Slot<List<Use>> slot = objects.get(object.key());
        boolean same = slot != null && slot.is(object.uid());
        if (slot != null && same && slot.isAheadOf(object)) {
            slot.seen(origin);
            return 0;
        }
        List<Use> before = slot == null ? List.of() : slot.value;
        List<Use> after = new ArrayList<>(observations.size());
        for (Observation observation : observations) {
            Observation.Image image = (Observation.Image) observation;
            after.add(new Use(image.labels(), source.look(wanted(object, image))));
        }
        // What stays is looked for by both for a moment, and thus never forgotten in between.
        end(before);
        if (slot == null || !same) {
            slot = objects.add(object, after);
        }
        slot.value = List.copyOf(after);
        slot.seen(origin, object);
        return 0;
    }

    private Wanted wanted(KubeObject object, Observation.Image image) {
        Puller puller =
                new Puller(object.key().namespace(), image.pullSecrets(), image.serviceAccount());
        return new Wanted(image.image(), puller, rule.checking());
    }

    private static void end(List<Use> uses) {
        uses.forEach(use -> use.look().end());
    }

    @Override
    public void delete(ObjectKey key, String uid) {
        ObjectTable.Slot<List<Use>> slot = objects.get(key);
        if (slot != null && (uid.isEmpty() || slot.is(uid))) {
            end(slot.value);
            objects.remove(key);
        }
    }

    @Override
    public void synced(Origin origin, Instant now) {
        objects.retain(origin, ImagePresence::end);
    }

    @Override
    public void close(Origin origin) {
        objects.release(origin, ImagePresence::end);
    }

    @Override
    public LiveRows rows(Instant now) {
        List<Labels> labels = new ArrayList<>();
        List<String> modes = new ArrayList<>();
        for (ObjectTable.Slot<List<Use>> slot : objects.values()) {
            if (slot.isPublic()) {
                for (Use use : slot.value) {
                    Optional<String> mode = use.look().mode();
                    if (mode.isPresent()) {
                        labels.add(use.labels());
                        modes.add(mode.get());
                    }
                }
            }
        }
        return new ImageRows(
                rule.outputs(), families, new ImageRows.Picture(labels, modes, source.totals()));
    }

    @Override
    public void save(DataOutput out) {
        // A verdict is as old as it is.
    }

    @Override
    public void load(DataInput in) {
        // Nothing was saved.
    }
}
