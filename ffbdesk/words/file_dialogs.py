"""The words of Qt's own file dialog, where the system has none."""

LOOK_IN = "Kig i:"
NAME = "Navn:"
FOLDER = "Mappe:"
KIND = "Filtype:"
CHOOSE = "Vælg"
CANCEL = "Annuller"
