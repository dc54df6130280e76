#!/usr/bin/env python3
import os

with open("/audit/findings.txt", "w") as findings:
    findings.write("none\n")
print(f"ok uid={os.geteuid()}")
