"""Danish words with a capital that point to nobody: what opens sentences, and what always has one."""

_ABBREVIATIONS = """
f.eks. fx. bl.a. ca. nr. kl. dr. hr. fr. frk. d. jf. tlf. evt. inkl. ekskl. pga. mht. ift. osv. o.l. m.fl. m.m.
m.v. mv. mm. dvs. sml. st. sct. skt. prof. afd. adr. pkt. stk. mio. kr. tir. ons. tor. fre. lør. søn. man. jan.
feb. mar. apr. jun. jul. aug. sep. sept. okt. nov. dec. mr. mrs. ing. adv. red. udg. vedr. tv. th. mf.
"""
_HARMLESS = """
adhd add ocd ptsd tv pc cpr ffb vum sms it gps dvd kol bmi pn ok iv ir ppr sel servicelovens serviceloven mandag
tirsdag onsdag torsdag fredag lørdag søndag januar februar marts april maj juni juli august september oktober
november december jul påske pinse dansk danmark danmarks i de dem deres mobilepay nemid mitid e-boks netflix
facebook youtube kommune kommunen kommunens
"""
_OPENERS = """
han hun den det de der her hvis når da så og men eller for fordi at som hvor hvad hvem hvordan hvornår hvorfor
jeg du vi man dem ham hende hans hendes dens dets deres min mit mine din dit dine vores jeres sin sit sine en et
enkelt nogle nogen noget ingen intet alle alt hver hvert begge flere mange få lidt meget mest mere mindre ofte
sjældent aldrig altid nu før efter under over mellem med mod af fra til ved i på om op ud ind ned hjem hjemme
ude inde siden mens selv også kun bare dog især desuden derfor derudover dermed dertil derimod herefter
herudover ellers endvidere samtidig imidlertid alligevel måske sommetider gange dagligt ugentligt normalt typisk
generelt samlet derefter først dernæst endelig sidst senest tidligere ligeledes både hverken enten jo ja nej tak
ikke er har kan skal vil må bør bliver blev var havde kunne skulle ville måtte får fik går gik gør kommer kom
tager tog ser siger synes mener oplever ønsker beskriver fortæller oplyser vurderes vurderer forstår klarer
køber laver spiser sover bor taler hjælper bruger husker glemmer tror kender møder holder skriver tages borger
borgeren borgerens personale personalet medarbejder medarbejderen medarbejdere medarbejderne pædagog pædagogen
kontaktperson kontaktpersonen sagsbehandler sagsbehandleren udfører udføreren mor moren far faren forældre
forældrene søster søsteren bror broren ægtefælle ægtefællen kæreste kæresten ven vennen venner familie familien
nabo naboen lægen læge psykiater psykiateren bostøtte bostøtten bostedet botilbuddet tilbuddet hjemmet
lejligheden støtte støtten hjælp hjælpen brug uden ifølge omkring udover trods overfor hos sammen alene morgenen
dagen aftenen natten hverdagen weekenden vanskeligheder funktionsevnen niveau niveauet vurderingen tid penge mad
medicin medicinen bagefter eget egen egne andre anden andet sagen samtalen besøget planen
"""

ABBREVIATIONS = frozenset(_ABBREVIATIONS.split())
"""After these no sentence begins."""
HARMLESS = frozenset(_HARMLESS.split())
"""Wherever they stand."""
OPENERS = frozenset(_OPENERS.split())
"""Words that begin a sentence far oftener than they are a name. A capital inside a sentence is asked about anyway."""
