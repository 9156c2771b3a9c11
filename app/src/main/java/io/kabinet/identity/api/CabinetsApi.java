package io.kabinet.identity.api;

import io.kabinet.identity.Cabinets;
import io.kabinet.identity.Cabinets.Cabinet;
import io.kabinet.identity.NewHead;
import io.kabinet.identity.OpenCabinet;
import io.kabinet.identity.rest.ApiController;
import io.kabinet.identity.rest.Items;
import io.kabinet.identity.rest.Listing;
import io.kabinet.identity.rest.Write;
import io.kabinet.identity.rest.Written;
import io.kabinet.organizations.Children;
import io.kabinet.organizations.Organizations;
import io.kabinet.shared.OrganizationId;
import io.kabinet.shared.PhoneNumber;
import io.kabinet.tenancy.Scope;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /clients} of a representation and {@code /representations} of the head office: the same resource, twice. */
@ApiController
class CabinetsApi {

    private static final int KEY = 2;

    private final Cabinets cabinets;
    private final OpenCabinet openCabinet;
    private final Organizations organizations;

    CabinetsApi(Cabinets cabinets, OpenCabinet openCabinet, Organizations organizations) {
        this.cabinets = cabinets;
        this.openCabinet = openCabinet;
        this.organizations = organizations;
    }

    /** Every field may be left out here: what is missing is said together with what else is wrong. */
    record NewCabinet(Optional<String> name, Optional<HeadFields> head) {

        OpenCabinet.Command command(Children children) {
            return new OpenCabinet.Command(
                    children,
                    name.orElse(""),
                    head.map(HeadFields::head).orElseGet(() -> new NewHead("", "", "", "", "")));
        }
    }

    /** See {@link NewCabinet}. */
    record HeadFields(
            Optional<String> firstName,
            Optional<String> lastName,
            Optional<String> email,
            Optional<String> phone,
            Optional<String> password) {

        NewHead head() {
            return new NewHead(
                    firstName.orElse(""), lastName.orElse(""), email.orElse(""), phone.orElse(""), password.orElse(""));
        }
    }

    record ChangedCabinet(Optional<String> name) {}

    record CabinetJson(
            UUID id,
            String kind,
            String name,
            String state,
            @Nullable HeadJson head,
            BalanceJson balance,
            Instant createdAt) {}

    record HeadJson(
            UUID id,
            String firstName,
            String lastName,
            String email,
            @Nullable String phone,
            @Nullable Instant lastSignInAt) {}

    record BalanceJson(long identifications) {}

    @GetMapping("/clients")
    Items<CabinetJson> clients(Scope scope, Listing listing, @RequestParam(defaultValue = "") String q) {
        return list(scope, Children.CLIENTS, listing, q);
    }

    @PostMapping("/clients")
    Written<CabinetJson> openClient(Scope scope, Write<NewCabinet> write) {
        return open(scope, Children.CLIENTS, write);
    }

    @GetMapping("/clients/{id}")
    CabinetJson client(Scope scope, @PathVariable UUID id) {
        return one(scope, Children.CLIENTS, id);
    }

    @PatchMapping("/clients/{id}")
    Written<CabinetJson> changeClient(Scope scope, @PathVariable UUID id, Write<ChangedCabinet> write) {
        return change(scope, Children.CLIENTS, id, write);
    }

    @GetMapping("/representations")
    Items<CabinetJson> representations(Scope scope, Listing listing, @RequestParam(defaultValue = "") String q) {
        return list(scope, Children.REPRESENTATIONS, listing, q);
    }

    @PostMapping("/representations")
    Written<CabinetJson> openRepresentation(Scope scope, Write<NewCabinet> write) {
        return open(scope, Children.REPRESENTATIONS, write);
    }

    @GetMapping("/representations/{id}")
    CabinetJson representation(Scope scope, @PathVariable UUID id) {
        return one(scope, Children.REPRESENTATIONS, id);
    }

    @PatchMapping("/representations/{id}")
    Written<CabinetJson> changeRepresentation(Scope scope, @PathVariable UUID id, Write<ChangedCabinet> write) {
        return change(scope, Children.REPRESENTATIONS, id, write);
    }

    private Items<CabinetJson> list(Scope scope, Children children, Listing listing, String search) {
        scope.require(children.list());
        return Items.of(
                cabinets.list(scope, children, search, listing.cursor(KEY), listing.limit()), CabinetsApi::json);
    }

    private Written<CabinetJson> open(Scope scope, Children children, Write<NewCabinet> write) {
        scope.require(children.create());
        return write.created(scope, command -> {
            var id = openCabinet.open(scope, command.command(children));
            return json(cabinets.one(scope, children, id));
        });
    }

    private CabinetJson one(Scope scope, Children children, UUID id) {
        return json(cabinets.one(scope, children, new OrganizationId(id)));
    }

    private Written<CabinetJson> change(Scope scope, Children children, UUID id, Write<ChangedCabinet> write) {
        var organization = new OrganizationId(id);
        organizations.child(scope, children, organization);
        scope.require(children.edit());
        return write.changed(scope, command -> {
            command.name().ifPresent(name -> organizations.rename(scope, children, organization, name));
            return json(cabinets.one(scope, children, organization));
        });
    }

    private static CabinetJson json(Cabinet cabinet) {
        var organization = cabinet.organization();
        return new CabinetJson(
                organization.id().value(),
                MeApi.lower(organization.kind()),
                organization.name(),
                MeApi.lower(organization.state()),
                cabinet.head()
                        .map(head -> new HeadJson(
                                head.id().value(),
                                head.firstName(),
                                head.lastName(),
                                head.email(),
                                head.phone().map(PhoneNumber::e164).orElse(null),
                                head.lastSignInAt().orElse(null)))
                        .orElse(null),
                new BalanceJson(cabinet.identifications()),
                organization.createdAt());
    }
}
