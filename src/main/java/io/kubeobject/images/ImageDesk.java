package io.kubeobject.images;

import io.kubeobject.registry.Keyring;
import io.kubeobject.registry.Platform;
import io.kubeobject.registry.RegistryClient;
import io.kubeobject.registry.Steps;
import io.kubeobject.registry.Verdict;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.random.RandomGenerator;

/**
 * Looks for images in their registries, again and again, for as long as it is open. Safe for use by
 * several threads. Each check has a virtual thread of its own; one more hands them out.
 */
public final class ImageDesk implements ImageSource, AutoCloseable {

    private static final System.Logger LOG = System.getLogger(ImageDesk.class.getName());

    /** Answers that hold no longer are forgotten so often. */
    private static final Duration SWEEP = Duration.ofMinutes(10);

    /** Asks one registry. */
    @FunctionalInterface
    interface Registries {
        Verdict check(RegistryClient.Question question, Steps steps) throws InterruptedException;
    }

    private final Registries registries;
    private final Keyring node;
    private final InstantSource clock;
    private final Wallets wallets;
    private final Answers answers;
    private final Counts counts = new Counts();
    private final ExecutorService threads =
            Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("image-", 0).factory());

    // guards: the agenda, and what is behind it
    private final Object lock = new Object();
    private final Agenda agenda;
    private Instant swept;
    private boolean closed;

    /**
     * A desk that begins at once.
     *
     * @param client stays the caller's, who closes it afterwards
     * @param node credentials that are tried behind those of the pods
     */
    public ImageDesk(
            RegistryClient client, PullSecrets secrets, Keyring node, InstantSource clock) {
        this(client::check, secrets, node, clock, RandomGenerator.getDefault());
    }

    ImageDesk(
            Registries registries,
            PullSecrets secrets,
            Keyring node,
            InstantSource clock,
            RandomGenerator random) {
        this.registries = registries;
        this.node = node;
        this.clock = clock;
        this.wallets = new Wallets(secrets, clock);
        this.answers = new Answers(clock);
        this.agenda = new Agenda(random);
        this.swept = clock.instant();
        threads.execute(this::handOut);
    }

    @Override
    public Look look(Wanted wanted) {
        synchronized (lock) {
            Check check = agenda.add(wanted, clock.instant());
            lock.notifyAll();
            return new Seat(check);
        }
    }

    /** One looker's place. */
    private final class Seat implements Look {

        private final Check check;

        Seat(Check check) {
            this.check = check;
        }

        @Override
        public Wanted wanted() {
            return check.wanted();
        }

        @Override
        public Optional<String> mode() {
            Verdict verdict = check.verdict();
            return verdict == null ? Optional.empty() : Optional.of(verdict.mode().word());
        }

        @Override
        public void end() {
            synchronized (lock) {
                agenda.remove(check);
            }
        }
    }

    @Override
    public Totals totals() {
        return counts.totals();
    }

    /** What it does, in numbers. */
    public DeskReading reading() {
        synchronized (lock) {
            return new DeskReading(
                    agenda.size(),
                    agenda.unknown(),
                    counts.byMode(),
                    counts.rateLimited(),
                    wallets.troubles());
        }
    }

    private void handOut() {
        try {
            synchronized (lock) {
                while (!closed) {
                    agenda.start(clock.instant())
                            .forEach(check -> threads.execute(() -> ask(check)));
                    sweep();
                    Optional<Instant> next = agenda.next();
                    Duration pause =
                            next.map(at -> Duration.between(clock.instant(), at)).orElse(SWEEP);
                    lock.wait(Math.clamp(pause.toMillis(), 1, SWEEP.toMillis()));
                }
            }
        } catch (InterruptedException e) {
            // The desk is closed.
            Thread.currentThread().interrupt();
        }
    }

    private void sweep() {
        Instant now = clock.instant();
        if (swept.plus(SWEEP).isBefore(now)) {
            swept = now;
            answers.sweep(SWEEP);
        }
    }

    /** The top of a thread: one check that fails in an unforeseen way is tried again. */
    private void ask(Check check) {
        Optional<Verdict> verdict = Optional.empty();
        try {
            verdict = verdict(check.wanted());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "BUG: " + check.wanted().image() + " cannot be looked for", e);
        }
        Verdict told = verdict.orElse(null);
        synchronized (lock) {
            if (told == null) {
                agenda.undecided(check, clock.instant());
            } else {
                tell(check, told);
                agenda.done(check, told, clock.instant());
            }
            lock.notifyAll();
        }
    }

    private void tell(Check check, Verdict verdict) {
        counts.add(verdict, check.registry());
        Verdict before = check.verdict();
        boolean changed = before == null || before.mode() != verdict.mode();
        if (changed && !(verdict instanceof Verdict.Available)) {
            LOG.log(
                    Level.INFO,
                    check.wanted().image()
                            + " is "
                            + verdict.mode().word()
                            + ": "
                            + verdict.reason());
        }
    }

    /** Empty if nobody can tell: credentials that there are could not be read. */
    private Optional<Verdict> verdict(Wanted wanted) throws InterruptedException {
        Wallet wallet = wallets.of(wanted.puller());
        String platform = wanted.checking().platform();
        Answers.Question question = new Answers.Question(wanted.image(), wallet.prints(), platform);
        Verdict verdict =
                answers.of(
                        question,
                        wanted.checking().every().dividedBy(2),
                        () -> registries.check(question(wanted, wallet), log(wanted)));
        boolean refused =
                verdict instanceof Verdict.AuthenticationFailure
                        || verdict instanceof Verdict.AuthorizationFailure;
        if (refused) {
            wallets.doubt(wanted.puller());
        }
        return refused && wallet.troubles().contains(Wallet.Trouble.UNREACHABLE)
                ? Optional.empty()
                : Optional.of(verdict);
    }

    private RegistryClient.Question question(Wanted wanted, Wallet wallet) {
        List<Keyring> keyrings = new ArrayList<>(List.of(wallet.keyring(), node));
        String platform = wanted.checking().platform();
        return new RegistryClient.Question(
                wanted.image(),
                Keyring.of(keyrings),
                platform.isEmpty() ? Optional.empty() : Optional.of(Platform.parse(platform)));
    }

    private static Steps log(Wanted wanted) {
        return (what, detail) ->
                LOG.log(Level.DEBUG, () -> wanted.image() + ": " + what + ": " + detail);
    }

    /** Ends what is being asked; what was known stays known. */
    @Override
    public void close() {
        synchronized (lock) {
            closed = true;
            lock.notifyAll();
        }
        threads.shutdownNow();
    }
}
