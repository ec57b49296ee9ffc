/**
 * The standing test of the shape of the code: which package may import which, how much is hidden,
 * what names and sizes are allowed. Every rule reports all its violations at once, and is itself
 * tested on planted code that breaks it.
 *
 * <pre>
 *   src/main ──javac trees──▶ SourceRules ─┐
 *   target/classes ──pool──▶ PackageRules ─┴─▶ ArchitectureTest
 * </pre>
 */
@NullMarked
package io.kubeobject.architecture;

import org.jspecify.annotations.NullMarked;
