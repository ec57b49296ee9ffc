package io.kubeobject.registry;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a registry says about a manifest, judged. */
final class Manifest {

    /** Media types, the usual ones first: OCI, docker's schema 2, and its schema 1 of old. */
    static final List<String> TYPES =
            List.of(
                    "application/vnd.oci.image.index.v1+json",
                    "application/vnd.oci.image.manifest.v1+json",
                    "application/vnd.docker.distribution.manifest.list.v2+json",
                    "application/vnd.docker.distribution.manifest.v2+json",
                    "application/vnd.docker.distribution.manifest.v1+prettyjws",
                    "application/vnd.docker.distribution.manifest.v1+json");

    private static final String DIGEST = "Docker-Content-Digest";

    private Manifest() {}

    /** Whether the headers of a HEAD are enough to believe it. */
    static boolean isConvincing(Reply head) {
        return head.code() == 200
                && TYPES.contains(head.contentType())
                && head.header(DIGEST).matches("[a-z0-9+._-]+:[0-9a-fA-F]{32,128}");
    }

    /** The verdict of a convincing HEAD. */
    static Verdict ofHead(Reply head, ImageName image) {
        String digest = head.header(DIGEST);
        return image.digest().isEmpty() || image.digest().equals(digest)
                ? new Verdict.Available(digest)
                : otherDigest(image);
    }

    private static Verdict otherDigest(ImageName image) {
        return new Verdict.Unclear(
                image.registry() + " answers with another manifest than " + image.digest());
    }

    /** The verdict of a GET that succeeded: its body is read and has to be a manifest. */
    static Verdict ofBody(Reply get, ImageName image, Optional<Platform> wanted) {
        Map<String, Object> manifest;
        try {
            manifest = Json.object(get.body());
        } catch (IOException e) {
            return noManifest(image);
        }
        if (!manifest.containsKey("schemaVersion") && !manifest.containsKey("mediaType")) {
            return noManifest(image);
        }
        String digest = "sha256:" + sha256(get.body());
        if (!image.digest().isEmpty() && !image.digest().equals(digest)) {
            return otherDigest(image);
        }
        List<Map<String, Object>> entries = Json.objects(manifest, "manifests");
        if (wanted.isEmpty() || entries.isEmpty()) {
            return new Verdict.Available(digest);
        }
        return ofIndex(entries, digest, wanted.get());
    }

    private static Verdict ofIndex(
            List<Map<String, Object>> entries, String digest, Platform wanted) {
        List<Platform> offered = new ArrayList<>();
        for (Map<String, Object> entry : entries) {
            Map<String, Object> platform = Json.object(entry, "platform");
            offered.add(
                    new Platform(
                            Json.text(platform, "os"),
                            Json.text(platform, "architecture"),
                            Json.text(platform, "variant")));
        }
        if (offered.stream().anyMatch(wanted::accepts)) {
            return new Verdict.Available(digest);
        }
        Set<String> names =
                offered.stream()
                        .map(Platform::toString)
                        .filter(name -> name.matches("[a-z0-9./_-]{1,40}"))
                        .filter(name -> !name.startsWith("unknown/"))
                        .limit(20)
                        .collect(Collectors.toCollection(LinkedHashSet::new));
        return new Verdict.Absent(
                "the index has nothing for " + wanted + ", only " + String.join(", ", names));
    }

    private static Verdict noManifest(ImageName image) {
        return new Verdict.Unclear(
                image.registry() + " answers 200 with something that is no manifest");
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("BUG: every Java has SHA-256", e);
        }
    }
}
