"""Every sentence a user can read, in Danish, and the one table from error to sentence.

Source texts are Danish and pass through gettext, so a translation is a data file under
`resources/locale`. A module per place in the program holds its texts as constants and small functions.
"""
