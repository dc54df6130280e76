#!/usr/bin/env python3
"""Links the tools of the workspace into the image."""
import os

with open("/etc/profile.d/ledger.sh", "w") as profile:
    profile.write("export PATH=/workspaces/ledger/bin:$PATH\n")
print(f"ok uid={os.geteuid()}")
