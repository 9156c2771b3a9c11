package io.kabinet.rights;

import io.kabinet.testing.TestNetwork;
import io.kabinet.testing.TestNetwork.Place;
import io.kabinet.testing.TestPostgres;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/** Things that an organization has, for the ids in the paths of routes. Each is made once, as the owner of the tables. */
final class Things {

    private final TestNetwork network;
    private final Map<String, UUID> made = new HashMap<>();
    private final Random random = new Random(20261123);

    Things(TestNetwork network) {
        this.network = network;
        for (Place place : network.places()) {
            make(place);
        }
    }

    /** One of this organization, or of the level below it; some id when it has none. */
    UUID of(String thing, Place place) {
        return switch (thing) {
            case "client" -> below(place).id().value();
            case "organization" -> place.id().value();
            case "head" -> place.head().membership().value();
            case "member" -> place.managerWithPencils().membership().value();
            default -> made.getOrDefault(thing + " " + place.id(), UUID.randomUUID());
        };
    }

    /** One of an organization that has nothing to do with this one. */
    UUID foreign(String thing, Place place) {
        return of(
                thing,
                place.equals(network.north()) || place.equals(network.ladoga()) ? network.south() : network.denta());
    }

    /** The fields of a form; {@code {stage}} stands for the id of a stage of this organization. */
    Map<String, String> form(String text, Place place) {
        var fields = new LinkedHashMap<String, String>();
        for (String field : text.isEmpty() ? new String[0] : text.split("&")) {
            var parts = field.split("=", 2);
            fields.put(
                    parts[0],
                    parts[1].startsWith("{")
                            ? of(parts[1].substring(1, parts[1].length() - 1), place)
                                    .toString()
                            : parts[1]);
        }
        return fields;
    }

    private Place below(Place place) {
        if (place.equals(network.headOffice())) {
            return network.north();
        }
        return place.equals(network.north()) ? network.ladoga() : network.palitra();
    }

    private void make(Place place) {
        var site = insert(place, "site", """
                INSERT INTO sites.site (id, organization_id, host, key, settings, created_by)
                VALUES (?, ?, 'shop.example', 'kb_%016d', '{}', gen_random_uuid())
                """.formatted(random.nextLong(1_000_000_000_000_000L)));
        var visitor = insert(place, "visitor", """
                INSERT INTO visitors.visitor (id, organization_id, site_id, browser_id, first_seen_at, last_seen_at,
                                              last_visit_at)
                VALUES (?, ?, '%s', gen_random_uuid(), now(), now(), now())
                """.formatted(site));
        insert(place, "connector", """
                INSERT INTO visitors.connector (id, organization_id, site_id, kind, name, price_units)
                VALUES (?, ?, '%s', 'FORM', 'Формы', 0)
                """.formatted(site));
        var funnel = insert(place, "funnel", """
                INSERT INTO crm.funnel (id, organization_id, name, position) VALUES (?, ?, 'Продажи', 0)
                """);
        var stage = insert(place, "stage", """
                INSERT INTO crm.stage (id, organization_id, funnel_id, name, kind, color, position)
                VALUES (?, ?, '%s', 'Новая', 'OPEN', 'BLUE', 0)
                """.formatted(funnel));
        insert(place, "deal", """
                INSERT INTO crm.deal (id, organization_id, number, title, funnel_id, stage_id, responsible_id,
                                      created_at, stage_changed_at)
                VALUES (?, ?, 1, 'Окна', '%s', '%s', '%s', now(), now())
                """.formatted(
                        funnel, stage, place.managerWithPencils().membership()));
        insert(place, "reminder", """
                INSERT INTO timeline.reminder (id, organization_id, card_kind, card_id, owner_id, due_at, text)
                VALUES (?, ?, 'VISITOR', '%s', '%s', now() + interval '1 day', 'Перезвонить')
                """.formatted(
                        visitor, place.managerWithPencils().membership()));
        insert(place, "comment", """
                INSERT INTO timeline.entry (id, organization_id, card_kind, card_id, at, kind, actor_id, payload)
                VALUES (?, ?, 'VISITOR', '%s', now(), 'COMMENT', '%s', '{"text": "Просил перезвонить"}')
                """.formatted(
                        visitor, place.managerWithPencils().membership()));
    }

    private UUID insert(Place place, String thing, String sql) {
        var id = UUID.randomUUID();
        try (var connection = TestPostgres.owner().connect();
                var statement = connection.prepareStatement(sql)) {
            statement.setObject(1, id);
            statement.setObject(2, place.id().value());
            statement.execute();
        } catch (SQLException cause) {
            throw new IllegalStateException(thing, cause);
        }
        made.put(thing + " " + place.id(), id);
        return id;
    }
}
