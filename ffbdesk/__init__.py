"""FFB Desk: offline udredning after Fælles Faglige Begreber and VUM 2.0."""

__version__ = "0.1.0"
