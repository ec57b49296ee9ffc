package io.kubeobject.registry;

import java.io.EOFException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.ProtocolException;
import java.net.UnknownHostException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateExpiredException;
import java.util.Locale;

import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;

/**
 * What the network and the files get wrong, in the user's words. Only words of ours, or of the JDK
 * about certificates and names: nothing that a server has sent.
 */
final class NetworkTrouble {

    private NetworkTrouble() {}

    /** One line, of the innermost cause that has words. */
    static String words(Throwable thrown) {
        String words = "";
        Throwable cause = thrown;
        for (int depth = 0; cause != null && depth < 20; depth++) {
            String better = known(cause);
            words = better.isEmpty() ? words : better;
            cause = cause.getCause();
        }
        return words.isEmpty() ? thrown.getClass().getSimpleName() : words;
    }

    private static String known(Throwable cause) {
        return switch (cause) {
            case NoSuchFileException e -> "no such file: " + e.getFile();
            case AccessDeniedException e -> "permission denied: " + e.getFile();
            case UnknownHostException _ -> "its name is not known";
            case InterruptedIOException _ -> "no answer in time";
            case ConnectException _ -> "connection refused";
            case NoRouteToHostException _ -> "no route to it";
            case EOFException _ -> "it closed the connection";
            case ProtocolException _ -> "its answer is no HTTP";
            case SSLPeerUnverifiedException _ -> "its certificate is for another name";
            case CertPathBuilderException _ ->
                    "its certificate is signed by no authority that is trusted here";
            case CertificateExpiredException _ -> "its certificate has expired";
            case SSLException e -> "TLS failed" + plain(e);
            case OutsideException e -> e.sentence();
            default -> "";
        };
    }

    /** Messages of the JDK's TLS name what was found; long ones may quote the other side. */
    private static String plain(SSLException e) {
        String message = String.valueOf(e.getMessage());
        return message.length() < 100 && message.matches("[ A-Za-z0-9_:().,'-]+")
                ? ": " + message.toLowerCase(Locale.ROOT)
                : "";
    }
}
