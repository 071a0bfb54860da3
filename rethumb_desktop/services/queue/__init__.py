"""The queue at work: jobs are fed, rendered and recorded, from the first to their end."""
