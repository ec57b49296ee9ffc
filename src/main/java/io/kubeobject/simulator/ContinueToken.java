package io.kubeobject.simulator;

import org.jspecify.annotations.Nullable;

import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where a list goes on.
 *
 * @param version of the state that the first page showed; -1 for whatever is there now
 * @param start path that was shown last
 */
record ContinueToken(long version, String start) {

    private static final String FORM = "meta.k8s.io/v1";

    /** Opaque to clients, but of the form that servers use. */
    String encode() {
        Map<String, @Nullable Object> token = new LinkedHashMap<>();
        token.put("v", FORM);
        token.put("rv", version);
        token.put("start", start + '\0');
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Json.bytes(token));
    }

    /**
     * Reads a token.
     *
     * @throws Refusal 400, if it is none of ours
     */
    static ContinueToken decode(String text) {
        try {
            Map<String, @Nullable Object> token = Json.object(Base64.getUrlDecoder().decode(text));
            String start = Json.text(token, "start");
            if (Json.text(token, "v").equals(FORM)
                    && token.get("rv") instanceof Long version
                    && start.endsWith("\0")) {
                return new ContinueToken(version, start.substring(0, start.length() - 1));
            }
        } catch (IllegalArgumentException | Refusal _) {
            // told below
        }
        throw Refusal.badRequest(
                "invalid continue token: continue key is not valid: \"" + text + '"');
    }
}
