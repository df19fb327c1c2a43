"""The words of delmål."""

from ffbdesk.words import fields

TITLE = "Delmål"
NEW = "Nyt delmål"
NUMBER = "Delmål {n} af {total} under mål {goal}"
WORDING = fields.SUB_GOAL["wording"]
STATUS = {
    "under_way": "I gang",
    "reached": "Nået",
    "partly": "Delvist nået",
    "not_reached": "Ikke nået",
    "paused": "På pause",
}
