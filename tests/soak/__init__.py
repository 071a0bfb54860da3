"""The long run: a thousand kills at random moments over ten thousand pictures, in changing weather."""
