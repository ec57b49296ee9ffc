/**
 * What people ask of mappings before they trust them: do their tests pass, why has a series this
 * value or why is there none, what would a change of mappings change.
 *
 * <p>Beside the flow of objects, and never in it: {@code cli} calls it, and every answer comes of
 * the code that serves. May import {@code mapping.yaml}, {@code mapping}, {@code derive}, {@code
 * pipeline} and what that takes and gives ({@code source}, {@code store}, {@code exposition},
 * {@code render}), {@code expr}, {@code object} and {@code metric}. Answers are data; how they are
 * printed is the business of {@code cli}.
 *
 * <pre>
 *   MappingTest ──▶ TestRunner ──ScriptedSource, VirtualClock──▶ Pipeline ──scrape──▶ TestResult
 *   Program, ObjectSource ──▶ Rendition ──▶ Samples ──SeriesDiff──▶ FamilyDiff
 *   Program ──▶ Explanation; with ObjectSource ──Inquiry, Accounts──▶ Findings
 * </pre>
 */
@NullMarked
package io.kubeobject.inspect;

import org.jspecify.annotations.NullMarked;
