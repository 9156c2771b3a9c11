package io.kabinet.demo;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What {@code ./kabinet demo} adds to the options of {@code start}.
 *
 * @param demo whether this is a demonstration
 * @param shopPort of the demonstration shop; 0 takes any free one
 */
@ConfigurationProperties("kabinet")
public record DemoSettings(
        @DefaultValue("false") boolean demo,
        @DefaultValue("8082") int shopPort) {}
