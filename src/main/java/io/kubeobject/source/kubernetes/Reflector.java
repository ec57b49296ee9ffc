package io.kubeobject.source.kubernetes;

import io.kubeobject.object.ObjectSink;
import io.kubeobject.source.Feed;
import io.kubeobject.source.FeedStatus;
import io.kubeobject.source.Selection;
import io.kubeobject.source.kubernetes.CatalogPoll.Verdict;
import io.kubeobject.source.kubernetes.Recovery.Circumstances;
import io.kubeobject.source.kubernetes.Recovery.Phase;
import io.kubeobject.source.kubernetes.Turnstile.Turn;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Keeps the sink of one selection up to date: list, watch, and again from where that broke off, as
 * client-go's reflector does.
 *
 * <pre>
 *   list: WatchList, or pages of 500 ──▶ watch ──▶ watch ──▶ …
 *     ▲                                    │ 410, or three answers that lead nowhere
 *     └────────────────────────────────────┘
 * </pre>
 *
 * <p>One virtual thread runs everything; any thread may read the status and close.
 */
final class Reflector implements Feed {

    private static final System.Logger LOG = System.getLogger(Reflector.class.getName());

    /** A watch that lived so long was a good one: what follows is a reconnect, not a retry. */
    private static final Duration GOOD_WATCH = Duration.ofSeconds(5);

    /** A watch that ends sooner than that, however politely, must not begin anew at once. */
    private static final Duration SHORTEST_WATCH = Duration.ofSeconds(1);

    /** Lists that were asked for because the resource version had expired are not closer. */
    private static final Duration RELIST_PAUSE = Duration.ofSeconds(30);

    private static final int SHORTEST_SECONDS = 300;
    private static final int LONGEST_SECONDS = 600;

    private final Target target;
    private final Surroundings around;
    private final Session session;
    private final FeedState state;
    private final Deliveries deliveries;
    private final Contact contact;
    private final RandomGenerator random = RandomGenerator.getDefault();
    private final Thread thread;

    private boolean mustList = true;
    private boolean byPages;
    private Optional<ListRead> pages = Optional.empty();
    private String resourceVersion = "";
    private Instant expiredAt = Instant.MIN;

    /** How the last watch went: how long, and whether it ended at what is not JSON. */
    private Duration lasted = Duration.ZERO;

    private boolean unreadable;

    /** Whether this attempt has brought anything, and how many before it have not. */
    private boolean progressed;

    private int fruitless;

    Reflector(Selection selection, ObjectSink sink, Surroundings around) {
        this.target = new Target(selection);
        this.around = around;
        this.session = new Session(around.access());
        this.state = new FeedState(around.clock());
        this.deliveries = new Deliveries(selection, sink, state);
        this.contact = new Contact(target, state, around);
        this.thread = Thread.ofVirtual().name("feed " + target.id()).unstarted(this::run);
    }

    Reflector start() {
        thread.start();
        return this;
    }

    @Override
    public FeedStatus status() {
        return state.status();
    }

    boolean isClosed() {
        return session.isClosed();
    }

    @Override
    public void close() {
        session.close();
        Threads.end(thread);
    }

    private void run() {
        try {
            while (!session.isClosed()) {
                attempt();
            }
        } catch (InterruptedException e) {
            // Closed.
        } finally {
            state.down("the feed has ended");
        }
    }

    private void attempt() throws InterruptedException {
        contact.sought();
        lasted = Duration.ZERO;
        progressed = false;
        Phase phase = !mustList ? Phase.WATCH : byPages ? Phase.PAGES : Phase.INITIAL;
        try {
            switch (phase) {
                case WATCH -> watch(target.watch(around.timing(), resourceVersion, seconds()));
                case PAGES -> listByPages();
                case INITIAL -> watchFromList();
            }
        } catch (ApiFailure e) {
            if (!session.isClosed()) {
                recover(e, mustList ? phase : Phase.WATCH);
            }
        } catch (RuntimeException e) {
            // The top of this thread: a defect behind the sink must not end the feed.
            if (!session.isClosed()) {
                LOG.log(Level.ERROR, "BUG: " + target.id() + " must be listed again", e);
                listAnew();
                ApiFailure failure = new ApiFailure(Trouble.ERROR, "BUG: " + e);
                contact.lost(failure);
                contact.pause(failure);
            }
        }
    }

    private void listByPages() throws ApiFailure, InterruptedException {
        try (Turn _ = around.turnstile().enter()) {
            if (pages.isEmpty()) {
                Get get = target.list(around.timing());
                pages = Optional.of(new ListRead(session, get, deliveries, contact, state));
            }
            listed(pages.get().read());
        }
    }

    private void watchFromList() throws ApiFailure, InterruptedException {
        try (Turn turn = around.turnstile().enter()) {
            Get get = target.watchList(around.timing(), seconds());
            WatchRead read = new WatchRead(deliveries, state, "", true, turn::close);
            try {
                watch(get, read, around.timing().initialIdle());
            } finally {
                if (!read.isInitial()) {
                    listed(read.resourceVersion());
                }
            }
        }
    }

    private void watch(Get get) throws ApiFailure {
        WatchRead read = new WatchRead(deliveries, state, resourceVersion, false, () -> {});
        try {
            watch(get, read, around.timing().silence());
        } finally {
            resourceVersion = read.resourceVersion();
            if (read.events() > 0) {
                progress();
            }
        }
    }

    private void watch(Get get, WatchRead read, Duration patience) throws ApiFailure {
        Instant begun = around.clock().instant();
        try (Answer answer = session.get(get)) {
            contact.made();
            answer.patience(patience);
            try {
                read.read(answer, around.timing().silence(), unreadable);
            } finally {
                lasted = Duration.between(begun, around.clock().instant());
            }
        }
        if (read.isInitial()) {
            throw new ApiFailure(Trouble.CLOSED, "the watch ended before its list was complete");
        }
        if (lasted.compareTo(SHORTEST_WATCH) < 0) {
            throw new ApiFailure(Trouble.CLOSED, "the watch ended as soon as it began");
        }
        state.restart(Trouble.TIMEOUT);
    }

    /** Watches do not all end at the same time. */
    private int seconds() {
        return random.nextInt(SHORTEST_SECONDS, LONGEST_SECONDS + 1);
    }

    private void listed(String version) {
        resourceVersion = version;
        mustList = false;
        pages = Optional.empty();
        progress();
    }

    private void progress() {
        progressed = true;
        fruitless = 0;
        unreadable = false;
    }

    private void listAnew() {
        mustList = true;
        pages = Optional.empty();
    }

    private void recover(ApiFailure failure, Phase phase) throws InterruptedException {
        fruitless += progressed ? 0 : 1;
        unreadable = failure.trouble() == Trouble.UNREADABLE;
        if (failure.trouble() == Trouble.NOT_FOUND && isWithdrawn(failure)) {
            return;
        }
        boolean expired = failure.trouble() == Trouble.EXPIRED;
        boolean again = around.clock().instant().isBefore(expiredAt.plus(RELIST_PAUSE));
        expiredAt = expired ? around.clock().instant() : expiredAt;
        boolean good = phase == Phase.WATCH && lasted.compareTo(GOOD_WATCH) >= 0;
        Recovery recovery =
                Recovery.from(failure.trouble(), new Circumstances(phase, good, fruitless, again));
        if (recovery.byPages()) {
            byPages = true;
            LOG.log(
                    Level.DEBUG,
                    "{0}: lists come by pages, not as a stream: {1}",
                    target.id(),
                    failure.sentence());
        }
        if (recovery.relist()) {
            listAnew();
            fruitless = 0;
        }
        boolean refusedStream = recovery.byPages() && failure.trouble() == Trouble.REFUSED;
        if (!refusedStream) {
            state.restart(failure.trouble());
        }
        if (recovery.pause()) {
            contact.lost(failure);
            contact.pause(failure);
        }
    }

    /** Takes everything away, and waits, if it is certain that the resource is served no more. */
    private boolean isWithdrawn(ApiFailure failure) throws InterruptedException {
        if (around.catalog().lookFor(target.selection().resource()) != Verdict.GONE) {
            return false;
        }
        state.restart(Trouble.NOT_FOUND);
        contact.lost(failure);
        deliveries.withdrawn();
        listAnew();
        around.catalog().awaitServed(target.selection().resource());
        return true;
    }
}
