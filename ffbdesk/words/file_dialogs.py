"""The words of Qt's own file dialog, where the system has none, and words that Qt's own Danish lacks."""

LOOK_IN = "Kig i:"
NAME = "Navn:"
FOLDER = "Mappe:"
FOLDER_OF_FILE = "Filens mappe:"
KIND = "Filtype:"
CHOOSE = "Vælg"
CANCEL = "Annuller"

QT = {
    ("QAbstractFileIconProvider", "Drive"): "Drev",
    ("QAbstractFileIconProvider", "Shortcut"): "Genvej",
    ("QAbstractFileIconProvider", "Folder"): "Mappe",
    ("QAbstractFileIconProvider", "File Folder"): "Mappe",
    ("QAbstractFileIconProvider", "%1 File"): "%1-fil",
    ("QAbstractFileIconProvider", "File"): "Fil",
    ("QFileSystemModel", "%1 bytes"): "%1 byte",
    ("QFileSystemModel", "%1 byte(s)"): "%1 byte",
    ("QPrintDialog", "Print all"): "Udskriv alt",
    ("QPrintDialog", "Print selection"): "Udskriv det markerede",
    ("QPrintDialog", "Print range"): "Udskriv siderne",
    ("QPrintDialog", "Print current page"): "Udskriv denne side",
    ("QPrintDialog", "Page Set"): "Sider",
    ("QPrintDialog", "Duplicate Settings Conflict"): "Dobbeltsidet udskrift passer ikke til det, der ellers er valgt",
}
"""By Qt's own name of the part and its English text."""
