package io.kubeobject.expr;

import io.kubeobject.expr.Token.Kind;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Reads tokens by the grammar of CEL, without messages ({@code Type{field: 1}}). After an issue
 * inside brackets it goes on behind the next comma or the bracket's end, so that one mistake does
 * not hide another.
 */
final class Parser {

    /** Brackets in brackets, as cel-go allows fewer than a stack can take. */
    private static final int DEPTH = 100;

    /** Links of one chain {@code a.b.c} or {@code a + b + c}: the tree is as deep. */
    private static final int CHAIN = 400;

    private final Cursor cursor;
    private final Issues issues;
    private int depth;

    Parser(List<Token> tokens, Issues issues) {
        this.cursor = new Cursor(tokens, issues);
        this.issues = issues;
    }

    /** The whole text; {@link Syntax.Broken} where it cannot be read. */
    Syntax parse() {
        try {
            Syntax result = expression();
            if (!cursor.now().is(Kind.END)) {
                cursor.fail("an operator or the end");
            }
            return result;
        } catch (Cursor.Unreadable e) {
            return new Syntax.Broken(cursor.now().span());
        }
    }

    private Syntax expression() {
        enter();
        Syntax condition = or();
        Syntax result = condition;
        if (cursor.now().is(Kind.QUESTION)) {
            cursor.take();
            Syntax then = or();
            cursor.expect(Kind.COLON, "for the other case of `?`");
            Syntax otherwise = expression();
            result = new Syntax.Choice(condition, then, otherwise, span(condition, otherwise));
        }
        depth--;
        return result;
    }

    private void enter() {
        if (++depth > DEPTH) {
            issues.add(cursor.now().span(), "nested more than " + DEPTH + " levels deep");
            throw new Cursor.Unreadable();
        }
    }

    private Syntax or() {
        return chain(Kind.OR, this::and, Syntax.Or::new);
    }

    private Syntax and() {
        return chain(Kind.AND, this::relation, Syntax.And::new);
    }

    private Syntax chain(
            Kind kind, Supplier<Syntax> operand, BiFunction<List<Syntax>, Span, Syntax> make) {
        Syntax first = operand.get();
        if (!cursor.now().is(kind)) {
            return first;
        }
        List<Syntax> operands = new ArrayList<>(List.of(first));
        while (cursor.now().is(kind)) {
            cursor.take();
            operands.add(operand.get());
        }
        return make.apply(List.copyOf(operands), span(first, operands.getLast()));
    }

    private Syntax relation() {
        return binary(Operator.RELATIONS, this::sum);
    }

    private Syntax sum() {
        return binary(Operator.SUMS, this::product);
    }

    private Syntax product() {
        return binary(Operator.PRODUCTS, this::unary);
    }

    private Syntax binary(Set<Operator> operators, Supplier<Syntax> operand) {
        Syntax left = operand.get();
        Operator operator = Operator.of(cursor.now(), operators);
        for (int links = 0; operator != null; links++) {
            limit(links);
            Span place = cursor.take().span();
            Syntax right = operand.get();
            left = new Syntax.Binary(operator, left, right, place, span(left, right));
            operator = Operator.of(cursor.now(), operators);
        }
        return left;
    }

    private void limit(int links) {
        if (links > CHAIN) {
            issues.add(cursor.now().span(), "more than " + CHAIN + " operators in a row");
            throw new Cursor.Unreadable();
        }
    }

    /** CEL has {@code !!a} and {@code --a}, not {@code !-a}; a number takes the last minus. */
    private Syntax unary() {
        Token first = cursor.now();
        if (!first.is(Kind.NOT) && !first.is(Kind.MINUS)) {
            return member();
        }
        List<Token> signs = new ArrayList<>();
        while (cursor.now().is(first.kind())) {
            limit(signs.size());
            signs.add(cursor.take());
        }
        Syntax result;
        if (first.is(Kind.MINUS) && (cursor.now().is(Kind.INT) || cursor.now().is(Kind.DOUBLE))) {
            result = suffixes(negative(signs.removeLast()));
        } else {
            result = member();
        }
        for (Token sign : signs.reversed()) {
            Span span = sign.span().to(result.span());
            result =
                    sign.is(Kind.NOT)
                            ? new Syntax.Not(result, span)
                            : new Syntax.Negate(result, span);
        }
        return result;
    }

    private Syntax negative(Token sign) {
        Token number = cursor.take();
        Span span = sign.span().to(number.span());
        return number.is(Kind.DOUBLE)
                ? new Syntax.Literal(-(Double) number.value(), span)
                : integer("-" + number.value(), span);
    }

    private Syntax member() {
        return suffixes(primary());
    }

    private Syntax suffixes(Syntax start) {
        Syntax result = start;
        for (int links = 0; ; links++) {
            limit(links);
            if (cursor.now().is(Kind.DOT)) {
                result = selection(result);
            } else if (cursor.now().is(Kind.OPEN_BRACKET)) {
                result = index(result);
            } else {
                return result;
            }
        }
    }

    private Syntax selection(Syntax target) {
        cursor.take();
        boolean optional = cursor.takeIf(Kind.QUESTION);
        Token name = cursor.now();
        if (!name.is(Kind.IDENTIFIER)) {
            String keyword = name.span().length() > 0 ? name.value().toString() : "";
            boolean word = keyword.chars().allMatch(Character::isLetter) && !keyword.isEmpty();
            cursor.fail(
                    "a field name",
                    word ? "write [\"" + keyword + "\"] for a field of that name" : "");
        }
        cursor.take();
        if (!optional && cursor.now().is(Kind.OPEN_PAREN)) {
            return call(target, name);
        }
        Span span = target.span().to(name.span());
        return new Syntax.Select(target, (String) name.value(), optional, name.span(), span);
    }

    private Syntax index(Syntax target) {
        Token open = cursor.take();
        boolean optional = cursor.takeIf(Kind.QUESTION);
        Syntax index = element(this::expression);
        Token close = cursor.close(Kind.CLOSE_BRACKET, open);
        return new Syntax.Index(target, index, optional, target.span().to(close.span()));
    }

    private Syntax call(@Nullable Syntax target, Token name) {
        Token open = cursor.take();
        List<Syntax> arguments = elements(Kind.CLOSE_PAREN, this::expression, Syntax.Broken::new);
        Token close = cursor.close(Kind.CLOSE_PAREN, open);
        Span span = (target == null ? name.span() : target.span()).to(close.span());
        return new Syntax.Call(target, (String) name.value(), arguments, name.span(), span);
    }

    private Syntax primary() {
        Token token = cursor.now();
        return switch (token.kind()) {
            case IDENTIFIER -> name(cursor.take());
            case DOT -> {
                cursor.take();
                if (!cursor.now().is(Kind.IDENTIFIER)) {
                    cursor.fail("a name");
                }
                yield name(cursor.take());
            }
            case OPEN_PAREN -> nested(cursor.take());
            case OPEN_BRACKET -> list(cursor.take());
            case OPEN_BRACE -> map(cursor.take());
            case INT -> integer((String) cursor.take().value(), token.span());
            case UINT -> unsigned((String) cursor.take().value(), token.span());
            case DOUBLE, STRING, BYTES -> new Syntax.Literal(cursor.take().value(), token.span());
            case TRUE, FALSE -> new Syntax.Literal(cursor.take().is(Kind.TRUE), token.span());
            case NULL -> {
                cursor.take();
                yield new Syntax.Literal(Null.NULL, token.span());
            }
            default -> throw cursor.fail("an expression");
        };
    }

    private Syntax name(Token name) {
        return cursor.now().is(Kind.OPEN_PAREN)
                ? call(null, name)
                : new Syntax.Name((String) name.value(), name.span());
    }

    private Syntax nested(Token open) {
        Syntax result = element(this::expression);
        cursor.close(Kind.CLOSE_PAREN, open);
        return result;
    }

    private Syntax list(Token open) {
        List<Syntax.Element> elements =
                elements(
                        Kind.CLOSE_BRACKET,
                        () -> {
                            boolean optional = cursor.takeIf(Kind.QUESTION);
                            return new Syntax.Element(expression(), optional);
                        },
                        span -> new Syntax.Element(new Syntax.Broken(span), false));
        Token close = cursor.close(Kind.CLOSE_BRACKET, open);
        return new Syntax.ListLiteral(elements, open.span().to(close.span()));
    }

    private Syntax map(Token open) {
        List<Syntax.Entry> entries =
                elements(
                        Kind.CLOSE_BRACE,
                        () -> {
                            boolean optional = cursor.takeIf(Kind.QUESTION);
                            Syntax key = expression();
                            cursor.expect(Kind.COLON, "between key and value");
                            return new Syntax.Entry(key, expression(), optional);
                        },
                        span -> {
                            Syntax broken = new Syntax.Broken(span);
                            return new Syntax.Entry(broken, broken, false);
                        });
        Token close = cursor.close(Kind.CLOSE_BRACE, open);
        return new Syntax.MapLiteral(entries, open.span().to(close.span()));
    }

    private Syntax integer(String digits, Span span) {
        try {
            boolean hex = digits.contains("x");
            String plain = digits.replace("0x", "");
            return new Syntax.Literal(Long.parseLong(plain, hex ? 16 : 10), span);
        } catch (NumberFormatException e) {
            String hint = digits.contains("x") ? "" : "write " + digits + ".0";
            issues.add(span, digits + " is too large for an int", hint);
            return new Syntax.Broken(span);
        }
    }

    private Syntax unsigned(String digits, Span span) {
        try {
            boolean hex = digits.startsWith("0x");
            String plain = hex ? digits.substring(2) : digits;
            long bits = Long.parseUnsignedLong(plain, hex ? 16 : 10);
            return new Syntax.Literal(new Unsigned(bits), span);
        } catch (NumberFormatException e) {
            issues.add(span, digits + " is too large for a uint");
            return new Syntax.Broken(span);
        }
    }

    // Brackets, and going on after an issue inside them

    private <T> List<T> elements(Kind end, Supplier<T> read, Function<Span, T> broken) {
        List<T> elements = new ArrayList<>();
        while (!cursor.now().is(end) && !cursor.now().is(Kind.END)) {
            elements.add(recovering(read, broken));
            if (!cursor.takeIf(Kind.COMMA)) {
                break;
            }
            if (cursor.now().is(end) && end == Kind.CLOSE_PAREN) {
                issues.add(cursor.now().span(), "expected an argument after `,`, got `)`");
            }
        }
        return List.copyOf(elements);
    }

    private Syntax element(Supplier<Syntax> read) {
        return recovering(read, Syntax.Broken::new);
    }

    private <T> T recovering(Supplier<T> read, Function<Span, T> broken) {
        int outside = depth;
        try {
            return read.get();
        } catch (Cursor.Unreadable e) {
            depth = outside;
            Span place = cursor.now().span();
            cursor.skipElement();
            return broken.apply(place);
        }
    }

    private static Span span(Syntax first, Syntax last) {
        return first.span().to(last.span());
    }
}
