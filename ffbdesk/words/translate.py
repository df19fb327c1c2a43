"""gettext with Danish as source language: without a translation file the source text stands."""

import gettext

from ffbdesk import shipped

_TRANSLATION = gettext.translation("ffbdesk", shipped.folder("resources") / "locale", fallback=True)

_ = _TRANSLATION.gettext
many = _TRANSLATION.ngettext
