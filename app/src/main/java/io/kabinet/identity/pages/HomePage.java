package io.kabinet.identity.pages;

import io.kabinet.tenancy.Scope;
import io.kabinet.ui.MenuEntry;
import io.kabinet.ui.Page;
import java.util.Arrays;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Home is the first place of one's menu; who has none at all is told what to do. */
@Controller
class HomePage {

    @GetMapping("/")
    String home(Scope scope, Page page) {
        return Arrays.stream(MenuEntry.Group.values())
                .flatMap(group -> page.menu(group, "/").stream())
                .findFirst()
                .map(item -> "redirect:" + item.href())
                .orElse("identity/nothing_yet");
    }
}
