// Asks veraPDF whether PDF files meet its profiles, and says so in one line a file and profile.

import java.io.FileInputStream;
import java.util.Map;
import java.util.TreeMap;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

public class VeraPdf {
    // Arguments: PROFILE[,PROFILE] CONTROL FILE...
    // CONTROL must fail every profile, so that a validator which lets everything pass is noticed.
    public static void main(String[] arguments) {
        if (arguments.length < 3) {
            System.err.println("usage: VeraPdf PROFILE[,PROFILE] CONTROL FILE...");
            System.exit(2);
        }
        VeraGreenfieldFoundryProvider.initialise();
        String[] profiles = arguments[0].split(",");
        for (String profile : profiles) {
            if (PDFAFlavour.byFlavourId(profile) == PDFAFlavour.NO_FLAVOUR) {
                System.err.println("no such profile: " + profile);
                System.exit(2);
            }
            if (check(arguments[1], profile).passed) {
                System.out.println("FAIL " + profile + " the control file passed, so no verdict can be trusted");
                System.exit(1);
            }
        }
        int passed = 0;
        int failed = 0;
        for (int i = 2; i < arguments.length; i++) {
            for (String profile : profiles) {
                Verdict verdict = check(arguments[i], profile);
                System.out.print(verdict.text);
                if (verdict.passed) {
                    passed++;
                } else {
                    failed++;
                }
            }
        }
        System.out.println(passed + " passed, " + failed + " failed");
        System.exit(failed == 0 ? 0 : 1);
    }

    private record Verdict(boolean passed, String text) {}

    private static Verdict check(String file, String profile) {
        PDFAFlavour flavour = PDFAFlavour.byFlavourId(profile);
        try (FileInputStream in = new FileInputStream(file);
                PDFAParser parser = Foundries.defaultInstance().createParser(in, flavour);
                PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, false)) {
            ValidationResult result = validator.validate(parser);
            // A profile without a single assertion has checked nothing.
            boolean passed = result.isCompliant() && result.getTotalAssertions() > 0;
            StringBuilder text = new StringBuilder(String.format("%s %s %s (%d assertions)%n",
                    passed ? "pass" : "FAIL", profile, file, result.getTotalAssertions()));
            failures(result).forEach((rule, count) -> text.append("  ").append(count).append("x ").append(rule)
                    .append(System.lineSeparator()));
            return new Verdict(passed, text.toString());
        } catch (Exception fault) {
            return new Verdict(false, String.format("FAIL %s %s (%s)%n", profile, file, fault));
        }
    }

    // How often each rule was broken, by clause.
    private static Map<String, Integer> failures(ValidationResult result) {
        Map<String, Integer> counts = new TreeMap<>();
        for (TestAssertion assertion : result.getTestAssertions()) {
            if (assertion.getStatus() == TestAssertion.Status.FAILED) {
                String clause = assertion.getRuleId().getClause() + "-" + assertion.getRuleId().getTestNumber();
                counts.merge(clause + " " + assertion.getMessage(), 1, Integer::sum);
            }
        }
        return counts;
    }
}
