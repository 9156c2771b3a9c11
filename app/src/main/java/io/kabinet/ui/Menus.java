package io.kabinet.ui;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The menu anew, when a counter has changed. */
@Controller
class Menus {

    @GetMapping("/menu")
    String menu(Viewer viewer, @RequestParam String at, Model model) {
        model.addAttribute("at", at);
        return "ui/menu";
    }
}
