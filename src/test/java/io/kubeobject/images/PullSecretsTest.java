package io.kubeobject.images;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kubeobject.images.UnreadableException.Reason;
import io.kubeobject.images.Wallet.Trouble;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class PullSecretsTest {

    private static final String CONFIG =
            "{\"auths\":{\"registry.example\":{\"username\":\"bob\",\"password\":\"correct-horse\"}}}";

    private final Map<String, Map<String, Object>> objects = new HashMap<>();
    private final Map<String, Reason> broken = new HashMap<>();
    private final List<String> steps = new ArrayList<>();
    private final PullSecrets secrets =
            new PullSecrets(
                    (resource, namespace, name, _) -> {
                        String key = resource + " " + namespace + "/" + name;
                        Reason reason = broken.get(key);
                        if (reason != null) {
                            throw new UnreadableException(
                                    reason, "the server says no", new IllegalStateException());
                        }
                        return Optional.ofNullable(objects.get(key));
                    });

    private static Map<String, Object> secret(String key, String content) {
        String text = Base64.getEncoder().encodeToString(content.getBytes(UTF_8));
        return Map.of("data", Map.of(key, text));
    }

    private static Map<String, Object> account(String... names) {
        List<Map<String, String>> references = new ArrayList<>();
        for (String name : names) {
            references.add(Map.of("name", name));
        }
        return Map.of("imagePullSecrets", references);
    }

    private Wallet wallet(List<String> named, String serviceAccount) {
        return secrets.of(
                "shop", named, serviceAccount, (what, detail) -> steps.add(what + " " + detail));
    }

    /** Where the credentials of a wallet for our registry come from. */
    private static List<String> origins(Wallet wallet) throws InterruptedException {
        List<?> found = wallet.keyring().find("registry.example/web", (_, _) -> {});
        return found.stream().map(String::valueOf).toList();
    }

    @Test
    void namedSecrets_takeThePlaceOfThoseOfTheAccount() throws Exception {
        objects.put("secrets shop/pull", secret(".dockerconfigjson", CONFIG));
        objects.put("secrets shop/other", secret(".dockerconfigjson", CONFIG));
        objects.put("serviceaccounts shop/default", account("other"));
        objects.put("serviceaccounts shop/robot", account("other", "pull"));
        assertThat(origins(wallet(List.of("pull"), "")))
                .containsExactly("a credential of the secret shop/pull");
        assertThat(origins(wallet(List.of(), "")))
                .containsExactly("a credential of the secret shop/other");
        assertThat(origins(wallet(List.of(), "robot")))
                .containsExactly(
                        "a credential of the secret shop/other",
                        "a credential of the secret shop/pull");
    }

    @Test
    void oldSecrets_haveTheirEntriesAtTheTop() throws Exception {
        String old = CONFIG.substring("{\"auths\":".length(), CONFIG.length() - 1);
        objects.put("secrets shop/pull", secret(".dockercfg", old));
        assertThat(origins(wallet(List.of("pull"), ""))).hasSize(1);
    }

    @Test
    void wallets_ofEqualContent_haveEqualPrints() {
        objects.put("secrets shop/a", secret(".dockerconfigjson", CONFIG));
        objects.put("secrets shop/b", secret(".dockerconfigjson", CONFIG));
        objects.put("secrets shop/c", secret(".dockerconfigjson", CONFIG.replace("horse", "cow")));
        List<String> prints = wallet(List.of("a"), "").prints();
        assertThat(wallet(List.of("b"), "").prints()).isEqualTo(prints);
        assertThat(wallet(List.of("c"), "").prints()).isNotEqualTo(prints);
        assertThat(wallet(List.of("a", "c"), "").prints()).hasSize(2).containsAll(prints);
    }

    @Test
    void whatCannotBeRead_isTold_andTheRestIsThere() throws Exception {
        objects.put("secrets shop/good", secret(".dockerconfigjson", CONFIG));
        objects.put("secrets shop/json", secret(".dockerconfigjson", "{\"auths\": correct-horse"));
        objects.put("secrets shop/base64", Map.of("data", Map.of(".dockerconfigjson", "}{")));
        objects.put("secrets shop/opaque", Map.of("data", Map.of()));
        broken.put("secrets shop/forbidden", Reason.FORBIDDEN);
        broken.put("secrets shop/dark", Reason.UNREACHABLE);
        Wallet wallet =
                wallet(
                        List.of("none", "json", "base64", "opaque", "forbidden", "dark", "good"),
                        "");
        assertThat(origins(wallet)).containsExactly("a credential of the secret shop/good");
        assertThat(wallet.troubles()).containsExactlyInAnyOrder(Trouble.values());
        assertThat(steps)
                .containsExactly(
                        "secrets the secret shop/none does not exist",
                        "secrets the secret shop/json is no docker configuration: expected a JSON"
                                + " object; it breaks off or has a mistake",
                        "secrets the secret shop/base64 has a .dockerconfigjson that is no base64",
                        "secrets the secret shop/opaque has neither .dockerconfigjson nor"
                                + " .dockercfg",
                        "secrets the secret shop/forbidden cannot be read: the server says no",
                        "secrets the secret shop/dark cannot be read: the server says no");
    }

    @Test
    void text_ofAWallet_showsNothingOfIt() {
        objects.put("secrets shop/pull", secret(".dockerconfigjson", CONFIG));
        Wallet wallet = wallet(List.of("pull"), "");
        assertThat(wallet + " " + wallet.prints() + " " + steps)
                .doesNotContain("correct-horse")
                .doesNotContain("bob");
        assertThat(wallet.toString()).isEqualTo("a wallet of 1 secrets");
    }
}
