package io.kabinet.ui;

import gg.jte.Content;
import io.kabinet.tenancy.Capability;
import io.kabinet.tenancy.Scope;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a template needs besides its own data: texts, formats, addresses, icons, who looks. Every template takes one as
 * its first parameter {@code page}; a controller may take it as an argument.
 *
 * @param viewer empty when nobody is signed in
 * @param fragment whether htmx asked for a part: render the part alone, without the layout
 * @param csrf the token that forms and htmx send along
 * @param toast the message that the request before left behind
 */
public record Page(
        Optional<Viewer> viewer,
        Look look,
        Address address,
        boolean fragment,
        Csrf csrf,
        Optional<Toast> toast,
        String nonce,
        Messages messages,
        Format format,
        Assets assets,
        Menu entries) {

    /** How this request proves that it comes from our own pages. */
    public record Csrf(String parameter, String header, String token) {

        /** The value of hx-headers. */
        public String headers() {
            return "{\"%s\":\"%s\"}".formatted(header, token);
        }
    }

    /** The text of a key with its arguments, in the viewer's language. */
    public String t(String key, Object... arguments) {
        return messages.text(look.language(), key, arguments);
    }

    /** As {@link #t}, for texts that bring their own {@code <b>}; arguments are escaped. */
    public Content rich(String key, Object... arguments) {
        var html = messages.text(look.language(), Markup::escaped, key, arguments);
        return output -> output.writeContent(html);
    }

    /** The text of an enum's constant: the key is {@code prefix.constant} in lower case. */
    public String t(String prefix, Enum<?> constant) {
        return t(prefix + "." + constant.name().toLowerCase(Locale.ROOT));
    }

    /** An icon of the sprite, hidden from screen readers. */
    public Content icon(String name) {
        return icon(name, "");
    }

    /** As {@link #icon(String)}, with further classes. */
    public Content icon(String name, String classes) {
        var html = "<svg class=\"%s\" aria-hidden=\"true\"><use href=\"%s#%s\"/></svg>"
                .formatted(classes.isEmpty() ? "i" : "i " + classes, asset("icons.svg"), name);
        return output -> output.writeContent(html);
    }

    /** The address of a static file, by its path under static/kabinet. */
    public String asset(String path) {
        return assets.address(path);
    }

    /** The address of a file of a library, by its short name. */
    public String library(String name) {
        return assets.library(name);
    }

    public String language() {
        return look.language().tag();
    }

    /** The other languages of the interface. */
    public List<Language> otherLanguages() {
        return List.of(Language.values()).stream()
                .filter(language -> language != look.language())
                .toList();
    }

    /** Whether the viewer may do this; false when nobody is signed in. */
    public boolean can(Capability capability) {
        return viewer.map(one -> one.scope().can(capability)).orElse(false);
    }

    /** The viewer's scope, on pages that only signed-in people see. */
    public Scope scope() {
        return viewer.map(Viewer::scope).orElseThrow();
    }

    /** A group of the menu as this viewer sees it at an address. */
    public List<Menu.Item> menu(MenuEntry.Group group, String at) {
        return viewer.map(one -> entries.items(group, one.scope(), this, at)).orElse(List.of());
    }

    /** The live topics that change a counter of the menu. */
    public String menuTopics() {
        return entries.topics();
    }

    /** The fact at the foot of the sidebar. */
    public Optional<SidebarNote.Note> note() {
        return viewer.flatMap(one -> entries.note(one.scope(), this));
    }

    /** This address with a parameter set, and back on the first page; for filters. */
    public String with(String parameter, String value) {
        return address.with(parameter, value);
    }

    /** This address without some parameters. */
    public String without(String... parameters) {
        return address.without(parameters);
    }

    /** «ОВ» for «Ольга Ветрова», «ОЛ» for «Окна Ладога». */
    public String initials(String name) {
        return Markup.initials(name);
    }

    /** Texts that scripts show, as JSON. */
    public String scriptTexts() {
        return ScriptTexts.json(this);
    }
}
