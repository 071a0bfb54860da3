"""Thread pools: bounded lanes and cancellation; no Qt."""
