package io.kubeobject.pipeline;

import static java.util.Objects.requireNonNull;

import io.kubeobject.mapping.Waiting;
import io.kubeobject.object.ResourceRef;

import java.util.List;
import java.util.Map;

/**
 * How a lane goes, or all lanes of a resource together.
 *
 * @param resource id: {@code deployments.apps}
 * @param selection version, namespace and selectors, for people; empty for a resource as a whole
 * @param synced whether a full list has been served since the lane was opened
 * @param extent what is served, or would be if the lane were not {@linkplain State#STALE stale}
 */
public record LaneStatus(
        String resource,
        String selection,
        State state,
        boolean synced,
        Contact contact,
        Extent extent) {

    /** What becomes of a lane's series. */
    public enum State {
        /** They are served, as soon as a list is complete. */
        SERVING,
        /** They are not served, for there has been no contact for too long. */
        STALE,
        /** They are not served yet: they take the place of others when their list is complete. */
        ASIDE,
        /** There are none: the resource is named by a mapping, but the API server has it not. */
        WAITING,
        /** There are none: what the API server has is not known yet. */
        UNKNOWN
    }

    /** How much a lane holds. */
    public record Extent(int objects, long series) {

        static final Extent NOTHING = new Extent(0, 0);
    }

    public LaneStatus {
        requireNonNull(resource, "resource is null");
        requireNonNull(selection, "selection is null");
        requireNonNull(state, "state is null");
        requireNonNull(contact, "contact is null");
        requireNonNull(extent, "extent is null");
    }

    public int objects() {
        return extent.objects();
    }

    public long series() {
        return extent.series();
    }

    /** Whether there is contact now. */
    public boolean up() {
        return contact.up();
    }

    static LaneStatus waiting(Waiting waiting) {
        return missing(waiting.resource(), State.WAITING, waiting.hint());
    }

    /** Of a resource that a mapping names, before the first catalog is known. */
    static LaneStatus unknown(ResourceRef ref, String problem) {
        return missing(ref, State.UNKNOWN, problem);
    }

    private static LaneStatus missing(ResourceRef ref, State state, String problem) {
        String id = ref.group().isEmpty() ? ref.plural() : ref.plural() + "." + ref.group();
        Contact contact = new Contact(false, null, Map.of(), 0, problem);
        String versions = String.join(",", ref.versions());
        return new LaneStatus(id, versions, state, false, contact, Extent.NOTHING);
    }

    /** The lanes of one resource as one: as good as the worst of them. */
    static LaneStatus together(List<LaneStatus> lanes) {
        boolean stale = lanes.stream().allMatch(lane -> lane.state == State.STALE);
        State first = lanes.getFirst().state;
        return new LaneStatus(
                lanes.getFirst().resource,
                "",
                first == State.STALE && !stale ? State.SERVING : first,
                lanes.stream().allMatch(LaneStatus::synced),
                Contact.worst(lanes.stream().map(LaneStatus::contact).toList()),
                new Extent(
                        lanes.stream().mapToInt(LaneStatus::objects).sum(),
                        lanes.stream().mapToLong(LaneStatus::series).sum()));
    }
}
