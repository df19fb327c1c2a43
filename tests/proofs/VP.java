import java.io.FileInputStream;
import java.util.HashSet;
import java.util.Set;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.VeraPDFFoundry;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/** java VP FLAVOUR,... FILE...: PASS or FAIL for each flavour and file, under FAIL the first breach of each rule. */
public class VP {
    public static void main(String[] args) {
        VeraGreenfieldFoundryProvider.initialise();
        boolean passed = true;
        for (String flavour : args[0].split(",")) {
            for (int i = 1; i < args.length; i++) {
                passed &= validate(PDFAFlavour.fromString(flavour), args[i]);
            }
        }
        System.exit(passed ? 0 : 1);
    }

    private static boolean validate(PDFAFlavour flavour, String path) {
        try (VeraPDFFoundry foundry = Foundries.defaultInstance();
                PDFAParser parser = foundry.createParser(new FileInputStream(path), flavour);
                PDFAValidator validator = foundry.createValidator(flavour, false)) {
            ValidationResult result = validator.validate(parser);
            System.out.println((result.isCompliant() ? "PASS " : "FAIL ") + flavour + " " + path);
            breaches(result);
            return result.isCompliant();
        } catch (Exception e) {
            System.out.println("FAIL " + flavour + " " + path + " unreadable: " + e);
            return false;
        }
    }

    private static void breaches(ValidationResult result) {
        Set<Object> told = new HashSet<>();
        for (TestAssertion found : result.getTestAssertions()) {
            if (found.getStatus() == TestAssertion.Status.FAILED && told.add(found.getRuleId())) {
                System.out.println("    " + found.getRuleId().getClause() + "-" + found.getRuleId().getTestNumber()
                        + ": " + found.getMessage() + " @ " + found.getLocation().getContext());
            }
        }
    }
}
