"""The program for Windows is installed, used, upgraded and removed in a Wine of its own, and what is seen is said."""
