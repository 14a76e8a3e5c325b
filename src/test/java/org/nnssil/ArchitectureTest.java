package org.nnssil;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.properties.HasName;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.persistence.Entity;
import jakarta.ws.rs.Path;
import java.io.PrintStream;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Date;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/** The shape of the house. A rule that fails here is a wall that somebody is about to walk through. */
@AnalyzeClasses(packages = "org.nnssil", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String ZONE = ZoneId.class.getName();

    @ArchTest
    static final ArchRule featuresDependOnEachOtherInOneDirectionOnly =
            slices().matching("org.nnssil.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule whatIsSharedKnowsNobody = noClasses()
            .that()
            .resideInAPackage("org.nnssil.shared..")
            .should()
            .dependOnClassesThat(resideInAPackage("org.nnssil..").and(not(resideInAPackage("org.nnssil.shared.."))));

    @ArchTest
    static final ArchRule mailKnowsNoFeature = noClasses()
            .that()
            .resideInAPackage("org.nnssil.mail..")
            .should()
            .dependOnClassesThat(resideInAPackage("org.nnssil..")
                    .and(not(resideInAnyPackage(
                            "org.nnssil.mail..",
                            "org.nnssil.audit..",
                            "org.nnssil.shared..",
                            "org.nnssil.security..",
                            "org.nnssil.web.."))));

    @ArchTest
    static final ArchRule auditKnowsNoFeature = noClasses()
            .that()
            .resideInAPackage("org.nnssil.audit..")
            .should()
            .dependOnClassesThat(resideInAPackage("org.nnssil..")
                    .and(not(resideInAnyPackage(
                            "org.nnssil.audit..",
                            "org.nnssil.shared..",
                            "org.nnssil.security..",
                            "org.nnssil.web.."))));

    @ArchTest
    static final ArchRule tablesAreReachedFromTheirOwnPackageOnly = classes()
            .that()
            .haveSimpleNameEndingWith("Repository")
            .or()
            .areAnnotatedWith(Entity.class)
            .should()
            .notBePublic();

    @ArchTest
    static final ArchRule pagesAndResourcesAskServices = noClasses()
            .that()
            .areAnnotatedWith(Path.class)
            .should()
            .dependOnClassesThat(simpleNameEndingWith("Repository"))
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Mutiny.Session.class)
            .orShould()
            .dependOnClassesThat()
            .areAnnotatedWith(Entity.class);

    @ArchTest
    static final ArchRule transactionsBeginInServices = methods()
            .that()
            .areAnnotatedWith(WithTransaction.class)
            .should()
            .bePublic()
            .andShould()
            .haveRawReturnType(Uni.class)
            .andShould()
            .beDeclaredInClassesThat()
            .haveSimpleNameEndingWith("Service");

    @ArchTest
    static final ArchRule aSessionIsNeverUsedInParallel = noClasses()
            .should()
            .callMethod(Uni.class, "combine")
            .orShould()
            .callMethod(Uni.class, "join")
            .orShould()
            .callMethodWhere(com.tngtech.archunit.core.domain.JavaCall.Predicates.target(
                    HasName.Predicates.name("transformToUniAndMerge")));

    @ArchTest
    static final ArchRule timeComesFromTheClock = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("org.nnssil.shared.SystemClock")
            .should()
            .accessTargetWhere(describe(
                    "read the system's time of day",
                    access -> access.getTarget() instanceof AccessTarget.CodeUnitAccessTarget target
                            && readsTheTimeOfDay(target)));

    @ArchTest
    static final ArchRule whatAClassNeedsStandsInItsConstructor =
            noFields().should().beAnnotatedWith(Inject.class);

    @ArchTest
    static final ArchRule stateThatLastsIsFinalInPages = fields().that()
            .areDeclaredInClassesThat()
            .areAnnotatedWith(Path.class)
            .should()
            .beFinal();

    @ArchTest
    static final ArchRule onlyTheOneMachineRunWritesToTheConsole = noClasses()
            .that()
            .resideOutsideOfPackage("org.nnssil.standalone..")
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err")
            .orShould()
            .callMethod(Throwable.class, "printStackTrace")
            .orShould()
            .callMethod(Throwable.class, "printStackTrace", PrintStream.class);

    @ArchTest
    static final ArchRule nothingWaitsOnAnEventLoop = noClasses()
            .that()
            .resideOutsideOfPackage("org.nnssil.standalone..")
            .should()
            .callMethod(Uni.class, "await")
            .orShould()
            .callMethod(Thread.class, "sleep", long.class);

    private static boolean readsTheTimeOfDay(AccessTarget.CodeUnitAccessTarget target) {
        String owner = target.getOwner().getName();
        String name = target.getName();
        List<String> given = HasName.Utils.namesOf(target.getRawParameterTypes());
        if (owner.equals(Clock.class.getName())) {
            return name.startsWith("system") || (name.startsWith("tick") && given.equals(List.of(ZONE)));
        }
        return owner.startsWith("java.time.") && name.equals("now") && !given.equals(List.of(Clock.class.getName()))
                || owner.equals(System.class.getName()) && name.equals("currentTimeMillis")
                || owner.equals(Date.class.getName()) && name.equals("<init>") && given.isEmpty();
    }
}
