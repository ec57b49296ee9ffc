package io.kubeobject.simulator;

/** What a request asks for. */
public enum Verb {
    /** {@code /api}, {@code /apis} and what they list. */
    DISCOVERY,
    /** One object. */
    GET,
    /** A page of objects. */
    LIST,
    /** Changes. */
    WATCH,
    /** A streaming list: a watch with {@code sendInitialEvents=true}. */
    WATCHLIST,
    /** A new object. */
    CREATE,
    /** An object replaced. */
    UPDATE,
    /** An object changed in part. */
    PATCH,
    /** One object, or all that match, deleted. */
    DELETE,
    /** {@code /version}, the health checks, and whatever is not served. */
    OTHER
}
