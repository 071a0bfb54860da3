"""The words of the program: pure values and functions, and the ports that the adapters fill."""
