"""The field's own concepts and rules: plain values, standard library only."""
