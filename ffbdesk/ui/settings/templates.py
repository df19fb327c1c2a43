"""Templates of notes: written, changed and taken away."""

from functools import partial

from PySide6.QtWidgets import QWidget

from ffbdesk.services import templates
from ffbdesk.services.templates import NoTemplateName, NoTemplateText, Template, TemplateNameTaken
from ffbdesk.ui.context import Context
from ffbdesk.ui.kit.buttons import Button
from ffbdesk.ui.kit.fields import TextLine
from ffbdesk.ui.kit.growing import GrowingText
from ffbdesk.ui.kit.labelled import labelled
from ffbdesk.ui.kit.text import label
from ffbdesk.ui.section import Section
from ffbdesk.words import notes as note_words
from ffbdesk.words import templates as say


class TemplatesSection(Section):
    """A row a template, and what is asked about one."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, say.TITLE, say.TEXT)
        self.new = Button(context.look, say.NEW, "", "plus")
        self.lay.addWidget(self.line(self.new, None))
        self.new.clicked.connect(lambda: self._ask(Template("", "")))

    def refresh(self) -> None:
        """Read which there are."""
        self.context.work.submit(templates.listing, self._show, self.failed)

    def _show(self, found: tuple[Template, ...]) -> None:
        self.fill(*(map(self._row, found) if found else [self.words(say.NONE, "ink2")]))

    def _row(self, one: Template) -> QWidget:
        edit = Button(self._look, say.EDIT, "quiet", name=say.EDIT_OF.format(name=one.name))
        remove = Button(self._look, say.REMOVE, "quiet", name=say.REMOVE_OF.format(name=one.name))
        edit.clicked.connect(partial(self._ask, one))
        remove.clicked.connect(partial(self._ask_remove, one))
        return self.line((label(self._look, one.name, "strong", wrap=True), 1), edit, remove)

    def _ask(self, one: Template, _checked: bool = False) -> None:
        look = self._look
        name = TextLine(look, say.NAME, one.name)
        text, did = GrowingText(look, note_words.TEXT, lines=3), GrowingText(look, note_words.DID, lines=1)
        text.setPlainText(one.text)
        did.setPlainText(one.did)
        yes = Button(look, say.SAVE, "main")

        def do() -> None:
            made = Template(one.id, name.text(), text.toPlainText(), did.toPlainText())
            self.context.work.submit(lambda desk: templates.keep(desk, made), self._kept, self.failed, saves=True)

        items = [
            self.words(say.NO_NAMES, "ink2"),
            labelled(look, say.NAME, name, say.NAME_HINT),
            labelled(look, note_words.TEXT, text),
            labelled(look, note_words.DID, did),
        ]
        wrong: dict[type[Exception], QWidget] = {NoTemplateName: name, TemplateNameTaken: name, NoTemplateText: text}
        self.ask(say.EDIT_OF.format(name=one.name) if one.id else "", items, yes, do, wrong=wrong)

    def _kept(self, one: Template) -> None:
        self.done(say.SAVED.format(name=one.name))

    def _ask_remove(self, one: Template, _checked: bool = False) -> None:
        yes = Button(self._look, say.REMOVE, "danger")

        def do() -> None:
            self.context.work.submit(
                lambda desk: templates.remove(desk, one.id),
                lambda _none: self.done(say.REMOVED.format(name=one.name)),
                self.failed,
                saves=True,
            )

        self.ask(say.SURE.format(name=one.name), [], yes, do)
