"""A citizen's rights: seeing everything, how long it is kept, who has seen it, erasing."""
