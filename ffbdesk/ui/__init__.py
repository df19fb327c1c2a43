"""All that a person sees. Asks services through `Work`, shows what changed."""
