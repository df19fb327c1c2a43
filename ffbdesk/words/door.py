"""What stands in the file that opens an archive by a double click, for whoever opens it in another program."""

DOOR = (
    "Dobbeltklik på denne fil åbner arkivet i FFB Desk, når programmet er installeret.\r\n"
    "Filen rummer ingen oplysninger. Slettes den, laver FFB Desk den igen.\r\n"
)
