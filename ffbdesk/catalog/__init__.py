"""The FFB catalogue: reads and checks the data files in `catalogs/`, and lists them for the command line."""
