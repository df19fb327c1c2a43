"""What the shape of a file alone cannot say: known codes with their own terms, each thing once, whole locks."""

from collections.abc import Iterator, Sequence

from ffbdesk.domain.catalogue import Catalogue
from ffbdesk.domain.double import ASSESSORS
from ffbdesk.domain.records import Informant
from ffbdesk.domain.sourced import parse
from ffbdesk.export.file import whole
from ffbdesk.export.file.coding import Json, is_any_theme, is_description, is_need, is_theme
from ffbdesk.export.file.content import CONDITIONS, GOALS, HEADS, RATINGS, version_of
from ffbdesk.export.file.followups import FOLLOW_UP_PARTS, FOLLOW_UP_RESULTS, FOLLOW_UPS
from ffbdesk.export.file.status import part_from


def round_makes_sense(content: Json, catalogue: Catalogue) -> bool:
    """What the shape alone cannot say: known A&D themes, each once; codes that match; a whole lock or none."""
    if (content["gathering"]["finished_at"] is None) != (content["gathering"]["finished_by"] is None):
        return False
    conditions = content["conditions"]
    earlier = [level["theme"] for level in (content.get("earlier") or {"levels": ()})["levels"]]
    return (
        _each_once(earlier)
        and _each_once([c["theme"]["code"] for c in conditions])
        and _each_once([c["id"] for c in conditions])
        and all(_condition_makes_sense(c, catalogue) for c in conditions)
        and HEADS.fits(content["gathering"], catalogue)
        and _targets_make_sense(content["gathering"])
        and _each_once([one["id"] for key in ("descriptions", "diagnoses", "contacts") for one in content.get(key, [])])
        and _descriptions_make_sense(content.get("descriptions", []), catalogue)
        and _assessments_make_sense(content.get("assessments", []), catalogue)
    )


def has_each_id_once(content: Json) -> bool:
    """Of a round or of goals: no two records have one id, of whatever kind. Else the citizen could not be handed over
    whole (`whole_makes_sense`).

    It is not asked of a lock: what comes from one has the ids of the records beside it.
    """
    told = [content[key] for key in ("citizen", "case", "gathering") if content[key]]
    told += [one for key in _LISTED for one in content.get(key, [])]
    told += [given for one in content.get("assessments", []) for given in one["ratings"]]
    return _each_once([one["id"] for one in told])


_LISTED = ("conditions", "descriptions", "diagnoses", "contacts", "assessments", "goals")


def _targets_make_sense(head: Json) -> bool:
    """No målgruppe twice, the primary one least of all."""
    primary = head.get("target")
    others = [one["code"] for one in head.get("other_targets") or ()]
    return _each_once([*([primary["code"]] if primary else []), *others])


def _assessments_make_sense(found: Sequence[Json], catalogue: Catalogue) -> bool:
    """Two or none, both done; known themes, each once, with a judgement of this catalogue or words."""
    return (
        len(found) in (0, ASSESSORS)
        and all(one["assessor"].strip() for one in found)
        and _each_once([one["assessor"] for one in found])
        and all(one["done_at"] is not None for one in found)
        and _each_once([one["id"] for one in found])
        and all(_each_once([given["theme"]["code"] for given in one["ratings"]]) for one in found)
        and all(
            is_theme(given["theme"], catalogue)
            and RATINGS.fits(given, catalogue)
            and bool(given["judgement"] is not None or given["short_remark"].strip())
            and (given["judgement"] is not None or given["recorded_at"] is None)
            for one in found
            for given in one["ratings"]
        )
    )


def _descriptions_make_sense(found: Sequence[Json], catalogue: Catalogue) -> bool:
    """Known codes, each once; only an overtema has words, and only an undertema is highlighted."""
    groups = {group.code for group in catalogue.groups}
    return _each_once([one["theme"]["code"] for one in found]) and all(
        is_description(one["theme"], catalogue)
        and _each_once([voice["informant"] for voice in one["voices"]])
        and all(voice["text"] for voice in one["voices"])
        and bool(one["voices"]) is (one["theme"]["code"] in groups)
        and (one.get("highlighted_on") is None) is bool(one["voices"])
        and (one.get("highlighted_on") is not None or one.get("recorded_at") is None)
        for one in found
    )


def order_makes_sense(content: Json, catalogue: Catalogue) -> bool:
    """Known codes with their own terms, each thing once.

    The goals are looked at for themselves (`goals_make_sense`).
    """
    plans = content.get("plans", [])
    ids = [one["id"] for key in ("goals", "plans", "contacts") for one in content.get(key, [])]
    ids += [one["id"] for plan in plans for one in plan["interventions"]]
    return _each_once(ids) and all(_plan_makes_sense(plan, catalogue) for plan in plans)


def goals_make_sense(goals: Sequence[Json], catalogue: Catalogue) -> bool:
    """Each goal once; known themes and måltyper whose codes match; the goal's own theme is no related one."""
    return _each_once([goal["id"] for goal in goals]) and all(
        GOALS.fits(goal, catalogue) and _themes_make_sense(goal, GOALS.value(goal).themes(), catalogue)
        for goal in goals
    )


def _themes_make_sense(goal: Json, themes: Sequence[str], catalogue: Catalogue) -> bool:
    """A goal is measured at Aktivitet og deltagelse, which alone has levels; each theme once."""
    told = [*([goal["theme"]] if goal["theme"] else []), *goal["related_themes"]]
    return _each_once(themes) and all(is_theme(theme, catalogue) for theme in told)


def _condition_makes_sense(found: Json, catalogue: Catalogue) -> bool:
    """A known theme, words or a judgement; the judgement's code is its own, and no moment stands without one.

    Each voice and each prompt once.
    """
    voices = found["voices"]
    filled = [found["judgement"], found["short_remark"], voices, found.get("marks"), found.get("own_rating")]
    return (
        is_theme(found["theme"], catalogue)
        and CONDITIONS.fits(found, catalogue)
        and _each_once([v["informant"] for v in voices])
        and all(v["text"] for v in voices)
        and _each_once([mark["prompt_id"] for mark in found.get("marks", [])])
        and any(one or one == 0 for one in filled)
        and (found["judgement"] is not None or found.get("recorded_at") is None)
    )


def _each_once(values: Sequence[object]) -> bool:
    return len(set(values)) == len(values)


def whole_makes_sense(content: Json, catalogue: Catalogue) -> bool:
    """All of it; and what is locked is of the same citizen, and says what a lock of its kind says."""
    content = _with_what_came_later(content)
    conditions = [c for one in content["gatherings"] for c in one["conditions"]]
    return (
        _each_once([*_ids(content)])
        and (content["case"] is not None or not any(content[name] for name in _OF_CASE))
        and all(
            _each_once([c["theme"]["code"] for c in one["conditions"]])
            and one["catalogue"] == version_of(catalogue.version)
            for one in content["gatherings"]
        )
        and all(is_theme(c["theme"], catalogue) and whole.CONDITIONS.fits(c, catalogue) for c in conditions)
        and all(_each_once([mark["prompt_id"] for mark in c["marks"]]) for c in conditions)
        and all(whole.HEADS.fits(one, catalogue) and _targets_make_sense(one) for one in content["gatherings"])
        and all(_whole_descriptions_make_sense(one["descriptions"], catalogue) for one in content["gatherings"])
        and all(_assessments_make_sense(one["assessments"], catalogue) for one in content["gatherings"])
        and all(whole.STAYS.fits(one, catalogue) for one in content["stays"])
        and all(_plan_makes_sense(one, catalogue) for one in content["care_plans"])
        and all(
            whole.GOALS.fits(one, catalogue) and _themes_make_sense(one, whole.GOALS.value(one).themes(), catalogue)
            for one in content["goals"]
        )
        and all(whole.NOTES.fits(one, catalogue) for one in content["notes"])
        and all(one["signed_at"] is not None or not one["additions"] for one in content["notes"])
        and all(_parts_make_sense(one["parts"], catalogue) for one in content["statuses"])
        and all(
            FOLLOW_UPS.fits(one, catalogue) and _follow_up_makes_sense(one["parts"], one["results"], catalogue)
            for one in content["follow_ups"]
        )
        and all(_plain_page_makes_sense(one, content, catalogue) for one in content["plain_pages"])
        and _orders_hold(content)
        and all(_is_locked_well(kind, one, content, catalogue) for kind in _LOCKED for one in content[kind])
    )


def _whole_descriptions_make_sense(found: Sequence[Json], catalogue: Catalogue) -> bool:
    """As in a file of one round; here a row may be empty, where something was carried and taken away again."""
    groups = {group.code for group in catalogue.groups}
    return _each_once([one["theme"]["code"] for one in found]) and all(
        is_description(one["theme"], catalogue)
        and not (one["theme"]["code"] in groups and one.get("highlighted_on") is not None)
        and (one["theme"]["code"] in groups or not any(one.get(informant.value) for informant in Informant))
        for one in found
    )


def _with_what_came_later(content: Json) -> Json:
    """A file of the first version, with empty lists where later ones have something."""
    later: Json = {"descriptions": [], "diagnoses": [], "assessments": []}
    return {
        "contacts": [],
        "care_plans": [],
        "follow_ups": [],
        "plain_pages": [],
        **content,
        "gatherings": [{**later, **o} for o in content["gatherings"]],
    }


def _plan_makes_sense(plan: Json, catalogue: Catalogue) -> bool:
    """Known codes with their own terms."""
    return whole.CARE_PLANS.fits(plan, catalogue) and all(
        whole.INTERVENTIONS.fits(one, catalogue) for one in plan["interventions"]
    )


_OF_CASE = ("contacts", "care_plans", "gatherings", "stays", "orders", "goals", "statuses", "follow_ups", "plain_pages")
_LOCKED = ("gatherings", "orders", "statuses", "follow_ups")


def _ids(content: Json) -> Iterator[str]:
    """Of every record with an id of its own."""
    yield content["citizen"]["id"]
    for kind, under in _UNDER.items():
        for one in content[kind]:
            yield one["id"]
            yield from (each["id"] for each in one[under])
    yield from (one["id"] for kind in ("gatherings", "orders", "contacts", "plain_pages") for one in content[kind])
    yield from (one["id"] for gathering in content["gatherings"] for one in gathering["diagnoses"])
    for one in content["follow_ups"]:
        yield one["id"]
        yield from (each["id"] for under in ("parts", "results") for each in one[under])
    for gathering in content["gatherings"]:
        for one in gathering["assessments"]:
            yield from (one["id"], *(given["id"] for given in one["ratings"]))


_UNDER = {
    "care_plans": "interventions",
    "stays": "meetings",
    "goals": "sub_goals",
    "notes": "additions",
    "statuses": "parts",
}


def _is_locked_well(kind: str, piece: Json, content: Json, catalogue: Catalogue) -> bool:
    if piece["locked"] is None:
        return True
    locked = piece["locked"]["content"]
    own = {"orders": "order", "statuses": "status", "follow_ups": "follow_up"}.get(kind)
    is_other = own is not None and locked[own]["id"] != piece["id"]
    if is_other or locked["citizen"]["id"] != content["citizen"]["id"]:
        return False
    if locked["catalogue"] != version_of(catalogue.version):
        return False
    finished = {"gatherings": ("gathering", "finished_at"), "orders": ("order", "received_at")}
    of, at = finished.get(kind, (own or "", "finished_at"))
    return (
        locked[of][at] is not None
        and goals_make_sense(locked.get("goals", []), catalogue)
        and (kind != "gatherings" or round_makes_sense(locked, catalogue))
        and (kind != "orders" or order_makes_sense(locked, catalogue))
        and (kind != "statuses" or _parts_make_sense(locked["parts"], catalogue))
        and (kind != "follow_ups" or _locked_follow_up_makes_sense(locked, catalogue))
    )


def _locked_follow_up_makes_sense(locked: Json, catalogue: Catalogue) -> bool:
    themes = [one["theme"] for one in locked["before"]]
    return (
        _follow_up_makes_sense(locked["parts"], locked["results"], catalogue)
        and FOLLOW_UPS.fits(locked["follow_up"], catalogue)
        and all(is_theme(theme, catalogue) for theme in themes)
        and _each_once([theme["code"] for theme in themes])
        and all(_plan_makes_sense(plan, catalogue) for plan in locked["plans"])
        and (locked["need_before"] is None or is_need(locked["need_before"], catalogue))
    )


def _follow_up_makes_sense(parts: Sequence[Json], results: Sequence[Json], catalogue: Catalogue) -> bool:
    """Known codes with their own terms; a level only at what has levels; each goal, theme and indsats once."""
    return (
        _each_once([part["goal_id"] for part in parts if part["goal_id"]])
        and _each_once([part["theme"]["code"] for part in parts if part["theme"] and not part["goal_id"]])
        and _each_once([one["plan_id"] for one in results if one["plan_id"]])
        and all(part["theme"] is None or is_theme(part["theme"], catalogue) for part in parts)
        and all(part["judgement"] is not None or part["recorded_at"] is None for part in parts)
        and all(FOLLOW_UP_PARTS.fits(part, catalogue) for part in parts)
        and all(FOLLOW_UP_RESULTS.fits(one, catalogue) for one in results)
    )


def _plain_page_makes_sense(page: Json, content: Json, catalogue: Catalogue) -> bool:
    """Stairs only at what has levels; a goal that is in the file, for that says what the page is about."""
    theme, goals = page["theme"], {goal["id"] for goal in content["goals"]}
    return (
        whole.PLAIN_PAGES.fits(page, catalogue)
        and (theme is None or is_theme(theme, catalogue))
        and (page["goal_id"] is None or page["goal_id"] in goals)
    )


def _orders_hold(content: Json) -> bool:
    """What was received takes no goal more: each that says it came with it is in its lock, or was put away."""
    told = {
        one["id"]: {goal["id"] for goal in one["locked"]["content"]["goals"]}
        for one in content["orders"]
        if one["locked"]
    }
    return all(
        goal["removed"] or goal["id"] in told[goal["order_id"]] for goal in content["goals"] if goal["order_id"] in told
    )


def _parts_make_sense(parts: Sequence[Json], catalogue: Catalogue) -> bool:
    """Each link lies in its text, and is read again as it was written."""
    return all(
        (part["theme"] is None or is_any_theme(part["theme"], catalogue)) and _links_hold(part["happened"], part)
        for part in parts
    )


def _links_hold(words: Json, part: Json) -> bool:
    taken = words["sources"]
    in_order = all(
        0 <= one["start"] < one["end"] <= len(words["text"]) and (n == 0 or taken[n - 1]["end"] <= one["start"])
        for n, one in enumerate(taken)
    )
    if not in_order:
        return False
    back = parse(part_from(part).happened)
    return back.text == words["text"] and [(t.note, t.start, t.end) for t in back.taken] == [
        (one["note"], one["start"], one["end"]) for one in taken
    ]
