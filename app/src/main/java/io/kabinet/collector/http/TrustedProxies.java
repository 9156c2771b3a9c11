package io.kabinet.collector.http;

import io.vertx.core.http.HttpServerRequest;
import java.net.InetAddress;
import java.util.List;

/**
 * Whose {@code X-Forwarded-For} is believed. Anybody can write anything into that header; only what a trusted proxy appended
 * counts: the last address that is not itself a trusted proxy's.
 */
public final class TrustedProxies {

    private static final String FORWARDED_FOR = "X-Forwarded-For";

    private final List<Network> networks;

    private TrustedProxies(List<Network> networks) {
        this.networks = networks;
    }

    /** Addresses or networks, as {@code 127.0.0.1} or {@code 10.0.0.0/8}. */
    public static TrustedProxies of(List<String> networks) {
        return new TrustedProxies(networks.stream().map(Network::parse).toList());
    }

    /** The address of the client that sent a request. */
    InetAddress client(HttpServerRequest request) {
        var connection = InetAddress.ofLiteral(request.remoteAddress().hostAddress());
        return networks.isEmpty()
                ? connection
                : client(connection, request.headers().getAll(FORWARDED_FOR));
    }

    /** The client's address, given the connection's and the header's values in their order. */
    InetAddress client(InetAddress connection, List<String> forwardedFor) {
        if (forwardedFor.isEmpty() || !isTrusted(connection)) {
            return connection;
        }
        String[] hops = String.join(",", forwardedFor).split(",", 64);
        var client = connection;
        for (int i = hops.length - 1; i >= 0 && isTrusted(client); i--) {
            try {
                client = InetAddress.ofLiteral(hops[i].strip());
            } catch (IllegalArgumentException notAnAddress) {
                return client;
            }
        }
        return client;
    }

    private boolean isTrusted(InetAddress address) {
        return networks.stream().anyMatch(network -> network.contains(address));
    }

    private record Network(InetAddress address, int bits) {

        static Network parse(String text) {
            int slash = text.indexOf('/');
            var address = InetAddress.ofLiteral(slash < 0 ? text : text.substring(0, slash));
            int all = address.getAddress().length * 8;
            int bits = slash < 0 ? all : Integer.parseInt(text.substring(slash + 1));
            if (bits < 0 || bits > all) {
                throw new IllegalArgumentException("Not a network: " + text);
            }
            return new Network(address, bits);
        }

        boolean contains(InetAddress other) {
            byte[] mine = address.getAddress();
            byte[] theirs = other.getAddress();
            if (mine.length != theirs.length) {
                return false;
            }
            for (int bit = 0; bit < bits; bit += 8) {
                int mask = bits - bit >= 8 ? 0xff : 0xff << (8 - (bits - bit)) & 0xff;
                if (((mine[bit / 8] ^ theirs[bit / 8]) & mask) != 0) {
                    return false;
                }
            }
            return true;
        }
    }
}
