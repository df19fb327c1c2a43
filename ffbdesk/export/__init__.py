"""Reports and files to hand over: a neutral report and its writers. Knows neither Qt nor the database."""
