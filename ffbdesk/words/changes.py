"""What was changed, in words: for undo, and for whoever asks what happened."""

from ffbdesk.domain.edits import FieldRef, Label
from ffbdesk.words import fields

REDONE = "Gjort igen: {what}"
UNDONE = "Fortrudt: {what}"

_CHANGES = {
    "add_citizen": "ny borger",
    "edit_citizen": "rettelse af borger",
    "close_citizen": "afslutning eller genoptagelse af forløbet",
    "remove_citizen": "fjernelse af borger",
    "put_back_citizen": "borger sat tilbage på listen",
    "add_gathering": "ny udredning",
    "remove_gathering": "fjernelse af udredning",
    "edit_gathering": "rettelse i udredningens oplysninger",
    "judge": "vurdering",
    "write": "tekst",
    "mark": "markering",
    "highlight": "fremhævelse",
    "add_diagnosis": "ny diagnose",
    "remove_diagnosis": "fjernelse af diagnose",
    "add_contact": "ny kontaktperson",
    "remove_contact": "fjernelse af kontaktperson",
    "evaluate": "rettelse i sagsvurderingen",
    "undo": "ændring",
    "carry": "overførsel fra forrige udredning",
    "confirm": "bekræftelse",
    "own_rating": "borgerens egen vurdering",
    "begin_double": "begyndt dobbeltvurdering",
    "rate": "egen vurdering i dobbeltvurderingen",
    "end_double": "egen vurdering gjort færdig",
    "give_up_double": "opgivet dobbeltvurdering",
    "add_goal": "nyt indsatsmål",
    "edit_goal": "rettelse i indsatsmål",
    "move_goal": "flytning af indsatsmål",
    "remove_goal": "fjernelse af indsatsmål",
    "copy_goal": "kopi af modtaget mål",
    "add_stay": "nyt ophold",
    "edit_stay": "rettelse i ophold",
    "remove_stay": "fjernelse af ophold",
    "add_order": "ny bestilling",
    "edit_order": "rettelse i bestilling",
    "remove_order": "fjernelse af bestilling",
    "make_order": "ny bestilling",
    "withdraw_order": "fjernelse af bestilling",
    "receive_order": "modtagelse af bestilling",
    "finish_order": "færdiggørelse af bestilling",
    "add_care_plan": "ny indsats",
    "edit_care_plan": "rettelse i indsats",
    "remove_care_plan": "fjernelse af indsats",
    "add_intervention": "ny ydelse",
    "edit_intervention": "rettelse i ydelse",
    "remove_intervention": "fjernelse af ydelse",
    "add_sub_goal": "nyt delmål",
    "edit_sub_goal": "rettelse i delmål",
    "move_sub_goal": "flytning af delmål",
    "judge_sub_goal": "status på delmål",
    "remove_sub_goal": "fjernelse af delmål",
    "add_status": "nyt statusnotat",
    "edit_status": "rettelse i statusnotat",
    "remove_status": "fjernelse af statusnotat",
    "finish_status": "færdiggørelse af statusnotat",
    "add_follow_up": "ny opfølgning",
    "edit_follow_up": "rettelse i opfølgning",
    "remove_follow_up": "fjernelse af opfølgning",
    "finish_follow_up": "færdiggørelse af opfølgning",
    "add_plain_page": "ny side i borgerens udgave",
    "edit_plain_page": "rettelse i borgerens udgave",
    "move_plain_page": "flytning i borgerens udgave",
    "remove_plain_page": "fjernelse fra borgerens udgave",
    "add_note": "ny note",
    "edit_note": "rettelse i note",
    "remove_note": "fjernelse af note",
    "sign_note": "underskrift af note",
    "add_to_note": "tilføjelse til note",
    "take_back_note": "underskrift taget tilbage",
    "move_note": "note flyttet til den rigtige borger",
    "make_case": "ny sag",
    "finish": "færdiggørelse af udredning",
    "import": "hentning fra fil",
    "redo": "ændring",
    "erase": "sletning af borger",
    "restore": "hentning af en sikkerhedskopi",
}


def what(label: Label) -> str:
    """rettelse i indsatsmål"""
    return _CHANGES[label]


def change(label: Label, ref: FieldRef, theme: str) -> str:
    """'vurdering ved Gøre rent', 'oplysninger fra borgeren ved Gøre rent'"""
    what = _CHANGES[label]
    if label in ("write", "undo") and ref.field in fields.CONDITION:
        name = fields.CONDITION[ref.field]
        what = f"{name[0].lower()}{name[1:]}"
    return f"{what} ved {theme}" if theme else what
