package io.kabinet.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.PlatformTransactionManager;

class HouseRulesTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .withImportOption(location -> !location.contains("/jooq/"))
            .importPackages("io.kabinet");

    @Test
    void sharedWordsKnowNoSpring() {
        noClasses()
                .that()
                .resideInAPackage("io.kabinet.shared..")
                .and()
                .doNotHaveSimpleName("package-info")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.springframework..")
                .because("money, phones and cursors are arithmetic; they are tested without a container")
                .check(CLASSES);
    }

    @Test
    void nobodyIsNamedAfterALayer() {
        noClasses()
                .that()
                .doNotHaveSimpleName("Manager") // a sales manager: the glossary's word
                .and()
                .areNotAssignableTo(PlatformTransactionManager.class)
                .should()
                .haveNameMatching(".*(Manager|Helper|Utils?|Impl|Dto)")
                .because("such a name says where a class lives and not what it is for")
                .check(CLASSES);
    }

    @Test
    void thereAreNoLayerPackages() {
        noClasses()
                .should()
                .resideInAnyPackage(
                        "..util..", "..utils..", "..helper..", "..impl..", "..dto..", "..controller..", "..service..")
                .because("the tree names the business")
                .check(CLASSES);
    }

    @Test
    void dependenciesComeThroughTheConstructor() {
        noFields()
                .should()
                .beAnnotatedWith("org.springframework.beans.factory.annotation.Autowired")
                .because("a class that is made whole can be tested by making it")
                .check(CLASSES);
    }

    @Test
    void thereIsOnePersistenceStack() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("jakarta.persistence..", "org.hibernate..", "org.springframework.data..")
                .because("jOOQ is the one way to the database (ADR 1)")
                .check(CLASSES);
    }

    @Test
    void controllersDoNotTouchTheDatabase() {
        noClasses()
                .that()
                .areAnnotatedWith("org.springframework.stereotype.Controller")
                .or()
                .areAnnotatedWith("org.springframework.web.bind.annotation.RestController")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.jooq..")
                .because("rights are checked in the services, and a query beside them would pass them by")
                .allowEmptyShould(true)
                .check(CLASSES);
    }
}
