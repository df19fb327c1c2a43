"""Every screen as a picture, drawn by the real window: for `demo`, and for looking at what was built."""

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QEventLoop, QSize, Qt, QTimer
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QApplication

from ffbdesk.app import democourse
from ffbdesk.app.ports import Surroundings
from ffbdesk.app.shell import Shell
from ffbdesk.domain.catalogue import SENSITIVE, ThemeGroup
from ffbdesk.domain.ids import CitizenId, GatheringId, ThemeCode
from ffbdesk.domain.whoweare import Who
from ffbdesk.services.handover import Paper
from ffbdesk.ui.kit.look import ContrastWish, Look
from ffbdesk.ui.kit.tokens import Mode
from ffbdesk.ui.plainpages.shown import ShownPages
from ffbdesk.ui.window import DeskWindow
from ffbdesk.words import status as say_status
from ffbdesk.words.parts import Part

SIZE = (1280, 800)
LOOKS: tuple[tuple[str, Mode, ContrastWish, float, tuple[int, int]], ...] = (
    ("", "light", "usual", 1.0, SIZE),
    ("-moerk", "dark", "usual", 1.0, SIZE),
    ("-kontrast", "light", "high", 1.0, SIZE),
    ("-150", "light", "usual", 1.5, (1366, 768)),
)
"""Suffix, mode, contrast, text scale and window size in pixels."""


def draw_all(app: QApplication, around: Surroundings, archive: Path, passphrase: str, out: Path) -> list[Path]:
    """Save every screen in each of `LOOKS`; gives the files' paths. The archive must have a round in progress."""
    drawn: list[Path] = []
    look = Look(app, "light", 1.0)
    for suffix, mode, contrast, scale, size in LOOKS:
        look.use(mode, contrast)
        look.rescale(scale)
        for name, shell in _screens(look, around, archive, passphrase, size):
            settle(shell)
            if shell.desk is not None and shell.desk.round.end.isVisible():
                _rendered()
            path = out / f"{name}{suffix}.png"
            shell.grab().save(str(path))
            drawn.append(path)
    return drawn


def pages_of(report: Path) -> int:
    """How many pages the preview finds in a PDF; 0 where it cannot read it."""
    document = QPdfDocument()
    document.load(str(report))
    pages = document.pageCount()
    document.close()
    return pages


def draw_page(report: Path, page: int, out: Path) -> Path:
    """Save one page of a PDF (from 1) as a picture, as the preview shows it."""
    document = QPdfDocument()
    document.load(str(report))
    size = document.pagePointSize(page - 1)
    picture = document.render(page - 1, QSize(round(size.width() * 1.5), round(size.height() * 1.5)))
    paper = QImage(picture.size(), QImage.Format.Format_RGB32)
    paper.fill(Qt.GlobalColor.white)
    painter = QPainter(paper)
    painter.drawImage(0, 0, picture)
    painter.end()
    path = out / f"{report.stem}-side-{page}.png"
    paper.save(str(path))
    document.close()
    return path


def settle(shell: Shell) -> None:
    """Let the worker answer and the window lay itself out."""
    for _ in range(6):
        shell.worker.finish()
        shell.dictionary.finish()
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents)


def _rendered() -> None:
    """Pages of a PDF are drawn in a thread of Qt's own, which tells nobody outside when it is done."""
    loop = QEventLoop()
    QTimer.singleShot(600, loop.quit)
    loop.exec()


def _screens(
    look: Look, around: Surroundings, archive: Path, passphrase: str, size: tuple[int, int]
) -> Iterator[tuple[str, Shell]]:
    shell = _shell(look, around._replace(archives=archive.parent), None, size)
    shell.unlock.show_making()
    yield "1-opret", shell
    _end(shell)
    shell = _shell(look, around, archive, size)
    yield "1-laas-op", shell
    shell.unlock.opening.passphrase.edit.setText("ikke den rigtige")
    shell.unlock.opening.open.click()
    yield "1-laas-op-forkert", shell
    shell.unlock.opening.passphrase.edit.setText(passphrase)
    shell.unlock.opening.open.click()
    settle(shell)
    assert shell.desk is not None  # noqa: S101 - the passphrase is the archive's own
    yield from _desk_screens(shell, shell.desk)
    yield from _locked_screens(shell)
    _end(shell)
    yield from democourse.screens(look, around, archive.parent, size)


def _locked_screens(shell: Shell) -> Iterator[tuple[str, Shell]]:
    shell.lock("idle")
    yield "7-laast", shell
    shell.unlock.show_sheet()
    yield "7-gendannelsesark", shell


def _desk_screens(shell: Shell, desk: DeskWindow) -> Iterator[tuple[str, Shell]]:
    yield "1-i-dag", shell
    desk.show_citizens()
    yield "2-borgere", shell
    desk.show_form(None)
    yield "2-ny-borger", shell
    desk.show_citizens()
    settle(shell)
    lines = desk.citizens.table.people.lines
    first = next(line for line in lines if len(line.rounds) == 1 and not line.rounds[0].finished)
    again = max(lines, key=lambda line: sum(r.decided for r in line.rounds))
    desk.show_citizen(again.citizen.id, "rounds")
    yield "2-udredninger", shell
    desk.show_citizen(first.citizen.id, "notes")
    yield "2-noter", shell
    desk.show_citizen(first.citizen.id, "orders")
    settle(shell)
    for card in desk.person.orders.cards[:1]:
        card.rows[0].toggle.click()
    yield "2-bestilling", shell
    yield from _stay_screens(shell, desk, first.citizen.id)
    yield from _round_screens(shell, desk, first.rounds[0].id)
    yield from _again_screens(shell, desk, again.rounds[0].id)
    yield from _goal_screens(shell, desk, again.citizen.id)
    yield from _progression_screens(shell, desk, again.citizen.id)
    desk.show_leadership()
    settle(shell)
    yield "2-ledelsesoverblik", shell
    desk.show_round(again.rounds[-1].id, "end")
    yield "8-faerdiggjort", shell
    desk.show_citizen(first.citizen.id, "data")
    yield "2-data", shell
    desk.show_settings()
    yield "9-indstillinger", shell
    desk.show_part(Part.TEMPLATES)
    settle(shell)
    desk.settings.templates.new.click()
    yield "9-skabeloner", shell
    desk.show_round(again.rounds[-1].id, "end")
    settle(shell)
    desk.round.end.choices.papers[Paper.FULL].click()
    settle(shell)
    if not desk.round.end.preview.isVisible():
        desk.round.end.see.click()
    yield "8-fuld", shell


def _stay_screens(shell: Shell, desk: DeskWindow, citizen: CitizenId) -> Iterator[tuple[str, Shell]]:
    """What a place of clarification sees first, and a stay that is written on."""
    desk.arrange(Who.CLARIFICATION)
    desk.show_today()
    yield "1-i-dag-ophold", shell
    desk.show_citizen(citizen, "rounds")
    settle(shell)
    for card in desk.person.rounds.stays.cards[:1]:
        card.edit.click()
    yield "2-ophold", shell
    desk.arrange(Who.HOME)


def _goal_screens(shell: Shell, desk: DeskWindow, citizen: CitizenId) -> Iterator[tuple[str, Shell]]:
    """Overblik, a bestilling, a delmål under its goal, notes and the statusnotat."""
    desk.show_citizen(citizen, "overview")
    yield "2-overblik", shell
    desk.show_citizen(citizen, "goals")
    settle(shell)
    page = desk.person.goals
    page.show_order(page.orders()[0].id)
    yield "5-bestilling", shell
    goal, sub_goal = page.last_sub_goal()
    page.choose(goal, sub_goal)
    yield "5-delmaal", shell
    desk.show_citizen(citizen, "notes")
    settle(shell)
    desk.person.notes.new_wanted.emit()
    settle(shell)
    yield "6-noter", shell
    desk.pad.leave()
    desk.show_citizen(citizen, "follow_ups")
    settle(shell)
    desk.person.follow_ups.new.click()
    settle(shell)
    told = desk.status
    told.show_part(next(part.id for part in told.board.status.parts if part.goal_id == goal) if told.board else "")
    settle(shell)
    for use in [use for use in told.notes.uses.values() if use.text() == say_status.USE][:2]:
        use.click()
        settle(shell)
    yield "6-statusnotat", shell
    told.show_part("end")
    yield "6-statusnotat-afslut", shell
    told.end.see.click()
    settle(shell)
    _rendered()
    yield "6-statusnotat-papir", shell
    told.paper.leave.click()


def _progression_screens(shell: Shell, desk: DeskWindow, citizen: CitizenId) -> Iterator[tuple[str, Shell]]:
    """An opfølgning that is begun, forløb, borgerens udgave, and what the citizen is shown."""
    desk.show_citizen(citizen, "follow_ups")
    settle(shell)
    desk.person.follow_ups.new_follow_up.click()
    yield "6-opfoelgning", shell
    desk.show_citizen(citizen, "progression")
    yield "6-forloeb", shell
    page = desk.person.progression
    page.to_plain.click()
    settle(shell)
    pages = page.plain.list.rows
    if len(pages) > 1:
        list(pages.values())[1].name.click()
    yield "6-borgerens-udgave", shell
    page.plain.ask.setChecked(False)
    page.plain.show_button.click()
    settle(shell)
    view = shell.findChild(ShownPages)
    if isinstance(view, ShownPages):
        view.onward.click()
        yield "6-vis-til-borgeren", shell
        view.close_button.click()


def _again_screens(shell: Shell, desk: DeskWindow, gathering: GatheringId) -> Iterator[tuple[str, Shell]]:
    """A later round: the one before it beside it, the profile with rings, the goals."""
    desk.show_round(gathering, "themes")
    settle(shell)
    desk.round.walk.go_to(_theme(desk, "Købe ind"))
    yield "3-udredning-sidst", shell
    desk.round.go("result")
    yield "4-resultat", shell
    desk.round.go("goals")
    yield "5-indsatsmaal", shell


def _round_screens(shell: Shell, desk: DeskWindow, gathering: GatheringId) -> Iterator[tuple[str, Shell]]:
    desk.show_round(gathering)
    yield "3-oplysninger", shell
    desk.round.go("themes")
    settle(shell)
    desk.round.walk.go_to(_theme(desk, "Gøre rent"))
    yield "3-udredning", shell
    desk.search()
    desk.finder.line.setText("re")
    yield "3-ctrl-k", shell
    desk.finder.leave()
    desk.round.walk.show_level()
    yield "3-udredning-niveau", shell
    desk.round.walk.go_to(_theme(desk, "Lave mad"))
    yield "3-udredning-tom", shell
    desk.round.walk.go_to(SENSITIVE[0])
    yield "3-foelsomt", shell
    desk.round.walk.go_to(_group(desk))
    yield "3-forhold", shell
    desk.round.go("double")
    yield "3-dobbeltvurdering", shell
    desk.round.go("evaluation")
    yield "7-sagsvurdering", shell
    desk.round.go("themes")
    settle(shell)
    yield from _note_screen(shell, desk)
    desk.round.go("end")
    yield "8-afslut", shell


def _note_screen(shell: Shell, desk: DeskWindow) -> Iterator[tuple[str, Shell]]:
    desk.round.walk.go_to(_theme(desk, "Gøre rent"))
    desk.round.walk.beside.notes.new_wanted.emit()
    settle(shell)
    yield "3-note", shell
    desk.pad.leave()


def _group(desk: DeskWindow) -> ThemeCode:
    """The first overtema without levels."""
    return next(ThemeCode(stop.code) for stop in desk.round.walk.stops if isinstance(stop, ThemeGroup))


def _theme(desk: DeskWindow, term: str) -> ThemeCode:
    return next(theme.code for theme in desk.round.walk.themes if theme.term == term)


def _shell(look: Look, around: Surroundings, archive: Path | None, size: tuple[int, int]) -> Shell:
    shell = Shell(look, around, archive)
    shell.resize(*size)
    shell.show()
    return shell


def _end(shell: Shell) -> None:
    shell.stop()
    shell.hide()
    shell.deleteLater()
