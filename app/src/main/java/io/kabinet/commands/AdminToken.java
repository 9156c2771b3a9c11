package io.kabinet.commands;

import io.kabinet.identity.AdminCommands;
import io.kabinet.identity.AdminCommands.SeveralOrganizations;
import io.kabinet.installation.Database;
import io.kabinet.shared.OrganizationId;
import io.kabinet.shared.Refused;
import java.io.PrintStream;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ./kabinet admin token}: prints a new API token as the last word on standard output. */
@Command(name = "token", description = "Prints a new API token of somebody", sortOptions = false)
final class AdminToken implements Callable<Integer> {

    @Option(names = "--email", required = true, paramLabel = "EMAIL", description = "Whose token it is")
    private String email = "";

    @Option(
            names = "--organization",
            paramLabel = "ID",
            description = "In which organization; needed only when the account belongs to several")
    private @Nullable UUID organization;

    @Mixin
    private final InstallationOptions options = new InstallationOptions();

    private final Texts texts;
    private final PrintStream out;

    AdminToken(Texts texts, PrintStream out) {
        this.texts = texts;
        this.out = out;
    }

    @Override
    public Integer call() {
        try (var database = Database.reach(options.prepared(texts))) {
            out.println(new AdminCommands(database.serving())
                    .token(email, Optional.ofNullable(organization).map(OrganizationId::new)));
            return 0;
        } catch (SeveralOrganizations several) {
            throw new CannotRun(texts.text(
                    "admin.several",
                    several.places().stream()
                            .map(place -> "%s %s".formatted(place.organization(), place.name()))
                            .collect(Collectors.joining("; "))));
        } catch (Refused refused) {
            throw new CannotRun(AdminRefusals.line(refused, texts));
        }
    }
}
