package io.kubeobject.registry;

import org.jspecify.annotations.Nullable;

import java.io.IOException;

/** The outside is not as it should be; the message is of our words and safe to show. */
final class OutsideException extends IOException {

    private static final long serialVersionUID = 1L;

    OutsideException(String sentence) {
        super(sentence);
    }

    OutsideException(String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
    }

    String sentence() {
        return String.valueOf(getMessage());
    }
}
