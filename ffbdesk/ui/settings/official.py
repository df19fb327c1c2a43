"""Official texts from the users' own copy: what there is, what a file would change, and back to ours alone."""

from pathlib import Path

from PySide6.QtWidgets import QWidget

from ffbdesk.domain.official import OfficialTexts
from ffbdesk.services import official
from ffbdesk.services.official import Looked
from ffbdesk.ui.context import Context
from ffbdesk.ui.kit.buttons import Button
from ffbdesk.ui.section import Section
from ffbdesk.words import official as say
from ffbdesk.words.actions import Command


class OfficialSection(Section):
    """Each file is looked at first."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, say.TITLE, say.TEXT)
        look = context.look
        self.fetch, self.template = Button(look, say.FETCH), Button(look, say.TEMPLATE, "quiet")
        self.forget = Button(look, say.FORGET, "quiet")
        self.lay.addWidget(self.line(self.fetch, self.template, self.forget, None))
        self.fetch.clicked.connect(self._fetch)
        self.template.clicked.connect(self._save_template)
        self.forget.clicked.connect(self._ask_forget)

    def refresh(self) -> None:
        """Read what there is."""
        self.context.work.submit(lambda desk: official.kept(desk.ledger.read), self._show, self.failed)

    def _show(self, texts: OfficialTexts) -> None:
        names = {theme.code: theme.name for theme in self.context.catalogue.themes}
        told = [say.definitions(len(texts.definitions), texts.version)] if texts.definitions else []
        told += [say.prompts([names[code] for code in texts.prompts if code in names])] if texts.prompts else []
        self.fill(*(self.words(line) for line in told or [say.NOTHING]))
        self.forget.setVisible(bool(texts.definitions or texts.prompts))

    def _fetch(self) -> None:
        chosen = self.context.choose_files(say.FETCH_TITLE, say.KINDS)
        if chosen:
            path = chosen[0]
            self.context.work.submit(lambda desk: official.look(desk, path), self._ask, self.failed)

    def _ask(self, looked: Looked) -> None:
        if not looked.is_news:
            self.done(say.SAME)
            return
        yes = Button(self._look, say.BRING, "main")

        def do() -> None:
            self.context.work.submit(lambda desk: official.keep(desk, looked), self._kept, self.failed, saves=True)

        question = say.would_bring(
            are_definitions=looked.are_definitions,
            new=len(looked.new),
            changed=len(looked.changed),
            same=looked.same,
        )
        self.ask(question, self._items(looked), yes, do, by=self.fetch)

    def _items(self, looked: Looked) -> list[QWidget]:
        told = [(say.NEW, looked.new), (say.CHANGED, looked.changed)]
        if not looked.are_definitions:
            told.append((say.UNKNOWN_ROWS, looked.unknown))
        lines = [say.listed(heading, names) for heading, names in (*told, (say.WITHOUT, looked.without)) if names]
        if looked.are_definitions and looked.unknown:
            lines.append(say.UNKNOWN_CODES.format(n=looked.unknown[0]))
        return [self.words(line, "ink2") for line in lines]

    def _kept(self, _none: None) -> None:
        self.done(say.KEPT.format(keys=Command.LOCK.shown))

    def _save_template(self) -> None:
        folder = self.context.choose_folder(say.TEMPLATE_TITLE)
        if folder is not None:
            self.context.work.submit(lambda desk: official.template(desk, folder), self._saved, self.failed)

    def _saved(self, path: Path) -> None:
        self.done(say.TEMPLATE_SAVED.format(name=path.name))

    def _ask_forget(self) -> None:
        yes = Button(self._look, say.FORGET, "main")

        def do() -> None:
            self.context.work.submit(official.forget, lambda _none: self.done(say.FORGOTTEN), self.failed, saves=True)

        self.ask(say.FORGET_SURE, [], yes, do)
