package lab;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.resolve.DirectoryCodeResolver;
import io.kabinet.shared.AccountId;
import io.kabinet.shared.Ids;
import io.kabinet.shared.MembershipId;
import io.kabinet.shared.OrganizationId;
import io.kabinet.shared.Refused;
import io.kabinet.tenancy.ChangeListener;
import io.kabinet.tenancy.OrganizationKind;
import io.kabinet.tenancy.Rights;
import io.kabinet.tenancy.Role;
import io.kabinet.tenancy.Scope;
import io.kabinet.tenancy.Topic;
import io.kabinet.ui.Chart;
import io.kabinet.ui.Density;
import io.kabinet.ui.Language;
import io.kabinet.ui.Look;
import io.kabinet.ui.MenuEntry;
import io.kabinet.ui.NumberState;
import io.kabinet.ui.SidebarNote;
import io.kabinet.ui.Theme;
import io.kabinet.ui.Toast;
import io.kabinet.ui.Viewer;
import io.kabinet.ui.Viewers;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.servlet.autoconfigure.HttpEncodingAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** A small site that shows every component without a database: for the browser tests, and for looking at it. */
@SpringBootConfiguration
@ImportAutoConfiguration({
    TomcatServletWebServerAutoConfiguration.class,
    DispatcherServletAutoConfiguration.class,
    HttpEncodingAutoConfiguration.class,
    WebMvcAutoConfiguration.class,
    ErrorMvcAutoConfiguration.class,
    HttpMessageConvertersAutoConfiguration.class,
    JacksonAutoConfiguration.class
})
@ComponentScan("io.kabinet.ui")
public class Lab {

    public static final String EVIL = "<script>alert(1)</script>\"'&";

    /** A row of the list. */
    public record Row(
            String id,
            NumberState state,
            String number,
            String name,
            String hue,
            String status,
            String page,
            String icon,
            String source,
            boolean unseen,
            Instant at) {

        public boolean anonymous() {
            return state == NumberState.UNKNOWN || state == NumberState.NO_CONSENT;
        }
    }

    static void main(String[] arguments) {
        start(arguments.length == 0 ? 8090 : Integer.parseInt(arguments[0]));
    }

    public static ConfigurableApplicationContext start(int port) {
        var application = new SpringApplication(Lab.class);
        return application.run("--server.port=" + port, "--spring.main.banner-mode=off");
    }

    @Bean
    TemplateEngine templateEngine() throws IOException {
        var root = Files.createTempDirectory("lab");
        for (var source : List.of(Path.of("src/main/jte"), Path.of("src/test/jte"))) {
            try (var files = Files.walk(source)) {
                for (var file : files.filter(Files::isRegularFile).toList()) {
                    var target = root.resolve(source.relativize(file));
                    Files.createDirectories(target.getParent());
                    Files.copy(file, target);
                }
            }
        }
        return TemplateEngine.create(
                new DirectoryCodeResolver(root), root.resolve("classes"), ContentType.Html, Lab.class.getClassLoader());
    }

    @Bean
    Person person() {
        return new Person();
    }

    @Bean
    MenuEntry today() {
        return entry(10, "ui.today", "sun", "/today", "KeyM", new MenuEntry.Counter(4, "ui.today", true));
    }

    @Bean
    MenuEntry visitors() {
        return entry(20, "ui.sections", "user-search", "/lab", "KeyV", new MenuEntry.Counter(12, "ui.more", false));
    }

    @Bean
    MenuEntry deals() {
        return entry(30, "ui.palette.commands", "layout-kanban", "/board", "KeyD", new MenuEntry.Counter(0, "", false));
    }

    @Bean
    MenuEntry analytics() {
        return entry(40, "ui.menu", "chart-line", "/chart", "KeyA", new MenuEntry.Counter(0, "", false));
    }

    @Bean
    SidebarNote balance() {
        return (_, page) -> Optional.of(new SidebarNote.Note(
                "hexagon", "/balance", page.format().number(1342) + " идентификации", "хватит до 7 декабря"));
    }

    private static MenuEntry entry(
            int order, String key, String icon, String href, String shortcut, MenuEntry.Counter counter) {
        return new MenuEntry() {
            @Override
            public Group group() {
                return order < 30 ? Group.WORK : order == 30 ? Group.WORK : Group.ORGANIZATION;
            }

            @Override
            public int order() {
                return order;
            }

            @Override
            public String key() {
                return key;
            }

            @Override
            public String icon() {
                return icon;
            }

            @Override
            public String href() {
                return href;
            }

            @Override
            public boolean visibleTo(Scope scope) {
                return true;
            }

            @Override
            public String shortcut() {
                return shortcut;
            }

            @Override
            public Optional<Counter> counter(Scope scope) {
                return Optional.of(counter);
            }

            @Override
            public String topics() {
                return "reminders";
            }
        };
    }

    /** Always the same head of the same client, in the look that was kept last. */
    public static final class Person implements Viewers {

        final OrganizationId organization = OrganizationId.next();
        public volatile Look look = new Look(Language.RUSSIAN, Theme.LIGHT, Density.NORMAL, ZoneId.of("Europe/Moscow"));
        public volatile boolean signedIn = true;

        @Override
        public Optional<Viewer> of(HttpServletRequest request) {
            if (!signedIn) {
                return Optional.empty();
            }
            var scope = new Scope(
                    new AccountId(Ids.next()),
                    new MembershipId(Ids.next()),
                    organization,
                    OrganizationKind.CLIENT,
                    Role.HEAD,
                    Rights.of(Role.HEAD, OrganizationKind.CLIENT, Map.of()),
                    Locale.of("ru"),
                    look.zone());
            var own = new Viewer.Organization(organization, "Окна Ладога", OrganizationKind.CLIENT, Role.HEAD);
            var other = new Viewer.Organization(
                    OrganizationId.next(), "Северо-Запад", OrganizationKind.REPRESENTATION, Role.CHIEF_MANAGER);
            return Optional.of(new Viewer(
                    scope, "Ольга Ветрова", "vetrova@okna-ladoga.example", "Окна Ладога", List.of(own, other), look));
        }

        @Override
        public void keep(HttpServletRequest request, Look kept) {
            look = kept;
        }
    }

    /** The pages of the lab. */
    @Controller
    public static class LabPages {

        private final ChangeListener live;
        private final Person person;
        public final List<Row> rows =
                new ArrayList<>(IntStream.range(0, 19).mapToObj(LabPages::row).toList());
        public final List<String> comments = new ArrayList<>();
        public volatile boolean refusesMoves;

        LabPages(ChangeListener live, Person person) {
            this.live = live;
            this.person = person;
        }

        private static Row row(int index) {
            var states = new NumberState[] {
                NumberState.SHOWN, NumberState.SHOWN, NumberState.HELD, NumberState.SHOWN, NumberState.UNKNOWN
            };
            var hues = new String[] {"blue", "blue", "blue", "violet", "grey", "amber", "green", "red"};
            var texts = new String[] {"Новый", "Новый", "Новый", "Сделка", "Без номера", "В работе", "Клиент", "Отказ"};
            var state = states[index % states.length];
            var shown = state == NumberState.HELD ? "+7 900 •••-••-%02d" : "+7 900 000-00-%02d";
            return new Row(
                    "%02d".formatted(index),
                    state,
                    shown.formatted(index),
                    state == NumberState.UNKNOWN ? "—" : "Анна Крылова",
                    state == NumberState.UNKNOWN ? "grey" : hues[index % 8],
                    state == NumberState.UNKNOWN ? "Без номера" : texts[index % 8],
                    "/kalkulyator-okon/" + index,
                    index % 2 == 0 ? "brand-yandex" : "brand-vk",
                    "Директ · окна-ноябрь",
                    index < 3,
                    Instant.now().minusSeconds(index * 400L));
        }

        public Row arrive(String id) {
            var model = row(0);
            var row = new Row(
                    id,
                    model.state(),
                    "+7 901 000-00-" + id,
                    "Новый человек",
                    "blue",
                    "Новый",
                    "/",
                    "link",
                    "Прямой заход",
                    true,
                    Instant.now());
            rows.addFirst(row);
            live.changed(person.organization, EnumSet.of(Topic.VISITORS));
            return row;
        }

        @GetMapping("/lab")
        String list(Viewer viewer, Model model) {
            model.addAttribute("rows", rows);
            return "lab/list";
        }

        @GetMapping("/lab/rows")
        String rows(@RequestParam(defaultValue = "") String cursor, Model model) {
            model.addAttribute("rows", cursor.isEmpty() ? rows : List.of(row(42)));
            return "lab/rows";
        }

        @GetMapping("/lab/{id}")
        String card(@PathVariable String id, Model model) {
            model.addAttribute("row", find(id));
            return "lab/card";
        }

        private Row find(String id) {
            return rows.stream().filter(row -> row.id().equals(id)).findFirst().orElseThrow(Refused::notFound);
        }

        @GetMapping("/lab/dialog")
        String dialog() {
            return "lab/dialog";
        }

        @PostMapping("/lab/people")
        String create(@RequestParam String email, Model model) {
            if (!email.contains(".")) {
                throw Refused.invalid("email", "malformed");
            }
            model.addAttribute("toast", new Toast("Создан: " + email, "/lab/undo"));
            return "ui/done";
        }

        @PostMapping("/lab/undo")
        @ResponseBody
        void undo() {
            comments.clear();
        }

        @PostMapping("/lab/comments")
        String comment(@RequestParam String text, Model model) {
            comments.addFirst(text);
            model.addAttribute("row", rows.getFirst());
            model.addAttribute("comments", comments);
            return "lab/timeline";
        }

        @GetMapping("/board")
        String board() {
            return "lab/board";
        }

        @PutMapping("/lab/deals/{id}/stage")
        @ResponseBody
        void move(@PathVariable String id, @RequestParam("stage_id") String stage) {
            if (refusesMoves) {
                throw Refused.forbidden();
            }
            comments.add(id + " to " + stage);
        }

        @GetMapping("/chart")
        String chart(Model model) {
            var values = IntStream.rangeClosed(1, 23)
                    .mapToObj(day -> new Chart.Value(
                            day == 1 ? "1 ноя" : Integer.toString(day),
                            day + " ноября",
                            20 + 13L * day % 37,
                            15 + 7L * day % 31))
                    .toList();
            model.addAttribute("chart", Chart.of(values));
            return "lab/chart";
        }

        @GetMapping("/states")
        String states(Model model) {
            model.addAttribute("evil", EVIL);
            return "lab/states";
        }

        @GetMapping("/fault")
        String fault() {
            throw new IllegalStateException("on purpose");
        }

        @GetMapping({"/forbidden", "/api/v1/forbidden"})
        String forbidden() {
            throw Refused.forbidden();
        }

        @PostMapping("/forbidden")
        String forbiddenToo() {
            throw Refused.forbidden();
        }

        @GetMapping("/api/v1/numbers/{number}")
        @ResponseBody
        int number(@PathVariable int number, @RequestParam int times) {
            return number * times;
        }

        @PostMapping("/api/v1/values")
        @ResponseBody
        Value value(@RequestBody Value value) {
            return value;
        }

        /** A body. */
        public record Value(int count) {}

        @GetMapping("/api/v1/invalid")
        String invalid() {
            throw Refused.invalid("email", "malformed");
        }
    }
}
