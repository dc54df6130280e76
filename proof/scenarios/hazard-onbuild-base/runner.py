#!/usr/bin/env python3
import os

with open("/var/lib/runner/state", "w") as state:
    state.write("idle\n")
print(f"ok uid={os.geteuid()}")
