"""The page of watched folders, and what became of the files of one."""
