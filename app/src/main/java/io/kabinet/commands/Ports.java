package io.kabinet.commands;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Looks whether the ports are free before anything is started for them. */
final class Ports {

    private Ports() {}

    /** @throws CannotRun when somebody listens on this port; 0 is always free */
    static void requireFree(int port, String option, Texts texts) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(port));
        } catch (IOException _) {
            throw new CannotRun(texts.text("port_unusable", String.valueOf(port), option));
        }
    }
}
