package io.kubeobject.mapping.yaml;

import java.util.Locale;

/**
 * What sort of problem it is: a word that stays the same when messages become better, for tools and
 * for searching. Each has at least one case below {@code broken/}.
 */
public enum ProblemCode {
    /** A file or folder that is not there, or is no text. */
    UNREADABLE_FILE,
    /** {@code pack:} and a name that no pack has. */
    UNKNOWN_PACK,
    /** The text is not YAML. */
    NOT_YAML,
    /** YAML reads an expression as something else. */
    YAML_TRAP,
    /** An alias stands within what it stands for. */
    ENDLESS_ALIAS,
    DUPLICATE_KEY,

    /** A map where a list is expected, and the like. */
    WRONG_KIND(true),
    UNKNOWN_KEY(true),
    MISSING_KEY(true),
    /** Not one of the words that a key takes. */
    WRONG_WORD(true),
    /** A name that does not have the form of one. */
    ILLEGAL_NAME(true),
    /** A key of the language that this version cannot run. */
    NOT_SUPPORTED(true),

    /** A resource or path that does not have the form of one. */
    ILLEGAL_VALUE,
    /** A state machine that nothing is told of. */
    MISSING_OUTPUT,
    /** Two rules would have one memory. */
    SAME_MEMORY,
    /** A document that makes metrics of nothing. */
    MISSING_RESOURCE,
    /** Keys that do not go together. */
    CONTRADICTION,
    /** An expression that does not compile. */
    EXPRESSION,
    /** Not {@code x in list}. */
    ILLEGAL_LOOP,
    /** A variable that has a name of the expression language. */
    RESERVED_NAME,
    /** A label that is taken away and was never there. */
    UNKNOWN_LABEL,
    /** Two labels of one name. */
    LABEL_CLASH,
    /** The name does not end in the unit. */
    UNIT,
    /** Not {@code shape} or {@code shape(argument)}. */
    ILLEGAL_USE,
    UNKNOWN_SHAPE,
    /** A shape has another number of parameters. */
    SHAPE_ARGUMENTS,
    /** Two shapes of one name in one folder. */
    SHAPE_CONFLICT,
    /** A shape of a document that does not run. */
    BROKEN_SHAPE,
    /** Several entries make one family and do not agree upon it. */
    FAMILY_CONFLICT,

    /** A document takes the place of another and does not say so. */
    REPLACED_DOCUMENT,
    /** Two objects can give the same series. */
    SAME_SERIES,

    LINT_COUNTER_SUFFIX,
    LINT_INFO_SUFFIX,
    LINT_HISTOGRAM_WORD,
    LINT_COLON,
    LINT_CAMEL_CASE,
    LINT_TYPE_IN_NAME,
    LINT_BASE_UNIT,
    LINT_ABBREVIATION;

    private final boolean structural;

    ProblemCode() {
        this(false);
    }

    ProblemCode(boolean structural) {
        this.structural = structural;
    }

    /** Whether the schema finds such a problem, too. */
    public boolean isStructural() {
        return structural;
    }

    /** As it is printed: {@code unknown-key}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
