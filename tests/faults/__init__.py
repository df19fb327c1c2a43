"""Faults on purpose: the figures we promise, each with a control that must fail. `make faults` runs them all."""
