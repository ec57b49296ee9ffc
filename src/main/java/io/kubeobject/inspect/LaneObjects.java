package io.kubeobject.inspect;

import io.kubeobject.mapping.LaneProgram;
import io.kubeobject.mapping.Program;
import io.kubeobject.object.Catalog;
import io.kubeobject.object.FieldTrie;
import io.kubeobject.object.KubeObject;
import io.kubeobject.object.ObjectEvent;
import io.kubeobject.source.Feed;
import io.kubeobject.source.ObjectSource;
import io.kubeobject.source.Selection;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** The objects of a source, one lane after the other, each whole and once. */
final class LaneObjects {

    private static final long LOOK_MILLIS = 50;

    private final ObjectSource source;
    private final Instant end;

    LaneObjects(ObjectSource source, Duration patience) {
        this.source = source;
        this.end = Instant.now().plus(patience);
    }

    /** The lanes of a program. */
    List<LaneProgram> lanes(Program program) throws InterruptedException, TimeoutException {
        BlockingQueue<Catalog> catalogs = new LinkedBlockingQueue<>();
        source.catalogs(catalogs::add);
        while (Instant.now().isBefore(end) && source.problem().isEmpty()) {
            Catalog served = catalogs.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS);
            if (served != null) {
                return program.lanes(served);
            }
        }
        throw new TimeoutException("the resources cannot be read: " + source.problem());
    }

    /**
     * Hands on every object of a lane.
     *
     * @throws TimeoutException if they cannot be listed; the message says why
     */
    void read(LaneProgram lane, Consumer<KubeObject> taker)
            throws InterruptedException, TimeoutException {
        CountDownLatch synced = new CountDownLatch(1);
        Selection selection =
                new Selection(
                        lane.resource(),
                        "",
                        lane.labelSelector(),
                        lane.fieldSelector(),
                        FieldTrie.ALL);
        Feed feed =
                source.open(
                        selection,
                        event -> {
                            if (event instanceof ObjectEvent.Put(KubeObject object)
                                    && synced.getCount() > 0) {
                                taker.accept(object);
                            }
                            if (event instanceof ObjectEvent.Synced) {
                                synced.countDown();
                            }
                        });
        try (feed) {
            while (!synced.await(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                String problem = feed.status().problem();
                if (!problem.isEmpty() || Instant.now().isAfter(end)) {
                    throw new TimeoutException(
                            "not everything could be listed: "
                                    + lane.resource().id()
                                    + (problem.isEmpty() ? "" : " (" + problem + ")"));
                }
            }
        }
    }
}
