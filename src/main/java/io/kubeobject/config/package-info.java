/**
 * What the user asks for: flags and environment, read and checked at once.
 *
 * <p>Before the flow: {@code cli} reads the options and builds the rest of the program from them.
 * May import every package below {@code cli}; it imports {@code expr}, which knows the nearest word
 * to a misspelt one.
 *
 * <p>{@link io.kubeobject.config.Flag} is the one table of flags; help, completion, and the names
 * of the environment variables come from it. All problems of a command line are found before
 * anything starts, and are reported together.
 *
 * <pre>
 *   arguments, environment ──Settings──▶ RunOptions, or UsageException with every problem
 * </pre>
 */
@NullMarked
package io.kubeobject.config;

import org.jspecify.annotations.NullMarked;
