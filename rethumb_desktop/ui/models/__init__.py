"""What the views show, made of the words of the domain."""
