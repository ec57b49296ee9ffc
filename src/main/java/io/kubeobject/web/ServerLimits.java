package io.kubeobject.web;

import java.util.Map;

/**
 * Limits of the JDK's HTTP server. It reads them from system properties when its classes are
 * initialised, once in a process; what is set on the command line of Java stays.
 */
final class ServerLimits {

    private static final Map<String, String> PROPERTIES =
            Map.of(
                    // Without it each answer waits for the client's delayed acknowledgement, 40 ms.
                    "sun.net.httpserver.nodelay", "true",
                    // Seconds from the first byte of a request to its last.
                    "sun.net.httpserver.maxReqTime", "10",
                    // Seconds from there to the last byte of the answer, whatever its size.
                    "sun.net.httpserver.maxRspTime", "300",
                    // Each costs some 30 kB once it has sent a byte.
                    "jdk.httpserver.maxConnections", "256",
                    "sun.net.httpserver.maxIdleConnections", "64",
                    // Seconds; more than the usual time between two scrapes.
                    "sun.net.httpserver.idleInterval", "90",
                    // Milliseconds between two looks for idle connections.
                    "sun.net.httpserver.clockTick", "5000",
                    "sun.net.httpserver.maxReqHeaders", "100",
                    // Bytes, the line of the request included.
                    "sun.net.httpserver.maxReqHeaderSize", "32768");

    private ServerLimits() {}

    /** Sets what is not set; of use before the first server of the process only. */
    static void apply() {
        PROPERTIES.forEach(
                (name, value) -> {
                    if (System.getProperty(name) == null) {
                        System.setProperty(name, value);
                    }
                });
    }
}
