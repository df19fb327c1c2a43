"""Every sentence a user can read, in Danish, and the one table from error to sentence.

A module per place in the program holds its texts as constants and small functions. They are plain strings: Danish is
the language of the field and of the law that it works under.
"""
