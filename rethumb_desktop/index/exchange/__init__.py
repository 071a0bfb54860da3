"""What is exchanged with other devices, in the rows of one transaction."""
