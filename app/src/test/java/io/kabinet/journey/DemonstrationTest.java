package io.kabinet.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.kabinet.demo.Demonstration;
import io.kabinet.demo.Partner;
import io.kabinet.shared.PhoneNumber;
import java.net.URI;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What {@code ./kabinet demo} promises: a network that is there once, and a visit to the shop that shows up at once. */
class DemonstrationTest extends Story {

    @Test
    void aVisitorOfTheShopAppearsInTheCabinetOfItsOwner() throws InterruptedException {
        try (var kabinet = new RunningKabinet("--kabinet.demo=true", "--kabinet.shop-port=0")) {
            var demonstration = kabinet.bean(Demonstration.class);
            assertThat(demonstration.isNew()).isTrue();
            var invitation = demonstration.open();
            var owner = invitation.signIns().getFirst();
            try (var desk = new Desk(browser(), kabinet.url())) {
                desk.signIn(owner.email(), Demonstration.PASSWORD);
                desk.visit("/visitors", "Посетители");
                assertThat(desk.page().locator("#visitor-rows tr.go").nth(20)).isVisible();
                desk.page().mouse().move(5, 400); // rows wait while somebody points at the list

                try (var somebody = passerBy()) {
                    var phone = new PhoneNumber("+" + Partner.phoneOf(agree(somebody.newPage(), invitation.shop())));
                    assertThat(desk.page()
                                    .locator("#visitor-rows tr", new Page.LocatorOptions().setHasText(phone.display())))
                            .isVisible();
                }
            }
            assertThat(demonstration.isNew()).isFalse();
        }
    }

    private static UUID agree(Page page, URI shop) {
        page.navigate(shop + "/");
        page.waitForResponse(
                "**/partner/visits", () -> page.getByText("Принять всё").click());
        return UUID.fromString(page.evaluate("() => kabinet.visitor()").toString());
    }
}
