package io.kubeobject.store;

import static java.util.Objects.requireNonNull;

import io.kubeobject.metric.Family;
import io.kubeobject.object.ObjectKey;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The text of all objects of one lane. One writer at a time calls everything but {@link #view}; any
 * thread may read views, and never waits.
 *
 * <p>A list changes the set aside: nothing is published before {@link #synced}, and an object whose
 * text a list does not change keeps its segments. A list that is begun anew needs no undoing: what
 * it does not put again is not there when it is complete.
 */
public final class LaneStore {

    private final String resource;
    private final FamilyTable families;
    private final ObjectText text;
    private final Map<ObjectKey, Place> places = new HashMap<>();
    private final BlockList blocks;

    private boolean listing;
    private int list;
    private long series;
    private volatile LaneView view;

    /**
     * An empty store.
     *
     * @param resource id of the lane's resource
     * @param declared families whose header is due once there is an object
     */
    public LaneStore(String resource, List<Family> declared) {
        this.resource = requireNonNull(resource, "resource is null");
        this.families = new FamilyTable(declared);
        this.text = new ObjectText(families);
        this.blocks = new BlockList(families);
        this.view = newView();
    }

    /** What is served; one volatile read. */
    public LaneView view() {
        return view;
    }

    /** Where the rows of the next object go, before it is {@linkplain #put put}. Empty. */
    public ObjectText text() {
        text.clear();
        return text;
    }

    /** A full list begins; what is put from now on takes the place of all there is. */
    public void listStarted() {
        listing = true;
        list++;
    }

    /** The list is complete. */
    public void synced() {
        if (listing) {
            listing = false;
            blocks.retain(list);
            places.values().removeIf(this::isGone);
            publish();
        }
    }

    private boolean isGone(Place place) {
        if (place.list() == list) {
            return false;
        }
        series -= place.rows();
        return true;
    }

    /** Keeps what {@link #text} took as the text of an object, new or changed. */
    public void put(ObjectKey key) {
        Place place = places.get(key);
        boolean changed = true;
        if (place == null) {
            place = blocks.add(key, text);
            places.put(key, place);
        } else {
            changed = place.block().update(place, text);
            series -= place.rows();
        }
        place.seen(list, text.rows());
        series += text.rows();
        text.clear();
        if (changed && !listing) {
            publish();
        }
    }

    /** Forgets an object; one that is not there is no fault. */
    public void delete(ObjectKey key) {
        Place place = places.remove(key);
        if (place == null) {
            return;
        }
        series -= place.rows();
        blocks.remove(place);
        if (!listing) {
            publish();
        }
    }

    /** Forgets all objects at once. */
    public void withdrawn() {
        listStarted();
        synced();
    }

    private void publish() {
        view = newView();
    }

    private LaneView newView() {
        return new LaneView(
                resource,
                families.published(),
                families.declared(),
                blocks.publish(),
                places.size(),
                series);
    }
}
