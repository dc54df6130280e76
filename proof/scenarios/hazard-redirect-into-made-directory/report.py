import os
import sys

print("nothing to report yet", file=sys.stderr)
with open("report.csv", "w") as report:
    report.write("day,sum\n")
print(f"ok uid={os.geteuid()}")
