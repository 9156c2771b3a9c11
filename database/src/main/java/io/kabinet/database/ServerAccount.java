package io.kabinet.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * As whom PostgreSQL runs. It refuses root, so root hands it to an ordinary user, who need not be able to reach the
 * folders above the cluster: the server is started inside its cluster and knows it as {@code /proc/self/cwd}. Where the
 * user cannot be changed, a user namespace makes root look ordinary; that separates no privileges, hence only then.
 *
 * @param prefix put before a command
 * @param user number of the user who owns the cluster
 * @param group number of their group
 */
record ServerAccount(List<String> prefix, int user, int group) {

    /** Who may own a cluster of root's, the first that exists. */
    private static final List<String> ORDINARY_USERS = List.of("kabinet", "postgres", "nobody");

    /** The account for this cluster: its owner's when it exists, else one that can run these programs. */
    static ServerAccount of(Binaries binaries, Path cluster) throws IOException {
        if (!isRoot()) {
            return new ServerAccount(untilParentDies(List.of()), id(Path.of("/proc/self"), "uid"), 0);
        }
        var candidates = Files.exists(cluster) ? List.of(ofUser(id(cluster, "uid"), id(cluster, "gid"))) : candidates();
        for (ServerAccount candidate : candidates) {
            if (works(candidate.command(List.of(binaries.program("postgres").toString(), "--version")))) {
                return candidate;
            }
        }
        throw new DatabaseUnavailable(
                "PostgreSQL does not run as root, and neither setpriv nor unshare (util-linux) could"
                        + " start it as somebody else: start Kabinet as an ordinary user, or give --database-url");
    }

    static boolean isRoot() throws IOException {
        return id(Path.of("/proc/self"), "uid") == 0;
    }

    List<String> command(List<String> command) {
        var all = new ArrayList<>(prefix);
        all.addAll(command);
        return all;
    }

    /** Makes a file or folder of root's the server's own. */
    void own(Path path) throws IOException {
        if (isRoot()) {
            Files.setAttribute(path, "unix:uid", user);
            Files.setAttribute(path, "unix:gid", group);
        }
    }

    private static List<ServerAccount> candidates() throws IOException {
        var accounts = new ArrayList<ServerAccount>();
        var users = Files.readAllLines(Path.of("/etc/passwd"));
        for (String name : ORDINARY_USERS) {
            users.stream()
                    .filter(line -> line.startsWith(name + ":"))
                    .map(line -> line.split(":", -1))
                    .findFirst()
                    .ifPresent(
                            fields -> accounts.add(ofUser(Integer.parseInt(fields[2]), Integer.parseInt(fields[3]))));
        }
        accounts.add(ofUser(0, 0));
        return accounts;
    }

    static ServerAccount ofUser(int user, int group) {
        var change = user == 0
                ? List.of("unshare", "-U", "--")
                : List.of("setpriv", "--reuid", "" + user, "--regid", "" + group, "--clear-groups", "--");
        return new ServerAccount(untilParentDies(change), user, group);
    }

    /**
     * Adds: a session of its own, so that Ctrl-C in the terminal reaches us alone; and a signal when the thread that
     * started it dies, so that nothing outlives a killed JVM.
     */
    private static List<String> untilParentDies(List<String> change) {
        var prefix = new ArrayList<String>();
        if (installed("setsid")) {
            prefix.add("setsid");
        }
        prefix.addAll(change);
        if (installed("setpriv")) {
            prefix.addAll(List.of("setpriv", "--pdeathsig", "INT", "--"));
        }
        return prefix;
    }

    private static boolean installed(String program) {
        var path = Optional.ofNullable(System.getenv("PATH")).orElse("/usr/bin:/bin");
        return List.of(path.split(":", -1)).stream().anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    private static boolean works(List<String> command) throws IOException {
        try {
            var process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", interrupted);
        }
    }

    private static int id(Path path, String which) throws IOException {
        return (Integer) Files.getAttribute(path, "unix:" + which);
    }
}
