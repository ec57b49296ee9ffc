package io.kubeobject.source.kubernetes;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * The way to one API server: where it is, how to trust it, who we are. What a kubeconfig, a plugin
 * or a pod's files say may change while the process runs; it is read again when the server refuses
 * what we have.
 *
 * <p>Safe for use by several threads.
 */
public final class ClusterAccess implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(ClusterAccess.class.getName());

    /** Credentials are not read anew more often: a plugin may be slow. */
    private static final Duration RENEWAL_PAUSE = Duration.ofSeconds(5);

    private final AccessOptions options;
    private final InstantSource clock;

    /** Guarded by this. */
    private final LoginSource logins;

    /** Guarded by this. */
    private Instant renewedAt = Instant.MIN;

    /** Replaced as a whole when credentials change. */
    private volatile Connection connection;

    private ClusterAccess(AccessOptions options, InstantSource clock) throws AccessException {
        this.options = options;
        this.clock = clock;
        this.logins = new LoginSource(options, clock);
        this.connection = Connection.of(logins.login(), options);
    }

    /**
     * Finds the cluster; asks it nothing yet.
     *
     * @throws AccessException with one sentence for the user, if there is no way to one
     */
    public static ClusterAccess of(AccessOptions options) throws AccessException {
        return of(options, InstantSource.system());
    }

    static ClusterAccess of(AccessOptions options, InstantSource clock) throws AccessException {
        return new ClusterAccess(options, clock);
    }

    /** URL of the API server. */
    public String server() {
        return connection.login().server();
    }

    /** Where this comes from, for messages: {@code context prod of /home/u/.kube/config}. */
    public String origin() {
        return connection.login().origin();
    }

    Connection connection() {
        return connection;
    }

    /**
     * Reads credentials anew, because the server has refused those of {@code refused}.
     *
     * @return whether {@link #connection} now offers others
     */
    synchronized boolean renew(Connection refused) {
        if (connection != refused) {
            return true;
        }
        Instant now = clock.instant();
        if (now.isBefore(renewedAt.plus(RENEWAL_PAUSE))) {
            return false;
        }
        renewedAt = now;
        try {
            String old = refused.login().authorization().get();
            Login login = logins.login();
            boolean same = login.certificate().isEmpty() && login.authorization().get().equals(old);
            if (same) {
                return false;
            }
            connection = Connection.of(login, options);
            refused.close();
            return true;
        } catch (AccessException e) {
            LOG.log(Level.WARNING, "credentials stay as they are: {0}", e.getMessage());
            return false;
        }
    }

    /** Ends idle connections; feeds end their own. */
    @Override
    public void close() {
        connection.close();
    }
}
