package io.kabinet.installation;

import io.kabinet.database.Login;
import io.kabinet.database.Migrations;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The pool connects as the serving role; only migrations and {@code doctor} use the owner. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(KabinetProperties.class)
class DatabaseConfiguration {

    @Bean(destroyMethod = "close")
    Database database(KabinetProperties properties) {
        return Database.open(properties);
    }

    @Bean
    JdbcConnectionDetails jdbcConnectionDetails(Database database) {
        Login serving = database.serving();
        return new JdbcConnectionDetails() {
            @Override
            public String getUsername() {
                return Migrations.SERVING_ROLE;
            }

            @Override
            public String getPassword() {
                return serving.password();
            }

            @Override
            public String getJdbcUrl() {
                return serving.url();
            }
        };
    }
}
