"""The draft national order message (FHIR R4), read tolerantly."""
