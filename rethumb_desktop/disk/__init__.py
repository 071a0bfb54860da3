"""How bytes reach and leave the disk: regular files only, atomic writes, safe names, folder walks."""
