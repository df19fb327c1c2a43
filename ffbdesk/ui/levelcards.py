"""The cards that a level is chosen by: the criteria as the guide has them, then the two judgements without a level."""

from ffbdesk.domain.catalogue import Catalogue
from ffbdesk.domain.judgement import Assessed, Judgement, Level, NotAssessed, NotRelevant
from ffbdesk.ui.kit.levels import LevelCard, LevelChoice
from ffbdesk.ui.kit.look import Look
from ffbdesk.words import levels


def level_cards(
    look: Look, catalogue: Catalogue, choice: LevelChoice, not_relevant: str = levels.NOT_RELEVANT_MEANS
) -> list[LevelCard]:
    """Seven cards, which belong to the choice; `not_relevant` is what the last one means."""
    cards = [_level_card(look, Assessed(level), catalogue) for level in Level]
    cards.append(LevelCard(look, NotAssessed(), levels.NOT_ASSESSED, levels.NOT_ASSESSED_MEANS))
    cards.append(LevelCard(look, NotRelevant(), levels.NOT_RELEVANT, not_relevant))
    for card in cards:
        choice.add(card)
    return cards


def _level_card(look: Look, judgement: Judgement, catalogue: Catalogue) -> LevelCard:
    value = catalogue.value(judgement)
    assert value is not None  # noqa: S101 - every level has a value in a checked catalogue
    return LevelCard(look, judgement, value.label, value.criterion)
