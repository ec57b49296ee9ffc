package io.kubeobject.expr;

import static io.kubeobject.expr.Function.global;
import static io.kubeobject.expr.Type.BYTES;
import static io.kubeobject.expr.Type.STRING;

import java.util.Base64;
import java.util.List;

/** CEL's extension "encoders". */
final class EncodingFunctions {

    static final List<Function> ALL =
            List.of(
                    global("base64.decode")
                            .takes(STRING)
                            .gives(BYTES, EncodingFunctions::decode)
                            .cost(Cost.SIZE),
                    global("base64.encode")
                            .takes(BYTES)
                            .gives(STRING, EncodingFunctions::encode)
                            .cost(Cost.SIZE));

    private EncodingFunctions() {}

    private static Bytes decode(String text) {
        try {
            return new Bytes(Base64.getDecoder().decode(text));
        } catch (IllegalArgumentException e) {
            throw new EvaluationException(Values.quote(text) + " is not base64");
        }
    }

    private static String encode(Bytes bytes) {
        Text.limit(bytes.length());
        return Text.limited(Base64.getEncoder().encodeToString(bytes.octets()));
    }
}
