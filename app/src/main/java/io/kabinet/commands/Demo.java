package io.kabinet.commands;

import io.kabinet.demo.Demonstration;
import io.kabinet.demo.Demonstration.Invitation;
import io.kabinet.demo.Demonstration.SignIn;
import io.kabinet.installation.KabinetProperties.ProcessRole;
import java.io.PrintStream;
import java.util.EnumSet;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ./kabinet demo}: as {@code start}, with a network that looks alive and a shop to visit. */
@Command(
        name = "demo",
        description = "As start, in a folder of its own (./data-demo), with a network that looks alive and a shop",
        sortOptions = false)
final class Demo implements Callable<Integer> {

    private static final int SHOP_PORT = 8082;

    @Mixin
    private final ServingOptions options = new ServingOptions();

    @Option(names = "--shop-port", paramLabel = "PORT", description = "Port of the shop (8082); 0: any free one")
    private @Nullable Integer shopPort;

    private final Texts texts;
    private final PrintStream out;
    private final PrintStream err;

    Demo(Texts texts, PrintStream out, PrintStream err) {
        this.texts = texts;
        this.out = out;
        this.err = err;
    }

    @Override
    public Integer call() throws InterruptedException {
        var settings = options.settings("data-demo");
        int port = shopPort == null ? SHOP_PORT : shopPort;
        Ports.requireFree(port, "--shop-port", texts);
        settings.put("kabinet.demo", "true");
        settings.put("kabinet.shop-port", Integer.toString(port));
        if (!InstallationOptions.properties(settings).roles().containsAll(EnumSet.allOf(ProcessRole.class))) {
            throw new CannotRun(texts.text("demo.roles"));
        }
        var program = Program.start(settings, texts);
        var demonstration = program.bean(Demonstration.class);
        if (demonstration.isNew()) {
            err.println(texts.text("demo.making"));
        }
        try {
            invite(program, demonstration.open());
        } catch (Demonstration.Incomplete _) {
            program.close();
            throw new CannotRun(
                    texts.text("demo.incomplete", program.properties().data()));
        }
        program.awaitEnd();
        return 0;
    }

    private void invite(Program program, Invitation invitation) {
        var first = invitation.signIns().getFirst();
        out.println(texts.text("start.ready", "%.1f".formatted(Start.secondsSinceLaunch())));
        out.println();
        out.println(texts.text("start.cabinet", program.url()));
        out.println(texts.text("demo.shop", invitation.shop()));
        out.println();
        out.println(texts.text("demo.path"));
        out.println(texts.text("demo.path.sign_in", program.url(), first.email(), Demonstration.PASSWORD));
        out.println(texts.text("demo.path.agree", invitation.shop()));
        out.println(texts.text("demo.path.see"));
        out.println();
        out.println(texts.text("demo.others", Demonstration.PASSWORD));
        for (SignIn signIn : invitation.signIns()) {
            out.println(texts.text(
                    "demo.other",
                    "%-26s".formatted(signIn.email()),
                    signIn.name(),
                    texts.text("demo.role." + signIn.role().toLowerCase(Locale.ROOT)),
                    signIn.organization()));
        }
        out.println();
        out.println(texts.text("start.stop"));
        out.flush();
    }
}
