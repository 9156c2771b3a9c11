package io.kabinet.demo;

import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The parts of the demonstration, in a process that was started for one. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty("kabinet.demo")
@EnableConfigurationProperties(DemoSettings.class)
@Import({Scopes.class, Network.class, Month.class, Work.class, Demonstration.class})
class DemoConfiguration {}
