package io.kabinet.demo;

import io.kabinet.billing.Accruals;
import io.kabinet.billing.Accrue;
import io.kabinet.demo.Cast.Office;
import io.kabinet.demo.Cast.Person;
import io.kabinet.identity.AddMember;
import io.kabinet.identity.FirstStart;
import io.kabinet.identity.NewHead;
import io.kabinet.identity.OpenCabinet;
import io.kabinet.organizations.Children;
import io.kabinet.shared.Money;
import io.kabinet.sites.SiteSettings;
import io.kabinet.sites.Sites;
import io.kabinet.tenancy.Role;
import io.kabinet.tenancy.Scope;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;

/** Opens the organizations of the demonstration as people would: the head office first, each by whoever stands above it. */
final class Network {

    private static final ZoneId ZONE = ZoneId.of("Europe/Moscow");

    private final FirstStart firstStart;
    private final OpenCabinet openCabinet;
    private final AddMember addMember;
    private final Accruals accruals;
    private final Sites sites;
    private final Scopes scopes;

    Network(
            FirstStart firstStart,
            OpenCabinet openCabinet,
            AddMember addMember,
            Accruals accruals,
            Sites sites,
            Scopes scopes) {
        this.firstStart = firstStart;
        this.openCabinet = openCabinet;
        this.addMember = addMember;
        this.accruals = accruals;
        this.sites = sites;
        this.scopes = scopes;
    }

    /** Whether the installation is as empty as on its first day. */
    boolean isMissing() {
        return firstStart.link().isPresent();
    }

    void open(Cast cast, String password) {
        openHeadOffice(cast.headOffice(), password);
        var head = staff(cast.headOffice(), password);
        for (Office representation : cast.representations()) {
            openBelow(head, Children.REPRESENTATIONS, representation, password);
            var dealer = staff(representation, password);
            for (Office client : representation.buyers()) {
                openBelow(dealer, Children.CLIENTS, client, password);
                var owner = staff(client, password);
                client.websites().forEach(site -> sites.create(owner, site.host(), SiteSettings.DEFAULT));
            }
        }
        scopes.keepPasswords();
    }

    private void openHeadOffice(Office office, String password) {
        var path = firstStart.link().orElseThrow();
        var unused = firstStart.open(
                path.substring(FirstStart.PATH.length()),
                office.name(),
                head(office.head(), password),
                ZONE,
                Locale.of("ru"));
    }

    private void openBelow(Scope parent, Children children, Office office, String password) {
        var organization = openCabinet.open(
                parent, new OpenCabinet.Command(children, office.name(), head(office.head(), password)));
        var unused = accruals.accrue(
                parent,
                new Accrue(
                        organization,
                        office.identifications(),
                        new Money(office.price() * 100L),
                        Optional.of("Начальный пакет")));
    }

    /** Takes everybody but the head in, and says as whom the head acts. */
    private Scope staff(Office office, String password) {
        var head = scopes.of(office.head().email(), office.name());
        for (Person person : office.staff()) {
            if (person.role() != Role.HEAD) {
                var unused = addMember.add(
                        head,
                        new AddMember.Command(
                                person.firstName(),
                                person.lastName(),
                                person.email(),
                                "",
                                password,
                                person.role(),
                                person.granted()));
            }
        }
        return head;
    }

    private static NewHead head(Person person, String password) {
        return new NewHead(person.firstName(), person.lastName(), person.email(), "", password);
    }
}
