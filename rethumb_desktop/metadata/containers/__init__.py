"""The structure of picture files: segments, chunks, boxes and directories, without decoding a pixel."""
