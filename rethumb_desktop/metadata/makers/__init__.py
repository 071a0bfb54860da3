"""What each maker's notes hold, as tables, and the one reader that follows them."""
