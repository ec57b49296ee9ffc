package io.kubeobject.source.kubernetes;

import io.kubeobject.object.Catalog;
import io.kubeobject.object.Resource;

import org.jspecify.annotations.Nullable;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * Looks every few seconds at what is served, and at once when asked. One virtual thread; the others
 * ask it.
 */
final class CatalogPoll implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(CatalogPoll.class.getName());

    /** Between two looks, also when asked. */
    private static final Duration SHORTEST = Duration.ofMillis(500);

    /** Servers that are asked group by group are asked so much more seldom. */
    private static final int LEGACY_FACTOR = 3;

    private final Session session;
    private final Timing timing;
    private final Pulse pulse;
    private final Discovery discovery;
    private final Backoff backoff;
    private final RandomGenerator random = RandomGenerator.getDefault();
    private final Thread thread;

    /** Guards what follows. */
    private final ReentrantLock lock = new ReentrantLock();

    private final Condition changed = lock.newCondition();
    private boolean asked;
    private long begun;
    private long ended;
    private boolean answered;
    private boolean everAnswered;
    private Catalog catalog = new Catalog(List.of());
    private String problem = "";

    private @Nullable Consumer<Catalog> listener;

    /** What a look says about one resource. */
    enum Verdict {
        SERVED,
        GONE,
        /** There was no answer. */
        UNKNOWN
    }

    CatalogPoll(ClusterAccess access, Timing timing, Pulse pulse) {
        this.session = new Session(access);
        this.timing = timing;
        this.pulse = pulse;
        this.discovery = new Discovery(session, timing.answer());
        this.backoff = new Backoff(timing, InstantSource.system(), random);
        this.thread = Thread.ofVirtual().name("catalog").unstarted(this::run);
    }

    /** Starts to look; may be called once. */
    void start(Consumer<Catalog> listener) {
        this.listener = listener;
        thread.start();
    }

    /** What keeps the catalog from being read; empty if nothing. */
    String problem() {
        lock.lock();
        try {
            return problem;
        } finally {
            lock.unlock();
        }
    }

    /** Asks for a look soon. */
    void ask() {
        lock.lock();
        try {
            asked = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits for a look that begins after this call. */
    Verdict lookFor(Resource resource) throws InterruptedException {
        if (thread.getState() == Thread.State.NEW) {
            return Verdict.UNKNOWN;
        }
        lock.lockInterruptibly();
        try {
            long mine = begun + 1;
            asked = true;
            changed.signalAll();
            long nanos = timing.answer().toNanos();
            while (ended < mine && nanos > 0) {
                nanos = changed.awaitNanos(nanos);
            }
            if (ended < mine || !answered) {
                return Verdict.UNKNOWN;
            }
            return catalog.served().contains(resource) ? Verdict.SERVED : Verdict.GONE;
        } finally {
            lock.unlock();
        }
    }

    /** Waits until a look finds the resource. */
    void awaitServed(Resource resource) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (!catalog.served().contains(resource)) {
                changed.await();
            }
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        while (!session.isClosed()) {
            Duration pause = look();
            try {
                Thread.sleep(SHORTEST);
                await(pause.minus(SHORTEST));
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private Duration look() {
        begin();
        try {
            end(discovery.look(), "");
            double spread = 0.8 + 0.4 * random.nextDouble();
            double factor = discovery.isCheap() ? spread : spread * LEGACY_FACTOR;
            return Duration.ofNanos((long) (timing.poll().toNanos() * factor));
        } catch (ApiFailure e) {
            end(null, e.sentence());
            Duration pause = backoff.next(timing.poll());
            return pause.compareTo(e.retryAfter()) > 0 ? pause : e.retryAfter();
        }
    }

    private void await(Duration atMost) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long nanos = atMost.toNanos();
            while (!asked && nanos > 0) {
                nanos = changed.awaitNanos(nanos);
            }
        } finally {
            lock.unlock();
        }
    }

    private void begin() {
        lock.lock();
        try {
            begun++;
            asked = false;
        } finally {
            lock.unlock();
        }
    }

    private void end(@Nullable Catalog found, String newProblem) {
        if (session.isClosed()) {
            return;
        }
        String oldProblem = problem();
        boolean news;
        lock.lock();
        try {
            news = found != null && (!found.equals(catalog) || !everAnswered);
            everAnswered |= found != null;
            answered = found != null;
            catalog = found == null ? catalog : found;
            problem = newProblem;
            ended = begun;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        tell(oldProblem, newProblem);
        Consumer<Catalog> told = listener;
        if (news && found != null && told != null) {
            tell(told, found);
        }
    }

    private static void tell(Consumer<Catalog> listener, Catalog catalog) {
        try {
            listener.accept(catalog);
        } catch (RuntimeException e) {
            // The top of this thread: what goes wrong behind the listener must not end the looking.
            LOG.log(Level.ERROR, "BUG: the catalog was not taken", e);
        }
    }

    private void tell(String oldProblem, String newProblem) {
        if (!newProblem.isEmpty()) {
            Level level = newProblem.equals(oldProblem) ? Level.DEBUG : Level.WARNING;
            LOG.log(level, "{0}; trying again", newProblem);
        } else if (!oldProblem.isEmpty()) {
            LOG.log(Level.INFO, "{0} answers again", session.server());
            pulse.beat();
        }
    }

    /** Ends the thread, unless it is the one that calls. */
    @Override
    public void close() {
        session.close();
        Threads.end(thread);
    }
}
