/**
 * Mapping files: from YAML text to a program, or to problems with their positions.
 *
 * <p>Not in the flow of objects: {@code cli} compiles here before a start and at a reload. May
 * import {@code mapping}, {@code expr}, {@code metric} and {@code object}. Nothing is guessed: what
 * is not understood is a {@link io.kubeobject.mapping.yaml.Problem}, and all problems of all files
 * are found in one go. The keys of the language are data, one file per block of it, so that checks,
 * messages and the schema agree. To add a key: one {@code Key} in the file of its block, its use in
 * the {@code compile} beside it, a case below {@code golden/language} and one below {@code broken}.
 *
 * <pre>
 *   text ──snakeyaml──▶ nodes with marks ──blocks──▶ Document ──▶ Program
 *                                            └─────▶ Problem
 * </pre>
 */
@NullMarked
package io.kubeobject.mapping.yaml;

import org.jspecify.annotations.NullMarked;
