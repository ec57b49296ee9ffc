package io.kubeobject.derive;

import io.kubeobject.object.KubeObject;
import io.kubeobject.object.ObjectKey;

import org.jspecify.annotations.Nullable;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * What is remembered of each object, and which origin answers for it. Belongs to one derivation.
 *
 * @param <T> what is remembered
 */
public final class ObjectTable<T> {

    private static final long UNKNOWN_VERSION = -1;

    /** One object. */
    public static final class Slot<T> {

        final String uid;
        private long version;
        private int list;

        /** Null for one that was read from a checkpoint, and that no list had yet. */
        private @Nullable Origin origin;

        /** Whether a synced origin had it, from which a newer one took it over. */
        private boolean shown;

        public T value;

        Slot(String uid, long version, T value) {
            this.uid = uid;
            this.version = version;
            this.value = value;
        }

        /** Whether the object may be shown: a list that is not complete is not. */
        public boolean isPublic() {
            return shown || (origin != null && origin.isSynced());
        }

        /** Null if no list had the object since it was read from a checkpoint. */
        @Nullable Origin origin() {
            return origin;
        }

        public boolean is(String otherUid) {
            return uid.equals(otherUid);
        }

        /** Whether the object is an older state of this one: two origins may see it. */
        public boolean isAheadOf(KubeObject object) {
            long other = version(object);
            return other >= 0 && other < version;
        }

        boolean isOfVersion(KubeObject object) {
            return version == version(object);
        }

        public void seen(Origin by, KubeObject object) {
            version = version(object);
            seen(by);
        }

        public void seen(Origin by) {
            Origin before = origin;
            if (before == null || before.number() <= by.number()) {
                shown = isPublic();
                origin = by;
                list = by.list();
            }
        }
    }

    private final Map<ObjectKey, Slot<T>> slots = new HashMap<>();

    /**
     * Versions are compared as numbers, which Kubernetes 1.35 says they are; what is no number is
     * told apart from others, and not compared.
     */
    private static long version(KubeObject object) {
        String text = object.resourceVersion();
        if (text.isEmpty()) {
            return UNKNOWN_VERSION;
        }
        long number = 0;
        for (int i = 0; i < text.length(); i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9 || number > (Long.MAX_VALUE - digit) / 10) {
                return UNKNOWN_VERSION - 1 - (text.hashCode() & Integer.MAX_VALUE);
            }
            number = number * 10 + digit;
        }
        return number;
    }

    public @Nullable Slot<T> get(ObjectKey key) {
        return slots.get(key);
    }

    public Slot<T> add(KubeObject object, T value) {
        Slot<T> slot = new Slot<>(object.uid(), version(object), value);
        slots.put(object.key(), slot);
        return slot;
    }

    public @Nullable Slot<T> remove(ObjectKey key) {
        return slots.remove(key);
    }

    public int size() {
        return slots.size();
    }

    public Collection<Slot<T>> values() {
        return slots.values();
    }

    /** Forgets what a complete list of an origin did not have. */
    public void retain(Origin origin, Consumer<T> gone) {
        removeIf(
                e -> {
                    Origin owner = e.getValue().origin;
                    return owner == null
                            ? origin.covers(e.getKey().namespace())
                            : owner == origin && e.getValue().list != origin.list();
                },
                gone);
    }

    /** Forgets what only a closed origin answered for. */
    public void release(Origin origin, Consumer<T> gone) {
        removeIf(e -> e.getValue().origin == origin, gone);
    }

    private void removeIf(Predicate<Map.Entry<ObjectKey, Slot<T>>> condition, Consumer<T> gone) {
        Iterator<Map.Entry<ObjectKey, Slot<T>>> all = slots.entrySet().iterator();
        while (all.hasNext()) {
            Map.Entry<ObjectKey, Slot<T>> entry = all.next();
            if (condition.test(entry)) {
                gone.accept(entry.getValue().value);
                all.remove();
            }
        }
    }

    /** Writes or reads what is remembered of one object. */
    interface Writer<T> {
        void write(T value) throws IOException;
    }

    /** The other way round. */
    interface Reader<T> {
        T read() throws IOException;
    }

    void save(DataOutput out, Writer<T> values) throws IOException {
        out.writeInt(slots.size());
        for (Map.Entry<ObjectKey, Slot<T>> entry : slots.entrySet()) {
            out.writeUTF(entry.getKey().namespace());
            out.writeUTF(entry.getKey().name());
            out.writeUTF(entry.getValue().uid);
            out.writeLong(entry.getValue().version);
            values.write(entry.getValue().value);
        }
    }

    void load(DataInput in, Reader<T> values) throws IOException {
        int size = in.readInt();
        for (int i = 0; i < size; i++) {
            ObjectKey key = new ObjectKey(in.readUTF(), in.readUTF());
            slots.put(key, new Slot<>(in.readUTF(), in.readLong(), values.read()));
        }
    }
}
