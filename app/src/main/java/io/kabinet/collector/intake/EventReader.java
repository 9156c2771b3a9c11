package io.kabinet.collector.intake;

import io.kabinet.collector.Event;
import io.kabinet.collector.Event.Contact;
import io.kabinet.collector.Event.ContactClick.Kind;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Reads one event. Fields of other types than its own are read too, as strictly, and left out. */
final class EventReader {

    private static final int MAX_SECONDS = 86_400;
    private static final int MAX_LANGUAGE = 35;
    private static final int MAX_SCREEN = 11;

    private final FieldReader fields;
    private final String path;
    private final Once once = new Once();

    private Optional<UUID> id = Optional.empty();
    private Optional<String> type = Optional.empty();
    private Optional<Instant> at = Optional.empty();
    private Optional<String> url = Optional.empty();
    private Optional<Integer> seconds = Optional.empty();
    private Optional<Kind> kind = Optional.empty();
    private int scrollPercent;
    private String title = "";
    private String referrer = "";
    private String screen = "";
    private String language = "";
    private String form = "";
    private Contact contact = Contact.NONE;

    private EventReader(FieldReader fields) {
        this.fields = fields;
        this.path = fields.path();
    }

    static Event read(FieldReader fields) throws BadEnvelope {
        return new EventReader(fields).read();
    }

    private Event read() throws BadEnvelope {
        while (fields.next()) {
            readField();
        }
        var id = FieldReader.require(this.id, path, "id");
        String type = FieldReader.require(this.type, path, "type");
        var at = FieldReader.require(this.at, path, "at");
        String url = FieldReader.require(this.url, path, "url");
        return switch (type) {
            case "page_view" -> new Event.PageView(id, at, url, title, referrer, screen, language);
            case "engagement" ->
                new Event.Engagement(id, at, url, FieldReader.require(seconds, path, "seconds"), scrollPercent);
            case "contact_click" -> new Event.ContactClick(id, at, url, FieldReader.require(kind, path, "kind"));
            case "form" -> new Event.Form(id, at, url, form, contact);
            case "consent" -> new Event.ConsentChange(id, at, url);
            default -> throw BadEnvelope.field(path + "type", "The field " + path + "type names no type of event.");
        };
    }

    private void readField() throws BadEnvelope {
        switch (fields.name()) {
            case "id" -> {
                once.check(fields, 0);
                id = Optional.of(fields.uuid());
            }
            case "type" -> {
                once.check(fields, 1);
                type = Optional.of(fields.string());
            }
            case "at" -> {
                once.check(fields, 2);
                at = Optional.of(fields.time());
            }
            case "url" -> {
                once.check(fields, 3);
                url = Optional.of(webAddress());
            }
            case "title" -> {
                once.check(fields, 4);
                title = fields.text(Event.MAX_TITLE);
            }
            case "referrer" -> {
                once.check(fields, 5);
                referrer = fields.text(Event.MAX_URL);
            }
            case "screen" -> {
                once.check(fields, 6);
                screen = screen();
            }
            case "language" -> {
                once.check(fields, 7);
                language = fields.text(MAX_LANGUAGE);
            }
            case "seconds" -> {
                once.check(fields, 8);
                seconds = Optional.of(fields.integer(MAX_SECONDS));
            }
            case "scroll_percent" -> {
                once.check(fields, 9);
                scrollPercent = fields.integer(100);
            }
            case "kind" -> {
                once.check(fields, 10);
                kind = Optional.of(kind());
            }
            case "form" -> {
                once.check(fields, 11);
                form = fields.text(Event.MAX_FORM);
            }
            case "fields" -> {
                once.check(fields, 12);
                contact = contact(fields.object());
            }
            default -> fields.skip();
        }
    }

    private String webAddress() throws BadEnvelope {
        String address = Text.clean(fields.string(), Event.MAX_URL);
        if (!Scalars.isWebAddress(address)) {
            throw fields.bad("must be an absolute http or https address");
        }
        return address;
    }

    private String screen() throws BadEnvelope {
        String size = fields.text(MAX_SCREEN + 1);
        if (!size.isEmpty() && !Scalars.isScreen(size)) {
            throw fields.bad("must look like 1440x900");
        }
        return size;
    }

    private Kind kind() throws BadEnvelope {
        return switch (fields.string()) {
            case "tel" -> Kind.TEL;
            case "mailto" -> Kind.MAILTO;
            default -> throw fields.bad("must be tel or mailto");
        };
    }

    private static Contact contact(FieldReader fields) throws BadEnvelope {
        var once = new Once();
        String name = "";
        String phone = "";
        String email = "";
        while (fields.next()) {
            switch (fields.name()) {
                case "name" -> {
                    once.check(fields, 0);
                    name = fields.text(Contact.MAX_NAME);
                }
                case "phone" -> {
                    once.check(fields, 1);
                    phone = fields.text(Contact.MAX_PHONE);
                }
                case "email" -> {
                    once.check(fields, 2);
                    email = fields.text(Contact.MAX_EMAIL);
                }
                default -> fields.skip();
            }
        }
        return new Contact(name, phone, email);
    }
}
