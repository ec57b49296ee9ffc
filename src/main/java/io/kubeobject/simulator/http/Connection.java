package io.kubeobject.simulator.http;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;

/** One client: its requests in their order, each answered before the next is read. */
final class Connection {

    private final Socket socket;
    private final HttpLimits limits;
    private final HttpHandler handler;
    private final ConnectionInput in;
    private final CountDownLatch ended = new CountDownLatch(1);

    Connection(Socket socket, HttpLimits limits, HttpHandler handler) {
        this.socket = socket;
        this.limits = limits;
        this.handler = handler;
        this.in = new ConnectionInput(socket);
    }

    /** Serves until one side ends it. */
    void serve() {
        try (socket) {
            socket.setTcpNoDelay(true);
            OutputStream out = new BufferedOutputStream(socket.getOutputStream(), 16 << 10);
            RequestReader requests = new RequestReader(in, out, limits);
            while (answer(requests, out)) {
                // the next one
            }
        } catch (IOException _) {
            // The client has gone, or was sent away: nobody is left to tell.
        } finally {
            ended.countDown();
        }
    }

    private boolean answer(RequestReader requests, OutputStream out) throws IOException {
        try {
            HttpRequest request = requests.next();
            if (request == null) {
                return false;
            }
            HttpReply reply = new HttpReply(this, out, request.method().equals("HEAD"));
            boolean last = request.header("connection").equalsIgnoreCase("close");
            if (last) {
                reply.header("Connection", "close");
            }
            handler.handle(request, reply);
            reply.finish();
            return !last;
        } catch (MalformedRequestException e) {
            refuse(out, e);
            return false;
        } catch (SocketTimeoutException _) {
            return false;
        }
    }

    private void refuse(OutputStream out, MalformedRequestException e) throws IOException {
        HttpReply reply = new HttpReply(this, out, false).header("Connection", "close");
        reply.header("Content-Type", "text/plain; charset=utf-8");
        reply.send(e.status(), (e.getMessage() + "\n").getBytes(StandardCharsets.UTF_8));
    }

    void onGone(Runnable action) {
        Thread.ofVirtual()
                .name("client-gone")
                .start(
                        () -> {
                            if (!in.awaitInput()) {
                                action.run();
                            }
                        });
    }

    void awaitEnd() {
        onGone(ended::countDown);
        try {
            ended.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends it with a reset instead of an orderly close. */
    void reset() throws IOException {
        socket.setSoLinger(true, 0);
        close();
    }

    void close() throws IOException {
        ended.countDown();
        socket.close();
    }
}
