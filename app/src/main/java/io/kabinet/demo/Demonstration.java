package io.kabinet.demo;

import io.kabinet.demo.Cast.Office;
import io.kabinet.installation.KabinetProperties;
import io.kabinet.sites.Sites;
import io.kabinet.sites.Snippet;
import io.kabinet.tenancy.Scope;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Fills an empty installation, once, and opens the shop. */
public final class Demonstration implements AutoCloseable {

    /** The password of everybody. */
    public static final String PASSWORD = "demo-kabinet";

    private static final Duration THINKING = Duration.ofSeconds(1);

    private final Path finished;
    private final DemoSettings settings;
    private final Network network;
    private final Month month;
    private final Work work;
    private final Scopes scopes;
    private final Sites sites;
    private final Snippet snippet;
    private @Nullable Shop shop;
    private @Nullable Partner partner;

    Demonstration(
            KabinetProperties installation,
            DemoSettings settings,
            Network network,
            Month month,
            Work work,
            Scopes scopes,
            Sites sites,
            Snippet snippet) {
        this.finished = installation.data().resolve("demonstration");
        this.settings = settings;
        this.network = network;
        this.month = month;
        this.work = work;
        this.scopes = scopes;
        this.sites = sites;
        this.snippet = snippet;
    }

    /**
     * What a visitor of the demonstration needs to know.
     *
     * @param shop where the shop is
     * @param signIns whom they may sign in as, the client of the shop first
     */
    public record Invitation(URI shop, List<SignIn> signIns) {}

    /** @param organization where they work */
    public record SignIn(String email, String name, String role, String organization) {}

    /** The folder holds a part of a demonstration, whose making was interrupted. */
    public static final class Incomplete extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Incomplete() {
            super("the demonstration is incomplete", null, false, false);
        }
    }

    /** Whether the network is still to be made, which takes its time. */
    public boolean isNew() {
        return !Files.exists(finished);
    }

    /**
     * Makes the network, unless an earlier start has done so, and opens the shop.
     *
     * @throws Incomplete when an earlier start was interrupted while it made the network
     */
    public Invitation open() throws InterruptedException {
        var cast = Cast.read();
        if (isNew()) {
            if (!network.isMissing()) {
                throw new Incomplete();
            }
            make(cast);
        }
        var opened = openShop(cast.clients().getFirst());
        return new Invitation(opened.address(), signIns(cast));
    }

    private void make(Cast cast) throws InterruptedException {
        network.open(cast, PASSWORD);
        var heads = heads(cast);
        month.pass(heads);
        heads.forEach((client, head) -> work.happen(client, head, cast.work()));
        try {
            Files.writeString(finished, "");
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    private Map<Office, Scope> heads(Cast cast) {
        var heads = new LinkedHashMap<Office, Scope>();
        cast.clients()
                .forEach(client -> heads.put(client, scopes.of(client.head().email(), client.name())));
        return heads;
    }

    private Shop openShop(Office owner) {
        var head = scopes.of(owner.head().email(), owner.name());
        var site = sites.list(head).getFirst();
        var webhook = month.webhook(head, site);
        var knowing = new Partner(() -> Optional.of(webhook), THINKING);
        try {
            var opened = Shop.open(settings.shopPort(), () -> snippet.tag(site), knowing);
            partner = knowing;
            shop = opened;
            return opened;
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    /** The shop's owner, a manager there, a client's neighbour, and those above. */
    private static List<SignIn> signIns(Cast cast) {
        var dealer = cast.representations().getFirst();
        var client = cast.clients().getFirst();
        var neighbour = cast.clients().get(1);
        return List.of(
                signIn(client, 0),
                signIn(client, 2),
                signIn(neighbour, 0),
                signIn(dealer, 0),
                signIn(cast.headOffice(), 0));
    }

    private static SignIn signIn(Office office, int member) {
        var person = office.staff().get(member);
        return new SignIn(person.email(), person.name(), person.role().name(), office.name());
    }

    @Override
    public void close() {
        if (shop != null) {
            shop.close();
        }
        if (partner != null) {
            partner.close();
        }
    }
}
