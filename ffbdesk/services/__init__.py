"""What a user can want: one plain synchronous function per intention, turned into edits."""
