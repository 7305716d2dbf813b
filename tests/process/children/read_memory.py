"""`python read_memory.py PID`: another program of the same person; the word to look for comes by standard input."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
import memory

try:
    found = memory.count(int(sys.argv[1]), {"word": sys.stdin.readline().strip().encode()})
except PermissionError:
    print("refused")
else:
    print("found" if found["word"] else "nothing")
