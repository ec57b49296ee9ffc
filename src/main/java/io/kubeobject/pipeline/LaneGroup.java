package io.kubeobject.pipeline;

import io.kubeobject.source.ObjectSource;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The lanes of one resource, which change together: those that serve, and those that will take
 * their place. Belongs to the roster's thread.
 */
final class LaneGroup {

    private List<Lane> served = List.of();

    /** What will be served, with lanes that stay; empty if nothing is to change. */
    private List<Lane> next = List.of();

    /** What nobody needs any more, and is still open. */
    private final List<Lane> retired = new ArrayList<>();

    /** The lanes that serve, or will as soon as they have synced, since nothing does. */
    List<Lane> served() {
        return served;
    }

    /** The lanes that are listed aside, or will be. */
    List<Lane> aside() {
        return next.stream().filter(lane -> !served.contains(lane)).toList();
    }

    boolean isReplacing() {
        return !next.isEmpty();
    }

    /**
     * Says what the group is to consist of. Lanes that do already what is wanted stay as they are.
     *
     * @param specs at least one
     */
    void want(List<LaneSpec> specs, Function<LaneSpec, Lane> make) {
        List<Lane> wanted = new ArrayList<>();
        for (LaneSpec spec : specs) {
            wanted.add(find(spec).orElseGet(() -> make.apply(spec)));
        }
        aside().stream().filter(lane -> !wanted.contains(lane)).forEach(retired::add);
        next = List.copyOf(wanted);
        commitIfComplete();
    }

    private Optional<Lane> find(LaneSpec spec) {
        return Stream.concat(served.stream(), next.stream())
                .filter(lane -> lane.spec().equals(spec))
                .findFirst();
    }

    /** Begins to list what is new. */
    void open(ObjectSource source, Instant now) {
        Stream.concat(served.stream(), next.stream()).forEach(lane -> lane.open(source, now));
    }

    /**
     * Lets the new lanes serve if all of them have synced, or if there is nothing that they would
     * take the place of.
     */
    void commitIfComplete() {
        boolean nothingToLose = served.stream().noneMatch(Lane::isSynced);
        if (isReplacing() && (nothingToLose || aside().stream().allMatch(Lane::isSynced))) {
            List<Lane> old = served;
            served = next;
            next = List.of();
            old.stream().filter(lane -> !served.contains(lane)).forEach(retired::add);
        }
    }

    /** Nothing is wanted any more. */
    void retire() {
        retired.addAll(served);
        retired.addAll(aside());
        served = List.of();
        next = List.of();
    }

    /** Ends what was replaced. Comes after publication: the end of a feed may take a while. */
    void closeRetired() {
        retired.forEach(Lane::close);
        retired.clear();
    }
}
