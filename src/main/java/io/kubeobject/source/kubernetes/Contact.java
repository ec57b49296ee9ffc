package io.kubeobject.source.kubernetes;

import io.kubeobject.object.Resource;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Whether one feed is in contact with the API server: tells it, in the status and once in the log,
 * and waits between attempts. Belongs to the thread of the feed.
 */
final class Contact {

    private static final System.Logger LOG = System.getLogger(Contact.class.getName());

    /** A body that cannot be read will hardly get better by asking all the time. */
    private static final Duration UNREADABLE_PAUSE = Duration.ofMinutes(5);

    /** Feeds that wake up together do not ask at the same instant. */
    private static final int SPREAD_MILLIS = 500;

    private final Target target;
    private final FeedState state;
    private final Timing timing;
    private final Pulse pulse;
    private final CatalogPoll catalog;
    private final Backoff backoff;
    private final RandomGenerator random = RandomGenerator.getDefault();
    private long beats;
    private String told = "";

    Contact(Target target, FeedState state, Surroundings around) {
        this.target = target;
        this.state = state;
        this.timing = around.timing();
        this.pulse = around.pulse();
        this.catalog = around.catalog();
        this.backoff = new Backoff(timing, around.clock(), random);
    }

    /** A request comes next: what is heard of the server from now on is news. */
    void sought() {
        beats = pulse.beats();
    }

    /** The server has answered. */
    void made() {
        boolean back = !state.status().up() && state.status().lastContact() != null;
        state.contact();
        if (back) {
            pulse.beat();
        }
        if (!told.isEmpty()) {
            LOG.log(Level.INFO, "{0}: in contact again", target.id());
            told = "";
        }
    }

    /** It has not, or not as it should. */
    void lost(ApiFailure failure) {
        String problem =
                failure.trouble() == Trouble.FORBIDDEN
                        ? missingRule() + "; " + failure.sentence()
                        : failure.sentence();
        boolean first = state.status().up();
        state.down(problem);
        String reason = failure.trouble().reason();
        if (isOfTheServer(failure.trouble())) {
            LOG.log(Level.DEBUG, "{0}: {1}", target.id(), problem);
            if (first) {
                catalog.ask();
            }
        } else {
            Level level = reason.equals(told) ? Level.DEBUG : Level.WARNING;
            LOG.log(level, "{0}: {1}", target.id(), problem);
            told = reason;
        }
    }

    /** That the server is gone is told once for all feeds, by the catalog when it looks. */
    private static boolean isOfTheServer(Trouble trouble) {
        return trouble == Trouble.UNREACHABLE
                || trouble == Trouble.CLOSED
                || trouble == Trouble.SILENT;
    }

    private String missingRule() {
        Resource resource = target.selection().resource();
        return "not allowed: a role with the verbs list and watch on %s is missing %s"
                .formatted(resource.id(), target.scope());
    }

    /** Waits before the next attempt. */
    void pause(ApiFailure failure) throws InterruptedException {
        Duration pause =
                failure.trouble() == Trouble.UNREADABLE
                        ? backoff.next(UNREADABLE_PAUSE)
                        : backoff.next();
        if (pause.compareTo(failure.retryAfter()) < 0) {
            pause = failure.retryAfter().plusMillis(random.nextInt(SPREAD_MILLIS));
        }
        if (failure.trouble() != Trouble.UNREACHABLE) {
            Thread.sleep(pause);
        } else if (pulse.await(beats, pause)) {
            Thread.sleep(random.nextInt(SPREAD_MILLIS));
        }
    }
}
