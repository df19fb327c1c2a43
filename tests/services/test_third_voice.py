"""Whose remarks the third voice has: from who we are, kept with the round, and said wherever the voice is."""

import json
from pathlib import Path

import pytest

from ffbdesk.domain.kinds import CONDITION, GATHERING
from ffbdesk.domain.records import ThirdVoice
from ffbdesk.domain.whoweare import Who
from ffbdesk.export.file.check import FileDamaged
from ffbdesk.services import handover, intake, rounds, values, whoweare
from ffbdesk.services.desk import Desk
from ffbdesk.services.handover import Form, Paper, Wanted
from tests.services.test_status import page
from tests.support import begun, made, themes

SAID = {ThirdVoice.CASEWORKER: "Sagsbehandlers bemærkninger", ThirdVoice.PROVIDER: "Udførers bemærkninger"}


@pytest.mark.parametrize(
    ("who", "voice"),
    [
        (None, None),
        (Who.HOME, ThirdVoice.PROVIDER),
        (Who.CLARIFICATION, ThirdVoice.PROVIDER),
        (Who.AUTHORITY, ThirdVoice.CASEWORKER),
    ],
)
def test_a_new_round_has_that_of_who_we_are(desk: Desk, who: Who | None, voice: ThirdVoice | None) -> None:
    if who is not None:
        whoweare.choose(desk, who)
    gathering = begun(desk)
    assert desk.ledger.read.head(gathering).third_voice is voice
    whoweare.choose(desk, Who.AUTHORITY if who is Who.HOME else Who.HOME)
    assert desk.ledger.read.head(gathering).third_voice is voice, "an old round stays as it was"


@pytest.mark.parametrize("voice", ThirdVoice)
def test_it_is_said_on_paper_in_text_and_after_the_lock(desk: Desk, tmp_path: Path, voice: ThirdVoice) -> None:
    gathering = begun(desk)
    values.choose(desk, GATHERING, gathering, third_voice=voice)
    values.choose(desk, CONDITION, gathering, themes(desk)[0], caseworker="Klarer det selv.")
    rounds.finish(desk, gathering)
    text = handover.text_of(desk, gathering)
    words = page(handover.save(desk, gathering, Form.PDF, tmp_path, Wanted(Paper.FULL)))
    for one in ThirdVoice:
        assert (SAID[one] in text) is (one is voice)
        assert (SAID[one] in words) is (one is voice)
    assert rounds.load(desk, gathering).gathering.third is voice


def test_a_file_carries_it_to_another_archive(desk: Desk, tmp_path: Path) -> None:
    gathering = begun(desk)
    values.choose(desk, GATHERING, gathering, third_voice=ThirdVoice.PROVIDER)
    file = handover.save(desk, gathering, Form.JSON, tmp_path)
    with made(tmp_path / "andet") as other:
        intake.take_in(other, [file])
        assert other.ledger.read.head(gathering).third_voice is ThirdVoice.PROVIDER
        body = json.loads(file.read_text("utf-8"))
        body["content"]["gathering"]["third_voice"] = "ingen"
        bad = tmp_path / "ukendt.json"
        bad.write_text(json.dumps(body), "utf-8")
        with pytest.raises(FileDamaged):
            intake.take_in(other, [bad])
