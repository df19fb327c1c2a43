"""The archive's secret, and the slots that open it. No SQL, no sentences."""
