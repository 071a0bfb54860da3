"""What the measurement of the renderer is made of."""
