"""Who can open the archive: add, change, remove, and a new key."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ffbdesk.keys.errors import NameTaken, WrongSecret
from ffbdesk.keys.open_ring import Person
from ffbdesk.services import people
from ffbdesk.services.archive import PassphraseTooShort, TooGuessable
from ffbdesk.services.desk import TooLong
from ffbdesk.services.people import NewKey, NoPersonName, Ways
from ffbdesk.ui.context import Context
from ffbdesk.ui.kit.buttons import Button
from ffbdesk.ui.kit.fields import TextLine
from ffbdesk.ui.kit.labelled import labelled
from ffbdesk.ui.kit.newphrase import NewPhrase
from ffbdesk.ui.kit.notice import Notice
from ffbdesk.ui.kit.passphrase import PassphraseLine
from ffbdesk.ui.kit.text import label
from ffbdesk.ui.section import Section, Wrong
from ffbdesk.words import settings as say
from ffbdesk.words import unlock as words
from ffbdesk.words.dates import moment
from ffbdesk.words.working import NEW_KEY


class PeopleSection(Section):
    """A row a person, and what is asked about one."""

    key_changed = Signal()
    """What belonged to the old key is no more: the sheet."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, say.PEOPLE, say.PEOPLE_TEXT)
        self._strange = Notice(context.look, "attention")
        self.reinstate = Button(context.look, say.REINSTATE, "main", "restore")
        self._way_out = self.line(self.reinstate, None)
        self.lay.insertWidget(2, self._strange)
        self.lay.insertWidget(3, self._way_out)
        self.reinstate.clicked.connect(self._reinstate)
        self.add, self.new_key = Button(context.look, say.ADD, "", "plus"), Button(context.look, say.NEW_KEY, "", "key")
        self.lay.addWidget(self.line(self.add, self.new_key, None))
        self.add.clicked.connect(self._ask_new)
        self.new_key.clicked.connect(self._ask_key)

    def refresh(self) -> None:
        """Read who can."""
        self.context.work.submit(people.ways, self._show, self.failed)

    def _show(self, ways: Ways) -> None:
        self._strange.tell(say.STRANGE[ways.strange] if ways.strange else "")
        self._way_out.setVisible(not ways.is_known)
        self.add.setEnabled(ways.is_known)
        self.new_key.setEnabled(ways.is_known)
        self.fill(*(self._row(person, ways) for person in ways.people))

    def _row(self, person: Person, ways: Ways) -> QWidget:
        look, mine = self._look, person.id == ways.me
        change = Button(look, say.CHANGE, name=say.CHANGE_OF.format(name=person.name))
        rename = Button(look, say.RENAME, "quiet", name=say.RENAME_OF.format(name=person.name))
        remove = Button(look, say.REMOVE, "quiet", name=say.REMOVE_OF.format(name=person.name))
        remove.setEnabled(len(ways.people) > 1 and ways.is_known)
        change.setEnabled(ways.is_known)
        rename.setEnabled(ways.is_known)
        rename.clicked.connect(partial(self._ask_name, person))
        change.clicked.connect(partial(self._ask_own if mine else self._ask_phrase, person))
        remove.clicked.connect(partial(self._ask_remove, person))
        name = say.YOU.format(name=person.name) if mine else person.name
        return self.line((label(look, name, "strong", wrap=True), 1), change, rename, remove)

    def _new_phrase(self) -> NewPhrase:
        return NewPhrase(self._look, self.context.judge, say.NEW_PHRASE, say.REPEAT)

    def _ask_new(self) -> None:
        name, phrase = TextLine(self._look, say.NAME), self._new_phrase()
        yes = Button(self._look, say.ADD, "main")

        def do() -> None:
            who, agreed = name.text().strip(), phrase.agreed()
            if agreed is None:
                self.refused(words.NOT_THE_SAME, phrase.first)
                return
            self.context.work.submit(
                lambda desk: people.add(desk, who, agreed), lambda _: self.done(say.ADDED.format(name=who)), self.failed
            )

        wrong = {NoPersonName: name, NameTaken: name, TooLong: name, **weak(phrase)}
        self.ask("", [labelled(self._look, say.NAME, name), phrase], yes, do, wrong=wrong, by=self.add)

    def _ask_name(self, person: Person) -> None:
        name, yes = TextLine(self._look, say.NAME, person.name), Button(self._look, say.RENAME, "main")

        def do() -> None:
            self.context.work.submit(
                lambda desk: people.correct_name(desk, person.id, name.text()),
                lambda kept: self.done(say.RENAMED.format(before=person.name, name=kept)),
                self.failed,
            )

        means = self.words(say.RENAME_MEANS.format(name=person.name), "ink2")
        wrong = {NoPersonName: name, NameTaken: name, TooLong: name}
        self.ask(
            say.RENAME_OF.format(name=person.name), [means, labelled(self._look, say.NAME, name)], yes, do, wrong=wrong
        )

    def _ask_phrase(self, person: Person) -> None:
        """Another's: who has forgotten theirs is helped so."""
        phrase, yes = self._new_phrase(), Button(self._look, say.CHANGE, "main")

        def do() -> None:
            agreed = phrase.agreed()
            if agreed is None:
                self.refused(words.NOT_THE_SAME, phrase.first)
                return
            self.context.work.submit(
                lambda desk: people.set_passphrase(desk, person.id, agreed),
                lambda _: self.done(say.CHANGED),
                self.failed,
            )

        means = self.words(say.CHANGE_OTHERS.format(name=person.name), "ink2")
        self.ask(say.CHANGE_OF.format(name=person.name), [means, phrase], yes, do, wrong=weak(phrase))

    def _ask_own(self, person: Person) -> None:
        """One's own: whoever finds the archive open does not know the present one."""
        present = PassphraseLine(self._look, say.PRESENT_PHRASE)
        phrase, yes = self._new_phrase(), Button(self._look, say.CHANGE, "main")

        def do() -> None:
            agreed, now = phrase.agreed(), present.edit.text()
            if agreed is None:
                self.refused(words.NOT_THE_SAME, phrase.first)
                return
            self.context.work.submit(
                lambda desk: people.change_own(desk, now, agreed),
                lambda _: self.done(say.CHANGED),
                self.failed,
            )

        fields = [labelled(self._look, say.PRESENT_PHRASE, present), phrase]
        self.ask(say.CHANGE_OF.format(name=person.name), fields, yes, do, wrong={WrongSecret: present, **weak(phrase)})

    def _ask_remove(self, person: Person) -> None:
        yes = Button(self._look, say.REMOVE, "danger")
        means = [self.words(say.REMOVE_MEANS.format(name=person.name))]
        self.ask(say.REMOVE_SURE.format(name=person.name), means, yes, partial(self._remove, person))

    def _remove(self, person: Person) -> None:
        self.context.work.submit(
            lambda desk: people.remove(desk, person.id),
            lambda _: self._removed(person),
            self.failed,
        )

    def _removed(self, person: Person) -> None:
        """What else they still can is said at once, with the way to end it."""
        self.done("")
        self._ask_key()
        self.told.tell(say.REMOVED.format(name=person.name))

    def _ask_key(self) -> None:
        yes = Button(self._look, say.DO_NEW_KEY, "main", "key")
        self.ask(say.NEW_KEY_SURE, [self.words(say.NEW_KEY_MEANS)], yes, self._change_key, by=self.new_key)

    def _change_key(self) -> None:
        self.context.work.rewrite(people.change_key, NEW_KEY, self._key_changed, self.failed)

    def _reinstate(self) -> None:
        self.context.work.submit(people.reinstate, lambda _: self._reinstated(), self.failed)

    def _reinstated(self) -> None:
        self.context.speaker.warn("")  # what was said at the opening is put right
        self.done(say.REINSTATED)

    def _key_changed(self, new: NewKey) -> None:
        lost = [say.KEY_LOST.format(names=", ".join(new.lost))] if new.lost else []
        unseen = [say.KEY_UNSEEN.format(names=", ".join(new.unseen))] if new.unseen else []
        old = [say.old_backups([moment(b.made_at) for b in new.old_backups])] if new.old_backups else []
        self.key_changed.emit()
        self.done(" ".join([say.KEY_CHANGED, *lost, *unseen, *old]))


def weak(phrase: NewPhrase) -> Wrong:
    """A phrase that is refused is written anew, from the first field."""
    return {PassphraseTooShort: phrase.first, TooGuessable: phrase.first}
