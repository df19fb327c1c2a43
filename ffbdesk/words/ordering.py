"""The words of Bestilling: what is granted, by whom it is given, and what is asked of a provider."""

from collections.abc import Mapping

from ffbdesk.domain.edits import Record
from ffbdesk.words import fields
from ffbdesk.words.grammar import many

TITLE = "Bestilling"
DOCUMENT = "Bestilling"
KICKER = "Bestilling efter VUM 2.0"
RECEIVED_KICKER = "Bestilling, som den blev modtaget"
NEW_VERSION = "Ny udgave"
ANEW = "en ny udgave"
PDF_DESCRIPTION = "Det, der står på siderne, som data"

# The page.
HINT = "Det, borgeren er bevilget: hver indsats er ét tilbud med sine ydelser."
NONE = (
    "Her er ingen bestilling endnu. Har I fået en fra kommunen, så hent filen, eller skriv den ind efter papiret. "
    "Er det jer, der bestiller, så begynd med en ydelse."
)
NONE_AUTHORITY = (
    "Her er ingen bestilling endnu. Begynd med en ydelse, og lav så bestillingen til udføreren. Har I en i forvejen, "
    "så hent filen, eller skriv den ind efter papiret."
)
NEW_PLAN = "Ny ydelse"
FETCH = "Hent bestilling fra en fil …"
FETCH_TITLE = "Hent en bestilling"
FETCH_KINDS = "Bestilling, mål eller udredning (*.json *.pdf)"
TYPE_IN = "Skriv en ind efter papiret"
MAKE = "Lav en bestilling til en udfører"
OWN = "Indsatser"
OWN_HINT = "det, der gælder nu; en låst bestilling ændres ikke af det"
STAYS, STAYS_HINT = "Ophold", "opholdet alene; støtten står for sig"
SUPPORT, SUPPORT_HINT = "Støtte", "hver ydelse med sin hjemmel"
ELSEWHERE, ELSEWHERE_HINT = "Hos andre udførere", "til orientering"
UNNAMED_PLAN = "Tilbud, der ikke er valgt endnu"
UNNAMED = "Ydelse, der ikke er valgt endnu"
NO_SERVICE, NO_CODE = "Ikke valgt", "Ikke valgt i kataloget"
CHANGE_PLAN, FOLD_PLAN = "Ret tilbuddet", "Fold tilbuddet sammen"
CHANGE_PLAN_NAME, FOLD_PLAN_NAME = "Ret tilbuddet: {what}", "Fold tilbuddet sammen: {what}"
ADD = "Føj en ydelse til tilbuddet"
ADD_NAME = "Føj en ydelse til {what}"
REMOVE, REMOVE_NAME = "Fjern", "Fjern ydelsen {what}"
REMOVE_PLAN, REMOVE_PLAN_NAME = "Fjern indsatsen", "Fjern indsatsen {what}"
REMOVED = "Ydelsen er fjernet. Fortryd med {keys}."
REMOVED_PLAN = "Indsatsen er fjernet med sine ydelser. Fortryd med {keys}."
EXTENT_HINT = "Valgfrit. Det, udføreren får at vide om omfanget, skal borgeren også have på skrift."
BASIS_HINT = "Det katalog, programmet har, nævner:"
BASIS_NAME = "Skriv {text} som hjemmel"
OWN_WORDS_HINT = "For eksempel kørsel."
ODD_P_NUMBER = "Et P-nummer har ti cifre. Se efter, om det er skrevet rigtigt."
ODD_CVR = "CVR-nummeret passer ikke med sit kontrolciffer. Se efter, om det er skrevet rigtigt."
END_BEFORE_START = "Slutdatoen ligger før startdatoen. Se efter, om den er rigtig."
CAME_WITH = "Kom med bestillingen fra {sender}."
CHANGED_HERE = "Rettet her siden: i bestillingen står det, som det kom."
FROM_DAY, TO_DAY, FROM_TO = "fra {day}", "til {day}", "{first} – {last}"
NO_END, ENDED = "ingen slutdato", "afsluttet"

# § 83 or § 85: five questions, in own words.
LAW = "§ 83 eller § 85? Fem spørgsmål"
LAW_HIDE = "Fold spørgsmålene sammen"
LAW_HINT = (
    "Spørgsmålene hjælper dig med at tænke det igennem, opgave for opgave. Programmet svarer ikke for dig. "
    "Svarene er frivillige."
)
QUESTIONS = {
    "asked_task": (
        "Hvad skal borgeren helt præcist have hjælp til? Tag én opgave ad gangen, for svaret kan være forskelligt."
    ),
    "asked_purpose": (
        "Hvad skal hjælpen føre til: at opgaven bliver løst, eller at borgeren bevarer eller udvikler det, "
        "borgeren selv kan?"
    ),
    "asked_kind": (
        "Er opgaven praktisk eller personlig, som støvsugning og bad? Eller er den af en anden slags, som at turde "
        "ringe til kommunen eller komme ud blandt andre? Motivation og vejledning, mens en praktisk opgave udføres, "
        "kan også høre under § 83."
    ),
    "asked_helper": (
        "Skal nogen være til stede, mens opgaven udføres? I oplægget er hjælperen typisk til stede ved § 83 og "
        "typisk ikke ved § 85."
    ),
    "asked_choice": (
        "Er der noget vægtigt, der taler for, at borgeren selv vælger, hvem der hjælper? Det kan borgeren efter § 83. "
        "Efter § 85 vælger kommunen en udfører, som skal være egnet til at hjælpe netop denne borger."
    ),
}
LAW_NOTES = (
    "§ 83 gælder også, når behovet er midlertidigt. § 85 kræver, at funktionsevnen er betydeligt nedsat, eller at der "
    "er særlige sociale problemer.",
    "Madservice gives kun efter § 83. Tryghed, omsorg og tilsyn kan gives efter § 85, men ikke efter § 83.",
    "Begge kan gives, uanset hvor borgeren bor. En plads i et botilbud er kun rammen; hjælpen dér bevilges for sig.",
    "Hvad og hvor meget borgeren får, er en afgørelse, som begrundes, og som borgeren kan klage over. Parten i sagen "
    "er borgeren og ikke udføreren.",
    "Kataloget kalder motivation og vejledning ved praktiske opgaver socialpædagogisk støtte. Ankestyrelsens oplæg "
    "siger, at vejledning undervejs også kan gives efter § 83. Derfor er det formålet og opgaven, du skal se på, og "
    "ikke kun måden at hjælpe på.",
)
LAW_SOURCE = (
    "Kilden er Ankestyrelsens oplæg på netværksdagen om VUM 2.0 og FFB i oktober 2025, som henviser til "
    "principmeddelelse 10-19, 76-17 og 6-18. Ordene er FFB Desks egne. Reglerne kan være ændret "
    "siden: slå dem efter, før du afgør noget."
)
PRINT_ANSWERS = "Skriv svarene ud i bestillingen"

# One bestilling, at the side.
PARTIES = "Parter"
SHOWN = "Bestilling, der vises"
SENDER, RECEIVER = "Bestiller", "Udfører"
GRANTED, FOLLOW_UP = "Bevilget", "Opfølgning"
DECISION = "afgørelse {number}"
GOALS = "Mål i bestillingen"
CHOOSE_GOALS = "Mål, der skal med"
CHOOSE_PLANS = "Indsatser, der skal med"
NO_GOALS = "Der er ingen mål i den."
CLOSED_GOALS = "Mål ved følsomme temaer er ikke vist. Åbn dem under Indsatsmål, hvis de skal med."
CLOSED_LINES = "Det, der nævner et følsomt tema, vises først, når temaet er åbnet."
UNCHANGED = "Modtaget uændret {day}"
LOCKED_HERE = "Færdiggjort {day} af {who}"
WRITING_HERE = "I gang. Den er ikke låst, og ingen har fået den."
WRITING_RECEIVED = "Skrives ind. Målene skriver I under Indsatsmål, og der modtager I den."
GO_ON_TYPING = "Skriv videre under Indsatsmål"
TOLD_HINT = "Kun det, udføreren skal bruge for at løse opgaven. Borgeren kan se det."
INVOLVED_HINT = "Én på hver linje."
RHYTHM_HINT = "For eksempel hver tredje måned."
_NOT_UNDERSTOOD_ONE, _NOT_UNDERSTOOD_MORE = "1 linje i filen er ikke forstået:", "{n} linjer i filen er ikke forstået:"
SEE_FILE = "Se filen, som den kom"
FILE_TITLE = "Filen, som den kom"
CLOSE_FILE = "Luk"
CHANGES = "Ændret siden den forrige udgave"
NO_CHANGES = "Der er ingen forskel på ord, datoer og ydelser."
CHANGES_KEPT = (
    "Det, der gælder hos jer, har programmet ikke ændret. Nye mål og ydelser er lagt ved siden af de gamle: ret eller "
    "fjern selv det, der ikke gælder længere."
)
FINISH = "Færdiggør bestillingen"
VERSION = "{called}, udgave {n}"
REPLACED = "Erstattet af en nyere udgave."
CORRECTING = "En ny udgave er begyndt. Ret det, der skal være anderledes, og færdiggør den."
MADE = "En ny bestilling er begyndt. Den har de indsatser og mål, der gælder nu."
GAPS = "Se efter, om det er med vilje: {gaps}."
_GAPS = {
    "basis": ("hjemmel mangler ved {n} ydelse", "hjemmel mangler ved {n} ydelser"),
    "starts_on": ("startdato mangler ved {n} ydelse", "startdato mangler ved {n} ydelser"),
    "theme": ("undertema mangler ved {n} mål", "undertema mangler ved {n} mål"),
    "expected_level": ("forventet niveau mangler ved {n} mål", "forventet niveau mangler ved {n} mål"),
    "follow_up_on": ("datoen for opfølgning mangler", ""),
    "granted_on": ("datoen for bevillingen mangler", ""),
}
ASKS = "Når bestillingen er færdiggjort, er den låst. En rettelse er derefter en ny udgave. Se den igennem først."
FINISH_NOW, WAIT = "Ja, færdiggør den", "Vent"
FINISHED = "Bestillingen er færdiggjort og låst."
CORRECT = "Lav en ny udgave"
SAVE_PDF, SAVE_FILE, COPY = "Gem som PDF", "Gem fil til udføreren", "Kopiér som tekst"
COPIED = "Bestillingen er kopieret som tekst."
SAVED = "Gemt som {name}."
REMOVE_ORDER = "Fjern bestillingen"
REMOVED_ORDER = "Bestillingen er fjernet. Fortryd med {keys}."
FETCHED = "Bestillingen er hentet og står uændret. Det, den bestiller, er lagt ind her."
FETCHED_VERSION = "Den nye udgave er hentet. Den forrige står, som den var, og forskellene står ved siden af."
KNOWN = "Filen er modtaget før. Her er bestillingen."
FETCHED_GOALS = "Målene er lagt i en bestilling, der skrives ind. Skriv resten, og modtag den under Indsatsmål."
WHOLE_CPR = "Skriv hele CPR-nummeret i PDF'en"

# On paper.
GRANTED_TABLE = "Ydelser: hjemmel, start, slut og omfang"
GRANTED_HEADS = ("Ydelse", "Hjemmel", "Start", "Slut", "Omfang")
PLAN = "Indsats {number}: {what}"
ANSWERS = "{what}: {question}"
PLACE = "Tilbud"
CHANGED, GONE, NEW = "{what}: før '{old}', nu '{new}'", "Ikke med længere: {what}", "Nyt: {what}"
NOTHING = "intet"
PURPOSE = fields.NAMES[Record.CASE]["intervention_purpose"]


def file_title(initials: str, case: str) -> str:
    """Bestilling, B.M., sag 154689"""
    return ", ".join(part for part in ("Bestilling", initials, f"sag {case}" if case else "") if part)


def title(name: str) -> str:
    """Bestilling for Børge Mogensen"""
    return f"Bestilling for {name}" if name else "Bestilling"


def not_understood(count: int) -> str:
    """1 linje i filen er ikke forstået:"""
    return many(_NOT_UNDERSTOOD_ONE, _NOT_UNDERSTOOD_MORE, count).format(n=count)


def gaps(missing: Mapping[str, int]) -> str:
    """Hjemmel mangler ved 1 ydelse, datoen for opfølgning mangler"""
    told = [many(*_GAPS[name], n).format(n=n) if n > 1 else _GAPS[name][0].format(n=n) for name, n in missing.items()]
    return GAPS.format(gaps=", ".join(told)) if told else ""


def called(outgoing: bool, who: str, day: str) -> str:
    """'Fra Eksempelkøbing Kommune, 29. maj 2021', 'Til Solstrålen'"""
    named = f"{'Til' if outgoing else 'Fra'} {who}" if who else "Bestilling uden modtager" if outgoing else "Bestilling"
    return ", ".join(part for part in (named, day) if part)
