package io.kubeobject.source.kubernetes;

import java.io.EOFException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Locale;
import java.util.Optional;

import javax.net.ssl.SSLPeerUnverifiedException;

/** Exceptions of the JDK and of OkHttp in the user's words. */
final class Sentence {

    private Sentence() {}

    /** One line without a trailing dot: of the first cause that is known, else of the innermost. */
    static String of(Throwable thrown) {
        Throwable cause = thrown;
        Optional<String> known = known(cause);
        while (known.isEmpty() && cause.getCause() != null && cause.getCause() != cause) {
            cause = cause.getCause();
            known = known(cause);
        }
        return known.orElse(line(cause));
    }

    private static Optional<String> known(Throwable cause) {
        return Optional.ofNullable(
                switch (cause) {
                    case NoSuchFileException e -> "no such file: " + e.getFile();
                    case AccessDeniedException e -> "permission denied: " + e.getFile();
                    case CharacterCodingException _ -> "it is not UTF-8 text";
                    case UnknownHostException e -> "unknown host: " + e.getMessage();
                    case SocketTimeoutException _ -> "no answer in time";
                    case ConnectException _ -> "connection refused";
                    case NoRouteToHostException _ -> "no route to host";
                    case EOFException _ -> "the other side closed it";
                    case SSLPeerUnverifiedException _ ->
                            "the certificate of the server is for another host name";
                    case CertificateExpiredException e ->
                            "the certificate of the server has expired: " + line(e);
                    case CertificateNotYetValidException e ->
                            "the certificate of the server is not valid yet: " + line(e);
                    case CertPathBuilderException _ ->
                            "the certificate of the server is signed by no authority that is"
                                    + " trusted here";
                    default -> null;
                });
    }

    private static String line(Throwable thrown) {
        String message = thrown.getMessage();
        if (message == null || message.isBlank()) {
            return thrown.getClass().getSimpleName();
        }
        String line = message.lines().findFirst().orElse("").strip();
        String bare = line.endsWith(".") ? line.substring(0, line.length() - 1) : line;
        boolean word = bare.length() > 1 && Character.isLowerCase(bare.charAt(1));
        return word ? bare.substring(0, 1).toLowerCase(Locale.ROOT) + bare.substring(1) : bare;
    }
}
