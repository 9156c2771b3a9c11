package io.kabinet.commands;

import picocli.CommandLine.Command;

/** {@code ./kabinet admin}: what scripts do without a browser. Starts no web application. */
@Command(name = "admin", description = "The first account, and API tokens, for scripts")
final class Admin {}
