package io.kubeobject.cli;

import java.util.logging.LogManager;

/**
 * A log manager that is configured by {@link Logging} alone, and that goes on while the process
 * ends: the JDK's own closes every handler as soon as a signal comes, before the last lines.
 *
 * <p>Public because the JDK makes it, by its name.
 */
public final class LastingLogs extends LogManager {

    /** Called by the JDK once, when the first logger is asked for. */
    public LastingLogs() {}

    @Override
    public void readConfiguration() {}

    @Override
    public void reset() {}
}
