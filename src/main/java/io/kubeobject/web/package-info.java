/**
 * The HTTP server: metrics, own metrics, health, and the page for people.
 *
 * <p>The end of the flow. May import {@code exposition}, {@code pipeline}, {@code store}, {@code
 * metric} and {@code mapping.yaml}.
 *
 * <p>Nobody who connects can hold up the intake or a scrape that goes on: requests must come in
 * time, answers must be read in time, and there are at most so many connections and scrapes at
 * once. (Who opens all the connections that there may be keeps others out until the time is up; the
 * JDK's server counts them together.) A healthy answer never depends on the API server. What serves
 * the exporter's own metrics is loaded when they are asked for the first time.
 *
 * <pre>
 *   request ──▶ Router ──▶ a Page per path ──▶ Snapshot ──Scrape──▶ PacedStream ──▶ client
 *                                                                       ▲
 *                                                    Pace cuts who does not read
 * </pre>
 */
@NullMarked
package io.kubeobject.web;

import org.jspecify.annotations.NullMarked;
