package io.kabinet.commands;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.logging.LoggingSystem;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The program behind the launcher {@code ./kabinet}: finds the command and runs it. */
@Command(
        name = "./kabinet",
        version = "Kabinet 0.1.0",
        description = "Turns visits into identified visitors, and visitors into deals.",
        footer = {
            "",
            "Every option is also an environment variable: --port is KABINET_PORT.",
            "./kabinet COMMAND --help says more."
        })
public final class Main implements IDefaultValueProvider {

    private static final int FAULT = 1;
    private static final int CANNOT_RUN = 2;

    private Main() {}

    public static void main(String[] arguments) {
        // commands without Spring are silent but for what they print; with Spring the application's own settings follow
        LoggingSystem.get(Main.class.getClassLoader()).beforeInitialize();
        System.exit(run(List.of(arguments), System.out, System.err));
    }

    static int run(List<String> arguments, PrintStream out, PrintStream err) {
        var texts = Texts.of(Locale.getDefault(Locale.Category.DISPLAY));
        var main = new Main();
        var line = new CommandLine(main)
                .addSubcommand(new HelpCommand())
                .addSubcommand(new Start(texts, out))
                .addSubcommand(new Demo(texts, out, err))
                .addSubcommand(new ReplayLog(texts, out, err))
                .addSubcommand(new Doctor(texts, out))
                .addSubcommand(new CommandLine(new Admin())
                        .addSubcommand(new AdminCreateHeadOffice(texts, out))
                        .addSubcommand(new AdminToken(texts, out)))
                .addSubcommand(new Rehearse(texts));
        line.setDefaultValueProvider(main)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((failure, _, _) -> say(failure, texts, err))
                .setParameterExceptionHandler((wrong, _) -> {
                    err.println("kabinet: " + wrong.getMessage()
                            + texts.text(
                                    "see_help",
                                    wrong.getCommandLine().getCommandSpec().qualifiedName()));
                    return CANNOT_RUN;
                });
        line.getSubcommands()
                .values()
                .forEach(command -> command.getCommandSpec().mixinStandardHelpOptions(true));
        line.getCommandSpec().mixinStandardHelpOptions(true);
        return line.execute(arguments.toArray(String[]::new));
    }

    private static int say(Exception failure, Texts texts, PrintStream err) {
        var line = CannotRun.line(failure, texts);
        if (line.isPresent()) {
            err.println("kabinet: " + line.get().lines().findFirst().orElse(""));
            return CANNOT_RUN;
        }
        err.println("kabinet: " + texts.text("fault"));
        failure.printStackTrace(err);
        return FAULT;
    }

    @Override
    public @Nullable String defaultValue(ArgSpec argument) {
        return argument instanceof OptionSpec option && !option.usageHelp() && !option.versionHelp()
                ? System.getenv("KABINET_"
                        + option.longestName()
                                .substring(2)
                                .toUpperCase(Locale.ROOT)
                                .replace('-', '_'))
                : null;
    }
}
